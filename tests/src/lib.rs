//! What an InvokeAI server does, as a list of behaviours that runs on the embedded server and on a real one.
//!
//! The embedded server is written by the same people as the client, so nothing that passes between the two proves
//! that either is right. Each [behaviour](mod@behaviours) is therefore tried on InvokeAI itself as well, by `cargo xtask lab test`.
//! It speaks to the server through small blocking clients of its own, which share no code with ours: where a
//! behaviour fails on the embedded server, that server is wrong; where it fails on the real one, the
//! behaviour is.
//!
//! The exceptions are [`behaviours::jobs`], [`behaviours::faults`] and [`behaviours::galleries`], and a part of
//! [`behaviours::videos`]: they are what our own client makes of a server.
//!
//! A server with accounts keeps out clients that say nothing, so what it does has a list of its own, in [`mod@accounts`].
//!
//! To add a behaviour, write a function into a module of [`mod@behaviours`] and name it in the list there.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "everything here is part of a test"
)]

pub mod accounts;
pub mod bad_line;
pub mod behaviours;
pub mod embedded;
pub mod graph;
pub mod server;
pub mod socket;

#[cfg(doctest)]
mod readmes;
