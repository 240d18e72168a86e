//! Turns a workflow exported from the InvokeAI editor into a program.

pub mod batch;
pub mod check;
pub mod document;
mod draft;
mod draw;
mod edges;
mod error;
pub mod graph;
pub mod index_map;
pub mod input;
mod json_text;
mod names;
#[cfg(feature = "remote")]
pub mod remote;
mod warning;

pub use batch::{EnqueueBody, EnqueueOptions};
pub use check::{Problem, Report, Severity};
pub use document::{SchemaVersion, Workflow};
pub use draft::{Draft, SavedWorkflows};
pub use error::{Error, ErrorKind, Position};
pub use graph::{Graph, GraphOptions};
pub use index_map::IndexMap;
pub use input::{Input, InputKey, IntoInputKey};
pub use warning::Warning;
