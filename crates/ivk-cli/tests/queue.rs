//! `ivk run --detach`, `ivk wait` and `ivk queue`, on a server that stays.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

mod common;

use common::{Said, example, ivk, run, started};
use ivk_embedded::Server;
use serde_json::{Value, json};

/// A server in this process, and commands that talk to it.
struct Lab {
    server: Server,
}

impl Lab {
    fn start() -> Self {
        let server = started(Server::builder());
        Self { server }
    }

    fn ivk(&self, arguments: &[&str]) -> Said {
        let mut command = ivk(arguments);
        command.env("IVK_SERVER", self.server.url());
        Said::of(command)
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let mut all = arguments.to_vec();
        all.push("--json");
        let said = self.ivk(&all);
        assert_eq!(said.code, 0, "{arguments:?}: {}", said.err);
        said.events().pop().unwrap()
    }

    /// Sends the swatches off, and gives their batch.
    fn detach(&self, more: &[&str]) -> String {
        let swatches = &example("batch-swatches.json");
        let mut all = vec!["run", swatches, "--set", "Size=16", "--detach"];
        all.extend(more);
        let said = self.ivk(&all);
        assert_eq!(said.code, 0, "{}", said.err);
        let batch = said.out.trim_end().to_owned();
        assert_eq!(
            batch.len(),
            36,
            "the id of the batch is all that stdout says: {batch}"
        );
        batch
    }
}

#[test]
fn a_detached_batch_is_waited_for_later() {
    let lab = Lab::start();
    let batch = lab.detach(&[]);
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let said = lab.ivk(&[
        "wait",
        &batch,
        "--out",
        out,
        "--json",
        "--name",
        "{names}-{seeds}",
    ]);
    assert_eq!(said.code, 0, "{}", said.err);
    let events = said.events();
    assert_eq!(
        (&events[0]["event"], &events[0]["batch_id"]),
        (&json!("submitted"), &json!(batch))
    );
    let done = events.last().unwrap();
    assert_eq!(
        (&done["event"], &done["status"]),
        (&json!("done"), &json!("completed"))
    );
    assert_eq!(done["images"].as_array().unwrap().len(), 6);
    assert!(
        folder.path().join("moss-2.png").exists(),
        "the server keeps the workflow and its labels"
    );

    let again = lab.json(&["wait", &batch, "--watch-only"]);
    assert_eq!(again["images"].as_array().unwrap().len(), 6);
    let said = lab.ivk(&["wait", "no-such-batch", "--watch-only"]);
    assert_eq!(said.code, 2);
    assert!(said.error().contains("no-such-batch"), "{}", said.err);
}

#[test]
fn programs_learn_the_batch_from_the_same_line_as_ever() {
    let lab = Lab::start();
    let poster = &example("abstract-poster.json");
    let submitted = lab.json(&["run", poster, "--detach"]);
    assert_eq!(submitted["event"], "submitted");
    assert_eq!(submitted["item_ids"].as_array().unwrap().len(), 1);
}

#[test]
fn waiting_ends_and_the_batch_goes_on() {
    let lab = Lab::start();
    lab.json(&["queue", "pause"]);
    let batch = lab.detach(&[]);
    let said = lab.ivk(&["wait", &batch, "--timeout", "0.2", "--watch-only", "--json"]);
    assert_eq!(said.code, 4, "{}", said.err);
    let error = said.events().pop().unwrap();
    assert_eq!(
        (&error["event"], &error["code"]),
        (&json!("error"), &json!("timed-out"))
    );
    assert_eq!(lab.json(&["queue", "status"])["pending"], 6);
    lab.json(&["queue", "resume"]);
    assert_eq!(lab.json(&["wait", &batch, "--watch-only"])["status"], "completed");
}

#[test]
fn the_queue_is_looked_at() {
    let lab = Lab::start();
    let empty = lab.ivk(&["queue", "list"]);
    assert!(empty.out.contains("no such items"), "{}", empty.out);
    let batch = lab.detach(&[]);
    lab.json(&["wait", &batch, "--watch-only"]);
    let status = lab.json(&["queue", "status"]);
    assert_eq!(
        (&status["completed"], &status["total"], &status["is_started"]),
        (&json!(6), &json!(6), &json!(true))
    );
    let list = lab.json(&["queue", "list", "--batch", &batch, "--limit", "4"]);
    let items = list["items"].as_array().unwrap();
    assert_eq!(items.len(), 4);
    assert_eq!(
        (&items[0]["item_id"], &items[0]["status"]),
        (&json!(6), &json!("completed"))
    );
    assert!(
        lab.json(&["queue", "list", "--status", "failed"])["items"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    let shown = lab.json(&["queue", "show", "6"]);
    assert_eq!(shown["batch_id"], json!(batch));
    assert_eq!(shown["error"], Value::Null);
    let names = shown["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .find(|input| input["label"] == "Names");
    assert_eq!(names.unwrap()["value"], "lagoon");
    assert_eq!(shown["outputs"][0]["images"].as_array().unwrap().len(), 1);

    let table = lab.ivk(&["queue", "list"]);
    assert!(table.out.starts_with("ITEM"), "{}", table.out);
    assert_eq!(table.out.lines().count(), 7, "{}", table.out);
    let text = lab.ivk(&["queue", "show", "6"]).out;
    assert!(text.starts_with("item 6 completed"), "{text}");
    assert!(text.contains("lagoon"), "{text}");
    let said = lab.ivk(&["queue", "show", "99"]);
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.error().contains("has no item 99"), "{}", said.err);
}

#[test]
fn what_failed_is_shown_and_retried() {
    let lab = Lab::start();
    let poster = &example("abstract-poster.json");
    let submitted = lab.json(&["run", poster, "--set", "Width=-300", "--detach"]);
    let batch = submitted["batch_id"].as_str().unwrap();
    let said = lab.ivk(&["wait", batch, "--watch-only"]);
    assert_eq!(said.code, 1, "{}", said.err);
    let shown = lab.json(&["queue", "show", "1"]);
    assert_eq!(shown["error"]["type"], "ValueError");
    assert!(shown["error"]["node_label"].is_string());
    let text = lab.ivk(&["queue", "show", "1"]).out;
    assert!(text.contains("failed: node \""), "{text}");

    let retried = lab.json(&["queue", "retry", "--batch", batch]);
    assert_eq!(retried, json!({"retried": [{"item_id": 1, "new_item_id": 2}]}));
    // The new item stands in the place of the old one.
    let said = lab.ivk(&["wait", batch, "--watch-only", "--json"]);
    assert_eq!(said.code, 1, "it fails again");
    assert_eq!(said.events()[0]["item_ids"], json!([2]));
}

#[test]
fn the_queue_is_changed() {
    let lab = Lab::start();
    assert_eq!(lab.json(&["queue", "pause"])["is_started"], false);
    let (one, two) = (lab.detach(&[]), lab.detach(&["--prepend"]));
    assert_eq!(
        lab.json(&["queue", "cancel", "--batch", &one]),
        json!({"canceled": 6})
    );
    assert_eq!(lab.json(&["queue", "cancel", "7", "8"]), json!({"canceled": 2}));
    let said = lab.ivk(&["queue", "cancel", "99"]);
    assert_eq!(
        (said.code, said.error().contains("no item 99")),
        (2, true),
        "{}",
        said.err
    );
    for verb in [
        &["queue", "prune"][..],
        &["queue", "clear"],
        &["queue", "cancel", "--all-waiting"],
    ] {
        let said = lab.ivk(verb);
        assert_eq!(said.code, 2, "nobody can be asked: {}", said.err);
        assert!(said.error().contains("--yes"), "{}", said.err);
    }
    assert_eq!(lab.json(&["queue", "prune", "--yes"]), json!({"deleted": 8}));
    assert_eq!(
        lab.json(&["queue", "cancel", "--all-waiting", "--yes"]),
        json!({"canceled": 4})
    );
    assert_eq!(lab.json(&["queue", "clear", "--yes"]), json!({"deleted": 4}));
    assert_eq!(lab.json(&["queue", "resume"])["is_started"], true);
    let said = lab.ivk(&["wait", &two, "--watch-only"]);
    assert_eq!(said.code, 2, "{}", said.err);
}

#[test]
fn options_that_contradict_each_other_are_refused() {
    let poster = &example("abstract-poster.json");
    for arguments in [
        &["run", poster, "--detach", "--embedded"][..],
        &["run", poster, "--detach", "--out", "x"],
        &["run", poster, "--watch-only", "--sidecar"],
        &["queue", "cancel"],
        &["queue", "cancel", "3", "--batch", "b"],
        &["queue", "retry"],
    ] {
        assert_eq!(run(arguments).code, 2, "{arguments:?}");
    }
}
