//! Turns a workflow exported from the InvokeAI editor into a program.

pub mod document;
mod draft;
mod error;
mod json_text;
mod warning;

pub use document::{SchemaVersion, Workflow};
pub use draft::Draft;
pub use error::{Error, ErrorKind, Position};
pub use warning::Warning;
