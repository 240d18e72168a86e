// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of batches.

use serde::{Deserialize, Serialize};

use crate::types::{BatchId, BatchValue, Graph, QueueId, RawJson, UnknownFields};
use crate::value::{or_default, setters};

/// Work for the queue: a graph, how often it runs, and what varies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Batch {
    /// The id of the batch. Choose a new one for each: the server answers with all items of the same id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub batch_id: Option<BatchId>,
    /// Where the batch came from, as free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// What the results are for, as free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    /// What varies: inside a group fields change together, groups are combined, the last one fastest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<Vec<Vec<BatchDatum>>>,
    /// The graph.
    pub graph: Graph,
    /// The workflow that is embedded in the images, as JSON. It must be complete, or the server refuses the
    /// batch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow: Option<RawJson>,
    /// How often all of it is repeated. At least 1. Default: `1`.
    #[serde(default = "batch_runs")]
    pub runs: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl Batch {
    /// With what cannot be left out.
    pub fn new(graph: Graph) -> Self {
        Self {
            graph,
            ..Self::default()
        }
    }
}

setters! {
    Batch {
        batch_id: optional BatchId,
        origin: optional String,
        destination: optional String,
        data: optional list Vec<BatchDatum>,
        workflow: optional RawJson,
        runs: plain i64,
    }
}

impl Default for Batch {
    fn default() -> Self {
        Self {
            batch_id: Default::default(),
            origin: Default::default(),
            destination: Default::default(),
            data: Default::default(),
            graph: Default::default(),
            workflow: Default::default(),
            runs: batch_runs(),
            unknown: UnknownFields::default(),
        }
    }
}

fn batch_runs() -> i64 {
    1
}

/// What one field of one node becomes, item by item.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BatchDatum {
    /// The id of the node.
    pub node_path: String,
    /// The field of the node.
    pub field_name: String,
    /// The values, one for each item. Their type is not checked by the server, and a wrong one stops the
    /// queue.
    #[serde(default, deserialize_with = "or_default")]
    pub items: Vec<BatchValue>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl BatchDatum {
    /// With what cannot be left out.
    pub fn new(node_path: impl Into<String>, field_name: impl Into<String>) -> Self {
        Self {
            node_path: node_path.into(),
            field_name: field_name.into(),
            ..Self::default()
        }
    }
}

setters! {
    BatchDatum {
        items: list BatchValue,
    }
}

/// How many items of a batch there are of each status.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BatchStatus {
    /// The queue.
    pub queue_id: QueueId,
    /// The batch.
    pub batch_id: BatchId,
    /// Where it came from, as free text.
    pub origin: Option<String>,
    /// What the results are for, as free text.
    pub destination: Option<String>,
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

/// What a batch put into a field for one item.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NodeFieldValue {
    /// The id of the node.
    pub node_path: String,
    /// The field of the node.
    pub field_name: String,
    /// The value.
    pub value: BatchValue,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl NodeFieldValue {
    /// With everything it needs.
    pub fn new(node_path: impl Into<String>, field_name: impl Into<String>, value: BatchValue) -> Self {
        Self {
            node_path: node_path.into(),
            field_name: field_name.into(),
            value,
            ..Self::default()
        }
    }
}
