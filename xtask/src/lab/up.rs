//! `lab up`: from nothing to a server with its models.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;
use serde_json::{Map, Value, json};

use super::account::{self, Account};
use super::folder::Folder;
use super::models::InstalledModel;
use super::server::{self, Server};
use super::settings::{Setting, Settings};
use super::{InstallOptions, environment, models, say};
use crate::failure::{Failure, Result};

#[derive(Debug, Clone, Args)]
pub(crate) struct UpOptions {
    #[command(flatten)]
    pub(crate) install: InstallOptions,

    /// The port on 127.0.0.1; 0 takes one that is free
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,

    /// A line for the server's invokeai.yaml
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub(crate) settings: Vec<Setting>,

    /// Take out the half second that the server pauses before each run
    #[arg(long)]
    pub(crate) quick_gc: bool,

    /// How many seconds the server may take to start
    #[arg(long, default_value_t = 300, value_name = "SECONDS")]
    pub(crate) timeout: u64,
}

/// What is there after `lab install`.
#[derive(Debug)]
pub(crate) struct Installed {
    folder: Folder,
    manifest: models::Manifest,
    seconds: Seconds,
}

/// What is there after `lab up`.
#[derive(Debug)]
pub(crate) struct Lab {
    pub(crate) server: Server,
    /// Whether the server was running before.
    pub(crate) reused: bool,
    version: String,
    models: BTreeMap<String, InstalledModel>,
    models_folder: PathBuf,
    /// Who may come in, when the server has accounts.
    pub(crate) account: Option<Account>,
    seconds: Seconds,
}

/// Makes the environment and the models, where they are missing.
pub(crate) fn install(options: &InstallOptions) -> Result<Installed> {
    let folder = Folder::resolve(&options.folder)?;
    let place = folder.place(&options.version);
    let _lock = place.lock()?;
    let mut seconds = Seconds::default();
    seconds.measure("environment", || environment::prepare(&place, &options.freeze))?;
    let manifest = seconds.measure("models", || models::make(&folder, &place))?;
    Ok(Installed {
        folder,
        manifest,
        seconds,
    })
}

/// Brings a server up, or finds the one that is.
pub(crate) fn up(options: &UpOptions) -> Result<Lab> {
    let Installed {
        folder,
        manifest,
        mut seconds,
    } = install(&options.install)?;
    let place = folder.place(&options.install.version);
    let _lock = place.lock()?;
    let timeout = Duration::from_secs(options.timeout);

    let running = Server::running(&place)?;
    let reused = running.is_some();
    let server = match running {
        Some(server) => {
            refuse_other_settings(&server, options)?;
            server
        }
        None => {
            let settings = Settings {
                port: server::free_port(options.port)?,
                quick_collection: options.quick_gc,
                further: options.settings.clone(),
            };
            environment::check_system_libraries(&place)?;
            say(format!(
                "starting InvokeAI {} on port {}",
                place.release(),
                settings.port
            ));
            Server::start(&place, settings)?
        }
    };
    let ready = seconds
        .measure("start", || server.wait_until_ready(timeout))
        .and_then(|version| {
            let (account, http) = match account::sign_in(&server.http())? {
                Some((account, http)) => (Some(account), http),
                None => (None, server.http()),
            };
            let models = seconds.measure("register", || {
                models::register(&http, &folder.models(), &manifest.models, timeout)
            })?;
            Ok((version, account, models))
        });
    match ready {
        Ok((version, account, models)) => {
            say(format!("InvokeAI {version} is ready at {}", server.base_url()));
            Ok(Lab {
                server,
                reused,
                version,
                models,
                models_folder: folder.models(),
                account,
                seconds,
            })
        }
        Err(failure) => {
            if !reused {
                server.stop()?;
            }
            Err(failure)
        }
    }
}

/// A server that runs cannot be given other settings.
fn refuse_other_settings(server: &Server, options: &UpOptions) -> Result<()> {
    let settings = server.settings();
    let same_port = options.port == 0 || options.port == settings.port;
    if same_port && options.settings == settings.further && options.quick_gc == settings.quick_collection {
        return Ok(());
    }
    Err(Failure::new(format!(
        "InvokeAI {} is already running at {} with other settings; end it first with `cargo xtask lab down`",
        options.install.version,
        server.base_url()
    )))
}

impl Installed {
    pub(crate) fn to_json(&self) -> Value {
        json!({ "folder": self.folder.path(), "seconds": self.seconds.to_json() })
    }
}

impl Lab {
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "base_url": self.server.base_url(),
            "pid": self.server.pid(),
            "version": self.version,
            "reused": self.reused,
            "models": self.models,
            "models_folder": self.models_folder,
            "account": self.account,
            "seconds": self.seconds.to_json(),
            "log": self.server.log(),
            "root": self.server.root(),
        })
    }
}

/// How long each part took.
#[derive(Debug, Default)]
struct Seconds(Vec<(&'static str, Duration)>);

impl Seconds {
    fn measure<T>(&mut self, part: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let begun = Instant::now();
        let done = work();
        self.0.push((part, begun.elapsed()));
        done
    }

    fn to_json(&self) -> Value {
        let rounded = |taken: Duration| (taken.as_secs_f64() * 100.0).round() / 100.0;
        let parts: Map<String, Value> = self
            .0
            .iter()
            .map(|(part, taken)| ((*part).to_owned(), rounded(*taken).into()))
            .collect();
        Value::Object(parts)
    }
}
