//! What every operation has in common.

use bytes::Bytes;
use http::Method;

/// What may be done when an attempt failed and nobody knows whether the server acted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OperationClass {
    /// Changes nothing.
    Read,
    /// A read that uses up what it reads.
    DestructiveRead,
    /// Doing it twice is the same as doing it once.
    IdempotentWrite,
    /// Acts on whatever is there at that moment.
    SweepingWrite,
    /// Creates something whose existence can be looked up afterwards.
    ReconcilableCreate,
    /// Creates something that cannot be told from a second one.
    PlainCreate,
    /// Signs in.
    Auth,
}

/// Facts of an operation that do not depend on its parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct OperationInfo {
    /// The server's own operation id.
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path with `{placeholders}`.
    pub path: &'static str,
    /// What a failed attempt allows.
    pub class: OperationClass,
    /// The first server version that has it.
    pub since: &'static str,
    /// Whether it needs an administrator on a multi-user server.
    pub admin: bool,
}

/// A request as a value. Everything in it is relative to the server's base address.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Request {
    /// The operation it came from.
    pub info: &'static OperationInfo,
    /// The method.
    pub method: Method,
    /// Percent-encoded path and query, without a leading slash: `api/v1/boards/?all=true`.
    pub target: String,
    /// The body.
    pub body: RequestBody,
}

/// The body of a request.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub enum RequestBody {
    /// None.
    #[default]
    Empty,
    /// JSON text.
    Json(Bytes),
    /// A form whose file part is given by the caller when the request is sent.
    Multipart(Vec<(String, String)>),
}

/// One operation with its parameters.
pub trait Operation {
    /// What the server answers.
    type Output;
    /// The facts of the operation.
    const INFO: OperationInfo;

    /// Builds the request.
    fn request(&self) -> Request;

    /// Reads the body of a successful answer.
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError>;
}

/// An answer that is not what the operation promises.
#[derive(Debug, thiserror::Error)]
#[error("{operation} answered something unexpected at {path}")]
pub struct DecodeError {
    /// The operation.
    pub operation: &'static str,
    /// Where in the JSON.
    pub path: String,
    /// What was wrong there.
    #[source]
    pub source: serde_json::Error,
}
