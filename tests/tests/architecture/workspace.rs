//! The workspace as cargo describes it, and its files.

use std::env;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

#[derive(Debug, Deserialize)]
pub(crate) struct Metadata {
    pub(crate) packages: Vec<Package>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) manifest_path: PathBuf,
    pub(crate) dependencies: Vec<Dependency>,
    pub(crate) license: Option<String>,
    /// Where it comes from; absent for what lies in this repository.
    pub(crate) source: Option<String>,
    /// The registries it may go to: any when absent, none when empty.
    publish: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    pub(crate) kind: Option<String>,
}

impl Package {
    /// Whether it is for others, as opposed to this repository.
    pub(crate) fn is_published(&self) -> bool {
        self.publish
            .as_ref()
            .is_none_or(|registries| !registries.is_empty())
    }

    pub(crate) fn folder(&self) -> &Path {
        self.manifest_path.parent().unwrap()
    }

    /// What the package itself needs, as opposed to its tests.
    pub(crate) fn own_dependencies(&self) -> impl Iterator<Item = &str> {
        self.dependencies
            .iter()
            .filter(|dependency| dependency.kind.as_deref() != Some("dev"))
            .map(|dependency| dependency.name.as_str())
    }
}

/// The packages of the workspace.
pub(crate) fn packages() -> Vec<Package> {
    let json = cargo(&["metadata", "--no-deps", "--format-version", "1"]);
    serde_json::from_str::<Metadata>(&json).unwrap().packages
}

/// All packages that a build of the workspace on this platform needs.
pub(crate) fn packages_of_a_build() -> Vec<Package> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let platform = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .unwrap();
    let json = cargo(&["metadata", "--format-version", "1", "--filter-platform", platform]);
    serde_json::from_str::<Metadata>(&json).unwrap().packages
}

/// The names of all packages that a build of this one needs.
pub(crate) fn needed_by(package: &str, options: &[&str]) -> Vec<String> {
    let tree = ["tree", "--package", package, "--edges", "normal,build"];
    let form = ["--prefix", "none", "--format", "{p}"];
    let text = cargo(&[&tree[..], &form, options].concat());
    let mut names: Vec<String> = text
        .lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect();
    names.sort();
    names.dedup();
    assert!(
        names.iter().any(|name| name == package),
        "cargo tree does not name {package}:\n{text}"
    );
    names
}

/// Runs cargo at the root. What these tests ask was downloaded when they were built, so no network is used.
fn cargo(arguments: &[&str]) -> String {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(arguments)
        .args(["--locked", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "cargo {} failed:\n{stderr}",
        arguments.join(" ")
    );
    String::from_utf8(output.stdout).unwrap()
}

/// A text file of the repository.
#[derive(Debug)]
pub(crate) struct TextFile {
    /// Its path from the root of the repository, with slashes.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl TextFile {
    pub(crate) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Written by a program, and so not held to the rules for what people write.
    pub(crate) fn is_generated(&self) -> bool {
        self.text.starts_with("// Written by `cargo xtask codegen`")
    }

    /// The lines with their numbers, from 1.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(at, line)| (at + 1, line))
    }
}

/// A line that breaks a rule.
pub(crate) struct Place<'a> {
    pub(crate) file: &'a TextFile,
    pub(crate) line: usize,
    pub(crate) text: &'a str,
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.path, self.line, self.text.trim())
    }
}

/// The folders and files at the root that people write in.
const WRITTEN: &[&str] = &[
    ".cargo", ".ci", "crates", "docs", "examples", "fuzz", "tests", "xtask",
];

/// All files that people write: code, scripts, documents, manifests. Data is left out.
pub(crate) fn text_files() -> Vec<TextFile> {
    let root = root();
    let mut files = Vec::new();
    let entries = fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path());
    for path in entries {
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_file() || WRITTEN.contains(&name) {
            collect(&root, &path, &mut files);
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(
        files
            .iter()
            .any(|file| file.path == "tests/tests/architecture/workspace.rs")
    );
    files
}

fn collect(root: &Path, path: &Path, files: &mut Vec<TextFile>) {
    if path.is_dir() {
        if path.file_name().is_some_and(|name| name == "target") {
            return;
        }
        for entry in fs::read_dir(path).unwrap() {
            collect(root, &entry.unwrap().path(), files);
        }
        return;
    }
    let extension = path.extension().and_then(|extension| extension.to_str());
    let is_text = matches!(
        extension,
        Some("rs" | "toml" | "md" | "py" | "sh" | "yml" | "yaml")
    ) || path.ends_with(".ci/run");
    if is_text {
        let relative = path
            .strip_prefix(root)
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/");
        files.push(TextFile {
            path: relative,
            text: fs::read_to_string(path).unwrap(),
        });
    }
}
