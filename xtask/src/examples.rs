//! `cargo xtask examples`: runs the programs in `examples/`.
//!
//! An example that compiles may still fail a newcomer, so each is run as a newcomer runs it: without
//! arguments, from the root of the repository. It then works with the embedded server and ends by itself.
//! The examples of single crates are tools that may want a server, or run on; they are only compiled.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use serde::Deserialize;

use crate::failure::{Context, Failure, Result};
use crate::workspace::{self, cargo};

#[derive(Debug, Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
    targets: Vec<Target>,
}

#[derive(Debug, Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

/// An example program.
#[derive(Debug, PartialEq, Eq)]
struct Example {
    package: String,
    name: String,
}

/// Runs them all, also after one has failed; fails if any did, or if there is none.
pub(crate) fn run() -> Result<()> {
    let examples = examples(&metadata()?, &workspace::root().join("examples"));
    if examples.is_empty() {
        return Err(Failure::new("there is no example program"));
    }
    let mut failed = Vec::new();
    for example in &examples {
        eprintln!("\n--> {}", example.name);
        let begun = Instant::now();
        let status = cargo()
            .args([
                "run",
                "--quiet",
                "--package",
                &example.package,
                "--bin",
                &example.name,
            ])
            .stdin(Stdio::null())
            .status()
            .context(|| "cargo cannot be started".to_owned())?;
        eprintln!(
            "--> {}: {status} after {:.1} s",
            example.name,
            begun.elapsed().as_secs_f64()
        );
        if !status.success() {
            failed.push(example.name.as_str());
        }
    }
    if failed.is_empty() {
        eprintln!("\n{} examples ran", examples.len());
        Ok(())
    } else {
        Err(Failure::new(format!(
            "of {} examples these failed: {}",
            examples.len(),
            failed.join(", ")
        )))
    }
}

fn metadata() -> Result<Metadata> {
    let output = cargo()
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .stderr(Stdio::inherit())
        .output()
        .context(|| "cargo cannot be started".to_owned())?;
    serde_json::from_slice(&output.stdout).context(|| "cargo does not describe the workspace".to_owned())
}

fn examples(metadata: &Metadata, folder: &Path) -> Vec<Example> {
    let mut examples = Vec::new();
    for package in metadata
        .packages
        .iter()
        .filter(|package| package.manifest_path.starts_with(folder))
    {
        for target in package
            .targets
            .iter()
            .filter(|target| target.kind.iter().any(|kind| kind == "bin"))
        {
            examples.push(Example {
                package: package.name.clone(),
                name: target.name.clone(),
            });
        }
    }
    examples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_the_programs_of_their_folder() {
        let metadata: Metadata = serde_json::from_str(
            r#"{"packages": [
                {"name": "tours", "manifest_path": "/srv/ivk/examples/Cargo.toml", "targets": [
                    {"name": "support", "kind": ["lib"]},
                    {"name": "tour", "kind": ["bin"]}]},
                {"name": "two", "manifest_path": "/srv/ivk/crates/two/Cargo.toml", "targets": [
                    {"name": "two", "kind": ["bin"]}]}]}"#,
        )
        .unwrap();
        let tour = Example {
            package: "tours".to_owned(),
            name: "tour".to_owned(),
        };
        assert_eq!(examples(&metadata, Path::new("/srv/ivk/examples")), [tour]);
    }
}
