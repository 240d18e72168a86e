// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of sessions.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::types::{Graph, ItemId, NodeOutput, RawJson, SessionId, UnknownFields, WorkflowId};
use crate::value::{open_enum, or_default};

/// An edge of a graph: from an output of one node to an input of another.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Edge {
    /// Where it begins.
    pub source: EdgeConnection,
    /// Where it ends.
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

/// One end of an edge.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EdgeConnection {
    /// The id of the node.
    pub node_id: String,
    /// The field of the node.
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

/// The session of an item: its graph, what was prepared of it, and what came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GraphExecutionState {
    /// Its id.
    pub id: SessionId,
    /// The graph as it was enqueued, with the values of the batch.
    pub graph: Graph,
    /// What was prepared of the graph: copies of its nodes with ids of their own.
    pub execution_graph: Graph,
    /// The nodes that ran, prepared ones and those of the graph, in no order.
    pub executed: Vec<String>,
    /// The nodes of the graph in the order in which they were done.
    pub executed_history: Vec<String>,
    /// What the nodes gave, by prepared node, in the order of the document.
    pub results: IndexMap<String, NodeOutput>,
    /// What went wrong, by prepared node.
    pub errors: IndexMap<String, String>,
    /// The calls that lead here. Servers up to 6.12.0, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
    pub workflow_call_stack: Vec<WorkflowCallFrame>,
    /// The calls that are over. Servers up to 6.12.0, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
    pub workflow_call_history: Vec<WorkflowCallExecution>,
    /// The call that it serves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow_call_parent: Option<WorkflowCallParentRef>,
    /// The call that it waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting_workflow_call: Option<WorkflowCallFrame>,
    /// What became of the call that it waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting_workflow_call_execution: Option<WorkflowCallExecution>,
    /// The session that it waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting_workflow_call_child_session: Option<Box<GraphExecutionState>>,
    /// How deep workflows may call each other. At least 1. Default: `4`.
    #[serde(default = "graph_execution_state_max_workflow_call_depth")]
    pub max_workflow_call_depth: i64,
    /// For each prepared node, the node of the graph.
    pub prepared_source_mapping: IndexMap<String, String>,
    /// For each node of the graph, what was prepared of it, in no order.
    pub source_prepared_mapping: IndexMap<String, Vec<String>>,
    /// For each prepared node, which turn of each loop around it it is.
    #[serde(default, deserialize_with = "or_default")]
    pub prepared_iteration_paths: IndexMap<String, Vec<i64>>,
    /// In which order kinds of nodes are worked on.
    #[serde(default, deserialize_with = "or_default")]
    pub ready_order: Vec<String>,
    /// For each prepared node, how many inputs it waits for.
    #[serde(default, deserialize_with = "or_default")]
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

/// A call of a saved workflow from within another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowCallExecution {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The session that called its workflow.
    pub parent_session_id: SessionId,
    /// The session that runs the called workflow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub child_session_id: Option<SessionId>,
    /// The prepared node that calls.
    pub prepared_call_node_id: String,
    /// The node of the graph that calls.
    pub source_call_node_id: String,
    /// The workflow.
    pub workflow_id: WorkflowId,
    /// How deep the call is. At least 1.
    pub depth: i64,
    /// How it does.
    pub status: WorkflowCallStatus,
    /// What went wrong, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    /// The sessions that run the called workflow.
    #[serde(default, deserialize_with = "or_default")]
    pub child_session_ids: Vec<SessionId>,
    /// The items that run the called workflow.
    #[serde(default, deserialize_with = "or_default")]
    pub child_item_ids: Vec<ItemId>,
    /// How many items the call made. At least 1. Default: `1`.
    #[serde(default = "workflow_call_execution_expected_child_count")]
    pub expected_child_count: i64,
    /// Those that are completed.
    #[serde(default, deserialize_with = "or_default")]
    pub completed_child_item_ids: Vec<ItemId>,
    /// What the called workflows gave, by name.
    #[serde(default, deserialize_with = "or_default")]
    pub aggregated_values: IndexMap<String, Vec<RawJson>>,
    /// What each of them gave.
    #[serde(default, deserialize_with = "or_default")]
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

/// A node that called a saved workflow.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowCallFrame {
    /// The prepared node that calls.
    pub prepared_call_node_id: String,
    /// The node of the graph that calls.
    pub source_call_node_id: String,
    /// The workflow.
    pub workflow_id: WorkflowId,
    /// How deep the call is. At least 1.
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

/// The call that this session serves.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowCallParentRef {
    /// The call that it serves.
    pub workflow_call_id: String,
    /// The session that called its workflow.
    pub parent_session_id: SessionId,
    /// The prepared node that calls.
    pub prepared_call_node_id: String,
    /// The node of the graph that calls.
    pub source_call_node_id: String,
    /// The workflow.
    pub workflow_id: WorkflowId,
    /// How deep the call is. At least 1.
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
    /// How the call of a workflow does.
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
