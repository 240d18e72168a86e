//! What can be typed behind `ivk`, one command a file.

mod boards;
mod check;
mod graph;
mod images;
mod inputs;
mod queue;
mod run;
mod shared;
mod templates;
mod wait;

use clap::{Parser, Subcommand, ValueEnum};

pub(crate) use boards::{
    ArchiveBoard, Boards, BoardsAction, CreateBoard, ListBoards, RemoveBoards, RenameBoard, ShowBoard,
};
pub(crate) use check::Check;
pub(crate) use graph::Graph;
pub(crate) use images::{
    ExportImages, FilterArguments, GetImages, Images, ImagesAction, ImagesMeta, ListImages, MoveImages,
    NameArguments, NamedImages, PutImages, RemoveImages, ShowImages,
};
pub(crate) use inputs::Inputs;
pub(crate) use queue::{Cancel, Change, Here, List, Queue, QueueVerb, Retry, Show, State};
pub(crate) use run::Run;
pub(crate) use shared::{
    AccessArguments, BuildArguments, QueueArguments, SaveArguments, ServerArguments, TemplateArguments,
    WorkflowArguments,
};
pub(crate) use templates::Templates;
pub(crate) use wait::Wait;

/// Run InvokeAI workflows from a terminal.
#[derive(Debug, Parser)]
#[command(
    name = "ivk",
    version,
    about,
    propagate_version = true,
    arg_required_else_help = true
)]
#[command(
    after_help = "Exit codes: 0 done, 1 the work failed or is not ready, 2 bad arguments or an unusable file, \
                        3 the server cannot be reached or refuses, 4 timed out, 130 interrupted."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Print JSON for programs instead of text for people
    #[arg(long, global = true)]
    pub(crate) json: bool,

    /// When to use colours and moving progress bars
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(crate) color: Color,

    /// Say on stderr what goes over the wire; repeat for more
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(crate) verbose: u8,
}

/// When the output may be more than plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run a workflow and save its pictures
    Run(Run),
    /// Follow a batch that was submitted before, and save its pictures
    Wait(Wait),
    /// Look at the queue of a server, and change it
    Queue(Queue),
    /// List the inputs of a workflow
    Inputs(Inputs),
    /// Print the request that would be sent, or draw the workflow
    Graph(Graph),
    /// Say whether a workflow is ready to run, and what is missing
    Check(Check),
    /// List and manage the boards of a server
    Boards(Boards),
    /// Show, fetch and manage pictures, those of a server and files
    Images(Images),
    /// Show the node types that a server has
    Templates(Templates),
}
