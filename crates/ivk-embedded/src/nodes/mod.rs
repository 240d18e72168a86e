//! The nodes that the embedded server can run.
//!
//! Each node type stands in one place: a constant [`NodeType`] with its description (the facts of InvokeAI 6.14.2)
//! and the function that does its work. The server's core looks types up in the [`registry`], checks graphs with
//! [`check`](mod@check) and [`WireType::connects_to`], and runs nodes with [`NodeType::invoke`]; a node reaches the
//! server through a [`Context`] only.

mod batch;
mod calls;
pub(crate) mod check;
mod collections;
mod context;
mod error;
mod field;
mod fields;
mod image;
mod inputs;
mod math;
mod metadata;
mod models;
mod node_type;
mod numpy;
mod objects;
pub(crate) mod openapi;
mod outputs;
mod primitives;
mod problem;
mod python;
mod registry;
mod simulated;
mod stored;
mod strings;
#[cfg(test)]
mod testing;
mod wire_type;

pub(crate) use batch::EDITOR_ONLY;
pub(crate) use calls::{CALL_NAME, RETURN_NAME, returned};
pub(crate) use context::{Context, ModelRecord, NewImage, Preview, SavedImage};
pub(crate) use error::NodeError;
pub(crate) use node_type::{NodeType, Output};
pub(crate) use problem::{Location, Problem};
pub(crate) use registry::registry;
pub(crate) use stored::Stored;
pub(crate) use wire_type::WireType;
