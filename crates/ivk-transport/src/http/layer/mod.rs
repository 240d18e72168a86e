//! The layers of the stack, outermost first.
//!
//! A call passes [`span`] → [`deadline`] → [`limit`] → [`retry`] once; every attempt then passes the user's own
//! layers → [`auth`] → [`head_timeout`] → [`address`] → [`open`] → the pool. The deadline is outside the retries,
//! since it is the caller's; the head timeout is inside, since it is the attempt's; and the token is put on inside,
//! so that an attempt after a refresh carries the new one.

pub(crate) mod address;
pub(crate) mod auth;
pub(crate) mod deadline;
pub(crate) mod head_timeout;
pub(crate) mod limit;
pub(crate) mod open;
pub(crate) mod retry;
pub(crate) mod span;

use std::{future::Future, pin::Pin};

/// A future whose type is not named.
pub(crate) type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;
