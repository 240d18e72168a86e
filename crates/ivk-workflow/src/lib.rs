//! Turns a workflow exported from the InvokeAI editor into a program.
//!
//! A [`Workflow`] is a file, of any schema version that the editor loads, and never changes. Opened with the node
//! templates of a server it becomes a [`Draft`]: its inputs in the order of its form, values for them, everything that
//! is wrong with them, and the graph and batch that the editor itself would send.
//!
//! ```
//! use ivk_fields::Templates;
//! use ivk_workflow::{EnqueueOptions, Workflow};
//!
//! # let file = r#"{"name": "Sum", "author": "", "description": "", "version": "", "contact": "", "tags": "",
//! #   "notes": "", "exposedFields": [{"nodeId": "sum", "fieldName": "a"}], "meta": {"version": "4.0.0"},
//! #   "nodes": [{"id": "sum", "type": "invocation", "data": {"id": "sum", "type": "add", "version": "1.0.1",
//! #   "label": "", "notes": "", "isOpen": true, "isIntermediate": true, "useCache": true, "inputs": {
//! #   "a": {"name": "a", "value": 1}, "b": {"name": "b", "value": 2}}}}], "edges": []}"#;
//! let workflow: Workflow = file.parse()?;
//! let mut draft = workflow.open(Templates::builtin());
//! for input in draft.inputs() {
//!     println!("[{}] {} = {:?}", input.index(), input.label(), input.value());
//! }
//! draft.set(0, 40)?; // by index, the stable handle
//! draft.set("A", 41)?; // by label, refused when two inputs share it
//! draft.set(("sum", "b"), 1)?; // by node and field
//! assert!(draft.check().is_ready());
//! let body = draft.enqueue_body(&EnqueueOptions::new().runs(2));
//! assert!(body.as_str().contains(r#""a":41,"b":1"#));
//! # Ok::<(), ivk_workflow::Error>(())
//! ```
//!
//! Where the editor repairs a file in silence, [`Draft::warnings`] tells it. Where it loses something (a value of an
//! unusual shape, a model base that is newer than itself), it is kept or told instead.
//!
//! # Features
//!
//! `remote` (on by default) submits, watches and reads the results of a run on a server. Without it the crate does no
//! I/O but [`Workflow::from_path`] and builds for `wasm32-unknown-unknown`.

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

pub use batch::{EnqueueBody, EnqueueOptions, Items};
pub use check::{Problem, Report, Severity};
pub use document::{SchemaVersion, Workflow};
pub use draft::{Draft, SavedWorkflows};
pub use error::{Error, ErrorKind, Position};
pub use graph::{Graph, GraphOptions};
pub use index_map::{DriftReport, IndexMap};
pub use input::{Input, InputKey, IntoInputKey};
/// Templates, field types and typed values: what a draft is made with, and what its inputs hold.
pub use ivk_fields as fields;
pub use warning::Warning;
