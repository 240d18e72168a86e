//! `cargo xtask ci`: the checks that every change must pass, as `.ci/run` makes them.
//!
//! The steps stand in that script and nowhere else, so that they also run when this program does not
//! compile.

use std::process::Command;

use clap::Args;

use crate::failure::{Context, Failure, Result};
use crate::workspace;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only these steps
    #[arg(long, value_name = "STEP", num_args = 1.., conflicts_with = "list")]
    only: Vec<String>,

    /// The names of the steps
    #[arg(long)]
    list: bool,
}

pub(crate) fn run(options: &Options) -> Result<()> {
    let mut command = Command::new(workspace::root().join(".ci").join("run"));
    if options.list {
        command.arg("--list");
    }
    if !options.only.is_empty() {
        command.arg("--only").args(&options.only);
    }
    let status = command
        .status()
        .context(|| ".ci/run cannot be started".to_owned())?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new("not all checks passed"))
    }
}
