//! Graphs run as they ran on a real server: results, their order, errors, and places in the iterations.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test itself"
)]

mod common;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use common::{finished, send, start};

/// The item in a form in which ids do not matter: copies of nodes are named by their node and their place.
fn canonical(item: &Value) -> Value {
    let session = &item["session"];
    let names: BTreeMap<String, String> = session["prepared_source_mapping"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(copy, source)| {
            let path = session["prepared_iteration_paths"][copy]
                .as_array()
                .cloned()
                .unwrap_or_default();
            let path: Vec<String> = path.iter().map(Value::to_string).collect();
            (
                copy.clone(),
                format!("{}@{}", source.as_str().unwrap(), path.join(",")),
            )
        })
        .collect();
    let name = |copy: &str| names.get(copy).cloned().unwrap_or_else(|| copy.to_owned());
    let text = |value: &Value| match value.as_str() {
        Some(text) => json!(names.iter().fold(text.to_owned(), |text, (copy, name)| {
            text.replace(copy, &format!("<{name}>"))
        })),
        None => Value::Null,
    };
    let sorted = |mut values: Vec<Value>| {
        values.sort_by_key(Value::to_string);
        values
    };
    let members = |key: &str| session[key].as_object().unwrap().iter();
    let results = members("results").map(|(copy, result)| {
        let mut result = result.clone();
        result.as_object_mut().unwrap().shift_remove("output_meta");
        json!([name(copy), result])
    });
    let errors = members("errors").map(|(copy, error)| json!([name(copy), text(error)]));
    let copies = |value: &Value| {
        sorted(
            value
                .as_array()
                .unwrap()
                .iter()
                .map(|copy| json!(name(copy.as_str().unwrap())))
                .collect(),
        )
    };
    let prepared = members("source_prepared_mapping").map(|(node, found)| json!([node, copies(found)]));
    let paths = members("prepared_iteration_paths").map(|(copy, path)| json!([name(copy), path]));
    json!({
        "status": item["status"],
        "seq": item["status_sequence"],
        "error": [item["error_type"], text(&item["error_message"])],
        "results": results.collect::<Vec<_>>(),
        "errors": sorted(errors.collect()),
        "history": session["executed_history"],
        "executed": copies(&session["executed"]),
        "prepared": sorted(prepared.collect()),
        "paths": sorted(paths.collect()),
    })
}

#[tokio::test]
async fn graphs_run_as_on_a_real_server() {
    let recorded: Vec<Value> = serde_json::from_str(include_str!("data/graphs-6.14.2.json")).unwrap();
    let server = start().await;
    for case in &recorded {
        let name = &case["name"];
        let body = json!({"batch": {"graph": case["graph"], "runs": 1}});
        let answer = send(&server, "POST", "/api/v1/queue/default/enqueue_batch", &body).await;
        if let Some(status) = case["outcome"].get("http") {
            assert_eq!(json!(answer.status.as_u16()), *status, "{name}");
            let problems = answer.json()["detail"].as_array().unwrap().clone();
            let problems: Vec<Value> = problems
                .iter()
                .map(|found| json!([found["type"], found["loc"], found["msg"]]))
                .collect();
            assert_eq!(json!(problems), case["outcome"]["problems"], "{name}");
            continue;
        }
        let item_id = answer.expect(200)["item_ids"][0].as_i64().unwrap();
        let outcome = canonical(&finished(&server, item_id).await);
        for (key, expected) in case["outcome"].as_object().unwrap() {
            let expected = match key.as_str() {
                "errors" | "executed" | "prepared" | "paths" => {
                    let mut values = expected.as_array().unwrap().clone();
                    values.sort_by_key(Value::to_string);
                    json!(values)
                }
                _ => expected.clone(),
            };
            assert_eq!(outcome[key], expected, "{name}: {key}");
        }
    }
}
