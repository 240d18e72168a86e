//! HTTP and Socket.IO transport that never doubles a request and never hides a gap.
//!
//! This is the only crate of the workspace that touches the network, and it names no InvokeAI route: what is
//! asked, and what an answer means, is decided above it. What it knows is how to ask safely:
//!
//! * [`http`]: a [`Client`](http::Client) over hyper that retries by what a request *does*
//!   ([`RetryClass`](http::RetryClass)) and reports honestly when nobody can know whether the server acted;
//! * [`socket`]: the Engine.IO and Socket.IO codecs as pure functions, and a [`Socket`](socket::Socket)
//!   session that reconnects, restores its subscriptions and says when events may have been missed;
//! * [`Environment`]: time, sleep and randomness from one place, so that every backoff and timeout runs on
//!   tokio's virtual clock in tests.

pub mod backoff;
pub mod environment;
pub mod http;
pub mod socket;

pub use environment::Environment;

/// Any error, when its type does not matter to the caller.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
