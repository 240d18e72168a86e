// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of sessions.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::types::{Graph, ItemId, NodeOutput, RawJson, SessionId, UnknownFields, WorkflowId};
use crate::value::open_enum;

/// Edge.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Edge {
    /// Source.
    pub source: EdgeConnection,
    /// Destination.
    pub destination: EdgeConnection,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl Edge {
    /// With everything it needs.
    pub fn new(source: EdgeConnection, destination: EdgeConnection) -> Self {
        Self {
            source,
            destination,
            ..Self::default()
        }
    }
}

/// Edge connection.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EdgeConnection {
    /// Node id.
    pub node_id: String,
    /// Field.
    pub field: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl EdgeConnection {
    /// With everything it needs.
    pub fn new(node_id: impl Into<String>, field: impl Into<String>) -> Self {
        Self {
            node_id: node_id.into(),
            field: field.into(),
            ..Self::default()
        }
    }
}

/// Graph execution state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GraphExecutionState {
    /// Id.
    pub id: SessionId,
    /// Graph.
    pub graph: Graph,
    /// Execution graph.
    pub execution_graph: Graph,
    /// Executed.
    pub executed: Vec<String>,
    /// Executed history.
    pub executed_history: Vec<String>,
    /// Results.
    pub results: IndexMap<String, NodeOutput>,
    /// Errors.
    pub errors: IndexMap<String, String>,
    /// Workflow call stack. Servers before 6.14 do not send it.
    #[serde(default)]
    pub workflow_call_stack: Vec<WorkflowCallFrame>,
    /// Workflow call history. Servers before 6.14 do not send it.
    #[serde(default)]
    pub workflow_call_history: Vec<WorkflowCallExecution>,
    /// Workflow call parent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow_call_parent: Option<WorkflowCallParentRef>,
    /// Waiting workflow call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting_workflow_call: Option<WorkflowCallFrame>,
    /// Waiting workflow call execution.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting_workflow_call_execution: Option<WorkflowCallExecution>,
    /// Waiting workflow call child session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting_workflow_call_child_session: Option<Box<GraphExecutionState>>,
    /// Max workflow call depth. At least 1. Default: `4`.
    #[serde(default = "graph_execution_state_max_workflow_call_depth")]
    pub max_workflow_call_depth: i64,
    /// Prepared source mapping.
    pub prepared_source_mapping: IndexMap<String, String>,
    /// Source prepared mapping.
    pub source_prepared_mapping: IndexMap<String, Vec<String>>,
    /// Prepared iteration paths.
    #[serde(default)]
    pub prepared_iteration_paths: IndexMap<String, Vec<i64>>,
    /// Ready order.
    #[serde(default)]
    pub ready_order: Vec<String>,
    /// Indegree.
    #[serde(default)]
    pub indegree: IndexMap<String, i64>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl Default for GraphExecutionState {
    fn default() -> Self {
        Self {
            id: Default::default(),
            graph: Default::default(),
            execution_graph: Default::default(),
            executed: Default::default(),
            executed_history: Default::default(),
            results: Default::default(),
            errors: Default::default(),
            workflow_call_stack: Default::default(),
            workflow_call_history: Default::default(),
            workflow_call_parent: Default::default(),
            waiting_workflow_call: Default::default(),
            waiting_workflow_call_execution: Default::default(),
            waiting_workflow_call_child_session: Default::default(),
            max_workflow_call_depth: graph_execution_state_max_workflow_call_depth(),
            prepared_source_mapping: Default::default(),
            source_prepared_mapping: Default::default(),
            prepared_iteration_paths: Default::default(),
            ready_order: Default::default(),
            indegree: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

fn graph_execution_state_max_workflow_call_depth() -> i64 {
    4
}

/// Workflow call execution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowCallExecution {
    /// Id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Parent session id.
    pub parent_session_id: SessionId,
    /// Child session id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub child_session_id: Option<SessionId>,
    /// Prepared call node id.
    pub prepared_call_node_id: String,
    /// Source call node id.
    pub source_call_node_id: String,
    /// Workflow id.
    pub workflow_id: WorkflowId,
    /// Depth. At least 1.
    pub depth: i64,
    /// Status.
    pub status: WorkflowCallStatus,
    /// Error message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    /// Child session ids.
    #[serde(default)]
    pub child_session_ids: Vec<SessionId>,
    /// Child item ids.
    #[serde(default)]
    pub child_item_ids: Vec<ItemId>,
    /// Expected child count. At least 1. Default: `1`.
    #[serde(default = "workflow_call_execution_expected_child_count")]
    pub expected_child_count: i64,
    /// Completed child item ids.
    #[serde(default)]
    pub completed_child_item_ids: Vec<ItemId>,
    /// Aggregated values.
    #[serde(default)]
    pub aggregated_values: IndexMap<String, Vec<RawJson>>,
    /// Child outputs.
    #[serde(default)]
    pub child_outputs: IndexMap<String, IndexMap<String, RawJson>>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl WorkflowCallExecution {
    /// With what cannot be left out.
    pub fn new(
        parent_session_id: impl Into<SessionId>,
        prepared_call_node_id: impl Into<String>,
        source_call_node_id: impl Into<String>,
        workflow_id: impl Into<WorkflowId>,
        depth: i64,
        status: WorkflowCallStatus,
    ) -> Self {
        Self {
            parent_session_id: parent_session_id.into(),
            prepared_call_node_id: prepared_call_node_id.into(),
            source_call_node_id: source_call_node_id.into(),
            workflow_id: workflow_id.into(),
            depth,
            status,
            ..Self::default()
        }
    }
}

impl Default for WorkflowCallExecution {
    fn default() -> Self {
        Self {
            id: Default::default(),
            parent_session_id: Default::default(),
            child_session_id: Default::default(),
            prepared_call_node_id: Default::default(),
            source_call_node_id: Default::default(),
            workflow_id: Default::default(),
            depth: Default::default(),
            status: Default::default(),
            error_message: Default::default(),
            child_session_ids: Default::default(),
            child_item_ids: Default::default(),
            expected_child_count: workflow_call_execution_expected_child_count(),
            completed_child_item_ids: Default::default(),
            aggregated_values: Default::default(),
            child_outputs: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

fn workflow_call_execution_expected_child_count() -> i64 {
    1
}

/// Workflow call frame.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowCallFrame {
    /// Prepared call node id.
    pub prepared_call_node_id: String,
    /// Source call node id.
    pub source_call_node_id: String,
    /// Workflow id.
    pub workflow_id: WorkflowId,
    /// Depth. At least 1.
    pub depth: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl WorkflowCallFrame {
    /// With everything it needs.
    pub fn new(
        prepared_call_node_id: impl Into<String>,
        source_call_node_id: impl Into<String>,
        workflow_id: impl Into<WorkflowId>,
        depth: i64,
    ) -> Self {
        Self {
            prepared_call_node_id: prepared_call_node_id.into(),
            source_call_node_id: source_call_node_id.into(),
            workflow_id: workflow_id.into(),
            depth,
            ..Self::default()
        }
    }
}

/// Workflow call parent ref.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowCallParentRef {
    /// Workflow call id.
    pub workflow_call_id: String,
    /// Parent session id.
    pub parent_session_id: SessionId,
    /// Prepared call node id.
    pub prepared_call_node_id: String,
    /// Source call node id.
    pub source_call_node_id: String,
    /// Workflow id.
    pub workflow_id: WorkflowId,
    /// Depth. At least 1.
    pub depth: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl WorkflowCallParentRef {
    /// With everything it needs.
    pub fn new(
        workflow_call_id: impl Into<String>,
        parent_session_id: impl Into<SessionId>,
        prepared_call_node_id: impl Into<String>,
        source_call_node_id: impl Into<String>,
        workflow_id: impl Into<WorkflowId>,
        depth: i64,
    ) -> Self {
        Self {
            workflow_call_id: workflow_call_id.into(),
            parent_session_id: parent_session_id.into(),
            prepared_call_node_id: prepared_call_node_id.into(),
            source_call_node_id: source_call_node_id.into(),
            workflow_id: workflow_id.into(),
            depth,
            ..Self::default()
        }
    }
}

open_enum! {
    /// Workflow call status.
    pub enum WorkflowCallStatus {
        /// `waiting_for_child`
        #[default]
        WaitingForChild = "waiting_for_child",
        /// `running_child`
        RunningChild = "running_child",
        /// `completed`
        Completed = "completed",
        /// `failed`
        Failed = "failed",
    }
}
