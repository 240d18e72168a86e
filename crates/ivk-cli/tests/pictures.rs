//! Pictures that explain themselves: shown, asked how they were made, and run again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

mod common;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use common::{Said, example, file, ivk, make, run};
use serde_json::Value;

/// Makes a small picture with a workflow, and gives its path. The workflow lays a frame of 40 pixels around it.
fn poster(folder: &Path) -> PathBuf {
    let out = folder.join("made");
    let small = ["--set=Width=48", "--set=Height=32", "--set=Seed=11"];
    let said = make("abstract-poster.json", &out, &small);
    assert_eq!(said.code, 0, "{}", said.err);
    PathBuf::from(said.out.trim_end())
}

/// The picture without one of its texts.
fn without(picture: &Path, keyword: &str) -> Vec<u8> {
    let bytes = std::fs::read(picture).unwrap();
    let mut kept = bytes[..8].to_vec();
    let mut rest = &bytes[8..];
    while let [a, b, c, d, after @ ..] = rest {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let (chunk, next) = rest.split_at(length + 12);
        if !after[4..].starts_with(keyword.as_bytes()) {
            kept.extend_from_slice(chunk);
        }
        rest = next;
    }
    kept
}

#[test]
fn the_workflow_inside_a_picture_runs_again() {
    let folder = tempfile::tempdir().unwrap();
    let picture = poster(folder.path());
    let path = picture.to_str().unwrap();

    let listing = &run(["inputs", path, "--json"]).events()[0];
    let seed = listing["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .find(|input| input["label"] == "Seed")
        .unwrap();
    assert_eq!(seed["value"], 11, "the values with which it ran");

    let said = run(["check", path, "--json"]);
    assert_eq!(
        (said.code, &said.events()[0]["ready"]),
        (0, &Value::Bool(true)),
        "{}",
        said.err
    );
    let body: Value = serde_json::from_str(&run(["graph", path, "--set", "Seed=12"]).out).unwrap();
    assert_eq!(body["batch"]["graph"]["nodes"]["seed"]["value"], 12);

    let again = folder.path().join("again");
    let said = run(["run", path, "--embedded", "--out", again.to_str().unwrap()]);
    assert_eq!(said.code, 0, "{}", said.err);
    let pixels = |path: &Path| image::open(path).unwrap().into_rgba8();
    assert!(
        pixels(Path::new(said.out.trim_end())) == pixels(&picture),
        "the same picture comes out"
    );
}

#[test]
fn a_workflow_may_come_from_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let picture = std::fs::read(poster(folder.path())).unwrap();
    let workflow = std::fs::read(example("abstract-poster.json")).unwrap();
    for content in [picture, workflow] {
        let mut child = ivk(["check", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(&content).unwrap();
        let said = Said::from(child.wait_with_output().unwrap());
        assert_eq!((said.code, said.out.as_str()), (0, "ready to run\n"));
    }
}

#[test]
fn pictures_without_a_workflow_say_what_they_have() {
    let folder = tempfile::tempdir().unwrap();
    let picture = poster(folder.path());
    let whole = std::fs::read(&picture).unwrap();
    let graph_only = without(&picture, "invokeai_workflow");
    let write = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let graph = write("graph.png", &graph_only);
    let neither = write("neither.png", &without(Path::new(&graph), "invokeai_graph"));
    let mut altered = whole.clone();
    let at = altered
        .windows(17)
        .position(|window| window == b"invokeai_workflow")
        .unwrap();
    altered[at + 30] ^= 1;
    let cut = &whole[..at + 100];
    let no_workflow = file(folder.path(), "empty.json", "{}");
    let table = [
        (graph, "only the graph"),
        (neither, "holds no workflow"),
        (write("altered.png", &altered), "checksum"),
        (write("cut.png", cut), "the file ends in the middle"),
        (write("cat.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF"), "JPEG picture"),
        (write("cat.png", b"RIFF\x24\0\0\0WEBPVP8 "), "WEBP picture"),
        (no_workflow, "version"),
    ];
    for (path, told) in &table {
        for command in ["run", "inputs", "graph", "check"] {
            let said = run([command, path]);
            assert_eq!(said.code, 2, "{command} {path}: {}", said.err);
            assert!(said.error().contains(told), "{command}: {}", said.err);
            assert!(said.error().contains(path.as_str()), "{command}: {}", said.err);
        }
    }
}

#[test]
fn a_picture_file_is_shown_in_the_colors_of_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let picture = poster(folder.path());
    let path = picture.to_str().unwrap();
    let show = |arguments: &[&str]| {
        let mut command = ivk(["images", "show", path, "--width", "12"]);
        command
            .args(arguments)
            .env("TERM", "xterm-256color")
            .env_remove("COLORTERM");
        let said = Said::of(command);
        assert_eq!(said.code, 0, "{}", said.err);
        said.out
    };
    let plain = show(&[]);
    assert!(
        !plain.contains('\u{1b}'),
        "nothing for a file or a pipe: {plain:?}"
    );
    assert!(
        plain.starts_with(path) && plain.contains("PNG · 128 × 112 · workflow and graph inside"),
        "{plain}"
    );

    let colored = show(&["--color", "always"]);
    let lines: Vec<&str> = colored.lines().collect();
    assert!(
        lines[..6].iter().all(|line| line.contains("8;5;")),
        "12 × 11 pixels: {colored:?}"
    );
    assert!(lines[6].contains(path));

    assert!(show(&["--display", "kitty"]).starts_with("\u{1b}_Ga=T,f=100,q=2,c=12,m="));
    assert!(show(&["--display", "iterm"]).starts_with("\u{1b}]1337;File=inline=1;"));
    assert!(!show(&["--color", "always", "--display", "none"]).contains("48;5"));

    let told: Value = serde_json::from_str(&show(&["--json", "--color", "always"])).unwrap();
    assert_eq!(
        (&told["width"], &told["height"]),
        (&Value::from(128), &Value::from(112))
    );
    assert_eq!(told["has_workflow"], true);
}

#[test]
fn a_picture_file_says_how_it_was_made() {
    let folder = tempfile::tempdir().unwrap();
    let picture = poster(folder.path());
    let path = picture.to_str().unwrap();
    let told = &run(["images", "meta", path, "--json"]).events()[0];
    assert_eq!(told["path"], path);
    assert_eq!(told["workflow"]["name"], "Abstract poster");
    assert!(told["graph"]["nodes"].is_object(), "{told}");

    let workflow = run(["images", "meta", path, "--workflow"]);
    let workflow = file(folder.path(), "again.json", &workflow.out);
    assert_eq!(run(["check", &workflow]).code, 0);
    let graph: Value = serde_json::from_str(&run(["images", "meta", path, "--graph"]).out).unwrap();
    assert!(graph["nodes"].is_object());

    let bare = folder.path().join("bare.png");
    std::fs::write(&bare, without(&picture, "invokeai_workflow")).unwrap();
    let said = run(["images", "meta", bare.to_str().unwrap(), "--workflow"]);
    assert_eq!(said.code, 2);
    assert!(said.error().contains("only the graph"), "{}", said.err);
}

#[test]
fn a_damaged_text_hides_neither_the_picture_nor_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let picture = poster(folder.path());
    let mut content = std::fs::read(&picture).unwrap();
    let at = content
        .windows(17)
        .position(|window| window == b"invokeai_workflow")
        .unwrap();
    content[at + 30] ^= 1;
    std::fs::write(&picture, content).unwrap();
    let said = run(["images", "show", picture.to_str().unwrap()]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("checksum is wrong"), "{}", said.err);
    assert!(said.out.contains("128 × 112"), "{}", said.out);
}

#[test]
fn what_is_no_picture_is_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    let text = file(folder.path(), "note.txt", "hello");
    let table = [
        (text.as_str(), "not a picture"),
        (folder.path().to_str().unwrap(), "folder"),
        ("no/such/picture.png", "no file"),
    ];
    for (path, told) in table {
        let said = run(["images", "show", path]);
        assert_eq!(said.code, 2, "{path}: {}", said.err);
        assert!(said.error().contains(told), "{path}: {}", said.err);
    }
}
