//! An InvokeAI-compatible server inside your process, for first steps and for tests.

mod archive;
mod error;
mod events;
mod faults;
mod graph;
mod models;
mod net;
mod nodes;
mod profile;
mod queue;
mod routes;
mod server;
mod state;
mod store;

pub use error::Error;
pub use faults::{EventFault, Faults, HttpFault, Occurrences, Route};
pub use profile::Profile;
pub use server::{Server, ServerBuilder};
