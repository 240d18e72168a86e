//! The Rust client for InvokeAI: one handle for workflows, images, boards, models and the queue.
//!
//! ```no_run
//! use ivk_client::prelude::*;
//!
//! # async fn show() -> Result<(), ivk_client::Error> {
//! let client = Client::builder("http://localhost:9090").build()?;
//! let workflow = Workflow::from_path("poster.json")?;
//! let mut run = client.workflows().prepare(&workflow).await?;
//! run.set("Prompt", "a lighthouse at dusk")?;
//! run.match_models().await?;
//!
//! let mut job = run.submit().await?;
//! while let Some(event) = job.next().await {
//!     if let JobEvent::Progress { node, progress, .. } = event {
//!         println!("{}: {}", node.title(), progress.message);
//!     }
//! }
//! for image in job.wait().await?.images() {
//!     let path = client.images().download(image).to_dir("out").await?;
//!     println!("{}", path.display());
//! }
//! # Ok(()) }
//! ```
//!
//! The client adds nothing of its own: it makes the parts, gives each what it needs of the others, and turns their
//! errors into one [`Error`]. Each part is a crate that can be used alone: [`workflow`], [`boards`], [`models`],
//! [`transport`] and, below them all, [`api`].
//!
//! # Features
//!
//! `blocking` adds the same client for programs without an async runtime, in a module of that name.

#[cfg(feature = "blocking")]
pub mod blocking;
mod builder;
mod client;
pub mod coming_from_python;
mod error;
pub mod prelude;
mod reopen;
mod server;
mod sign_in;
mod template_cache;
mod wiring;

pub use builder::ClientBuilder;
pub use client::Client;
pub use error::{Error, ErrorKind};
pub use reopen::workflow_in_picture;
pub use server::{Server, ServerVersion};
pub use template_cache::TemplateCache;

pub use ivk_api as api;
pub use ivk_boards as boards;
pub use ivk_fields as fields;
pub use ivk_models as models;
pub use ivk_transport as transport;
pub use ivk_workflow as workflow;
