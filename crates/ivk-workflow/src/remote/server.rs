//! What following a job needs of a server, as a trait, so that every way in which a server can fail is tested
//! on virtual time.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;

use super::status::StatusFact;
use ivk_api::types::{BatchId, ItemId};

/// Counts of one batch. Items of called workflows are in them too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct BatchTally {
    pub(crate) ended: u64,
    pub(crate) running: u64,
    pub(crate) total: u64,
}

/// Whether the server's worker works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WorkerState {
    pub(crate) is_started: bool,
    pub(crate) is_processing: bool,
    pub(crate) pending: u64,
    /// How many items of its queues have ended. Pruning makes it smaller.
    pub(crate) ended: u64,
}

/// What the server answered to an enqueue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Enqueued {
    pub(crate) enqueued: u64,
    pub(crate) requested: u64,
    /// All items that carry the batch id, in the server's order.
    pub(crate) items: Vec<ItemId>,
}

/// How far a failed request got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// It never left; nothing happened.
    NotSent,
    /// It may or may not have been done.
    Unknown,
    /// The server gave this status and did nothing of what was asked.
    Refused(u16),
    /// The server gave this status, which says nothing about what it did.
    Faulted(u16),
}

/// A request that brought no usable answer.
#[derive(Debug, Clone)]
pub(crate) struct ServerError {
    pub(crate) reach: Reach,
    pub(crate) source: Arc<dyn std::error::Error + Send + Sync>,
}

impl ServerError {
    pub(crate) fn new(reach: Reach, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self {
            reach,
            source: Arc::new(source),
        }
    }

    /// Whether asking again may help.
    pub(crate) fn is_transient(&self) -> bool {
        match self.reach {
            Reach::NotSent | Reach::Unknown => true,
            Reach::Refused(status) => matches!(status, 409 | 429),
            Reach::Faulted(_) => true,
        }
    }
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.source.fmt(f)
    }
}

/// The calls that submit and follow a job. An implementation knows its queue.
#[async_trait]
pub(crate) trait QueueServer: Send + Sync + 'static {
    /// Sends one batch, once.
    async fn enqueue(&self, body: &Bytes) -> Result<Enqueued, ServerError>;
    /// Counts a batch. A batch that does not exist has none.
    async fn tally(&self, batch: &BatchId) -> Result<BatchTally, ServerError>;
    /// The items of a batch that were not made by a called workflow, oldest first.
    async fn find_items(&self, batch: &BatchId, expected: usize) -> Result<Vec<ItemId>, ServerError>;
    /// The states of items. Those that do not exist are left out.
    async fn snapshot(&self, items: &[ItemId]) -> Result<Vec<StatusFact>, ServerError>;
    /// Whether the worker works.
    async fn worker(&self) -> Result<WorkerState, ServerError>;
    /// Whether the server can read the item that it would run next.
    async fn next_is_readable(&self) -> Result<bool, ServerError>;
    /// Stops these items.
    async fn cancel_items(&self, items: &[ItemId]) -> Result<(), ServerError>;
    /// Stops all items of a batch.
    async fn cancel_batch(&self, batch: &BatchId) -> Result<(), ServerError>;
}
