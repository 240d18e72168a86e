//! InvokeAI field types, typed values and node templates.
//!
//! A workflow file stores values only. What they mean (their type, bounds, options and whether they are
//! required) is said by the *templates* of the server, which this crate reads.

pub mod field_type;
pub mod template;

pub use field_type::{Cardinality, FieldType, TypeName};
pub use template::{Bounds, InputKind, InputTemplate, NodeTemplate, OutputTemplate, Templates};
