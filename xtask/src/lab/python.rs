//! Finds a Python interpreter that every 6.x release of InvokeAI supports.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, Result};

/// The versions of Python that all 6.x releases run on.
const SUPPORTED: [&str; 2] = ["3.11", "3.12"];

/// The path of an interpreter.
///
/// Commands on the PATH come first. Those of pyenv may be there without working (its shims exist for
/// every version installed, and refuse those that are not selected), so its versions are looked
/// through as well.
pub(crate) fn find() -> Result<PathBuf> {
    let names = SUPPORTED.map(|version| format!("python{version}"));
    let named = names.iter().map(PathBuf::from);
    let general = ["python3", "python"].map(PathBuf::from);
    named
        .chain(general)
        .chain(pyenv_versions())
        .find_map(|candidate| supported(&candidate))
        .ok_or_else(|| {
            Failure::new(
                "no Python 3.11 or 3.12 was found on the PATH, and InvokeAI 6 needs one of them \
             (Debian 12: apt-get install python3 python3-venv)",
            )
        })
}

/// The real path of the interpreter, if it works and has a supported version.
fn supported(candidate: &Path) -> Option<PathBuf> {
    let output = Command::new(candidate)
        .args([
            "-c",
            "import sys; print('%d.%d' % sys.version_info[:2]); print(sys.executable)",
        ])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (version, path) = text.trim_end().split_once('\n')?;
    SUPPORTED.contains(&version).then(|| PathBuf::from(path))
}

fn pyenv_versions() -> Vec<PathBuf> {
    let root = env::var_os("PYENV_ROOT")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".pyenv")));
    let Some(versions) = root.and_then(|root| fs::read_dir(root.join("versions")).ok()) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = versions
        .flatten()
        .map(|version| version.path().join("bin").join("python"))
        .collect();
    found.sort();
    found
}
