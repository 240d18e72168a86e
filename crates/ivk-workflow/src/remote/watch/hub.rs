//! One event connection for all jobs of a queue.
//!
//! Every event is read once and handed to the one job it belongs to, so that a thousand jobs cost little more
//! than one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_core::Stream;
use futures_util::StreamExt;
use ivk_api::events::Event;
use ivk_api::types::{BatchId, ItemId, Node, ProgressImage, QueueId, QueueItemStatus};
use tokio::sync::{mpsc, watch};
use tokio::task::AbortHandle;

use super::driver::Feed;
use super::monitor::Signal;
use crate::remote::event::{Failure, NodeRef, Preview, Progress};
use crate::remote::status::StatusFact;

/// What the event connection brings.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Link {
    /// It was made, and the subscription of the queue is in place.
    Up,
    /// It was lost.
    Down,
    /// Events were dropped on this side because they came faster than they were read.
    Gap,
    /// An event.
    Event(Event),
}

/// Hands events to jobs.
#[derive(Debug)]
pub(crate) struct Hub {
    routes: Arc<Routes>,
    state: watch::Receiver<State>,
    reading: AbortHandle,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing has been heard yet.
    Beginning,
    Up,
    Down,
}

#[derive(Debug)]
struct Routes {
    queue: QueueId,
    jobs: Mutex<HashMap<BatchId, mpsc::UnboundedSender<Feed>>>,
}

impl Hub {
    /// Starts to read `links`. Must be called on a tokio runtime.
    pub(crate) fn start(queue: QueueId, links: impl Stream<Item = Link> + Send + 'static) -> Self {
        let routes = Arc::new(Routes {
            queue,
            jobs: Mutex::default(),
        });
        let (tell, state) = watch::channel(State::Beginning);
        let reading = tokio::spawn(read(Arc::clone(&routes), tell, links)).abort_handle();
        Self {
            routes,
            state,
            reading,
        }
    }

    /// Whether it still reads. It stops when the server refuses the connection, and with the runtime it began on.
    pub(crate) fn is_alive(&self) -> bool {
        !self.reading.is_finished()
    }

    /// Waits until events arrive, until it is known that they do not, or until patience ends.
    pub(crate) async fn ready(&self, patience: Duration) {
        let mut state = self.state.clone();
        let known = state.wait_for(|state| *state != State::Beginning);
        // Whatever comes of it, the job is followed: by events or by asking.
        let _ = tokio::time::timeout(patience, known).await;
    }

    /// The news of one batch from now on, and whether events arrive at this moment.
    pub(crate) fn follow(&self, batch: &BatchId) -> (mpsc::UnboundedReceiver<Feed>, bool) {
        let (sender, receiver) = mpsc::unbounded_channel();
        let mut jobs = self.routes.lock();
        jobs.retain(|_, job| !job.is_closed());
        jobs.insert(batch.clone(), sender);
        // Under the lock: a loss of the connection is either seen here or told through the channel.
        let up = *self.state.borrow() == State::Up;
        (receiver, up)
    }

    /// Something was done to the items of a batch from here.
    pub(crate) fn changed(&self, batch: &BatchId) {
        self.routes.send(batch, Feed::Changed);
    }
}

impl Drop for Hub {
    fn drop(&mut self) {
        self.reading.abort();
    }
}

impl Routes {
    fn lock(&self) -> MutexGuard<'_, HashMap<BatchId, mpsc::UnboundedSender<Feed>>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, batch: &BatchId, signal: Signal) {
        self.send(batch, Feed::Signal(Box::new(signal)));
    }

    fn send(&self, batch: &BatchId, news: Feed) {
        if let Some(job) = self.lock().get(batch) {
            // A job that has ended no longer listens.
            let _ = job.send(news);
        }
    }

    fn tell_all(&self, feed: &Feed) {
        for job in self.lock().values() {
            let _ = job.send(feed.clone());
        }
    }

    fn route(&self, event: Event) {
        match event {
            Event::QueueItemStatusChanged(event) if event.queue_id == self.queue => {
                let event = *event;
                let failed = event.status == QueueItemStatus::Failed;
                let failure = Failure::told(event.error_type, event.error_message, event.error_traceback);
                let fact = StatusFact {
                    item: event.item_id,
                    status: event.status.into(),
                    sequence: event.status_sequence,
                    failure: failed.then_some(failure),
                };
                self.tell(&event.batch_id, Signal::Status(fact));
            }
            Event::InvocationStarted(event) if event.queue_id == self.queue => {
                let node = node_ref(&event.invocation, event.invocation_source_id);
                self.tell(
                    &event.batch_id,
                    Signal::NodeStarted {
                        item: event.item_id,
                        node,
                    },
                );
            }
            Event::InvocationProgress(event) if event.queue_id == self.queue => {
                let node = node_ref(&event.invocation, event.invocation_source_id);
                let progress = Progress {
                    message: event.message,
                    percentage: event.percentage,
                    preview: event.image.map(preview),
                };
                self.tell(
                    &event.batch_id,
                    Signal::Progress {
                        item: event.item_id,
                        node,
                        progress,
                    },
                );
            }
            Event::InvocationComplete(event) if event.queue_id == self.queue => {
                let node = node_ref(&event.invocation, event.invocation_source_id);
                let (item, output) = (event.item_id, event.result);
                self.tell(&event.batch_id, Signal::NodeCompleted { item, node, output });
            }
            Event::QueueItemsCanceled(event) if event.queue_id == self.queue => {
                let touched: Arc<[ItemId]> = event.canceled_item_ids.into();
                self.tell_all(&Feed::Signal(Box::new(Signal::ItemsTouched(touched))));
            }
            Event::QueueCleared(event) if event.queue_id == self.queue => {
                self.tell_all(&Feed::Signal(Box::new(Signal::Cleared)));
            }
            _ => {}
        }
    }
}

async fn read(routes: Arc<Routes>, state: watch::Sender<State>, links: impl Stream<Item = Link>) {
    let mut links = std::pin::pin!(links);
    while let Some(link) = links.next().await {
        match link {
            Link::Up => {
                let jobs = routes.lock();
                state.send_replace(State::Up);
                for job in jobs.values() {
                    let _ = job.send(Feed::Connected);
                }
            }
            Link::Down => {
                let jobs = routes.lock();
                state.send_replace(State::Down);
                for job in jobs.values() {
                    let _ = job.send(Feed::Disconnected);
                }
            }
            Link::Gap => routes.tell_all(&Feed::Gap),
            Link::Event(event) => routes.route(event),
        }
    }
    state.send_replace(State::Down);
    // Dropping the senders tells every job that nothing more will come.
    routes.lock().clear();
}

fn node_ref(node: &Node, source_id: String) -> NodeRef {
    NodeRef {
        execution_id: node.id().unwrap_or_else(|| source_id.clone()),
        id: source_id,
        node_type: node.kind().to_owned(),
        label: None,
    }
}

fn preview(image: ProgressImage) -> Preview {
    let pixels = |size: i64| u32::try_from(size).unwrap_or_default();
    Preview::new(pixels(image.width), pixels(image.height), image.data_url)
}
