//! Traffic that was recorded from a real server, sent again: the answers must have the same shape.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test itself"
)]

mod common;

use std::collections::BTreeMap;

use base64::Engine;
use serde_json::{Value, json};

use common::{Answer, get, start, try_send, until};
use ivk_embedded::Server;

/// Ids of the recording, and what stands for them here.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    /// Replaces recorded ids in a text.
    fn translate(&self, text: &str) -> String {
        self.0
            .iter()
            .fold(text.to_owned(), |text, (theirs, ours)| text.replace(theirs, ours))
    }

    /// Learns ids from two answers to the same request.
    fn learn(&mut self, theirs: &Value, ours: &Value) {
        match (theirs, ours) {
            (Value::Object(theirs), Value::Object(ours)) => {
                for (key, value) in theirs {
                    if let Some(other) = ours.get(key) {
                        self.learn(value, other);
                    }
                    let id = [
                        "image_name",
                        "board_id",
                        "batch_id",
                        "session_id",
                        "bulk_download_item_name",
                    ];
                    if let (true, Some(Value::String(theirs)), Some(Value::String(ours))) =
                        (id.contains(&key.as_str()), Some(value), ours.get(key))
                    {
                        self.0.insert(theirs.clone(), ours.clone());
                    }
                }
            }
            (Value::Array(theirs), Value::Array(ours)) => {
                theirs
                    .iter()
                    .zip(ours)
                    .for_each(|(theirs, ours)| self.learn(theirs, ours));
            }
            _ => {}
        }
    }
}

/// Keys whose members are named by ids.
const MAPS: &[&str] = &[
    "results",
    "errors",
    "indegree",
    "prepared_source_mapping",
    "source_prepared_mapping",
    "prepared_iteration_paths",
];

/// Says where two values differ in shape: in keys, types, or lengths.
fn differences(place: &str, theirs: &Value, ours: &Value, found: &mut Vec<String>) {
    match (theirs, ours) {
        (Value::Object(theirs), Value::Object(ours)) => {
            let key = place.rsplit('.').next().unwrap_or_default();
            if MAPS.contains(&key) || place.ends_with("execution_graph.nodes") {
                if theirs.len() != ours.len() {
                    found.push(format!(
                        "{place}: {} members instead of {}",
                        ours.len(),
                        theirs.len()
                    ));
                }
                return;
            }
            for (key, value) in theirs {
                match ours.get(key) {
                    Some(other) => differences(&format!("{place}.{key}"), value, other, found),
                    None => found.push(format!("{place}.{key}: missing")),
                }
            }
            for key in ours.keys().filter(|key| !theirs.contains_key(*key)) {
                found.push(format!("{place}.{key}: not in the recording"));
            }
        }
        (Value::Array(theirs), Value::Array(ours)) => {
            if theirs.len() != ours.len() {
                found.push(format!(
                    "{place}: {} entries instead of {}",
                    ours.len(),
                    theirs.len()
                ));
            }
            for (index, (theirs, ours)) in theirs.iter().zip(ours).enumerate() {
                differences(&format!("{place}.{index}"), theirs, ours, found);
            }
        }
        _ => {
            let kind = |value: &Value| match value {
                Value::Null => "null",
                Value::Bool(_) => "boolean",
                Value::Number(_) => "number",
                Value::String(_) => "string",
                Value::Array(_) => "list",
                Value::Object(_) => "object",
            };
            if kind(theirs) != kind(ours) {
                found.push(format!("{place}: {} instead of {}", kind(ours), kind(theirs)));
            }
        }
    }
}

async fn replay(server: &Server, exchange: &Value, names: &Names) -> Result<Answer, String> {
    let path = names.translate(exchange["path"].as_str().unwrap());
    let kind = exchange["headers"]["content-type"].as_str().unwrap_or_default();
    let body = &exchange["body"];
    let body = if let Some(json) = body.get("json") {
        names.translate(&json.to_string()).into_bytes()
    } else if let Some(text) = body.get("text") {
        text.as_str().unwrap().as_bytes().to_vec()
    } else if let Some(bytes) = body.get("base64") {
        base64::engine::general_purpose::STANDARD
            .decode(bytes.as_str().unwrap())
            .unwrap()
    } else {
        Vec::new()
    };
    try_send(
        server,
        exchange["method"].as_str().unwrap(),
        &path.replace(' ', "%20"),
        kind,
        body,
    )
    .await
}

fn recording(text: &str) -> Vec<Value> {
    let recording: Value = serde_json::from_str(text).unwrap();
    recording["exchanges"].as_array().unwrap().clone()
}

#[tokio::test]
async fn the_scenario_has_the_recorded_shapes() {
    let server = start().await;
    let mut names = Names::default();
    // The recording was the second item of its server.
    let first = common::graph(json!({"a": {"type": "integer"}}), &[]);
    common::finished(&server, common::enqueue(&server, &first).await).await;
    for exchange in recording(include_str!("data/http-scenario-6.14.2.json")) {
        let note = format!("{} {} {}", exchange["note"], exchange["method"], exchange["path"]);
        let poll = exchange["note"].as_str().unwrap_or_default().starts_with("poll ");
        if exchange["note"] == "get queue item (completed)" {
            common::finished(&server, 2).await;
        }
        let is_download = exchange["note"]
            .as_str()
            .unwrap_or_default()
            .starts_with("poll/get zip");
        let answer = if is_download {
            until(async || {
                let answer = replay(&server, &exchange, &names).await.unwrap();
                (answer.status == 200).then_some(answer)
            })
            .await
        } else {
            replay(&server, &exchange, &names).await.unwrap()
        };
        assert_eq!(json!(answer.status.as_u16()), exchange["status"], "{note}");
        for (name, value) in exchange["answer_headers"].as_object().unwrap() {
            let expected = names.translate(value.as_str().unwrap());
            let ours = answer.header(name);
            if name == "location" {
                assert!(
                    ours.starts_with("api/v1/images/i/") && ours.ends_with("/full"),
                    "{note}: {ours}"
                );
            } else {
                assert_eq!(ours, expected, "{note}: {name}");
            }
        }
        let Some(theirs) = exchange["answer"].get("json") else {
            continue;
        };
        let ours = answer.json();
        names.learn(theirs, &ours);
        let mut found = Vec::new();
        differences("", theirs, &ours, &mut found);
        // This server says beside its version that it is simulated, and may be done when it is asked.
        found.retain(|difference| {
            let honest = difference.contains(".simulated") || difference.contains(".server");
            let done = poll && difference.contains("null");
            !(honest || done)
        });
        assert!(found.is_empty(), "{note}: {found:#?}");
    }
}

#[tokio::test]
async fn bodies_of_enqueue_are_taken_and_refused_as_recorded() {
    let server = start().await;
    for exchange in recording(include_str!("data/http-enqueue-6.14.2.json")) {
        let note = &exchange["note"];
        let answer = replay(&server, &exchange, &Names::default()).await.unwrap();
        assert_eq!(json!(answer.status.as_u16()), exchange["status"], "{note}");
        let (theirs, ours) = (&exchange["answer"]["json"], answer.json());
        let mut found = Vec::new();
        differences("", theirs, &ours, &mut found);
        assert!(found.is_empty(), "{note}: {found:#?}");
        let theirs = theirs["detail"].as_array().cloned().unwrap_or_default();
        let ours = ours["detail"].as_array().cloned().unwrap_or_default();
        for (theirs, ours) in theirs.iter().zip(&ours) {
            for key in ["type", "loc", "input"] {
                assert_eq!(ours[key], theirs[key], "{note}: {key}");
            }
            // Ids that are made up, and the list of all node types, differ.
            let words = theirs["msg"].as_str().unwrap();
            if note != "node without id" {
                assert!(
                    ours["msg"].as_str().unwrap().starts_with(words),
                    "{note}: {}",
                    ours["msg"]
                );
            }
        }
    }
}

#[tokio::test]
async fn what_the_server_says_of_itself_can_be_parsed_and_is_honest() {
    let server = start().await;
    let version = get(&server, "/api/v1/app/version").await;
    assert_eq!(
        (&version["version"], &version["simulated"]),
        (&json!("6.14.2"), &json!(true))
    );
    let models = get(&server, "/api/v2/models/").await;
    let models = models["models"].as_array().unwrap();
    assert!(
        models
            .iter()
            .all(|model| model["description"].as_str().unwrap().contains("Simulated"))
    );
}
