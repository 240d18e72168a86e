//! The client for programs without an async runtime: scripts, tests, command line tools.
//!
//! It is the [async client](crate::Client) with every wait turned into a plain call. It has a thread of its own on which
//! jobs are followed and connections are kept alive, however rarely it is called.
//!
//! ```no_run
//! use ivk_client::blocking::Client;
//! use ivk_client::prelude::*;
//!
//! # fn main() -> Result<(), ivk_client::Error> {
//! let client = Client::connect("http://localhost:9090")?;
//! let mut run = client.workflows().prepare(&Workflow::from_path("poster.json")?)?;
//! run.set("Positive Prompt", "a lighthouse at dusk")?;
//! run.match_models()?;
//!
//! let mut job = run.submit()?;
//! for event in job.events() {
//!     if let JobEvent::Progress { node, progress, .. } = event {
//!         println!("{}: {}", node.title(), progress.message);
//!     }
//! }
//! for image in job.wait()?.images() {
//!     let path = client.images().download(image).to_dir("out")?;
//!     println!("{}", path.display());
//! }
//! # Ok(()) }
//! ```
//!
//! # Not inside async code
//!
//! A call that waits would stop everything else that runs on the same thread. So each call looks whether it is made
//! from inside a tokio runtime, and gives an error of the kind [`ErrorKind::InsideRuntime`](crate::ErrorKind) instead of
//! waiting. Async code has the [async client](crate::Client); a thread of its own ([`std::thread::spawn`]) can use this one.

mod boards;
mod client;
mod images;
mod job;
mod models;
mod queue;
mod run;
mod runtime;
mod workflows;

pub use boards::Boards;
pub use client::{Client, Server};
pub use images::{Download, Images, List};
pub use job::{Events, Job};
pub use models::Models;
pub use queue::Queue;
pub use run::Run;
pub use workflows::Workflows;
