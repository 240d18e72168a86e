//! The results of the editor of InvokeAI 6.14.2, file by file.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on shall fail"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use ivk_fields::Templates;
use ivk_workflow::{EnqueueOptions, ErrorKind, Severity, Workflow};
use serde_json::{Value, json};

/// Values for which the editor invents something or loses something. Here they are told instead, and not sent, or
/// sent where the server may know them.
const TOLD_INSTEAD: &[(&str, &str, &str)] = &[
    ("board_values", "s6", "board"),
    ("value_coercions", "co", "color"),
    ("value_coercions", "m", "model"),
    ("value_coercions", "m3", "model"),
];

fn cases() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/editor-6.14.2");
    let mut cases: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let case = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), case)
        })
        .collect();
    cases.sort_by(|(one, _), (other, _)| one.cmp(other));
    assert!(cases.len() >= 78, "the cases are gone");
    cases
}

/// JavaScript has one kind of number.
fn plain(value: &Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(number) if number.fract() == 0.0 && number.abs() < 9e15 => json!(number as i64),
            _ => value.clone(),
        },
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| (key.clone(), plain(value)))
            .collect(),
        _ => value.clone(),
    }
}

fn templates() -> Arc<Templates> {
    Templates::builtin().into()
}

#[test]
fn graphs_and_batches_are_the_editors() {
    let templates = templates();
    for (name, case) in cases() {
        let expected = &case["expected"];
        let workflow = match case["workflow"].to_string().parse::<Workflow>() {
            Ok(workflow) => workflow,
            Err(error) => {
                assert_eq!(expected["load_ok"], false, "{name}: {error}");
                let form = expected["refused_at"]
                    .as_str()
                    .is_none_or(|place| place == "form");
                assert_eq!(error.kind() == ErrorKind::Form, form, "{name}: {error}");
                continue;
            }
        };
        assert_eq!(expected["load_ok"], true, "{name}");
        let mut draft = workflow.open(templates.clone());
        draft.update_nodes(true);
        let options = EnqueueOptions::new()
            .auto_board(case["options"]["autoAddBoardId"].as_str().unwrap())
            .runs(case["options"]["iterations"].as_u64().unwrap());
        let body: Value = serde_json::from_str(draft.enqueue_body(&options).as_str()).unwrap();
        let batch = &body["batch"];
        let mut ours = plain(&batch["graph"]);
        let mut theirs = plain(&expected["graph"]);
        for (case, node, field) in TOLD_INSTEAD {
            if *case == name {
                for graph in [&mut ours, &mut theirs] {
                    graph["nodes"][node].as_object_mut().unwrap().remove(*field);
                }
                let report = draft.check();
                let told = report.problems().iter().any(|problem| {
                    problem.node_id.as_deref() == Some(node) && problem.field.as_deref() == Some(field)
                });
                assert!(told, "{name}: {node}.{field}");
            }
        }
        assert_eq!(ours["nodes"], theirs["nodes"], "{name}");
        assert_eq!(ours["edges"], theirs["edges"], "{name}");
        assert_eq!(plain(&batch["data"]), plain(&expected["batch_data"]), "{name}");
        assert_eq!(batch["origin"], "workflows");
        assert_eq!(batch["destination"], "gallery");
        assert_eq!(body["prepend"], false);
        let uuid = ours["id"].as_str().unwrap();
        assert_eq!((uuid.len(), uuid.as_bytes()[14]), (36, b'4'), "{name}");
    }
}

#[test]
fn inputs_are_the_editors() {
    let templates = templates();
    for (name, case) in cases() {
        let Ok(workflow) = case["workflow"].to_string().parse::<Workflow>() else {
            continue;
        };
        let mut draft = workflow.open(templates.clone());
        draft.update_nodes(true);
        let ours: Vec<Value> = draft
            .inputs()
            .map(|input| {
                json!({
                    "index": input.index(),
                    "node_id": input.node_id(),
                    "field_name": input.field(),
                    "label": input.label(),
                    "show_description": input.shows_description(),
                    "node_type": input.node_type(),
                    "node_label": input.node_label(),
                    "field_type": input.field_type().map(|found| json!({
                        "name": found.name.as_str(),
                        "cardinality": found.cardinality.as_str(),
                        "batch": found.batch,
                    })),
                    "required": input.is_required(),
                    "connected": input.is_connected(),
                    "value": input.json().map(|json| serde_json::from_str::<Value>(json).unwrap()),
                })
            })
            .collect();
        let mut theirs = case["expected"]["form_inputs"].clone();
        for input in theirs.as_array_mut().unwrap() {
            let input = input.as_object_mut().unwrap();
            input.remove("settings");
            input.remove("input_kind");
        }
        assert_eq!(plain(&Value::from(ours)), plain(&theirs), "{name}");
    }
}

#[test]
fn whatever_keeps_the_editor_from_running_is_found() {
    let templates = templates();
    for (name, case) in cases() {
        let Ok(workflow) = case["workflow"].to_string().parse::<Workflow>() else {
            continue;
        };
        let mut draft = workflow.open(templates.clone());
        draft.update_nodes(true);
        let report = draft.check();
        let reasons = case["expected"]["readiness"].as_array().unwrap();
        assert!(report.errors().count() >= reasons.len(), "{name}: {report}");
        for reason in reasons {
            let Some(prefix) = reason["prefix"].as_str() else {
                continue;
            };
            let found = report
                .problems()
                .iter()
                .any(|problem| problem.severity == Severity::Error && problem.message.starts_with(prefix));
            assert!(found, "{name}: {prefix} is missing in\n{report}");
        }
        // What is found besides must be what the editor misses.
        if reasons.is_empty() {
            let codes: BTreeSet<_> = report.errors().map(|problem| problem.code).collect();
            assert!(codes.is_empty(), "{name}: {report}");
        }
    }
}

#[test]
fn what_the_editor_warns_about_is_told() {
    let templates = templates();
    for (name, case) in cases() {
        let Ok(workflow) = case["workflow"].to_string().parse::<Workflow>() else {
            continue;
        };
        let draft = workflow.open(templates.clone());
        let theirs = case["expected"]["warnings"].as_u64().unwrap() as usize;
        // A form is replaced, and one node put in the place of another, in silence there.
        let ours = draft
            .warnings()
            .filter(|warning| !matches!(warning.code, "form-replaced" | "duplicate-node-id"))
            .count();
        assert_eq!(ours, theirs, "{name}: {:?}", draft.warnings().collect::<Vec<_>>());
    }
}

#[test]
fn the_embedded_copy_is_a_workflow_of_today() {
    let templates = templates();
    for (name, case) in cases() {
        let Ok(workflow) = case["workflow"].to_string().parse::<Workflow>() else {
            continue;
        };
        let draft = workflow.open(templates.clone());
        let copy: Workflow = draft
            .to_workflow_json()
            .parse()
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(copy.schema_version().as_str(), "4.0.0", "{name}");
        assert!(copy.id().is_none());
        let again = copy.open(templates.clone());
        let asked = |draft: &ivk_workflow::Draft| -> Vec<String> {
            draft
                .inputs()
                .map(|input| format!("{input:?} {:?}", input.presentation()))
                .collect()
        };
        assert_eq!(asked(&again), asked(&draft), "{name}");
        let options = ivk_workflow::GraphOptions::new().graph_id("g");
        assert_eq!(again.graph(&options), draft.graph(&options), "{name}");
        assert_eq!(again.to_workflow_json(), draft.to_workflow_json(), "{name}");
    }
}
