//! The lab: a real InvokeAI server with tiny models, on this machine.
//!
//! The embedded server is ours, and so can share our mistakes; only InvokeAI itself can tell. The lab
//! installs a release of it from the Python package index into a cache folder, makes models with random
//! weights that are small enough to run on a processor within a second, and starts the server. It needs
//! no model download and no graphics card.
//!
//! | module | holds |
//! | --- | --- |
//! | `release` | which releases there are, and the day whose dependencies each gets |
//! | `folder` | where everything lies |
//! | `python`, `environment` | an interpreter, and a virtual environment with InvokeAI |
//! | `models` | the tiny models: made by a script, registered over HTTP |
//! | `settings` | the server's root folder: `invokeai.yaml` and node packs |
//! | `process`, `server` | the server's process: start, readiness, end |
//! | `http` | the few requests that the lab makes |
//! | `up`, `live` | the verbs that take more than a few lines |

mod account;
mod environment;
mod folder;
mod http;
mod live;
mod models;
mod process;
pub(crate) mod python;
mod release;
mod server;
mod settings;
mod up;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use self::folder::Folder;
pub(crate) use self::folder::user_cache;
use self::live::LiveOptions;
use self::release::Release;
use self::server::Server;
use self::up::UpOptions;
use crate::failure::Result;

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Makes what is missing, starts the server, prints one JSON line with its base_url
    Up(UpOptions),
    /// Makes the environment and the models without starting a server
    Install(InstallOptions),
    /// Prints the servers of the lab folder as one JSON line
    Status(FolderOption),
    /// Ends a server that `up` started
    Down(DownOptions),
    /// Runs the live list of tests on a lab server, or on the server given
    Test(LiveOptions),
}

#[derive(Debug, Clone, Args)]
pub(crate) struct FolderOption {
    /// Where environments, models and servers are kept [default: ivk-lab in the user's cache folder]
    #[arg(long, env = "IVK_LAB_FOLDER", value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct InstallOptions {
    /// The InvokeAI release
    #[arg(long, default_value_t = Release::newest())]
    pub(crate) version: Release,

    #[command(flatten)]
    pub(crate) folder: FolderOption,

    /// The day whose dependencies are installed: auto (known for some releases), none, or YYYY-MM-DD
    #[arg(long, default_value = "auto", value_name = "DAY")]
    pub(crate) freeze: release::Freeze,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct DownOptions {
    /// The release whose server is to end
    #[arg(long, default_value_t = Release::newest(), conflicts_with = "all")]
    version: Release,

    /// End the servers of all releases
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    folder: FolderOption,
}

pub(crate) fn run(verb: Verb) -> Result<()> {
    match verb {
        Verb::Up(options) => {
            let lab = up::up(&options)?;
            println!("{}", lab.to_json());
        }
        Verb::Install(options) => {
            let installed = up::install(&options)?;
            println!("{}", installed.to_json());
        }
        Verb::Status(options) => {
            let folder = Folder::resolve(&options)?;
            let mut servers = Vec::new();
            for place in folder.places()? {
                if let Some(server) = Server::running(&place)? {
                    servers.push(server.status());
                }
            }
            println!("{}", json!({ "folder": folder.path(), "servers": servers }));
        }
        Verb::Down(options) => {
            let folder = Folder::resolve(&options.folder)?;
            let places = if options.all {
                folder.places()?
            } else {
                vec![folder.place(&options.version)]
            };
            let mut stopped = Vec::new();
            for place in places {
                if let Some(server) = Server::running(&place)? {
                    server.stop()?;
                    stopped.push(place.release().to_string());
                }
            }
            println!("{}", json!({ "stopped": stopped }));
        }
        Verb::Test(options) => live::test(&options)?,
    }
    Ok(())
}

/// Tells the person at the terminal what is going on; standard output is for the result.
fn say(message: impl AsRef<str>) {
    eprintln!("lab: {}", message.as_ref());
}
