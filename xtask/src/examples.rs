//! `cargo xtask examples`: runs every example program of the workspace.
//!
//! An example that compiles may still fail a newcomer, so each is run as a newcomer runs it: without
//! arguments, from the root of the repository. It then works with the embedded server and ends by itself.

use std::process::Stdio;
use std::time::Instant;

use serde::Deserialize;

use crate::failure::{Context, Failure, Result};
use crate::workspace::cargo;

#[derive(Debug, Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    targets: Vec<Target>,
}

#[derive(Debug, Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
    #[serde(rename = "required-features", default)]
    required_features: Vec<String>,
}

/// An example program, and how to start it.
#[derive(Debug, PartialEq, Eq)]
struct Example {
    package: String,
    name: String,
    features: String,
}

/// Runs them all, also after one has failed; fails if any did, or if there is none.
pub(crate) fn run() -> Result<()> {
    let examples = examples(&metadata()?);
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
                "--example",
                &example.name,
            ])
            .args(["--features", &example.features])
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

fn examples(metadata: &Metadata) -> Vec<Example> {
    let mut examples = Vec::new();
    for package in &metadata.packages {
        for target in package
            .targets
            .iter()
            .filter(|target| target.kind.iter().any(|kind| kind == "example"))
        {
            examples.push(Example {
                package: package.name.clone(),
                name: target.name.clone(),
                features: target.required_features.join(","),
            });
        }
    }
    examples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_found_among_the_targets() {
        let metadata: Metadata = serde_json::from_str(
            r#"{"packages": [
                {"name": "one", "targets": [
                    {"name": "one", "kind": ["lib"]},
                    {"name": "tour", "kind": ["example"], "required-features": ["a", "b"]}]},
                {"name": "two", "targets": [{"name": "two", "kind": ["bin"]}]}]}"#,
        )
        .unwrap();
        let tour = Example {
            package: "one".to_owned(),
            name: "tour".to_owned(),
            features: "a,b".to_owned(),
        };
        assert_eq!(examples(&metadata), [tour]);
    }
}
