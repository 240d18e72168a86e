//! Graphs, whose nodes stay open.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::{Node, UnknownFields};
use crate::types::Edge;

/// What the server runs: nodes, and edges between their fields.
///
/// Nodes are open, because a server runs nodes that no document lists; order is kept, as it is in the document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Graph {
    /// The id of the graph. The server makes one up when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The nodes by their id, which each node repeats in its `id` field.
    #[serde(default)]
    pub nodes: IndexMap<String, Node>,
    /// The edges.
    #[serde(default)]
    pub edges: Vec<Edge>,
    /// Fields that this version of the crate does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}
