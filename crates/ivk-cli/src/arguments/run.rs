//! `ivk run`.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::shared::seconds;
use super::{BuildArguments, ServerArguments, WorkflowArguments};

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

    /// Where the pictures go; made when it is not there
    #[arg(long, default_value = "out", value_name = "DIR")]
    pub(crate) out: PathBuf,

    /// Go before everything that waits in the queue
    #[arg(long)]
    pub(crate) prepend: bool,

    /// Give up, and cancel, after this many seconds
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub(crate) timeout: Option<Duration>,

    /// How many seconds a server that stops answering is waited for
    #[arg(long, default_value = "300", value_name = "SECONDS", value_parser = seconds)]
    pub(crate) patience: Duration,
}
