//! What the commands print for programs, which is a public interface, and how a run ends.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

mod common;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use common::{Said, example, ivk, make, run};
use serde_json::{Value, json};

fn names(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn inputs_for_programs() {
    let poster = &example("abstract-poster.json");
    let said = run(["inputs", poster, "--json"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let listing = &said.events()[0];
    assert_eq!(names(listing), ["name", "schema_version", "inputs", "warnings"]);
    assert_eq!(listing["schema_version"], "4.0.0");
    let seed = &listing["inputs"][7];
    assert_eq!(
        *seed,
        json!({
            "index": 7, "label": "Seed", "description": seed["description"], "node_id": "seed", "field": "value",
            "node_type": "integer", "type": "IntegerField", "cardinality": "SINGLE", "required": false,
            "connected": false, "value": 3
        })
    );
}

#[test]
fn a_graph_is_the_body_of_the_request() {
    let swatches = &example("batch-swatches.json");
    let said = run(["graph", swatches, "--set", "Size=32", "--runs", "3"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let body: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(body["prepend"], false);
    let batch = &body["batch"];
    assert_eq!(
        (&batch["runs"], &batch["origin"]),
        (&json!(3), &json!("workflows"))
    );
    assert_eq!(batch["graph"]["nodes"]["size"]["value"], 32);
    let data = batch["data"].as_array().unwrap();
    assert_eq!(data.len(), 2, "a zipped group and a product");
    assert_eq!(batch["workflow"]["name"], "Batch of swatches");

    let drawing = run(["graph", swatches, "--svg"]);
    assert!(drawing.out.starts_with("<svg"), "{}", drawing.out);
    let drawing = run(["graph", swatches, "--mermaid"]);
    assert!(drawing.out.contains("flowchart"), "{}", drawing.out);
}

#[test]
fn a_check_says_what_is_missing() {
    let glow = &example("upload-and-glow.json");
    let said = run(["check", glow, "--json"]);
    assert_eq!(said.code, 1, "a picture is missing");
    let answer = &said.events()[0];
    assert_eq!(answer["ready"], false);
    let problem = &answer["problems"][0];
    assert_eq!(
        (&problem["node_id"], &problem["field"], &problem["index"]),
        (&json!("picture"), &json!("image"), &json!(0))
    );

    let said = run(["check", glow]);
    let first = said.out.lines().next().unwrap_or_default();
    assert!(
        first.starts_with("problem: [0] "),
        "a person reads the number that --set takes: {}",
        said.out
    );

    let poster = &example("abstract-poster.json");
    let said = run(["check", poster, "--json"]);
    assert_eq!((said.code, &said.events()[0]["ready"]), (0, &json!(true)));
}

#[test]
fn templates_for_programs() {
    let said = run(["templates", "--json"]);
    let listing = &said.events()[0];
    assert_eq!(listing["count"], 309);
    let seed = &listing["templates"]["noise"]["inputs"]["seed"];
    assert_eq!(
        *seed,
        json!({
            "title": "Seed", "type": "IntegerField", "cardinality": "SINGLE", "batch": false, "input": "any",
            "required": false, "default": 0, "maximum": 4294967295_u64, "minimum": 0
        })
    );
    let said = run(["templates"]);
    let table: Vec<&str> = said
        .out
        .lines()
        .skip(1)
        .take_while(|line| !line.is_empty())
        .collect();
    let types: Vec<&str> = table
        .iter()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(types.len(), 309, "{}", said.out);
    assert!(types.is_sorted(), "a person looks a node type up by its name");
    let said = run(["templates", "noize"]);
    assert_eq!(said.code, 2);
    assert!(said.error().contains("\"noise\""), "{}", said.err);
}

#[test]
fn a_run_tells_what_happens_and_saves_every_picture() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    let said = make("batch-swatches.json", out, &["--set", "Size=16", "--json"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let events = said.events();
    assert_eq!(events[0]["event"], "submitted");
    let item_ids = events[0]["item_ids"].as_array().unwrap();
    assert_eq!(item_ids.len(), 6);
    let of_kind = |kind: &str| events.iter().filter(|event| event["event"] == kind).count();
    assert_eq!(
        (of_kind("completed"), of_kind("saved"), of_kind("done")),
        (6, 6, 1)
    );
    let done = events.last().unwrap();
    assert_eq!(names(done), ["event", "status", "batch_id", "item_ids", "images"]);
    assert_eq!(done["status"], "completed");
    assert_eq!(done["item_ids"], events[0]["item_ids"]);
    let images = done["images"].as_array().unwrap();
    assert_eq!(images.len(), 6);
    for image in images {
        assert_eq!(
            names(image),
            ["image_name", "node_id", "input_index", "board_id", "path"]
        );
        let path = Path::new(image["path"].as_str().unwrap());
        assert!(std::fs::read(path).unwrap().starts_with(b"\x89PNG"));
        assert_eq!(image["node_id"], "save");
    }
    assert_eq!(
        std::fs::read_dir(out).unwrap().count(),
        6,
        "nothing else lies there"
    );
}

#[test]
fn a_picture_of_this_machine_goes_in_and_another_comes_out() {
    let folder = tempfile::tempdir().unwrap();
    let small = ["--set", "Width=48", "--set", "Height=48"];
    let made = make("abstract-poster.json", &folder.path().join("one"), &small);
    assert_eq!(made.code, 0, "{}", made.err);
    let picture = format!("Picture=@{}", made.out.trim_end());
    let glow = ["--set", &picture, "--set", "Width=64"];
    let said = make("upload-and-glow.json", &folder.path().join("two"), &glow);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        Path::new(said.out.trim_end()).exists(),
        "its path is all that stdout says: {}",
        said.out
    );
}

#[test]
fn a_run_that_fails_says_where() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = ["--set", "Width=-300", "--json"];
    let said = make("abstract-poster.json", folder.path(), &wrong);
    assert_eq!(said.code, 1, "{}", said.err);
    let events = said.events();
    let failed = events.iter().find(|event| event["event"] == "failed").unwrap();
    assert_eq!(failed["error_type"], "ValueError");
    assert!(failed["node_id"].is_string(), "{failed}");
    let done = events.last().unwrap();
    assert_eq!(
        (&done["event"], &done["status"], &done["images"]),
        (&json!("done"), &json!("failed"), &json!([]))
    );
}

#[test]
fn a_run_that_takes_too_long_is_canceled() {
    let folder = tempfile::tempdir().unwrap();
    let endless = ["--runs", "1000", "--timeout", "0.5", "--json"];
    let said = make("batch-swatches.json", folder.path(), &endless);
    assert_eq!(said.code, 4, "{}", said.err);
    assert_eq!(said.events().last().unwrap()["status"], "canceled");
}

/// Interrupting is a matter of signals, which other systems do not have.
#[cfg(unix)]
#[test]
fn an_interrupted_run_is_canceled_first() {
    let folder = tempfile::tempdir().unwrap();
    let swatches = &example("batch-swatches.json");
    let mut child = ivk(["run", swatches, "--runs", "1000", "--embedded", "--json"])
        .arg("--out")
        .arg(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map(Result::unwrap);
    assert!(
        lines.by_ref().any(|line| line.contains("\"event\":\"started\"")),
        "the run got going"
    );
    let signalled = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(signalled.success());
    let last = lines.last().unwrap();
    let done: Value = serde_json::from_str(&last).unwrap();
    assert_eq!(
        (&done["event"], &done["status"]),
        (&json!("done"), &json!("canceled"))
    );
    let said = Said::from(child.wait_with_output().unwrap());
    assert_eq!(said.code, 130, "{}", said.err);
}
