//! The command, run as a program of its own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]
#![allow(dead_code, reason = "not every test uses all of it")]

pub(crate) mod gallery;

use std::path::Path;
use std::process::{Command, Output};

use ivk_embedded::{Server, ServerBuilder};
use serde_json::Value;

/// The `ivk` command with these arguments, untouched by the environment of whoever runs the tests.
pub(crate) fn ivk<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ivk"));
    command.args(arguments);
    for name in [
        "IVK_SERVER",
        "IVK_TOKEN",
        "IVK_USER",
        "IVK_PASSWORD",
        "IVK_CA",
        "HTTP_PROXY",
        "http_proxy",
        "ALL_PROXY",
        "all_proxy",
    ] {
        command.env_remove(name);
    }
    // Tests neither read nor fill the cache of whoever runs them.
    command.env("IVK_CACHE_FOLDER", "");
    command
}

/// Starts a server. It has threads of its own; only its start is waited for here.
pub(crate) fn started(server: ServerBuilder) -> Server {
    let starting = tokio::runtime::Builder::new_current_thread().build().unwrap();
    starting.block_on(server.start()).unwrap()
}

/// The path of one of the example workflows.
pub(crate) fn example(name: &str) -> String {
    format!("{}/../../examples/workflows/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Runs an example on the server inside the command, and has its pictures laid into this folder.
pub(crate) fn make(workflow: &str, out: &Path, more: &[&str]) -> Said {
    let mut command = ivk(["run", &example(workflow), "--embedded", "--out"]);
    command.arg(out).args(more);
    Said::of(command)
}

/// A workflow file of this test.
pub(crate) fn file(folder: &Path, name: &str, content: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

/// What a finished command said.
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    pub(crate) fn of(mut command: Command) -> Self {
        Self::from(command.output().unwrap())
    }

    /// The lines of JSON on stdout.
    pub(crate) fn events(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).expect(line))
            .collect()
    }

    /// The one line that says what went wrong.
    pub(crate) fn error(&self) -> &str {
        assert!(!self.err.contains("panicked"), "{}", self.err);
        let errors: Vec<_> = self
            .err
            .lines()
            .filter(|line| line.starts_with("error:"))
            .collect();
        assert_eq!(errors.len(), 1, "one sentence, not this:\n{}", self.err);
        errors[0]
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Runs the command to its end.
pub(crate) fn run<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> Said {
    Said::of(ivk(arguments))
}
