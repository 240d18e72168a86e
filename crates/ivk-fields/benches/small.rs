//! How much a program pays for `ivk-fields` or `ivk-api` alone: crates and time of a clean build, beside
//! `serde_json` with `derive` built the same way; and how large a program is that reads the answers of one group of
//! operations, beside one that reads those of all.
//!
//! Each is the only dependency of a small program, with the versions of this workspace and without network.

#![allow(clippy::unwrap_used)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const ROUNDS: usize = 2;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()?;
    let scratch = std::env::temp_dir().join(format!("ivk-small-{}", std::process::id()));
    let measured = measure(&root, &scratch);
    // Even after a failure nothing is left behind.
    std::fs::remove_dir_all(&scratch)?;
    measured
}

fn measure(root: &Path, scratch: &Path) -> Result<(), Box<dyn Error>> {
    let own = |name: &str| format!("{name} = {{ path = {:?} }}", root.join("crates").join(name));
    let serde = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"".to_owned();
    let programs = [
        Program::new("serde-json", &serde, root, scratch)?,
        Program::new("ivk-fields", &own("ivk-fields"), root, scratch)?,
        Program::new("ivk-api", &own("ivk-api"), root, scratch)?,
    ];
    let mut times = [Duration::MAX; 3];
    for _ in 0..ROUNDS {
        for (program, time) in programs.iter().zip(&mut times) {
            *time = (*time).min(program.build()?);
        }
    }
    let [serde, ..] = times;
    for (program, time) in programs.iter().zip(times) {
        let ratio = time.as_secs_f64() / serde.as_secs_f64();
        println!("crates {} {}", program.name, program.crates()?);
        println!(
            "ratio clean_build_{} {ratio:.2} ({time:.1?} to {serde:.1?} of serde_json with derive)",
            program.name
        );
    }
    sizes(root, scratch)
}

/// There are no features for groups of operations: the linker leaves out what a program does not use.
fn sizes(root: &Path, scratch: &Path) -> Result<(), Box<dyn Error>> {
    let api = format!(
        "ivk-api = {{ path = {:?} }}\nserde = \"1\"\nserde_json = \"1\"",
        root.join("crates/ivk-api")
    );
    let all = std::fs::read_to_string(root.join("crates/ivk-api/tests/generated/mod.rs"))?;
    let mut bytes = Vec::new();
    for (name, group) in [
        ("none", Some("no such group::")),
        ("queue", Some("queue::")),
        ("all", None),
    ] {
        let program = Program::new(name, &api, root, scratch)?;
        program.reading_answers(&all, group)?;
        bytes.push(program.size()?);
        println!("bytes program_reading_{name} {}", program.size()?);
    }
    let [none, queue, all] = bytes[..] else {
        return Ok(());
    };
    println!(
        "ratio size_of_queue_to_all {:.3} (above a program that reads no answer)",
        (queue - none) as f64 / (all - none) as f64
    );
    Ok(())
}

/// A small program with one dependency.
struct Program {
    name: &'static str,
    folder: PathBuf,
}

impl Program {
    fn new(
        name: &'static str,
        dependency: &str,
        root: &Path,
        scratch: &Path,
    ) -> Result<Self, Box<dyn Error>> {
        let folder = scratch.join(name);
        std::fs::create_dir_all(folder.join("src"))?;
        std::fs::write(folder.join("src/main.rs"), "fn main() {}\n")?;
        std::fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
        let manifest = format!(
            "[package]\nname = \"program\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n{dependency}\n\n[workspace]\n"
        );
        std::fs::write(folder.join("Cargo.toml"), manifest)?;
        Ok(Self { name, folder })
    }

    fn cargo(&self, arguments: &[&str]) -> Result<String, Box<dyn Error>> {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .arg("--offline")
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env_remove("RUSTC_WRAPPER")
            .output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// The time of a build from nothing.
    fn build(&self) -> Result<Duration, Box<dyn Error>> {
        let target = self.folder.join("target");
        if target.exists() {
            std::fs::remove_dir_all(&target)?;
        }
        let start = Instant::now();
        self.cargo(&["build"])?;
        Ok(start.elapsed())
    }

    /// Makes the program read the answers of the operations of one group, or of all.
    fn reading_answers(&self, all: &str, group: Option<&str>) -> Result<(), Box<dyn Error>> {
        let is_kept = |line: &&str| {
            let group = group.filter(|_| line.contains("=> again::<"));
            group.is_none_or(|group| line.contains(group))
        };
        let kept: Vec<&str> = all.lines().filter(is_kept).collect();
        std::fs::write(self.folder.join("src/answers.rs"), kept.join("\n"))?;
        let main = "#![allow(warnings)]\nmod answers;\n\nfn main() {\n    \
                    let mut words = std::env::args();\n    \
                    let (id, body) = (words.next().unwrap(), words.next().unwrap_or_default());\n    \
                    println!(\"{:?}\", answers::round_trip(&id, body.as_bytes()));\n}\n";
        Ok(std::fs::write(self.folder.join("src/main.rs"), main)?)
    }

    /// The size of the program as it is handed out.
    fn size(&self) -> Result<u64, Box<dyn Error>> {
        self.cargo(&["build", "--release", "--config", "profile.release.strip=true"])?;
        let program = self
            .folder
            .join("target/release")
            .join(format!("program{}", std::env::consts::EXE_SUFFIX));
        Ok(std::fs::metadata(program)?.len())
    }

    /// The crates that are built, without the program itself.
    fn crates(&self) -> Result<usize, Box<dyn Error>> {
        let tree = self.cargo(&[
            "tree",
            "--prefix",
            "none",
            "--edges",
            "normal,build",
            "--no-dedupe",
        ])?;
        let mut names: Vec<&str> = tree.lines().filter_map(|line| line.split(" (").next()).collect();
        names.sort_unstable();
        names.dedup();
        Ok(names.len().saturating_sub(1))
    }
}
