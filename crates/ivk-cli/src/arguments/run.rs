//! `ivk run`.

use std::time::Duration;

use clap::Args;

use super::shared::seconds;
use super::{BuildArguments, QueueArguments, SaveArguments, ServerArguments, WorkflowArguments};

#[derive(Debug, Args)]
pub(crate) struct Run {
    #[command(flatten)]
    pub(crate) workflow: WorkflowArguments,
    #[command(flatten)]
    pub(crate) build: BuildArguments,

    #[command(flatten)]
    pub(crate) server: ServerArguments,

    /// Run on a server inside this command. Nodes that need a model are simulated
    #[arg(long)]
    pub(crate) embedded: bool,

    #[command(flatten)]
    pub(crate) queue: QueueArguments,

    #[command(flatten)]
    pub(crate) save: SaveArguments,

    /// Print the id of the batch and do not wait; `ivk wait` brings its pictures home
    #[arg(long, conflicts_with_all = ["embedded", "timeout", "patience", "delete_uploads", "out", "name", "sidecar", "watch_only"])]
    pub(crate) detach: bool,

    /// Go before everything that waits in the queue
    #[arg(long)]
    pub(crate) prepend: bool,

    /// Delete the pictures that were uploaded for the run when it is over
    #[arg(long)]
    pub(crate) delete_uploads: bool,

    /// Give up, and cancel, after this many seconds
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub(crate) timeout: Option<Duration>,

    /// How many seconds a server that stops answering is waited for
    #[arg(long, default_value = "300", value_name = "SECONDS", value_parser = seconds)]
    pub(crate) patience: Duration,
}
