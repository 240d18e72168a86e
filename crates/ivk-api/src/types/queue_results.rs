// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of queue results.

use serde::{Deserialize, Serialize};

use crate::types::{Batch, ItemId, QueueId, UnknownFields};

/// How many items were canceled.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CancelAllExceptCurrentResult {
    /// How many are canceled.
    pub canceled: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl CancelAllExceptCurrentResult {
    /// With everything it needs.
    pub fn new(canceled: i64) -> Self {
        Self {
            canceled,
            ..Self::default()
        }
    }
}

/// How many items were canceled.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CancelByBatchIdsResult {
    /// How many are canceled.
    pub canceled: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl CancelByBatchIdsResult {
    /// With everything it needs.
    pub fn new(canceled: i64) -> Self {
        Self {
            canceled,
            ..Self::default()
        }
    }
}

/// How many items were canceled.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CancelByDestinationResult {
    /// How many are canceled.
    pub canceled: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl CancelByDestinationResult {
    /// With everything it needs.
    pub fn new(canceled: i64) -> Self {
        Self {
            canceled,
            ..Self::default()
        }
    }
}

/// How many items were deleted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ClearResult {
    /// How many were deleted.
    pub deleted: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ClearResult {
    /// With everything it needs.
    pub fn new(deleted: i64) -> Self {
        Self {
            deleted,
            ..Self::default()
        }
    }
}

/// How many items were deleted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteAllExceptCurrentResult {
    /// How many were deleted.
    pub deleted: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl DeleteAllExceptCurrentResult {
    /// With everything it needs.
    pub fn new(deleted: i64) -> Self {
        Self {
            deleted,
            ..Self::default()
        }
    }
}

/// How many items were deleted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteByDestinationResult {
    /// How many were deleted.
    pub deleted: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl DeleteByDestinationResult {
    /// With everything it needs.
    pub fn new(deleted: i64) -> Self {
        Self {
            deleted,
            ..Self::default()
        }
    }
}

/// What became of a batch. Compare `enqueued` with `requested`: a full queue drops the rest silently.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EnqueueBatchResult {
    /// The queue.
    pub queue_id: QueueId,
    /// How many items were put into the queue.
    pub enqueued: i64,
    /// How many items the batch stands for.
    pub requested: i64,
    /// The batch as the server took it.
    pub batch: Batch,
    /// The priority of the items; a higher one goes first.
    pub priority: i64,
    /// The items, the newest first.
    pub item_ids: Vec<ItemId>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl EnqueueBatchResult {
    /// With everything it needs.
    pub fn new(
        queue_id: impl Into<QueueId>,
        enqueued: i64,
        requested: i64,
        batch: Batch,
        priority: i64,
        item_ids: impl IntoIterator<Item = impl Into<ItemId>>,
    ) -> Self {
        Self {
            queue_id: queue_id.into(),
            enqueued,
            requested,
            batch,
            priority,
            item_ids: item_ids.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

/// How many items were deleted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PruneResult {
    /// How many were deleted.
    pub deleted: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl PruneResult {
    /// With everything it needs.
    pub fn new(deleted: i64) -> Self {
        Self {
            deleted,
            ..Self::default()
        }
    }
}

/// Which items were put into the queue again. The new ones have new ids; they tell by `retried_from_item_id`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RetryItemsResult {
    /// The queue.
    pub queue_id: QueueId,
    /// The items that are repeated.
    pub retried_item_ids: Vec<ItemId>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl RetryItemsResult {
    /// With everything it needs.
    pub fn new(
        queue_id: impl Into<QueueId>,
        retried_item_ids: impl IntoIterator<Item = impl Into<ItemId>>,
    ) -> Self {
        Self {
            queue_id: queue_id.into(),
            retried_item_ids: retried_item_ids.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}
