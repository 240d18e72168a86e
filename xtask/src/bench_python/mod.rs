//! `cargo xtask bench-python`: the same files through ivk and through the Python client, side by side.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::Args;
use serde::Deserialize;

use crate::failure::{Context, Failure, Result};
use crate::lab::{python, user_cache};
use crate::workspace::{cargo, root};

/// The release of the Python client.
const CLIENT: &str = "invokeai-py-client==1.1.1";

/// The least that ivk should be faster by.
const GOAL: f64 = 20.0;

/// Measures in an environment of its own in the user's cache folder.
#[derive(Debug, Args)]
pub(crate) struct BenchPython {
    /// Workflow files; without any, those of the examples
    files: Vec<PathBuf>,
}

/// What either side says of one file.
#[derive(Debug, Deserialize)]
struct Measured {
    file: PathBuf,
    seconds: f64,
    inputs: usize,
}

impl BenchPython {
    pub(crate) fn run(self) -> Result<()> {
        let files = if self.files.is_empty() {
            examples()?
        } else {
            self.files
        };
        let files = files
            .iter()
            .map(|file| fs::canonicalize(file).context(|| format!("{} cannot be read", file.display())))
            .collect::<Result<Vec<_>>>()?;
        let interpreter = environment()?;
        // The offline half is all that is measured.
        let bench = [
            "bench",
            "--quiet",
            "--package",
            "ivk-workflow",
            "--no-default-features",
            "--bench",
            "load_to_graph",
        ];
        // No compiler shall run beside the Python client.
        done(cargo().args(bench).arg("--no-run"))?;
        let theirs = measured(
            Command::new(interpreter)
                .arg(root().join("xtask/src/bench_python/client.py"))
                .args(&files),
        )?;
        let ours = measured(cargo().args(bench).arg("--").args(&files))?;
        let mut slow = Vec::new();
        for (ours, theirs) in ours.iter().zip(theirs) {
            let ratio = theirs.seconds / ours.seconds;
            let name = ours.file.file_stem().unwrap_or_default().to_string_lossy();
            println!(
                "ratio python-client/ivk {name} {ratio:.0} (goal ≥ {GOAL}; {:.1} µs to {:.0} µs; {} inputs found to {})",
                ours.seconds * 1e6,
                theirs.seconds * 1e6,
                ours.inputs,
                theirs.inputs,
            );
            if ratio < GOAL {
                slow.push(name.into_owned());
            }
        }
        if slow.is_empty() {
            Ok(())
        } else {
            Err(Failure::new(format!(
                "the goal was missed for {}",
                slow.join(", ")
            )))
        }
    }
}

/// The workflow files of the examples, by name.
fn examples() -> Result<Vec<PathBuf>> {
    let folder = root().join("examples/workflows");
    let entries = fs::read_dir(&folder).context(|| format!("{} cannot be read", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    Ok(files)
}

/// The interpreter of an environment that has the Python client.
fn environment() -> Result<PathBuf> {
    let folder = user_cache()?.join("ivk-bench-python");
    let interpreter = folder.join("bin").join("python");
    let has_client = Command::new(&interpreter)
        .args(["-c", "import invokeai_py_client"])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !has_client {
        println!("installing {CLIENT} into {}", folder.display());
        done(
            Command::new(python::find()?)
                .args(["-m", "venv", "--clear"])
                .arg(&folder),
        )?;
        done(Command::new(&interpreter).args(["-m", "pip", "install", "--quiet", CLIENT]))?;
    }
    Ok(interpreter)
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

/// Runs one side; it prints one JSON line for each file.
fn measured(command: &mut Command) -> Result<Vec<Measured>> {
    let program = Path::new(command.get_program()).display().to_string();
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .context(|| format!("{program} does not run"))?;
    if !output.status.success() {
        return Err(Failure::new(format!("{program} failed with {}", output.status)));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines()
        .map(|line| serde_json::from_str(line).context(|| format!("{program} printed {line:?}")))
        .collect()
}
