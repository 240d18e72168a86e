//! `ivk queue`.

use clap::{Args, Subcommand, ValueEnum};

use super::{QueueArguments, ServerArguments};

#[derive(Debug, Args)]
pub(crate) struct Queue {
    #[command(subcommand)]
    pub(crate) verb: QueueVerb,
}

/// What is done with a queue.
#[derive(Debug, Subcommand)]
pub(crate) enum QueueVerb {
    /// Say how many items wait and run, and whether the worker works
    Status(Here),
    /// List the items, the newest first
    List(List),
    /// Show one item: its values, its results, why it failed
    Show(Show),
    /// Stop items: some, those of a batch or a destination, or all that wait
    Cancel(Cancel),
    /// Run items again that failed or were canceled
    Retry(Retry),
    /// Delete all items that have ended. Their pictures stay
    Prune(Change),
    /// Stop what runs and delete everything. Pictures stay
    Clear(Change),
    /// Let the worker take no further item
    Pause(Here),
    /// Let the worker go on
    Resume(Here),
}

/// Which queue is meant.
#[derive(Debug, Args)]
pub(crate) struct Here {
    #[command(flatten)]
    pub(crate) server: ServerArguments,
    #[command(flatten)]
    pub(crate) queue: QueueArguments,
}

#[derive(Debug, Args)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) here: Here,

    /// Only items in this state; repeat for several
    #[arg(long, value_enum, value_name = "STATE")]
    pub(crate) status: Vec<State>,

    /// Only items of this batch
    #[arg(long, value_name = "BATCH_ID")]
    pub(crate) batch: Option<String>,

    /// At most this many
    #[arg(long, default_value_t = 50, value_name = "N")]
    pub(crate) limit: usize,
}

/// The states that an item can be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(crate) enum State {
    /// It waits for its turn
    Pending,
    /// It runs
    InProgress,
    /// It waits for a workflow that it called
    Waiting,
    /// It is done
    Completed,
    /// It failed
    Failed,
    /// It was stopped
    Canceled,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The item
    #[arg(value_name = "ITEM_ID")]
    pub(crate) item_id: i64,
    #[command(flatten)]
    pub(crate) here: Here,
}

/// Which items are stopped.
#[derive(Debug, Args)]
#[group(id = "canceled", required = true, multiple = false)]
pub(crate) struct Canceled {
    /// These items
    #[arg(value_name = "ITEM_ID")]
    pub(crate) item_ids: Vec<i64>,

    /// All items of this batch
    #[arg(long, value_name = "BATCH_ID")]
    pub(crate) batch: Option<String>,

    /// All items with this destination
    #[arg(long, value_name = "NAME")]
    pub(crate) destination: Option<String>,

    /// All items that wait for their turn, whoever put them there
    #[arg(long)]
    pub(crate) all_waiting: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Cancel {
    #[command(flatten)]
    pub(crate) which: Canceled,
    #[command(flatten)]
    pub(crate) change: Change,
}

/// Which items run again.
#[derive(Debug, Args)]
#[group(id = "retried", required = true, multiple = false)]
pub(crate) struct Retried {
    /// These items
    #[arg(value_name = "ITEM_ID")]
    pub(crate) item_ids: Vec<i64>,

    /// Everything of this batch that failed or was canceled
    #[arg(long, value_name = "BATCH_ID")]
    pub(crate) batch: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Retry {
    #[command(flatten)]
    pub(crate) which: Retried,
    #[command(flatten)]
    pub(crate) here: Here,
}

/// A change that cannot be taken back.
#[derive(Debug, Args)]
pub(crate) struct Change {
    #[command(flatten)]
    pub(crate) here: Here,

    /// Do not ask
    #[arg(short, long)]
    pub(crate) yes: bool,
}
