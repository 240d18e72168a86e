//! How many requests following a job costs.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use async_trait::async_trait;
use bytes::Bytes;
use ivk_api::types::{BatchId, ItemId};
use tokio::sync::mpsc;
use tokio::time::{Duration, sleep};

use super::driver::{Feed, Verdict, drive};
use super::inbox::Inbox;
use super::monitor::{Monitor, Signal};
use super::policy::WatchPolicy;
use crate::remote::event::{NodeRef, Progress};
use crate::remote::server::{BatchTally, Enqueued, QueueServer, ServerError, WorkerState};
use crate::remote::status::{ItemStatus, StatusFact};

/// A server that counts what it is asked, and whose only item runs.
#[derive(Debug, Default)]
struct Counting(AtomicU64);

impl Counting {
    fn count(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

#[async_trait]
impl QueueServer for Counting {
    async fn enqueue(&self, _body: &Bytes) -> Result<Enqueued, ServerError> {
        unreachable!("following a job never sends one")
    }

    async fn tally(&self, _batch: &BatchId) -> Result<BatchTally, ServerError> {
        self.count();
        Ok(BatchTally {
            running: 1,
            total: 1,
            ..BatchTally::default()
        })
    }

    async fn find_items(&self, _batch: &BatchId, _expected: usize) -> Result<Vec<ItemId>, ServerError> {
        unreachable!("following a job never searches it")
    }

    async fn snapshot(&self, items: &[ItemId]) -> Result<Vec<StatusFact>, ServerError> {
        self.count();
        Ok(items
            .iter()
            .map(|item| fact(*item, ItemStatus::InProgress))
            .collect())
    }

    async fn worker(&self) -> Result<WorkerState, ServerError> {
        self.count();
        Ok(WorkerState {
            is_started: true,
            is_processing: true,
            pending: 0,
            ended: 0,
        })
    }

    async fn next_is_readable(&self) -> Result<bool, ServerError> {
        self.count();
        Ok(true)
    }

    async fn cancel_items(&self, _items: &[ItemId]) -> Result<(), ServerError> {
        unreachable!("following a job never stops it")
    }

    async fn cancel_batch(&self, _batch: &BatchId) -> Result<(), ServerError> {
        unreachable!("following a job never stops it")
    }
}

fn fact(item: ItemId, status: ItemStatus) -> StatusFact {
    StatusFact {
        item,
        status,
        sequence: None,
        failure: None,
    }
}

/// How many requests an hour of this costs: a step of progress after every pause.
async fn an_hour(pause: Duration) -> u64 {
    let (server, item) = (Arc::new(Counting::default()), ItemId::new(1));
    let batch = BatchId::new("b");
    let monitor = Monitor::new(batch.clone(), &[item], Arc::new(HashMap::new()));
    let (feeding, feed) = mpsc::unbounded_channel();
    let telling = tokio::spawn(async move {
        let tell = |signal| feeding.send(Feed::Signal(Box::new(signal))).unwrap();
        let steps = Duration::from_secs(3_600).as_secs() / pause.as_secs();
        for step in 0..steps {
            sleep(pause).await;
            tell(Signal::Progress {
                item,
                node: NodeRef {
                    id: "n".into(),
                    execution_id: "x".into(),
                    node_type: "denoise_latents".into(),
                    label: None,
                },
                progress: Progress {
                    message: "Denoising".into(),
                    percentage: Some(step as f64 / steps as f64),
                    preview: None,
                },
            });
        }
        tell(Signal::Status(fact(item, ItemStatus::Completed)));
        std::future::pending::<()>().await;
    });
    let (inbox, policy) = (Inbox::default(), WatchPolicy::default());
    let verdict = drive(Arc::clone(&server), batch, monitor, feed, true, &inbox, &policy).await;
    telling.abort();
    assert!(matches!(verdict, Verdict::Settled(_)), "{verdict:?}");
    server.0.load(Ordering::Relaxed)
}

#[tokio::test(start_paused = true)]
async fn nothing_is_asked_while_events_flow() {
    assert_eq!(an_hour(Duration::from_secs(5)).await, 0);
}

#[tokio::test(start_paused = true)]
async fn a_silent_job_is_looked_at_now_and_then() {
    let asked = an_hour(Duration::from_secs(3_600)).await;
    assert!(
        (200..=260).contains(&asked),
        "two requests each half a minute, not {asked}"
    );
}
