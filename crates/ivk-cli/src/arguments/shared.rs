//! Arguments that several commands take.

use std::convert::Infallible;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use ivk_client::api::types::Secret;

/// A workflow file and the values for its inputs.
#[derive(Debug, Args)]
pub(crate) struct WorkflowArguments {
    /// A workflow file, as exported from InvokeAI's editor, or a picture with its workflow inside;
    /// - reads standard input
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

    /// Run once for each value of an input. Given again for another input, run each combination. VALUES are 1,2,4 or
    /// 1..8 or 0..1..0.25, a JSON list, @FILE with a value a line, or a picture or a folder of them as @PATH
    #[arg(long = "product", value_name = "KEY=VALUES")]
    pub(crate) products: Vec<String>,

    /// Like --product, but inputs that are given so go step by step together: first values, second values, …
    #[arg(long = "zip", value_name = "KEY=VALUES")]
    pub(crate) zips: Vec<String>,

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

    #[command(flatten)]
    pub(crate) access: AccessArguments,
}

/// How a server lets this command in, and how it is known to be the right one.
#[derive(Debug, Default, Args)]
pub(crate) struct AccessArguments {
    /// Sign in to a server with accounts; the password is that of IVK_PASSWORD, or is asked for
    #[arg(long, env = "IVK_USER", value_name = "EMAIL")]
    pub(crate) user: Option<String>,

    /// The access token of someone who has signed in, in the place of a password
    #[arg(long, env = "IVK_TOKEN", hide_env_values = true, value_name = "TOKEN", value_parser = secret)]
    pub(crate) token: Option<Secret>,

    /// Trust the authorities in this file (PEM) besides those of the system, for a server with a certificate of its own
    #[arg(long, env = "IVK_CA", value_name = "FILE")]
    pub(crate) ca: Option<PathBuf>,

    /// Accept any certificate: whoever sits in between can read and change everything
    #[arg(long)]
    pub(crate) danger_accept_invalid_certs: bool,
}

/// Takes what nobody may see.
fn secret(text: &str) -> Result<Secret, Infallible> {
    Ok(Secret::new(text))
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

    #[command(flatten)]
    pub(crate) access: AccessArguments,
}

/// What becomes of the pictures of a run.
#[derive(Debug, Args)]
pub(crate) struct SaveArguments {
    /// Where the pictures go; made when it is not there
    #[arg(long, default_value = "out", value_name = "DIR")]
    pub(crate) out: PathBuf,

    /// How the files are called, such as "{label}-{seed}-{index}"; as on the server unless given
    #[arg(long, value_name = "TEMPLATE", long_help = NAME_HELP)]
    pub(crate) name: Option<String>,

    /// Write a JSON file with the values used beside each picture
    #[arg(long)]
    pub(crate) sidecar: bool,

    /// Follow the run and save nothing
    #[arg(long, conflicts_with_all = ["out", "name", "sidecar"])]
    pub(crate) watch_only: bool,
}

/// The long form of the help for `--name`.
const NAME_HELP: &str = "\
How the files are called, such as \"{label}-{seed}-{index}\"; as on the server unless given.

{index} counts the pictures and {item} the runs of the batch, both from 1; {label} and {node} are the label and the id of \
the node that made the picture; {image}, {item_id}, {batch_id} and {workflow} are its name, queue item, batch and \
workflow. Anything else names an input as --set does, by label (in any case), index or node_id.field, and stands for \
the value that it had in that run. {index:4} fills a number up to 4 digits, {prompt:40} cuts a text after 40 characters; \
{{ and }} stand for braces, and / makes folders. What cannot stand in a file name becomes _; a name that is taken gets a \
number.";

/// The queue of a server.
#[derive(Debug, Args)]
pub(crate) struct QueueArguments {
    /// The queue, on servers with several
    #[arg(long, default_value = "default", value_name = "NAME")]
    pub(crate) queue: String,
}

/// A time as a person types it.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    text.parse::<f64>()
        .ok()
        .filter(|seconds| *seconds > 0.0)
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or_else(|| "a positive number of seconds is expected".to_owned())
}
