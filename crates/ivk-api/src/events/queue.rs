// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Events of queue.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::types::{
    BatchId, BatchStatus, ItemId, QueueId, QueueItemStatus, SessionId, SessionQueueStatus, Timestamp,
    UnknownFields, UserId,
};

/// Batch enqueued.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BatchEnqueued {
    /// Timestamp.
    pub timestamp: i64,
    /// Queue id.
    pub queue_id: QueueId,
    /// Batch id.
    pub batch_id: BatchId,
    /// Enqueued.
    pub enqueued: i64,
    /// Requested.
    pub requested: i64,
    /// Priority.
    pub priority: i64,
    /// Origin.
    pub origin: Option<String>,
    /// User id. Default: `system`.
    #[serde(default = "UserId::system")]
    pub user_id: UserId,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl BatchEnqueued {
    /// With what cannot be left out.
    pub fn new(
        timestamp: i64,
        queue_id: impl Into<QueueId>,
        batch_id: impl Into<BatchId>,
        enqueued: i64,
        requested: i64,
        priority: i64,
    ) -> Self {
        Self {
            timestamp,
            queue_id: queue_id.into(),
            batch_id: batch_id.into(),
            enqueued,
            requested,
            priority,
            ..Self::default()
        }
    }
}

impl Default for BatchEnqueued {
    fn default() -> Self {
        Self {
            timestamp: Default::default(),
            queue_id: Default::default(),
            batch_id: Default::default(),
            enqueued: Default::default(),
            requested: Default::default(),
            priority: Default::default(),
            origin: Default::default(),
            user_id: UserId::system(),
            unknown: UnknownFields::default(),
        }
    }
}

/// Queue cleared.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QueueCleared {
    /// Timestamp.
    pub timestamp: i64,
    /// Queue id.
    pub queue_id: QueueId,
    /// User id.
    pub user_id: Option<UserId>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl QueueCleared {
    /// With what cannot be left out.
    pub fn new(timestamp: i64, queue_id: impl Into<QueueId>) -> Self {
        Self {
            timestamp,
            queue_id: queue_id.into(),
            ..Self::default()
        }
    }
}

/// Queue item status changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QueueItemStatusChanged {
    /// Timestamp.
    pub timestamp: i64,
    /// Queue id.
    pub queue_id: QueueId,
    /// Item id.
    pub item_id: ItemId,
    /// Batch id.
    pub batch_id: BatchId,
    /// Origin.
    pub origin: Option<String>,
    /// Destination.
    pub destination: Option<String>,
    /// User id. Default: `system`.
    #[serde(default = "UserId::system")]
    pub user_id: UserId,
    /// Status.
    pub status: QueueItemStatus,
    /// Status sequence.
    pub status_sequence: Option<i64>,
    /// Error type.
    pub error_type: Option<String>,
    /// Error message.
    pub error_message: Option<String>,
    /// Error traceback.
    pub error_traceback: Option<String>,
    /// Created at.
    pub created_at: Timestamp,
    /// Updated at.
    pub updated_at: Timestamp,
    /// Started at.
    pub started_at: Option<Timestamp>,
    /// Completed at.
    pub completed_at: Option<Timestamp>,
    /// Batch status.
    pub batch_status: BatchStatus,
    /// Queue status.
    pub queue_status: SessionQueueStatus,
    /// Session id.
    pub session_id: SessionId,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl Default for QueueItemStatusChanged {
    fn default() -> Self {
        Self {
            timestamp: Default::default(),
            queue_id: Default::default(),
            item_id: Default::default(),
            batch_id: Default::default(),
            origin: Default::default(),
            destination: Default::default(),
            user_id: UserId::system(),
            status: Default::default(),
            status_sequence: Default::default(),
            error_type: Default::default(),
            error_message: Default::default(),
            error_traceback: Default::default(),
            created_at: Default::default(),
            updated_at: Default::default(),
            started_at: Default::default(),
            completed_at: Default::default(),
            batch_status: Default::default(),
            queue_status: Default::default(),
            session_id: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

/// Queue items canceled.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QueueItemsCanceled {
    /// Timestamp.
    pub timestamp: i64,
    /// Queue id.
    pub queue_id: QueueId,
    /// Canceled item ids.
    pub canceled_item_ids: Vec<ItemId>,
    /// User ids.
    pub user_ids: Vec<UserId>,
    /// Canceled item ids by user.
    pub canceled_item_ids_by_user: IndexMap<String, Vec<ItemId>>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl QueueItemsCanceled {
    /// With everything it needs.
    pub fn new(
        timestamp: i64,
        queue_id: impl Into<QueueId>,
        canceled_item_ids: impl IntoIterator<Item = impl Into<ItemId>>,
        user_ids: impl IntoIterator<Item = impl Into<UserId>>,
        canceled_item_ids_by_user: IndexMap<String, Vec<ItemId>>,
    ) -> Self {
        Self {
            timestamp,
            queue_id: queue_id.into(),
            canceled_item_ids: canceled_item_ids.into_iter().map(Into::into).collect(),
            user_ids: user_ids.into_iter().map(Into::into).collect(),
            canceled_item_ids_by_user,
            ..Self::default()
        }
    }
}

/// Queue items retried.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QueueItemsRetried {
    /// Timestamp.
    pub timestamp: i64,
    /// Queue id.
    pub queue_id: QueueId,
    /// Retried item ids.
    pub retried_item_ids: Vec<ItemId>,
    /// User ids.
    pub user_ids: Vec<UserId>,
    /// Retried item ids by user.
    pub retried_item_ids_by_user: IndexMap<String, Vec<ItemId>>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl QueueItemsRetried {
    /// With everything it needs.
    pub fn new(
        timestamp: i64,
        queue_id: impl Into<QueueId>,
        retried_item_ids: impl IntoIterator<Item = impl Into<ItemId>>,
        user_ids: impl IntoIterator<Item = impl Into<UserId>>,
        retried_item_ids_by_user: IndexMap<String, Vec<ItemId>>,
    ) -> Self {
        Self {
            timestamp,
            queue_id: queue_id.into(),
            retried_item_ids: retried_item_ids.into_iter().map(Into::into).collect(),
            user_ids: user_ids.into_iter().map(Into::into).collect(),
            retried_item_ids_by_user,
            ..Self::default()
        }
    }
}
