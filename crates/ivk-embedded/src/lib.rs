//! An InvokeAI-compatible server inside your process, for first steps and for tests.
//!
//! It speaks InvokeAI's HTTP API and Socket.IO on a free loopback port. Boards, images and queue items live in SQLite
//! and in files. Nodes that need no model really run; nodes that need one are *simulated*: they take the same steps,
//! tell the same progress, and paint a picture that depends on seed and prompt. Whatever is simulated says so: the
//! version (`"simulated": true`), the descriptions of the models, and the metadata of the pictures.
//!
//! ```
//! use ivk_embedded::{Faults, HttpFault, Occurrences, Route, Server};
//!
//! # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
//! // A server that refuses the first enqueue, to see how a client takes it.
//! let faults = Faults::none().http(
//!     Route::post("/enqueue_batch"),
//!     Occurrences::first(1),
//!     HttpFault::unavailable(Some(1)),
//! );
//! let server = Server::builder().misbehave(faults).start().await?;
//! println!("connect your client to {}", server.url());
//! server.shutdown().await;
//! # Ok::<_, ivk_embedded::Error>(())
//! # }).unwrap();
//! ```
//!
//! # What is like the real server, and what is not
//!
//! Shapes, status codes and quirks are those of 6.14.2 checked against its recorded traffic: 200
//! for an enqueue, `item_ids` newest first, the page with status 200 for unknown paths, plain 500 answers that reset
//! the connection, events before the answer, and more. [`Profile`] turns to older releases. Known differences:
//!
//! * Answers are never compressed.
//! * Accounts ([`ServerBuilder::user`]) are a door and no walls: whoever has signed in sees everything, as an administrator.
//! * There are no style presets or model installs: those routes are unknown paths. Saved workflows can be made,
//!   read, deleted and called, and not listed or changed; a call takes no edges into its inputs, and no batch nodes in what
//!   it calls.
//! * The first Engine.IO ping comes at once instead of after 25 seconds, and an unknown Socket.IO namespace is refused
//!   with an object instead of a string.
//! * An idle connection is closed after 5 seconds also before its first request.
//! * Numbers that are not finite are refused where the real server stops working.

mod accounts;
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
