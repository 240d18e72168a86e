//! Every InvokeAI operation and event as a typed value.
//!
//! A request is a value before it is an act: an [`Operation`] builds a [`Request`] and decodes the answer,
//! both without I/O, so this crate needs neither an HTTP client nor a runtime and everything in it is tested
//! without one. What goes out and what comes in is described in [`types`]; what the server tells over its
//! socket in [`events`].
//!
//! ```
//! use ivk_api::operations::images::GetImageDto;
//! use ivk_api::{Method, Operation};
//!
//! let request = GetImageDto::new("a cat.png").request();
//! assert_eq!(request.method, Method::GET);
//! assert_eq!(request.target, "api/v1/images/i/a%20cat.png");
//! ```
//!
//! Operations, types and events are written by `cargo xtask codegen` from the server's own OpenAPI document.
//! They stay open to what a newer server adds: unknown enum values, fields, events, node types and node
//! outputs decode, and are sent back as they came.
//!
//! There is no feature for each group of operations, because none is needed: what reads and writes an operation
//! is inline or generic, so that a program compiles and holds only those that it names.

pub mod events;
pub mod operations;
pub mod types;

mod decode;
mod event;
mod operation;
mod request;
#[cfg(feature = "transport")]
pub mod transport;
mod value;

pub use decode::DecodeError;
pub use http::Method;
pub use operation::{Access, Answer, Operation, OperationClass, OperationInfo};
pub use request::{Multipart, Request, RequestBody};
