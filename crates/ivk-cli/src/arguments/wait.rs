//! `ivk wait`.

use std::time::Duration;

use clap::Args;

use super::shared::seconds;
use super::{QueueArguments, SaveArguments, ServerArguments};

#[derive(Debug, Args)]
pub(crate) struct Wait {
    /// The batch, as `ivk run --detach` printed it
    #[arg(value_name = "BATCH_ID")]
    pub(crate) batch_id: String,

    #[command(flatten)]
    pub(crate) server: ServerArguments,
    #[command(flatten)]
    pub(crate) queue: QueueArguments,
    #[command(flatten)]
    pub(crate) save: SaveArguments,

    /// Stop waiting after this many seconds. The batch goes on
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub(crate) timeout: Option<Duration>,

    /// How many seconds a server that stops answering is waited for
    #[arg(long, default_value = "300", value_name = "SECONDS", value_parser = seconds)]
    pub(crate) patience: Duration,
}
