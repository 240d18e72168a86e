//! Files that are generated: written, or compared with what is there.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Result;

/// What was generated, by path relative to the root of the workspace.
#[derive(Default)]
pub(super) struct Files(BTreeMap<String, String>);

/// Folders in which everything is generated, so that what is no longer wanted there is removed.
const OWNED: [&str; 4] = [
    "crates/ivk-api/src/operations",
    "crates/ivk-api/src/types",
    "crates/ivk-api/src/events",
    "crates/ivk-api/tests/generated",
];

impl Files {
    pub(super) fn add(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.0.insert(path.into(), text.into());
    }

    /// Formats Rust as the workspace does, and keeps it.
    pub(super) fn add_rust(&mut self, path: impl Into<String>, text: &str) -> Result<()> {
        let path = path.into();
        let formatted = self.format(text).map_err(|error| format!("{path}: {error}"))?;
        self.0.insert(path, formatted);
        Ok(())
    }

    /// Formats Rust as the workspace does.
    pub(super) fn format(&self, text: &str) -> Result<String> {
        rustfmt(text)
    }

    /// Writes what has changed, and removes what is no longer generated.
    pub(super) fn write(&self, root: &Path) -> Result<()> {
        for path in self.surplus(root)? {
            fs::remove_file(root.join(path))?;
        }
        for (path, text) in &self.0 {
            let path = root.join(path);
            if fs::read_to_string(&path).ok().as_ref() != Some(text) {
                fs::create_dir_all(path.parent().unwrap_or(root))?;
                fs::write(&path, text)?;
            }
        }
        Ok(())
    }

    /// Fails when what is there is not what would be written.
    pub(super) fn check(&self, root: &Path) -> Result<()> {
        let mut stale = self.surplus(root)?;
        for (path, text) in &self.0 {
            if fs::read_to_string(root.join(path)).ok().as_ref() != Some(text) {
                stale.push(path.clone());
            }
        }
        if stale.is_empty() {
            return Ok(());
        }
        Err(format!("stale, run `cargo xtask codegen`:\n  {}", stale.join("\n  ")).into())
    }

    fn surplus(&self, root: &Path) -> Result<Vec<String>> {
        let mut surplus = Vec::new();
        for folder in OWNED {
            let mut folders = vec![folder.to_owned()];
            while let Some(folder) = folders.pop() {
                let Ok(entries) = fs::read_dir(root.join(&folder)) else {
                    continue;
                };
                for entry in entries {
                    let entry = entry?;
                    let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
                    if entry.file_type()?.is_dir() {
                        folders.push(path);
                    } else if !self.0.contains_key(&path) {
                        surplus.push(path);
                    }
                }
            }
        }
        Ok(surplus)
    }
}

pub(super) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn rustfmt(text: &str) -> Result<String> {
    let config = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path", config])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("rustfmt could not be started: {error}"))?;
    // rustfmt reads everything before it writes anything, so this cannot block on a full pipe.
    child
        .stdin
        .take()
        .ok_or("rustfmt has no input")?
        .write_all(text.as_bytes())?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(format!("rustfmt: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
