//! Runs every example as a person would, on the embedded server.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by it")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs a program without arguments, and gives what it prints.
fn run(program: &str, out: &Path) -> String {
    let output = Command::new(program)
        .env("IVK_EXAMPLE_OUT", out)
        .output()
        .unwrap();
    let (text, errors) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{program} fails:\n{text}\n{errors}");
    text.into_owned()
}

/// A folder of this test, made anew.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    folder
}

fn pictures(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

#[test]
fn quick_start_saves_a_picture() {
    let out = folder("quick_start");
    let text = run(env!("CARGO_BIN_EXE_quick_start"), &out);
    assert!(text.contains("InvokeAI"), "{text}");
    assert_eq!(pictures(&out), 1);
}

#[test]
fn watch_events_tells_of_every_item() {
    let text = run(env!("CARGO_BIN_EXE_watch_events"), &folder("watch_events"));
    assert_eq!(text.matches(" is completed").count(), 6, "{text}");
}

#[test]
fn upload_and_transform_puts_both_pictures_on_a_board() {
    let out = folder("upload_and_transform");
    let text = run(env!("CARGO_BIN_EXE_upload_and_transform"), &out);
    assert!(text.contains("2 images are on board \"Glow\""), "{text}");
    assert_eq!(pictures(&out), 1);
}
