//! Servers on which nothing happens, and why.

use std::collections::HashMap;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use ivk_api::types::{BatchId, ItemId};
use tokio::sync::mpsc;
use tokio::time::{Duration, Instant};

use super::driver::{Verdict, drive};
use super::inbox::Inbox;
use super::monitor::Monitor;
use super::policy::WatchPolicy;
use crate::remote::event::{JobEvent, StallReason};
use crate::remote::server::{BatchTally, Enqueued, QueueServer, Reach, ServerError, WorkerState};
use crate::remote::status::{ItemStatus, StatusFact};

/// A server that never does anything with the only item of a job.
#[derive(Debug, Clone, Copy)]
struct Idle {
    worker: WorkerState,
    next_is_readable: bool,
    /// How every question ends, if it does.
    reach: Option<Reach>,
    /// Since when an item of others ends every second, if they do.
    others_end_since: Option<Instant>,
}

#[derive(Debug, thiserror::Error)]
#[error("the server does not want to answer")]
struct Unwilling;

impl Idle {
    fn new(is_started: bool, is_processing: bool) -> Self {
        let worker = WorkerState {
            is_started,
            is_processing,
            pending: 1,
            ended: 0,
        };
        Self {
            worker,
            next_is_readable: true,
            reach: None,
            others_end_since: None,
        }
    }

    fn answer<T>(self, answer: T) -> Result<T, ServerError> {
        match self.reach {
            Some(reach) => Err(ServerError::new(reach, Unwilling)),
            None => Ok(answer),
        }
    }
}

#[async_trait]
impl QueueServer for Idle {
    async fn enqueue(&self, _body: &Bytes) -> Result<Enqueued, ServerError> {
        unreachable!("following a job never sends one")
    }

    async fn tally(&self, _batch: &BatchId) -> Result<BatchTally, ServerError> {
        self.answer(BatchTally {
            total: 1,
            ..BatchTally::default()
        })
    }

    async fn find_items(&self, _batch: &BatchId, _expected: usize) -> Result<Vec<ItemId>, ServerError> {
        unreachable!("following a job never searches it")
    }

    async fn snapshot(&self, items: &[ItemId]) -> Result<Vec<StatusFact>, ServerError> {
        let fact = |item: &ItemId| StatusFact {
            item: *item,
            status: ItemStatus::Pending,
            sequence: None,
            failure: None,
        };
        self.answer(items.iter().map(fact).collect())
    }

    async fn worker(&self) -> Result<WorkerState, ServerError> {
        let ended = self.others_end_since.map_or(0, |since| since.elapsed().as_secs());
        self.answer(WorkerState { ended, ..self.worker })
    }

    async fn next_is_readable(&self) -> Result<bool, ServerError> {
        self.answer(self.next_is_readable)
    }

    async fn cancel_items(&self, _items: &[ItemId]) -> Result<(), ServerError> {
        unreachable!("following a job never stops it")
    }

    async fn cancel_batch(&self, _batch: &BatchId) -> Result<(), ServerError> {
        unreachable!("following a job never stops it")
    }
}

/// How following ends, which stalls are told, and how long it takes.
async fn follow(server: Idle) -> (Verdict, Vec<StallReason>, Duration) {
    let started = Instant::now();
    let batch = BatchId::new("b");
    let monitor = Monitor::new(batch.clone(), &[ItemId::new(1)], Arc::new(HashMap::new()));
    let (_feeding, feed) = mpsc::unbounded_channel();
    let inbox = Inbox::default();
    let policy = WatchPolicy::default();
    let following = drive(Arc::new(server), batch, monitor, feed, true, &inbox, &policy);
    let verdict = tokio::time::timeout(Duration::from_secs(3_600), following)
        .await
        .unwrap();
    inbox.close();
    let mut told = Vec::new();
    while let Some(event) = inbox.next().await {
        if let JobEvent::Stalled { reason } = event {
            told.push(reason);
        }
    }
    (verdict, told, started.elapsed())
}

#[tokio::test(start_paused = true)]
async fn a_dead_worker_ends_the_waiting() {
    let (verdict, told, took) = follow(Idle::new(true, false)).await;
    assert!(
        matches!(
            verdict,
            Verdict::Stuck {
                reason: StallReason::WorkerDead,
                cause: None
            }
        ),
        "{verdict:?}"
    );
    assert_eq!(told, [StallReason::WorkerDead]);
    assert!(took < Duration::from_secs(60), "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn a_worker_between_two_items_is_not_dead() {
    let busy = Idle {
        others_end_since: Some(Instant::now()),
        ..Idle::new(true, false)
    };
    let following = tokio::time::timeout(Duration::from_secs(900), follow(busy)).await;
    assert!(following.is_err(), "a queue that moves is no reason to give up");
}

#[tokio::test(start_paused = true)]
async fn an_item_that_cannot_be_read_blocks_the_queue() {
    let (verdict, told, _) = follow(Idle {
        next_is_readable: false,
        ..Idle::new(true, false)
    })
    .await;
    assert!(
        matches!(
            verdict,
            Verdict::Stuck {
                reason: StallReason::QueueBlocked,
                ..
            }
        ),
        "{verdict:?}"
    );
    assert_eq!(told, [StallReason::QueueBlocked]);
}

#[tokio::test(start_paused = true)]
async fn a_paused_queue_is_waited_for() {
    let following = tokio::time::timeout(Duration::from_secs(900), follow(Idle::new(false, false))).await;
    assert!(following.is_err(), "a paused queue is no reason to give up");
}

#[tokio::test(start_paused = true)]
async fn a_server_that_is_away_for_long_is_given_up() {
    let (verdict, told, took) = follow(Idle {
        reach: Some(Reach::NotSent),
        ..Idle::new(true, true)
    })
    .await;
    assert!(
        matches!(
            verdict,
            Verdict::Stuck {
                reason: StallReason::Unreachable,
                cause: Some(_)
            }
        ),
        "{verdict:?}"
    );
    assert_eq!(told, [StallReason::Unreachable]);
    assert!(
        took >= Duration::from_secs(300) && took < Duration::from_secs(400),
        "{took:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_refusal_ends_the_waiting_at_once() {
    let (verdict, _, took) = follow(Idle {
        reach: Some(Reach::Refused(401)),
        ..Idle::new(true, true)
    })
    .await;
    assert!(matches!(verdict, Verdict::Refused(_)), "{verdict:?}");
    assert!(took < Duration::from_secs(40), "{took:?}");
}
