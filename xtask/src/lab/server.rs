//! A lab server: its process, when it is ready, and its end.

use std::env;
use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::Signal;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::folder::Place;
use super::http::Http;
use super::process::Process;
use super::settings::Settings;
use crate::failure::{Context, Failure, Result};

/// How long a server may take to end by itself before it is killed.
const GRACE: Duration = Duration::from_secs(15);
/// How much of the log is shown when a server does not start.
const LOG_LINES: usize = 25;

/// A server that was started here.
#[derive(Debug, Clone)]
pub(crate) struct Server {
    place: Place,
    state: State,
}

/// What is written beside the environment while a server runs.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct State {
    process: Process,
    settings: Settings,
}

impl Server {
    /// The server that runs in this place, if one does.
    pub(crate) fn running(place: &Place) -> Result<Option<Self>> {
        let path = place.state();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).context(|| format!("{} cannot be read", path.display())),
        };
        let state: State = serde_json::from_str(&text)
            .context(|| format!("{} is not what the lab wrote; remove it", path.display()))?;
        Ok(state.process.is_running().then(|| Self {
            place: place.clone(),
            state,
        }))
    }

    /// Starts a server that goes on when this program ends. It is not ready yet.
    pub(crate) fn start(place: &Place, settings: Settings) -> Result<Self> {
        settings.write(place)?;
        let log = place.log();
        let out = File::create(&log).context(|| format!("{} cannot be written", log.display()))?;
        let err = out
            .try_clone()
            .context(|| format!("{} cannot be written", log.display()))?;
        let mut command = Command::new(place.python());
        command
            .arg(place.environment().join("bin").join("invokeai-web"))
            .arg("--root")
            .arg(place.root())
            .current_dir(place.root())
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(err)
            // An interrupt typed at this terminal is not meant for the server.
            .process_group(0);
        set_environment(&mut command, place);
        let child = command
            .spawn()
            .context(|| "the server cannot be started".to_owned())?;
        let process = Process::find(child.id()).ok_or_else(|| Self::died(place))?;
        let server = Self {
            place: place.clone(),
            state: State { process, settings },
        };
        let path = place.state();
        let state = serde_json::to_string(&server.state)
            .context(|| "the state of the server cannot be written down".to_owned())?;
        fs::write(&path, state).context(|| format!("{} cannot be written", path.display()))?;
        Ok(server)
    }

    /// Waits until the server answers, and tells the version that it says it has.
    pub(crate) fn wait_until_ready(&self, timeout: Duration) -> Result<String> {
        let begun = Instant::now();
        while begun.elapsed() < timeout {
            if !self.state.process.is_running() {
                return Err(Self::died(&self.place));
            }
            if let Ok(answer) = self.http().get("/api/v1/app/version")
                && let Some(version) = answer.get("version").and_then(Value::as_str)
            {
                return Ok(version.to_owned());
            }
            sleep(Duration::from_millis(250));
        }
        Err(Failure::new(format!(
            "the server did not answer within {} s; the end of its log {}:\n{}",
            timeout.as_secs(),
            self.place.log().display(),
            end_of_log(&self.place)
        )))
    }

    /// Ends this server and nothing else: first in the way that lets it save its state, then harder.
    pub(crate) fn stop(&self) -> Result<()> {
        let process = &self.state.process;
        let begun = Instant::now();
        process.signal(Signal::INT);
        let mut asked_again = false;
        while process.is_running() {
            if begun.elapsed() > GRACE {
                process.signal(Signal::KILL);
            } else if begun.elapsed() > GRACE / 2 && !asked_again {
                asked_again = true;
                process.signal(Signal::TERM);
            }
            sleep(Duration::from_millis(50));
        }
        let path = self.place.state();
        fs::remove_file(&path).context(|| format!("{} cannot be removed", path.display()))
    }

    pub(crate) fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.state.settings.port)
    }

    pub(crate) fn pid(&self) -> u32 {
        self.state.process.pid
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.state.settings
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.place.log()
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.place.root()
    }

    pub(crate) fn http(&self) -> Http {
        Http::new(&self.base_url(), Duration::from_secs(30))
    }

    /// What `lab status` tells of this server.
    pub(crate) fn status(&self) -> Value {
        let answers = self.http().get("/api/v1/app/version").is_ok();
        json!({
            "version": self.place.release().as_str(),
            "base_url": self.base_url(),
            "pid": self.pid(),
            "answers": answers,
            "log": self.log(),
            "root": self.root(),
        })
    }

    fn died(place: &Place) -> Failure {
        Failure::new(format!(
            "the server ended while it was starting; the end of its log {}:\n{}",
            place.log().display(),
            end_of_log(place)
        ))
    }
}

/// A port that is free now: the one given, or any for 0.
pub(crate) fn free_port(port: u16) -> Result<u16> {
    TcpListener::bind(("127.0.0.1", port))
        .and_then(|listener| listener.local_addr())
        .map_or_else(
            |error| match error.kind() {
                std::io::ErrorKind::AddrInUse => Err(Failure::new(format!(
                    "port {port} is taken; name another one, or --port 0 for any that is free"
                ))),
                _ => Err(error).context(|| format!("port {port} cannot be used")),
            },
            |address| Ok(address.port()),
        )
}

fn set_environment(command: &mut Command, place: &Place) {
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("INVOKEAI_")) {
        command.env_remove(name);
    }
    command
        .env("INVOKEAI_ROOT", place.root())
        .env("HF_HUB_OFFLINE", "1")
        .env("HF_HUB_DISABLE_TELEMETRY", "1")
        .env("TRANSFORMERS_OFFLINE", "1")
        .env("CUDA_VISIBLE_DEVICES", "")
        .env("PYTHONUNBUFFERED", "1");
    // Models this small gain nothing from several threads, and lose much when the machine is busy.
    for name in ["OMP_NUM_THREADS", "MKL_NUM_THREADS"] {
        if env::var_os(name).is_none() {
            command.env(name, "1");
        }
    }
}

fn end_of_log(place: &Place) -> String {
    let text = fs::read(place.log()).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    let end = lines
        .get(lines.len().saturating_sub(LOG_LINES)..)
        .unwrap_or_default();
    end.join("\n")
}
