//! The server's root folder: its settings and its node packs.

use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::folder::Place;
use crate::failure::{Context, Result};
use crate::workspace;

/// Lets the server load FLUX models of small size.
const TINY_FLUX: &str = "lab_tiny_flux";
/// Takes a half-second pause out of every run.
const QUICK_COLLECTION: &str = "lab_quick_gc";

/// The folder of the repository that holds what runs inside the server's Python.
pub(crate) fn scripts() -> PathBuf {
    workspace::root().join("xtask").join("lab")
}

/// How a server is set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Settings {
    pub(crate) port: u16,
    pub(crate) quick_collection: bool,
    pub(crate) further: Vec<Setting>,
}

/// A line of `invokeai.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Setting {
    key: String,
    value: String,
}

impl Setting {
    pub(crate) fn new(key: &str, value: &str) -> Self {
        Self {
            key: key.to_owned(),
            value: value.to_owned(),
        }
    }
}

impl FromStr for Setting {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        match text.split_once('=') {
            Some((key, value)) if !key.trim().is_empty() && !text.contains('\n') => Ok(Self {
                key: key.trim().to_owned(),
                value: value.trim().to_owned(),
            }),
            _ => Err("a setting looks like log_level=debug".to_owned()),
        }
    }
}

impl Settings {
    /// Writes the server's root folder.
    pub(crate) fn write(&self, place: &Place) -> Result<()> {
        let root = place.root();
        let packs = root.join("nodes");
        fs::create_dir_all(&packs).context(|| format!("{} cannot be made", packs.display()))?;
        let yaml = root.join("invokeai.yaml");
        fs::write(&yaml, self.yaml()).context(|| format!("{} cannot be written", yaml.display()))?;
        put_pack(&packs, TINY_FLUX, true)?;
        put_pack(&packs, QUICK_COLLECTION, self.quick_collection)
    }

    fn yaml(&self) -> String {
        // The settings schema of 6.0; later servers bring the file up to date by themselves.
        let mut text = "schema_version: 4.0.2\n\nhost: 127.0.0.1\n".to_owned();
        text.push_str(&format!("port: {}\n", self.port));
        text.push_str("device: cpu\nprecision: float32\nlog_format: plain\npatchmatch: false\n");
        for Setting { key, value } in &self.further {
            text.push_str(&format!("{key}: {value}\n"));
        }
        text
    }
}

/// Copies a node pack into the server's root, or takes it out.
fn put_pack(packs: &Path, name: &str, wanted: bool) -> Result<()> {
    let there = packs.join(name);
    if there.exists() {
        fs::remove_dir_all(&there).context(|| format!("{} cannot be removed", there.display()))?;
    }
    if !wanted {
        return Ok(());
    }
    let failed = || format!("the node pack {name} cannot be copied to {}", packs.display());
    fs::create_dir(&there).context(failed)?;
    for entry in fs::read_dir(scripts().join("nodes").join(name)).context(failed)? {
        let file = entry.context(failed)?.path();
        if let Some(file_name) = file.file_name().filter(|_| file.is_file()) {
            fs::copy(&file, there.join(file_name)).context(failed)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn further_settings_follow_ours() {
        let settings = Settings {
            port: 9191,
            quick_collection: false,
            further: vec!["log_level = debug".parse().unwrap()],
        };
        let yaml = settings.yaml();
        assert!(yaml.contains("port: 9191\n"));
        assert!(yaml.ends_with("log_level: debug\n"));
    }

    #[test]
    fn a_setting_needs_a_key() {
        for bad in ["", "debug", "=debug", "a=b\nc: d"] {
            assert!(bad.parse::<Setting>().is_err(), "{bad:?} was accepted");
        }
    }
}
