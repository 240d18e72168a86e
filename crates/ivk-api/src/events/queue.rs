// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Events of queue.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::types::{
    BatchId, BatchStatus, ItemId, QueueId, QueueItemStatus, SessionId, SessionQueueStatus, Timestamp,
    UnknownFields, UserId,
};
use crate::value::or_default;

/// A batch was put into the queue. It can come before the answer to the request that did it, and names no
/// items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BatchEnqueued {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The queue.
    pub queue_id: QueueId,
    /// The batch.
    pub batch_id: BatchId,
    /// How many items were put into the queue.
    pub enqueued: i64,
    /// How many items the batch stands for.
    pub requested: i64,
    /// A higher one goes first.
    pub priority: i64,
    /// Where it came from, as free text.
    pub origin: Option<String>,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Default:
    /// `system`.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
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

/// A queue was cleared. Only those who subscribed to it hear of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QueueCleared {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The queue.
    pub queue_id: QueueId,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`.
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

/// An item has another status. One with a lower `status_sequence` than was seen is late and means nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QueueItemStatusChanged {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The queue.
    pub queue_id: QueueId,
    /// The item.
    pub item_id: ItemId,
    /// The batch.
    pub batch_id: BatchId,
    /// Where it came from, as free text.
    pub origin: Option<String>,
    /// What the results are for, as free text.
    pub destination: Option<String>,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Default:
    /// `system`.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
    pub user_id: UserId,
    /// How it does.
    pub status: QueueItemStatus,
    /// How often the status has changed. Servers before 6.13 do not say.
    pub status_sequence: Option<i64>,
    /// What kind of error it was.
    pub error_type: Option<String>,
    /// What went wrong, in words.
    pub error_message: Option<String>,
    /// Where in the server's code it went wrong.
    pub error_traceback: Option<String>,
    /// When it was made. Servers up to 6.0.2, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
    pub created_at: Timestamp,
    /// When it was changed last. Servers up to 6.0.2, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
    pub updated_at: Timestamp,
    /// When it began.
    pub started_at: Option<Timestamp>,
    /// When it was over.
    pub completed_at: Option<Timestamp>,
    /// How its batch does.
    pub batch_status: BatchStatus,
    /// How the queue does.
    pub queue_status: SessionQueueStatus,
    /// The session of the item.
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

/// Items that had not begun were canceled, or deleted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QueueItemsCanceled {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The queue.
    pub queue_id: QueueId,
    /// The items.
    pub canceled_item_ids: Vec<ItemId>,
    /// The users.
    pub user_ids: Vec<UserId>,
    /// The items of each user.
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

/// Items were put into the queue again. It names the old ones.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QueueItemsRetried {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The queue.
    pub queue_id: QueueId,
    /// The items that are repeated.
    pub retried_item_ids: Vec<ItemId>,
    /// The users. Servers up to 6.12.0, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
    pub user_ids: Vec<UserId>,
    /// The items of each user that are repeated. Servers up to 6.12.0, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
    pub retried_item_ids_by_user: IndexMap<String, Vec<ItemId>>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl QueueItemsRetried {
    /// With what cannot be left out.
    pub fn new(
        timestamp: i64,
        queue_id: impl Into<QueueId>,
        retried_item_ids: impl IntoIterator<Item = impl Into<ItemId>>,
    ) -> Self {
        Self {
            timestamp,
            queue_id: queue_id.into(),
            retried_item_ids: retried_item_ids.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}
