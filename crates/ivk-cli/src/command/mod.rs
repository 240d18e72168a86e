//! The commands, one a file.

mod boards;
mod check;
mod confirm;
mod draft;
mod gallery;
mod graph;
mod images;
mod inputs;
mod job;
mod password;
mod problems;
mod queue;
mod run;
mod server;
mod sweep;
mod templates;
mod wait;
mod workflow_file;

use crate::arguments::{Arguments, Command};
use crate::failure::{Exit, Failure};
use crate::output::style::Style;

/// What every command needs to know of how it was called.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context {
    /// Output for programs.
    pub(crate) json: bool,
    /// Colours of stdout.
    pub(crate) style: Style,
    /// Colours of stderr.
    pub(crate) error_style: Style,
}

/// Does what was asked for.
pub(crate) async fn run(arguments: &Arguments, context: &Context) -> Result<Exit, Failure> {
    match &arguments.command {
        Command::Inputs(options) => inputs::run(options, context).await,
        Command::Graph(options) => graph::run(options, context).await,
        Command::Check(options) => check::run(options, context).await,
        Command::Templates(options) => templates::run(options, context).await,
        Command::Boards(options) => boards::run(options, context).await,
        Command::Images(options) => images::run(options, context).await,
        Command::Run(options) => run::run(options, context).await,
        Command::Wait(options) => wait::run(options, context).await,
        Command::Queue(options) => queue::run(options, context).await,
    }
}
