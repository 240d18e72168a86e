// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Events of library.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::types::{LlmTaskPhase, QueueId, RawJson, UnknownFields, UserId, WorkflowId};

/// Llm task complete.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LlmTaskComplete {
    /// Timestamp.
    pub timestamp: i64,
    /// Task id.
    pub task_id: String,
    /// User id. Default: `system`.
    #[serde(default = "UserId::system")]
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

/// Llm task error.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LlmTaskError {
    /// Timestamp.
    pub timestamp: i64,
    /// Task id.
    pub task_id: String,
    /// User id. Default: `system`.
    #[serde(default = "UserId::system")]
    pub user_id: UserId,
    /// Error.
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

/// Llm task progress.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LlmTaskProgress {
    /// Timestamp.
    pub timestamp: i64,
    /// Task id.
    pub task_id: String,
    /// User id. Default: `system`.
    #[serde(default = "UserId::system")]
    pub user_id: UserId,
    /// Phase.
    pub phase: LlmTaskPhase,
    /// Message.
    pub message: String,
    /// Percentage. At least 0 and at most 1.
    pub percentage: Option<f64>,
    /// Current tokens.
    pub current_tokens: Option<i64>,
    /// Total tokens.
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

/// Recall parameters updated.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RecallParametersUpdated {
    /// Timestamp.
    pub timestamp: i64,
    /// Queue id.
    pub queue_id: QueueId,
    /// User id.
    pub user_id: UserId,
    /// Parameters.
    pub parameters: IndexMap<String, RawJson>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl RecallParametersUpdated {
    /// With everything it needs.
    pub fn new(
        timestamp: i64,
        queue_id: impl Into<QueueId>,
        user_id: impl Into<UserId>,
        parameters: IndexMap<String, RawJson>,
    ) -> Self {
        Self {
            timestamp,
            queue_id: queue_id.into(),
            user_id: user_id.into(),
            parameters,
            ..Self::default()
        }
    }
}

/// Workflow access revoked.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowAccessRevoked {
    /// Timestamp.
    pub timestamp: i64,
    /// Workflow id.
    pub workflow_id: WorkflowId,
    /// User id.
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

/// Workflow created.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowCreated {
    /// Timestamp.
    pub timestamp: i64,
    /// Workflow id.
    pub workflow_id: WorkflowId,
    /// User id.
    pub user_id: UserId,
    /// Is public.
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

/// Workflow deleted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowDeleted {
    /// Timestamp.
    pub timestamp: i64,
    /// Workflow id.
    pub workflow_id: WorkflowId,
    /// User id.
    pub user_id: UserId,
    /// Is public.
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

/// Workflow updated.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowUpdated {
    /// Timestamp.
    pub timestamp: i64,
    /// Workflow id.
    pub workflow_id: WorkflowId,
    /// User id.
    pub user_id: UserId,
    /// Old is public.
    pub old_is_public: bool,
    /// New is public.
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
