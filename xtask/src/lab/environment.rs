//! A virtual environment with one release of InvokeAI, from the Python package index.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::folder::Place;
use super::release::Freeze;
use super::{python, say};
use crate::failure::{Context, Failure, Result};

/// Makes the environment unless it is there and whole.
///
/// A note is written into the environment when the installation is done, so that one which was
/// interrupted, or made for other dependencies, is made anew.
pub(crate) fn prepare(place: &Place, freeze: &Freeze) -> Result<()> {
    let environment = place.environment();
    let day = freeze.day(place.release());
    let note = environment.join("ivk-lab.json");
    let wanted = json!({ "invokeai": place.release().as_str(), "dependencies": day });
    if read_note(&note).is_some_and(|found| found == wanted) {
        return Ok(());
    }
    if environment.exists() {
        fs::remove_dir_all(&environment)
            .context(|| format!("the old environment {} cannot be removed", environment.display()))?;
    }
    say(format!(
        "installing InvokeAI {} into {}",
        place.release(),
        environment.display()
    ));
    if day.is_none() && *freeze == Freeze::Auto {
        say(format!(
            "no day is known for the dependencies of {}, so the newest are taken; --freeze names one",
            place.release()
        ));
    }
    let uv = create(place)?;
    install(place, &uv, day.as_deref())?;
    fs::write(&note, format!("{wanted}\n")).context(|| format!("{} cannot be written", note.display()))
}

/// Fails if the server's libraries lack a library of the system, and names the package that has it.
///
/// OpenCV is loaded by the server at start and needs libGL and glib, which a machine without a desktop
/// does not have.
pub(crate) fn check_system_libraries(place: &Place) -> Result<()> {
    let output = quiet(place.python())
        .args(["-c", "import cv2"])
        .stderr(Stdio::piped())
        .output()
        .context(|| format!("{} does not run", place.python().display()))?;
    if output.status.success() {
        return Ok(());
    }
    let stderr = String::from_utf8_lossy(&output.stderr);
    let last = stderr.trim_end().lines().last().unwrap_or("no message");
    Err(Failure::new(match package_with(last) {
        Some(package) => {
            format!("a library of the system is missing: {last} (Debian: apt-get install {package})")
        }
        None => format!("OpenCV does not load, and the server needs it: {last}"),
    }))
}

/// The Debian package that has the library which a message of the loader misses.
fn package_with(message: &str) -> Option<&'static str> {
    let packages = [
        ("libGL.so", "libgl1"),
        ("libgthread", "libglib2.0-0"),
        ("libglib", "libglib2.0-0"),
    ];
    packages
        .iter()
        .find(|(library, _)| message.contains(library))
        .map(|(_, package)| *package)
}

fn read_note(path: &Path) -> Option<Value> {
    serde_json::from_str(&fs::read_to_string(path).ok()?).ok()
}

/// Creates an empty environment; the answer is the uv to install with.
///
/// uv resolves and installs the 7 GB in half a minute, where pip takes many, and it can leave out what
/// was published after a day. Where there is none, it is installed into the environment.
fn create(place: &Place) -> Result<PathBuf> {
    let interpreter = python::find()?;
    let environment = place.environment();
    if let Some(uv) = on_path("uv") {
        let mut command = quiet(&uv);
        command
            .args(["venv", "--quiet", "--python"])
            .arg(&interpreter)
            .arg(&environment);
        finish(command, "uv could not create a virtual environment")?;
        return Ok(uv);
    }
    let mut command = quiet(&interpreter);
    command.args(["-m", "venv"]).arg(&environment);
    finish(
        command,
        "Python could not create a virtual environment (Debian keeps that in the package python3-venv)",
    )?;
    let mut command = quiet(place.python());
    command.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "uv",
    ]);
    finish(command, "pip could not install uv")?;
    Ok(environment.join("bin").join("uv"))
}

fn install(place: &Place, uv: &Path, day: Option<&str>) -> Result<()> {
    let mut command = quiet(uv);
    command
        .args(["pip", "install", "--quiet", "--python"])
        .arg(place.python());
    command.arg(format!("invokeai=={}", place.release()));
    if let Some(day) = day {
        command.args(["--exclude-newer", day]);
    }
    // uv does not read pip's settings, but a machine behind a mirror often has no others.
    let own_index = ["UV_DEFAULT_INDEX", "UV_INDEX_URL"]
        .iter()
        .any(|name| env::var_os(name).is_some());
    if let Some(index) = env::var_os("PIP_INDEX_URL").filter(|_| !own_index) {
        command.env("UV_DEFAULT_INDEX", index);
    }
    // Some packages are several hundred megabytes.
    if env::var_os("UV_HTTP_TIMEOUT").is_none() {
        command.env("UV_HTTP_TIMEOUT", "300");
    }
    finish(
        command,
        &format!("InvokeAI {} could not be installed", place.release()),
    )
}

/// A command whose output goes to the person at the terminal, not into the result.
fn quiet(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::inherit());
    command
}

fn finish(mut command: Command, failed: &str) -> Result<()> {
    let status = command.status().context(|| failed.to_owned())?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("{failed} ({status})")))
    }
}

fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_library_leads_to_its_package() {
        let message = |library| {
            format!("ImportError: {library}: cannot open shared object file: No such file or directory")
        };
        assert_eq!(package_with(&message("libGL.so.1")), Some("libgl1"));
        assert_eq!(
            package_with(&message("libgthread-2.0.so.0")),
            Some("libglib2.0-0")
        );
        assert_eq!(package_with(&message("libcuda.so.1")), None);
    }
}
