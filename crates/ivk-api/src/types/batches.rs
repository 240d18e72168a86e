// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of batches.

use serde::{Deserialize, Serialize};

use crate::types::{BatchId, BatchValue, Graph, QueueId, RawJson, UnknownFields};
use crate::value::setters;

/// Batch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Batch {
    /// Batch id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub batch_id: Option<BatchId>,
    /// Origin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Destination.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    /// Data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<Vec<Vec<BatchDatum>>>,
    /// Graph.
    pub graph: Graph,
    /// Workflow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow: Option<RawJson>,
    /// Runs. At least 1. Default: `1`.
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

/// Batch datum.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BatchDatum {
    /// Node path.
    pub node_path: String,
    /// Field name.
    pub field_name: String,
    /// Items.
    #[serde(default)]
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

/// Batch status.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BatchStatus {
    /// Queue id.
    pub queue_id: QueueId,
    /// Batch id.
    pub batch_id: BatchId,
    /// Origin.
    pub origin: Option<String>,
    /// Destination.
    pub destination: Option<String>,
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

/// Node field value.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NodeFieldValue {
    /// Node path.
    pub node_path: String,
    /// Field name.
    pub field_name: String,
    /// Value.
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
