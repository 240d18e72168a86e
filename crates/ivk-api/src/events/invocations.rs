// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Events of invocations.

use serde::{Deserialize, Serialize};

use crate::types::{
    BatchId, ItemId, Node, NodeOutput, ProgressImage, QueueId, SessionId, UnknownFields, UserId,
};

/// Invocation complete.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InvocationComplete {
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
    /// Session id.
    pub session_id: SessionId,
    /// Invocation.
    pub invocation: Node,
    /// Invocation source id.
    pub invocation_source_id: String,
    /// Result.
    pub result: NodeOutput,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl Default for InvocationComplete {
    fn default() -> Self {
        Self {
            timestamp: Default::default(),
            queue_id: Default::default(),
            item_id: Default::default(),
            batch_id: Default::default(),
            origin: Default::default(),
            destination: Default::default(),
            user_id: UserId::system(),
            session_id: Default::default(),
            invocation: Default::default(),
            invocation_source_id: Default::default(),
            result: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

/// Invocation error.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InvocationError {
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
    /// Session id.
    pub session_id: SessionId,
    /// Invocation.
    pub invocation: Node,
    /// Invocation source id.
    pub invocation_source_id: String,
    /// Error type.
    pub error_type: String,
    /// Error message.
    pub error_message: String,
    /// Error traceback.
    pub error_traceback: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl Default for InvocationError {
    fn default() -> Self {
        Self {
            timestamp: Default::default(),
            queue_id: Default::default(),
            item_id: Default::default(),
            batch_id: Default::default(),
            origin: Default::default(),
            destination: Default::default(),
            user_id: UserId::system(),
            session_id: Default::default(),
            invocation: Default::default(),
            invocation_source_id: Default::default(),
            error_type: Default::default(),
            error_message: Default::default(),
            error_traceback: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

/// Invocation progress.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InvocationProgress {
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
    /// Session id.
    pub session_id: SessionId,
    /// Invocation.
    pub invocation: Node,
    /// Invocation source id.
    pub invocation_source_id: String,
    /// Message.
    pub message: String,
    /// Percentage. At least 0 and at most 1.
    pub percentage: Option<f64>,
    /// Image.
    pub image: Option<ProgressImage>,
    /// Device.
    pub device: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl Default for InvocationProgress {
    fn default() -> Self {
        Self {
            timestamp: Default::default(),
            queue_id: Default::default(),
            item_id: Default::default(),
            batch_id: Default::default(),
            origin: Default::default(),
            destination: Default::default(),
            user_id: UserId::system(),
            session_id: Default::default(),
            invocation: Default::default(),
            invocation_source_id: Default::default(),
            message: Default::default(),
            percentage: Default::default(),
            image: Default::default(),
            device: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

/// Invocation started.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InvocationStarted {
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
    /// Session id.
    pub session_id: SessionId,
    /// Invocation.
    pub invocation: Node,
    /// Invocation source id.
    pub invocation_source_id: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl InvocationStarted {
    /// With what cannot be left out.
    pub fn new(
        timestamp: i64,
        queue_id: impl Into<QueueId>,
        item_id: impl Into<ItemId>,
        batch_id: impl Into<BatchId>,
        session_id: impl Into<SessionId>,
        invocation: Node,
        invocation_source_id: impl Into<String>,
    ) -> Self {
        Self {
            timestamp,
            queue_id: queue_id.into(),
            item_id: item_id.into(),
            batch_id: batch_id.into(),
            session_id: session_id.into(),
            invocation,
            invocation_source_id: invocation_source_id.into(),
            ..Self::default()
        }
    }
}

impl Default for InvocationStarted {
    fn default() -> Self {
        Self {
            timestamp: Default::default(),
            queue_id: Default::default(),
            item_id: Default::default(),
            batch_id: Default::default(),
            origin: Default::default(),
            destination: Default::default(),
            user_id: UserId::system(),
            session_id: Default::default(),
            invocation: Default::default(),
            invocation_source_id: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}
