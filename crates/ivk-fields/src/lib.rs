//! InvokeAI field types, typed values and node templates.
//!
//! A workflow file stores values only. What they mean (their type, bounds, options and whether they are
//! required) is said by the *templates* of the server, which this crate reads.

pub mod catalogue;
mod check;
mod connection;
pub mod error;
pub mod field_type;
pub mod generator;
mod openapi;
mod registry;
pub mod template;
mod templates;
pub mod value;

pub use check::{ValueProblem, ValueProblemKind, ValueProblems};
pub use connection::{ConnectionType, can_connect, same_type};
pub use error::{TemplatesError, TemplatesErrorKind};
pub use field_type::{Cardinality, FieldType, TypeName};
pub use registry::{CustomFieldType, FieldTypes};
pub use template::{Bounds, InputKind, InputTemplate, NodeTemplate, OutputTemplate, UiHints};
pub use templates::{Skipped, Templates};
pub use value::{
    Board, BoardId, Choice, Color, FieldValue, ImageName, LoraWeight, ModelBase, ModelIdentifier,
    ModelReference, ModelType, NamedModel, Scheduler, StylePresetId, SubmodelType, SystemPromptId, VideoName,
    WorkflowId,
};
