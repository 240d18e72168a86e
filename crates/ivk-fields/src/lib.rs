//! InvokeAI field types, typed values and node templates.
//!
//! A workflow file stores values only. What they mean (their type, bounds, options and whether they are
//! required) is said by the *templates* of the server, which this crate reads. It does no I/O and needs no
//! runtime.
//!
//! * [`Templates`] are read from a server's `/openapi.json`, exactly as InvokeAI's editor derives them, or taken
//!   from the [catalogue] of server 6.14.2 that is built in.
//! * A [`FieldValue`] is made of a Rust value, of text, or of the JSON of a workflow or result. The
//!   [`InputTemplate`] decides whether it fits, and each [`ValueProblem`] says what was given and what is allowed.
//! * [`generator`] makes the lists of batch nodes, number for number as the editor does.
//! * [`can_connect`] tells which output may feed which input.
//! * [`FieldTypes`] lets a program add field types of its own.
//!
//! ```
//! use ivk_fields::{FieldValue, Templates};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let templates = Templates::builtin();
//! let node = templates.get("denoise_latents").ok_or("no such node")?;
//! let steps = &node.inputs["steps"];
//!
//! assert_eq!(steps.accept(30)?, FieldValue::Integer(30));
//! assert_eq!(steps.parse("30")?.to_api(), 30);
//!
//! let problems = steps.accept(0).expect_err("steps must be above 0");
//! assert_eq!(problems.to_string(), "0 is not above 0");
//! # Ok(())
//! # }
//! ```
//!
//! What a newer server adds stays open: unknown model bases, schedulers, field types and node types are kept as
//! they are, and survive the way through a value and back.

pub mod catalogue;
mod check;
mod connection;
pub mod error;
pub mod field_type;
pub mod generator;
pub mod names;
pub mod nearest;
mod openapi;
mod registry;
pub mod template;
mod templates;
pub mod value;

pub use check::{ValueProblem, ValueProblemKind, ValueProblems};
pub use connection::{ConnectionType, can_connect, same_type};
pub use error::{TemplatesError, TemplatesErrorKind};
pub use field_type::{Cardinality, FieldType, TypeName};
pub use names::ByName;
pub use registry::{CustomFieldType, FieldTypes};
pub use template::{Bounds, InputKind, InputTemplate, NodeTemplate, OutputTemplate, UiHints};
pub use templates::{Skipped, Templates};
pub use value::{
    Board, BoardId, Choice, Color, FieldValue, ImageName, LoraWeight, ModelBase, ModelIdentifier,
    ModelReference, ModelType, NamedModel, Scheduler, StylePresetId, SubmodelType, SystemPromptId, VideoName,
    WorkflowId,
};
