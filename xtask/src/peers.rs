//! `cargo xtask peers`: the socket of ivk-transport with the Socket.IO servers of Python and of Node.
//!
//! Their libraries are installed into a cache folder outside the repository:
//!
//! ```text
//! ivk-peers/
//!   python/    a virtual environment, with its requirements.txt
//!   node/      node_modules, with its package.json
//! ```

use std::fs;
use std::path::Path;
use std::process::Command;

use clap::Args;

use crate::failure::{Context, Failure, Result};
use crate::lab::{python, user_cache};
use crate::workspace::{cargo, root};

/// Installs the servers' libraries if needed, and runs the list of `tests/peers` with both.
#[derive(Debug, Args)]
pub(crate) struct Peers {
    /// Passed on to the test program, such as the names of tests
    #[arg(last = true)]
    arguments: Vec<String>,
}

impl Peers {
    pub(crate) fn run(self) -> Result<()> {
        let folder = user_cache()?.join("ivk-peers");
        let scripts = root().join("crates/ivk-transport/tests/peers");
        install(
            &scripts.join("requirements.txt"),
            &folder.join("python"),
            |place| {
                done(
                    Command::new(python::find()?)
                        .args(["-m", "venv", "--clear"])
                        .arg(place),
                )?;
                let pip = ["-m", "pip", "install", "--quiet", "--requirement"];
                done(
                    Command::new(place.join("bin").join("python"))
                        .args(pip)
                        .arg(scripts.join("requirements.txt")),
                )
            },
        )?;
        install(&scripts.join("package.json"), &folder.join("node"), |place| {
            fs::create_dir_all(place).context(|| format!("{} cannot be made", place.display()))?;
            copy(&scripts.join("package.json"), &place.join("package.json"))?;
            done(
                Command::new("npm")
                    .args(["install", "--silent", "--no-audit", "--no-fund"])
                    .current_dir(place),
            )
        })?;
        done(
            cargo()
                .args(["test", "--package", "ivk-transport", "--test", "peers", "--"])
                .args(self.arguments)
                .env("IVK_PEERS_FOLDER", folder),
        )
    }
}

/// Fills `place` unless it was filled for these very `requirements` before.
fn install(requirements: &Path, place: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let installed = place.join("installed");
    let wanted = fs::read(requirements).context(|| format!("{} cannot be read", requirements.display()))?;
    if fs::read(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("installing into {}", place.display());
    fill(place)?;
    copy(requirements, &installed)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).context(|| format!("{} cannot be written", to.display()))?;
    Ok(())
}

fn done(command: &mut Command) -> Result<()> {
    let program = Path::new(command.get_program()).display().to_string();
    let status = command.status().context(|| format!("{program} does not run"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("{program} failed with {status}")))
    }
}
