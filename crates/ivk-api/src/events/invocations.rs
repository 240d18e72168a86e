// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Events of invocations.

use serde::{Deserialize, Serialize};

use crate::types::{
    BatchId, ItemId, Node, NodeOutput, ProgressImage, QueueId, SessionId, UnknownFields, UserId,
};

/// A node is done. It still comes for the node that was running when its item was canceled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InvocationComplete {
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
    /// The session.
    pub session_id: SessionId,
    /// The node, with the id of its prepared copy.
    pub invocation: Node,
    /// The node of the graph.
    pub invocation_source_id: String,
    /// What the node gave.
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

/// A node failed. It comes after the item's status says so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InvocationError {
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
    /// The session.
    pub session_id: SessionId,
    /// The node, with the id of its prepared copy.
    pub invocation: Node,
    /// The node of the graph.
    pub invocation_source_id: String,
    /// What kind of error it was.
    pub error_type: String,
    /// What went wrong, in words.
    pub error_message: String,
    /// Where in the server's code it went wrong.
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

/// A node goes on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InvocationProgress {
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
    /// The session.
    pub session_id: SessionId,
    /// The node, with the id of its prepared copy.
    pub invocation: Node,
    /// The node of the graph.
    pub invocation_source_id: String,
    /// What the node is doing.
    pub message: String,
    /// How far the node is, from 0 to 1; nothing when it cannot say. It starts anew with each node. At least
    /// 0 and at most 1.
    pub percentage: Option<f64>,
    /// A preview.
    pub image: Option<ProgressImage>,
    /// The device that works on it.
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

/// A node began.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InvocationStarted {
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
    /// The session.
    pub session_id: SessionId,
    /// The node, with the id of its prepared copy.
    pub invocation: Node,
    /// The node of the graph.
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
