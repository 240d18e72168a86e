//! The queue.

use futures_util::StreamExt;
use ivk_api::types::{
    BatchStatus, SessionProcessorStatus, SessionQueueAndProcessorStatus, SessionQueueCountsByDestination,
    SessionQueueItem, SessionQueueItemSummary,
};
use ivk_workflow::remote::{self, BatchId, ItemId, QueueId, RetriedItem, RunError};

use super::runtime::Runtime;
use crate::error::Error;

/// One queue of a server; see [`remote::Queue`].
#[derive(Debug, Clone)]
pub struct Queue {
    inner: remote::Queue,
    runtime: Runtime,
}

macro_rules! calls {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $type:ty),*) -> $output:ty;)*) => {
        impl Queue {
            $(
                $(#[$doc])*
                ///
                /// # Errors
                ///
                /// As the method of this name of [`remote::Queue`], and inside a runtime.
                pub fn $name(&self, $($argument: $type),*) -> Result<$output, Error> {
                    self.runtime.try_wait(self.inner.$name($($argument),*))
                }
            )*
        }
    };
}

calls! {
    /// Counts by state, what runs, and whether the worker works.
    status() -> SessionQueueAndProcessorStatus;
    /// Counts of one batch by state.
    batch_status(batch: impl Into<BatchId>) -> BatchStatus;
    /// Counts of a destination by state.
    counts_by_destination(destination: &str) -> SessionQueueCountsByDestination;
    /// The ids of all items, the newest first.
    item_ids() -> Vec<ItemId>;
    /// What these items are doing, without their graphs.
    summaries(ids: &[ItemId]) -> Vec<SessionQueueItemSummary>;
    /// One item with its graph and, when it has ended, its results.
    get(id: impl Into<ItemId>) -> SessionQueueItem;
    /// The item that runs.
    current() -> Option<SessionQueueItem>;
    /// The item that runs next.
    next() -> Option<SessionQueueItem>;
    /// Stops an item, and those it called.
    cancel(id: impl Into<ItemId>) -> SessionQueueItem;
    /// Stops all items of a batch, and tells how many those were.
    cancel_batch(batch: impl Into<BatchId>) -> u64;
    /// Stops all items with this destination, and tells how many those were.
    cancel_destination(destination: &str) -> u64;
    /// Stops everything that waits, and tells how many items those were.
    cancel_waiting() -> u64;
    /// Deletes an item, after stopping it.
    delete(id: impl Into<ItemId>) -> ();
    /// Deletes all items with this destination, and tells how many those were.
    delete_destination(destination: &str) -> u64;
    /// Deletes everything but what runs, and tells how many items those were.
    delete_all_but_current() -> u64;
    /// Runs items again that failed or were canceled, and finds the new items.
    retry(ids: &[ItemId]) -> Vec<RetriedItem>;
    /// Deletes all items that have ended, and tells how many those were.
    prune() -> u64;
    /// Stops what runs and deletes everything, and tells how many items those were.
    clear() -> u64;
    /// Lets the worker take no further item.
    pause() -> SessionProcessorStatus;
    /// Lets the worker go on.
    resume() -> SessionProcessorStatus;
}

impl Queue {
    pub(super) fn new(inner: remote::Queue, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    /// Its name.
    pub fn id(&self) -> &QueueId {
        self.inner.id()
    }

    /// All items, the newest first.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked, and inside a runtime.
    pub fn list(&self) -> Result<Vec<SessionQueueItemSummary>, Error> {
        let listing = async {
            let listed: Vec<Result<_, RunError>> = self.inner.list().collect().await;
            listed.into_iter().collect::<Result<Vec<_>, _>>()
        };
        self.runtime.try_wait(listing)
    }
}
