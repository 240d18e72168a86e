// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of queue.

use serde::{Deserialize, Serialize};

use crate::types::{
    Batch, BatchId, GraphExecutionState, ItemId, NodeFieldValue, QueueId, RawJson, SessionId, Timestamp,
    UnknownFields, UserId,
};
use crate::value::open_enum;

/// Cancel all except current result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CancelAllExceptCurrentResult {
    /// Canceled.
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

/// Cancel by batch ids result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CancelByBatchIdsResult {
    /// Canceled.
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

/// Cancel by destination result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CancelByDestinationResult {
    /// Canceled.
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

/// Clear result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ClearResult {
    /// Deleted.
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

/// Delete all except current result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteAllExceptCurrentResult {
    /// Deleted.
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

/// Delete by destination result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteByDestinationResult {
    /// Deleted.
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

/// Enqueue batch result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EnqueueBatchResult {
    /// Queue id.
    pub queue_id: QueueId,
    /// Enqueued.
    pub enqueued: i64,
    /// Requested.
    pub requested: i64,
    /// Batch.
    pub batch: Batch,
    /// Priority.
    pub priority: i64,
    /// Item ids.
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

/// Item ids result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ItemIdsResult {
    /// Item ids.
    pub item_ids: Vec<ItemId>,
    /// Total count.
    pub total_count: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ItemIdsResult {
    /// With everything it needs.
    pub fn new(item_ids: impl IntoIterator<Item = impl Into<ItemId>>, total_count: i64) -> Self {
        Self {
            item_ids: item_ids.into_iter().map(Into::into).collect(),
            total_count,
            ..Self::default()
        }
    }
}

/// Prune result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PruneResult {
    /// Deleted.
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

open_enum! {
    /// Queue item status.
    pub enum QueueItemStatus {
        /// `pending`
        #[default]
        Pending = "pending",
        /// `in_progress`
        InProgress = "in_progress",
        /// `waiting`
        Waiting = "waiting",
        /// `completed`
        Completed = "completed",
        /// `failed`
        Failed = "failed",
        /// `canceled`
        Canceled = "canceled",
    }
}

/// Retry items result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RetryItemsResult {
    /// Queue id.
    pub queue_id: QueueId,
    /// Retried item ids.
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

/// Session processor status.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SessionProcessorStatus {
    /// Is started.
    pub is_started: bool,
    /// Is processing.
    pub is_processing: bool,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl SessionProcessorStatus {
    /// With everything it needs.
    pub fn new(is_started: bool, is_processing: bool) -> Self {
        Self {
            is_started,
            is_processing,
            ..Self::default()
        }
    }
}

/// Session queue and processor status.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SessionQueueAndProcessorStatus {
    /// Queue.
    pub queue: SessionQueueStatus,
    /// Processor.
    pub processor: SessionProcessorStatus,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl SessionQueueAndProcessorStatus {
    /// With everything it needs.
    pub fn new(queue: SessionQueueStatus, processor: SessionProcessorStatus) -> Self {
        Self {
            queue,
            processor,
            ..Self::default()
        }
    }
}

/// Session queue counts by destination.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SessionQueueCountsByDestination {
    /// Queue id.
    pub queue_id: QueueId,
    /// Destination.
    pub destination: String,
    /// Pending.
    pub pending: i64,
    /// In progress.
    pub in_progress: i64,
    /// Waiting. Servers before 6.14 do not send it.
    #[serde(default)]
    pub waiting: i64,
    /// Completed.
    pub completed: i64,
    /// Failed.
    pub failed: i64,
    /// Canceled.
    pub canceled: i64,
    /// Total.
    pub total: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// Session queue item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SessionQueueItem {
    /// Item id.
    pub item_id: ItemId,
    /// Status. Default: `pending`.
    #[serde(default)]
    pub status: QueueItemStatus,
    /// Status sequence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_sequence: Option<i64>,
    /// Priority. Default: `0`.
    #[serde(default)]
    pub priority: i64,
    /// Batch id.
    pub batch_id: BatchId,
    /// Origin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Destination.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    /// Session id.
    pub session_id: SessionId,
    /// Error type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_type: Option<String>,
    /// Error message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    /// Error traceback.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_traceback: Option<String>,
    /// Created at.
    pub created_at: Timestamp,
    /// Updated at.
    pub updated_at: Timestamp,
    /// Started at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Timestamp>,
    /// Completed at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<Timestamp>,
    /// Queue id.
    pub queue_id: QueueId,
    /// User id. Default: `system`.
    #[serde(default = "UserId::system")]
    pub user_id: UserId,
    /// User display name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_display_name: Option<String>,
    /// User email.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_email: Option<String>,
    /// Field values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_values: Option<Vec<NodeFieldValue>>,
    /// Retried from item id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retried_from_item_id: Option<ItemId>,
    /// Device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// Workflow call id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow_call_id: Option<String>,
    /// Parent item id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_item_id: Option<ItemId>,
    /// Parent session id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_session_id: Option<SessionId>,
    /// Root item id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root_item_id: Option<ItemId>,
    /// Workflow call depth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow_call_depth: Option<i64>,
    /// Session.
    pub session: GraphExecutionState,
    /// Workflow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow: Option<RawJson>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl SessionQueueItem {
    /// With what cannot be left out.
    pub fn new(
        item_id: impl Into<ItemId>,
        batch_id: impl Into<BatchId>,
        session_id: impl Into<SessionId>,
        created_at: impl Into<Timestamp>,
        updated_at: impl Into<Timestamp>,
        queue_id: impl Into<QueueId>,
        session: GraphExecutionState,
    ) -> Self {
        Self {
            item_id: item_id.into(),
            batch_id: batch_id.into(),
            session_id: session_id.into(),
            created_at: created_at.into(),
            updated_at: updated_at.into(),
            queue_id: queue_id.into(),
            session,
            ..Self::default()
        }
    }
}

impl Default for SessionQueueItem {
    fn default() -> Self {
        Self {
            item_id: Default::default(),
            status: Default::default(),
            status_sequence: Default::default(),
            priority: Default::default(),
            batch_id: Default::default(),
            origin: Default::default(),
            destination: Default::default(),
            session_id: Default::default(),
            error_type: Default::default(),
            error_message: Default::default(),
            error_traceback: Default::default(),
            created_at: Default::default(),
            updated_at: Default::default(),
            started_at: Default::default(),
            completed_at: Default::default(),
            queue_id: Default::default(),
            user_id: UserId::system(),
            user_display_name: Default::default(),
            user_email: Default::default(),
            field_values: Default::default(),
            retried_from_item_id: Default::default(),
            device: Default::default(),
            workflow_call_id: Default::default(),
            parent_item_id: Default::default(),
            parent_session_id: Default::default(),
            root_item_id: Default::default(),
            workflow_call_depth: Default::default(),
            session: Default::default(),
            workflow: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

/// Session queue item summary.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SessionQueueItemSummary {
    /// Item id.
    pub item_id: ItemId,
    /// Created at.
    pub created_at: Timestamp,
    /// Status.
    pub status: QueueItemStatus,
    /// Device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// Started at.
    pub started_at: Option<Timestamp>,
    /// Completed at.
    pub completed_at: Option<Timestamp>,
    /// Origin.
    pub origin: Option<String>,
    /// Destination.
    pub destination: Option<String>,
    /// Batch id.
    pub batch_id: BatchId,
    /// User id.
    pub user_id: UserId,
    /// User display name.
    pub user_display_name: Option<String>,
    /// User email.
    pub user_email: Option<String>,
    /// Field values.
    pub field_values: Option<Vec<NodeFieldValue>>,
    /// Parent item id.
    pub parent_item_id: Option<ItemId>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl SessionQueueItemSummary {
    /// With what cannot be left out.
    pub fn new(
        item_id: impl Into<ItemId>,
        created_at: impl Into<Timestamp>,
        status: QueueItemStatus,
        batch_id: impl Into<BatchId>,
        user_id: impl Into<UserId>,
    ) -> Self {
        Self {
            item_id: item_id.into(),
            created_at: created_at.into(),
            status,
            batch_id: batch_id.into(),
            user_id: user_id.into(),
            ..Self::default()
        }
    }
}

/// Session queue status.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SessionQueueStatus {
    /// Queue id.
    pub queue_id: QueueId,
    /// Item id.
    pub item_id: Option<ItemId>,
    /// Batch id.
    pub batch_id: Option<BatchId>,
    /// Session id.
    pub session_id: Option<SessionId>,
    /// Pending.
    pub pending: i64,
    /// In progress.
    pub in_progress: i64,
    /// Waiting. Servers before 6.14 do not send it.
    #[serde(default)]
    pub waiting: i64,
    /// Completed.
    pub completed: i64,
    /// Failed.
    pub failed: i64,
    /// Canceled.
    pub canceled: i64,
    /// Total.
    pub total: i64,
    /// User pending.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pending: Option<i64>,
    /// User in progress.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_in_progress: Option<i64>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl SessionQueueStatus {
    /// With what cannot be left out.
    pub fn new(
        queue_id: impl Into<QueueId>,
        pending: i64,
        in_progress: i64,
        completed: i64,
        failed: i64,
        canceled: i64,
        total: i64,
    ) -> Self {
        Self {
            queue_id: queue_id.into(),
            pending,
            in_progress,
            completed,
            failed,
            canceled,
            total,
            ..Self::default()
        }
    }
}
