//! Graphs: reading and checking them, and the state of one that runs.
//!
//! A graph goes through three stages: [`parse`] turns JSON into a [`Graph`] or says what is wrong where,
//! [`validate`] checks its edges, and a [`Session`] expands and runs it.

mod branches;
mod class_names;
mod collect_groups;
mod collectors;
mod expand;
mod parse;
pub(crate) mod saved;
mod schedule;
mod session;
mod validate;
mod wiring;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

pub(crate) use parse::{GraphProblem, parse};
pub(crate) use session::{Session, Step};
pub(crate) use validate::validate;

use crate::nodes::{NodeType, registry};

/// Name of the node type that runs what follows once per item.
const ITERATE: &str = "iterate";
/// Name of the node type that gathers what iterations made.
const COLLECT: &str = "collect";
/// Name of the node type that takes one of two branches.
const IF: &str = "if";

/// One end of an edge.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Endpoint {
    pub(crate) node_id: String,
    pub(crate) field: String,
}

/// A connection of an output to an input.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Edge {
    pub(crate) source: Endpoint,
    pub(crate) destination: Endpoint,
}

/// A node: its fields, complete and converted, `id` and `type` among them.
pub(crate) type Node = Map<String, Value>;

/// Nodes and edges.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Graph {
    pub(crate) id: String,
    pub(crate) nodes: IndexMap<String, Node>,
    pub(crate) edges: Vec<Edge>,
}

impl Graph {
    /// The graph as JSON, as the API shows it.
    pub(crate) fn to_value(&self) -> Value {
        json!({"id": self.id, "nodes": self.nodes, "edges": self.edges})
    }

    fn node_type(&self, node_id: &str) -> Option<&'static NodeType> {
        self.nodes.get(node_id).and_then(type_of)
    }

    fn is(&self, node_id: &str, type_name: &str) -> bool {
        self.nodes
            .get(node_id)
            .is_some_and(|node| type_name_of(node) == type_name)
    }
}

/// The name of a node's type.
pub(crate) fn type_name_of(node: &Node) -> &str {
    node.get("type").and_then(Value::as_str).unwrap_or_default()
}

/// The type of a node, when the server can run it.
pub(crate) fn type_of(node: &Node) -> Option<&'static NodeType> {
    registry().get(type_name_of(node))
}
