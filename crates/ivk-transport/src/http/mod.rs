//! HTTP that retries by what a request does.
//!
//! A [`Request`] is a value: it names its operation, where it goes below the server's [`BaseUrl`], what it carries,
//! and its [`RetryClass`]. [`Client::send`] gives the whole answer, [`Client::open`] a stream.

mod address;
mod auth;
mod body;
mod builder;
mod checksum;
mod client;
mod connect;
mod detail;
mod download;
mod error;
mod layer;
mod pool;
mod request;
mod response;
mod retry;
mod trace;
mod wire;

/// The crate of HTTP's types, for layers and services of one's own.
#[doc(no_inline)]
pub use ::http as types;
#[doc(no_inline)]
pub use ::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
/// Tokens and passwords, which show themselves only to whoever asks for it.
pub use ::secrecy::{ExposeSecret, SecretString};
pub use address::{BaseUrl, InvalidBaseUrl};
pub use auth::InvalidToken;
pub use body::{Body, FilePart, Multipart, WireBody as OutgoingBody};
pub use builder::{BuildError, ClientBuilder};
pub use checksum::Checksum;
pub use client::{Client, HttpService};
pub use connect::Endpoint;
pub use detail::{Detail, FieldProblem, Location};
pub use download::Download;
pub use error::{Error, ErrorKind, Phase};
pub use request::{Request, RetryClass};
pub use response::{Response, ResponseBody, StreamingResponse};
pub use retry::{RetrySettings, parse_retry_after};
