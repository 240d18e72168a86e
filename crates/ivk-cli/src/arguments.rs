//! What can be typed behind `ivk`.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

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
    /// List the inputs of a workflow
    Inputs(Inputs),
    /// Print the request that would be sent, or draw the workflow
    Graph(Graph),
    /// Say whether a workflow is ready to run, and what is missing
    Check(Check),
    /// Show the node types that a server has
    Templates(Templates),
}

/// A workflow file and the values for its inputs.
#[derive(Debug, Args)]
pub(crate) struct WorkflowArguments {
    /// A workflow file, as exported from InvokeAI's editor
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// Values and choices that shape what is sent.
#[derive(Debug, Args)]
pub(crate) struct BuildArguments {
    /// Set an input. KEY is an index (3), a label ("Positive Prompt") or node_id.field;
    /// VALUE is read by the input's type; @file reads a file
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub(crate) settings: Vec<String>,

    /// How often to run it
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) runs: u32,

    /// The board for pictures whose board is "auto"
    #[arg(long, value_name = "ID")]
    pub(crate) auto_board: Option<String>,

    /// Fill in what the editor fills in when it updates older nodes
    #[arg(long)]
    pub(crate) update_nodes: bool,
}

/// Where node templates come from: by default the catalogue that is built in.
#[derive(Debug, Args)]
pub(crate) struct TemplateArguments {
    /// Take the node templates from this server
    #[arg(long, value_name = "URL", conflicts_with = "templates")]
    pub(crate) server: Option<String>,

    /// Take the node templates from a saved openapi.json
    #[arg(long, value_name = "OPENAPI.json")]
    pub(crate) templates: Option<PathBuf>,

    /// The access token of a server with several users
    #[arg(long, env = "IVK_TOKEN", hide_env_values = true, value_name = "TOKEN")]
    pub(crate) token: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Inputs {
    #[command(flatten)]
    pub(crate) workflow: WorkflowArguments,
    #[command(flatten)]
    pub(crate) templates: TemplateArguments,
}

#[derive(Debug, Args)]
pub(crate) struct Graph {
    #[command(flatten)]
    pub(crate) workflow: WorkflowArguments,
    #[command(flatten)]
    pub(crate) build: BuildArguments,
    #[command(flatten)]
    pub(crate) templates: TemplateArguments,

    /// Draw the workflow as a Mermaid diagram
    #[arg(long, conflicts_with = "svg")]
    pub(crate) mermaid: bool,

    /// Draw the workflow as SVG, nodes where the editor has them
    #[arg(long)]
    pub(crate) svg: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) workflow: WorkflowArguments,
    #[command(flatten)]
    pub(crate) build: BuildArguments,
    #[command(flatten)]
    pub(crate) templates: TemplateArguments,
}

#[derive(Debug, Args)]
pub(crate) struct Templates {
    /// Show just this node type
    #[arg(value_name = "TYPE")]
    pub(crate) node_type: Option<String>,
    #[command(flatten)]
    pub(crate) templates: TemplateArguments,
}

#[derive(Debug, Args)]
pub(crate) struct Run {
    #[command(flatten)]
    pub(crate) workflow: WorkflowArguments,
    #[command(flatten)]
    pub(crate) build: BuildArguments,

    /// The server to run on
    #[arg(
        long,
        env = "IVK_SERVER",
        default_value = "http://127.0.0.1:9090",
        value_name = "URL"
    )]
    pub(crate) server: String,

    /// Run on a server inside this command. Nodes that need a model are simulated
    #[arg(long)]
    pub(crate) embedded: bool,

    /// The access token of a server with several users
    #[arg(long, env = "IVK_TOKEN", hide_env_values = true, value_name = "TOKEN")]
    pub(crate) token: Option<String>,

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

fn seconds(text: &str) -> Result<Duration, String> {
    text.parse::<f64>()
        .ok()
        .filter(|seconds| *seconds > 0.0)
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or_else(|| "a positive number of seconds is expected".to_owned())
}
