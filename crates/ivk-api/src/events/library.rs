// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Events of library.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::types::{LlmTaskPhase, QueueId, RawJson, UnknownFields, UserId, WorkflowId};

/// A language model is done. It comes twice (6.14.2).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LlmTaskComplete {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The task.
    pub task_id: String,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Default:
    /// `system`.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
    pub user_id: UserId,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl LlmTaskComplete {
    /// With what cannot be left out.
    pub fn new(timestamp: i64, task_id: impl Into<String>) -> Self {
        Self {
            timestamp,
            task_id: task_id.into(),
            ..Self::default()
        }
    }
}

impl Default for LlmTaskComplete {
    fn default() -> Self {
        Self {
            timestamp: Default::default(),
            task_id: Default::default(),
            user_id: UserId::system(),
            unknown: UnknownFields::default(),
        }
    }
}

/// A language model failed. It comes twice (6.14.2).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LlmTaskError {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The task.
    pub task_id: String,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Default:
    /// `system`.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
    pub user_id: UserId,
    /// What went wrong.
    pub error: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl LlmTaskError {
    /// With what cannot be left out.
    pub fn new(timestamp: i64, task_id: impl Into<String>, error: impl Into<String>) -> Self {
        Self {
            timestamp,
            task_id: task_id.into(),
            error: error.into(),
            ..Self::default()
        }
    }
}

impl Default for LlmTaskError {
    fn default() -> Self {
        Self {
            timestamp: Default::default(),
            task_id: Default::default(),
            user_id: UserId::system(),
            error: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

/// A language model goes on. It comes twice (6.14.2).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LlmTaskProgress {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The task.
    pub task_id: String,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Default:
    /// `system`.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
    pub user_id: UserId,
    /// What it is doing.
    pub phase: LlmTaskPhase,
    /// What there is to say, in words.
    pub message: String,
    /// How far it is, from 0 to 1; nothing when it cannot say. At least 0 and at most 1.
    pub percentage: Option<f64>,
    /// How many tokens there are.
    pub current_tokens: Option<i64>,
    /// How many tokens there will be at most.
    pub total_tokens: Option<i64>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl LlmTaskProgress {
    /// With what cannot be left out.
    pub fn new(
        timestamp: i64,
        task_id: impl Into<String>,
        phase: LlmTaskPhase,
        message: impl Into<String>,
    ) -> Self {
        Self {
            timestamp,
            task_id: task_id.into(),
            phase,
            message: message.into(),
            ..Self::default()
        }
    }
}

impl Default for LlmTaskProgress {
    fn default() -> Self {
        Self {
            timestamp: Default::default(),
            task_id: Default::default(),
            user_id: UserId::system(),
            phase: Default::default(),
            message: Default::default(),
            percentage: Default::default(),
            current_tokens: Default::default(),
            total_tokens: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

/// Somebody sent generation parameters for the editor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RecallParametersUpdated {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The queue.
    pub queue_id: QueueId,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Servers up to
    /// 6.12.0, if not later, do not send it.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
    pub user_id: UserId,
    /// The parameters.
    pub parameters: IndexMap<String, RawJson>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl RecallParametersUpdated {
    /// With what cannot be left out.
    pub fn new(timestamp: i64, queue_id: impl Into<QueueId>, parameters: IndexMap<String, RawJson>) -> Self {
        Self {
            timestamp,
            queue_id: queue_id.into(),
            parameters,
            ..Self::default()
        }
    }
}

impl Default for RecallParametersUpdated {
    fn default() -> Self {
        Self {
            timestamp: Default::default(),
            queue_id: Default::default(),
            user_id: UserId::system(),
            parameters: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

/// A workflow is no longer shared with the user.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowAccessRevoked {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The workflow.
    pub workflow_id: WorkflowId,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`.
    pub user_id: UserId,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl WorkflowAccessRevoked {
    /// With everything it needs.
    pub fn new(timestamp: i64, workflow_id: impl Into<WorkflowId>, user_id: impl Into<UserId>) -> Self {
        Self {
            timestamp,
            workflow_id: workflow_id.into(),
            user_id: user_id.into(),
            ..Self::default()
        }
    }
}

/// A workflow was put into the library.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowCreated {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The workflow.
    pub workflow_id: WorkflowId,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`.
    pub user_id: UserId,
    /// Whether all users see it.
    pub is_public: bool,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl WorkflowCreated {
    /// With everything it needs.
    pub fn new(
        timestamp: i64,
        workflow_id: impl Into<WorkflowId>,
        user_id: impl Into<UserId>,
        is_public: bool,
    ) -> Self {
        Self {
            timestamp,
            workflow_id: workflow_id.into(),
            user_id: user_id.into(),
            is_public,
            ..Self::default()
        }
    }
}

/// A workflow was deleted from the library.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowDeleted {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The workflow.
    pub workflow_id: WorkflowId,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`.
    pub user_id: UserId,
    /// Whether all users see it.
    pub is_public: bool,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl WorkflowDeleted {
    /// With everything it needs.
    pub fn new(
        timestamp: i64,
        workflow_id: impl Into<WorkflowId>,
        user_id: impl Into<UserId>,
        is_public: bool,
    ) -> Self {
        Self {
            timestamp,
            workflow_id: workflow_id.into(),
            user_id: user_id.into(),
            is_public,
            ..Self::default()
        }
    }
}

/// A workflow of the library was changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowUpdated {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The workflow.
    pub workflow_id: WorkflowId,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`.
    pub user_id: UserId,
    /// Whether all users saw it before.
    pub old_is_public: bool,
    /// Whether all users see it now.
    pub new_is_public: bool,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl WorkflowUpdated {
    /// With everything it needs.
    pub fn new(
        timestamp: i64,
        workflow_id: impl Into<WorkflowId>,
        user_id: impl Into<UserId>,
        old_is_public: bool,
        new_is_public: bool,
    ) -> Self {
        Self {
            timestamp,
            workflow_id: workflow_id.into(),
            user_id: user_id.into(),
            old_is_public,
            new_is_public,
            ..Self::default()
        }
    }
}
