//! Arguments that several commands take.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

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

/// The server that a command talks to.
#[derive(Debug, Args)]
pub(crate) struct ServerArguments {
    /// The server to talk to
    #[arg(
        long,
        env = "IVK_SERVER",
        default_value = "http://127.0.0.1:9090",
        value_name = "URL"
    )]
    pub(crate) server: String,

    /// The access token of a server with several users
    #[arg(long, env = "IVK_TOKEN", hide_env_values = true, value_name = "TOKEN")]
    pub(crate) token: Option<String>,
}

/// A time as a person types it.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    text.parse::<f64>()
        .ok()
        .filter(|seconds| *seconds > 0.0)
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or_else(|| "a positive number of seconds is expected".to_owned())
}
