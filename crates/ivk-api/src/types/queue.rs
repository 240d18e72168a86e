// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of queue.

use serde::{Deserialize, Serialize};

use crate::types::{
    BatchId, GraphExecutionState, ItemId, NodeFieldValue, QueueId, RawJson, SessionId, Timestamp,
    UnknownFields, UserId,
};
use crate::value::{open_enum, or_default};

/// The ids of the items of a queue, in order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ItemIdsResult {
    /// The items.
    pub item_ids: Vec<ItemId>,
    /// How many there are in all.
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

open_enum! {
    /// How an item of the queue does. Completed, failed and canceled are final.
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

/// How the processor does. Started but not processing while items are pending means that it is dead.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SessionProcessorStatus {
    /// Whether it takes items from the queue.
    pub is_started: bool,
    /// Whether it is working on an item.
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

/// How queue and processor do.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SessionQueueAndProcessorStatus {
    /// How the queue does.
    pub queue: SessionQueueStatus,
    /// How the processor does.
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

/// How many items with a destination there are of each status.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SessionQueueCountsByDestination {
    /// The queue.
    pub queue_id: QueueId,
    /// What the results are for, as free text.
    pub destination: String,
    /// How many have not begun.
    pub pending: i64,
    /// How many are in progress.
    pub in_progress: i64,
    /// How many wait for a workflow they called. Servers up to 6.12.0, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
    pub waiting: i64,
    /// How many are completed.
    pub completed: i64,
    /// How many failed.
    pub failed: i64,
    /// How many are canceled.
    pub canceled: i64,
    /// How many there are in all.
    pub total: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// An item of the queue, with its session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SessionQueueItem {
    /// The item.
    pub item_id: ItemId,
    /// How it does. Default: `pending`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: QueueItemStatus,
    /// How often the status has changed. Servers before 6.13 do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_sequence: Option<i64>,
    /// A higher one goes first. Default: `0`.
    #[serde(default, deserialize_with = "or_default")]
    pub priority: i64,
    /// The batch.
    pub batch_id: BatchId,
    /// Where it came from, as free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// What the results are for, as free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    /// The session.
    pub session_id: SessionId,
    /// What kind of error it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_type: Option<String>,
    /// What went wrong, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    /// Where in the server's code it went wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_traceback: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
    /// When it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Timestamp>,
    /// When it was over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<Timestamp>,
    /// The queue.
    pub queue_id: QueueId,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Default:
    /// `system`.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
    pub user_id: UserId,
    /// The name of its user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_display_name: Option<String>,
    /// The address of its user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_email: Option<String>,
    /// What the batch put into fields for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_values: Option<Vec<NodeFieldValue>>,
    /// The item that it repeats: always the first of a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retried_from_item_id: Option<ItemId>,
    /// The device that works on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// The call that it serves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow_call_id: Option<String>,
    /// The item that called its workflow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_item_id: Option<ItemId>,
    /// The session that called its workflow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_session_id: Option<SessionId>,
    /// The item that everything began with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root_item_id: Option<ItemId>,
    /// How deep the call is that it serves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow_call_depth: Option<i64>,
    /// What ran, and what came of it. Until the item is over, the results are missing.
    pub session: GraphExecutionState,
    /// The workflow of the batch, as JSON.
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

/// An item of the queue without its session.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SessionQueueItemSummary {
    /// The item.
    pub item_id: ItemId,
    /// When it was made.
    pub created_at: Timestamp,
    /// How it does.
    pub status: QueueItemStatus,
    /// The device that works on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// When it began.
    pub started_at: Option<Timestamp>,
    /// When it was over.
    pub completed_at: Option<Timestamp>,
    /// Where it came from, as free text.
    pub origin: Option<String>,
    /// What the results are for, as free text.
    pub destination: Option<String>,
    /// The batch.
    pub batch_id: BatchId,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`.
    pub user_id: UserId,
    /// The name of its user.
    pub user_display_name: Option<String>,
    /// The address of its user.
    pub user_email: Option<String>,
    /// What the batch put into fields for it.
    pub field_values: Option<Vec<NodeFieldValue>>,
    /// The item that called its workflow.
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

/// How many items there are of each status.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SessionQueueStatus {
    /// The queue.
    pub queue_id: QueueId,
    /// The item in progress.
    pub item_id: Option<ItemId>,
    /// The batch of the item in progress.
    pub batch_id: Option<BatchId>,
    /// The session of the item in progress.
    pub session_id: Option<SessionId>,
    /// How many have not begun.
    pub pending: i64,
    /// How many are in progress.
    pub in_progress: i64,
    /// How many wait for a workflow they called. Servers up to 6.12.0, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
    pub waiting: i64,
    /// How many are completed.
    pub completed: i64,
    /// How many failed.
    pub failed: i64,
    /// How many are canceled.
    pub canceled: i64,
    /// How many there are in all.
    pub total: i64,
    /// How many of the user's own have not begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pending: Option<i64>,
    /// How many of the user's own are in progress.
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
