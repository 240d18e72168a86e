//! The session with the servers of other languages: python-socketio, which InvokeAI runs, and the reference
//! implementation for Node.
//!
//! `cargo xtask peers` installs both and runs this; it is no part of a plain `cargo test`.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "../support/peer/mod.rs"]
mod peer;

use std::{env, path::PathBuf, process::Command};

/// The folder with the peers' libraries: `python` is a virtual environment, `node` holds `node_modules`.
const FOLDER: &str = "IVK_PEERS_FOLDER";

fn folder() -> PathBuf {
    env::var_os(FOLDER)
        .map(PathBuf::from)
        .expect("IVK_PEERS_FOLDER is not set; cargo xtask peers installs the peers and sets it")
}

fn script(name: &str) -> String {
    format!("{}/tests/peers/{name}", env!("CARGO_MANIFEST_DIR"))
}

mod python {
    use super::*;

    crate::peer::behaviours::all!(start);

    fn start(arguments: [String; 3]) -> Command {
        let mut command = Command::new(folder().join("python").join("bin").join("python"));
        command.arg(script("server.py")).args(arguments);
        command
    }
}

mod node {
    use super::*;

    crate::peer::behaviours::all!(start);

    fn start(arguments: [String; 3]) -> Command {
        let mut command = Command::new("node");
        command
            .arg(script("server.cjs"))
            .args(arguments)
            .env("NODE_PATH", folder().join("node").join("node_modules"));
        command
    }
}
