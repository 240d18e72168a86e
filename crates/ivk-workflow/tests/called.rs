//! Workflows that call other workflows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on shall fail"
)]

mod common;

use std::collections::HashMap;

use common::{codes, connector, file, graph, load, node, open, templates, with_form};
use ivk_workflow::{ErrorKind, Workflow};
use serde_json::{Value, json};

const A: &str = "saved_workflow_input::x::a";
const B: &str = "saved_workflow_input::x::b";
const VAE: &str = "saved_workflow_input::l::vae";

/// Asks for `x.b`, exposes `x.a` and, in vain, a field that only edges feed.
fn called() -> Workflow {
    let mut add = node("x", "add", json!({"a": 4, "b": 5}));
    add["data"]["inputs"]["b"]["label"] = "Second".into();
    let nodes = vec![
        add,
        node("l", "l2i", json!({})),
        node("r", "workflow_return", json!({})),
    ];
    let mut file = with_form(file(nodes, &[]), &["x.b", "l.vae"]);
    file["exposedFields"] = json!([{"nodeId": "x", "fieldName": "b"}, {"nodeId": "x", "fieldName": "a"}]);
    load(&file)
}

fn calling(values: Value) -> Value {
    let mut values = values;
    values["workflow_id"] = "w1".into();
    let nodes = vec![
        node("call", "call_saved_workflow", values),
        node("i", "integer", json!({"value": 9})),
        connector("c"),
    ];
    with_form(file(nodes, &[]), &[&format!("call.{B}")])
}

/// A template as the editor writes it down.
fn written(name: &str, field_type: &str) -> Value {
    json!({"name": name, "title": "B", "required": false, "description": "", "ui_hidden": false, "default": 0,
        "fieldKind": "input", "input": "any",
        "type": {"name": field_type, "cardinality": "SINGLE", "batch": false}})
}

#[test]
fn a_value_whose_type_is_not_written_down_starts_anew() {
    let saved = HashMap::from([("w1".to_owned(), called())]);
    let draft = load(&calling(json!({(A): 1}))).open_with(templates(), saved);
    assert_eq!(
        graph(&draft)["nodes"]["call"]["workflow_inputs"],
        json!({(A): 4, (B): 5})
    );
}

#[test]
fn a_written_template_must_be_whole() {
    for part in [
        "name",
        "title",
        "required",
        "ui_hidden",
        "fieldKind",
        "input",
        "type",
    ] {
        let mut file = calling(json!({(B): 7}));
        let mut template = written(B, "IntegerField");
        template.as_object_mut().unwrap().remove(part);
        file["nodes"][0]["data"]["dynamicInputTemplates"] = json!({(B): template});
        let error = file.to_string().parse::<Workflow>().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Schema, "{part}");
        assert!(error.message().contains(part), "{error}");
    }
}

#[test]
fn the_called_workflow_says_what_can_be_set() {
    let mut file = calling(json!({(A): 1}));
    file["nodes"][0]["data"]["dynamicInputTemplates"] = json!({(A): written(A, "IntegerField")});
    let workflow = load(&file);
    assert_eq!(workflow.calls(), ["w1"]);
    let saved = HashMap::from([("w1".to_owned(), called())]);
    let mut draft = workflow.open_with(templates(), saved);
    let input = draft.input(0).unwrap();
    assert_eq!((input.label(), input.json()), ("Second", Some("5")));
    assert_eq!(
        graph(&draft)["nodes"]["call"]["workflow_inputs"],
        json!({(A): 1, (B): 5})
    );
    draft.set("Second", 6).unwrap();
    assert_eq!(
        graph(&draft)["nodes"]["call"]["workflow_inputs"],
        json!({(A): 1, (B): 6})
    );
    assert!(graph(&draft)["nodes"]["call"].get(B).is_none());
    assert!(draft.set("Second", "x").is_err());
    assert!(draft.input(("call", VAE)).is_err(), "only edges feed it");
    assert_eq!(codes(&draft), Vec::<&str>::new());
}

#[test]
fn edges_lead_into_the_called_workflow() {
    let mut file = calling(json!({(A): 1}));
    file["edges"] = json!([common::edge(&format!("i.value -> call.{A}"))]);
    let saved = HashMap::from([("w1".to_owned(), called())]);
    let draft = load(&file).open_with(templates(), saved);
    let graph = graph(&draft);
    assert_eq!(graph["nodes"]["call"]["workflow_inputs"], json!({(B): 5}));
    assert_eq!(
        graph["edges"][0]["destination"],
        json!({"node_id": "call", "field": A})
    );
}

#[test]
fn without_the_called_workflow_the_file_is_believed() {
    let mut file = calling(json!({(B): 7, "workflow_inputs": {"old": 1}}));
    let mut template = written(B, "IntegerField");
    template["maximum"] = 6.into();
    file["nodes"][0]["data"]["dynamicInputTemplates"] = json!({(B): template});
    let draft = open(&file);
    let warnings: Vec<_> = draft.warnings().map(|warning| warning.code).collect();
    assert_eq!(warnings.first(), Some(&"called-workflow-missing"));
    assert_eq!(
        draft.input(0).unwrap().field_type().unwrap().name.as_str(),
        "IntegerField"
    );
    assert_eq!(graph(&draft)["nodes"]["call"]["workflow_inputs"], json!({(B): 7}));
    assert!(codes(&draft).contains(&"above-maximum"));
}

#[test]
fn a_field_of_another_type_starts_anew_and_a_stale_one_is_not_sent() {
    let mut file = calling(json!({(B): "text", "saved_workflow_input::x::gone": 1}));
    file["nodes"][0]["data"]["dynamicInputTemplates"] = json!({(B): written(B, "StringField")});
    let saved = HashMap::from([("w1".to_owned(), called())]);
    let draft = load(&file).open_with(templates(), saved);
    assert_eq!(
        graph(&draft)["nodes"]["call"]["workflow_inputs"],
        json!({(A): 4, (B): 5})
    );
}

#[test]
fn a_call_always_has_its_map() {
    let draft = open(&file(vec![node("call", "call_saved_workflow", json!({}))], &[]));
    assert_eq!(graph(&draft)["nodes"]["call"]["workflow_inputs"], json!({}));
}

#[test]
fn a_workflow_returns_at_one_place() {
    let mut returns = vec![node("r1", "workflow_return", json!({}))];
    assert!(file(returns.clone(), &[]).to_string().parse::<Workflow>().is_ok());
    returns.push(node("r2", "workflow_return", json!({})));
    let error = file(returns, &[]).to_string().parse::<Workflow>().unwrap_err();
    assert_eq!((error.kind(), error.node_id()), (ErrorKind::Schema, Some("r2")));
}
