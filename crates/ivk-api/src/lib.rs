//! Every InvokeAI operation and event as a typed value.
//!
//! A request is a value before it is an act: an [`Operation`] builds a [`Request`] and decodes the answer,
//! both without I/O.

pub mod operation;

pub use operation::{DecodeError, Operation, OperationClass, OperationInfo, Request, RequestBody};
