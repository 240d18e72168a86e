//! Workflow files made for a test.

#![allow(dead_code, reason = "each test uses what it needs")]

use std::sync::Arc;

use ivk_fields::Templates;
use ivk_workflow::{Draft, Workflow};
use serde_json::{Map, Value, json};

pub(crate) fn templates() -> Arc<Templates> {
    Templates::builtin().into()
}

/// A node of today's version with these values; every other field of its template has none.
pub(crate) fn node(id: &str, node_type: &str, values: Value) -> Value {
    let version = Templates::builtin()
        .get(node_type)
        .map_or("1.0.0", |template| template.version.as_str());
    node_of_version(id, node_type, version, values)
}

pub(crate) fn node_of_version(id: &str, node_type: &str, version: &str, values: Value) -> Value {
    let names = Templates::builtin()
        .get(node_type)
        .into_iter()
        .flat_map(|template| template.inputs.keys().cloned());
    let mut inputs: Map<String, Value> = names.map(|name| (name.clone(), instance(&name))).collect();
    for (name, value) in values.as_object().into_iter().flatten() {
        let mut instance = instance(name);
        instance["value"] = value.clone();
        inputs.insert(name.clone(), instance);
    }
    json!({"id": id, "type": "invocation", "position": {"x": 0, "y": 0}, "data": {
        "id": id, "type": node_type, "version": version, "label": "", "notes": "", "isOpen": true,
        "isIntermediate": true, "useCache": true, "inputs": inputs}})
}

pub(crate) fn instance(name: &str) -> Value {
    json!({"name": name, "label": "", "description": ""})
}

pub(crate) fn connector(id: &str) -> Value {
    json!({"id": id, "type": "connector", "position": {"x": 0, "y": 0},
        "data": {"id": id, "type": "connector", "label": "", "isOpen": true}})
}

/// `"a.value -> b.in"`
pub(crate) fn edge(text: &str) -> Value {
    let (source, target) = text.split_once(" -> ").expect("an arrow");
    let (source, from) = source.rsplit_once('.').expect("an output");
    let (target, into) = target.rsplit_once('.').expect("an input");
    json!({"id": text, "type": "default", "source": source, "sourceHandle": from, "target": target,
        "targetHandle": into})
}

pub(crate) fn file(nodes: Vec<Value>, edges: &[&str]) -> Value {
    json!({"name": "Test", "author": "", "description": "", "version": "", "contact": "", "tags": "",
        "notes": "", "exposedFields": [], "meta": {"version": "4.0.0", "category": "user"}, "nodes": nodes,
        "edges": edges.iter().map(|text| edge(text)).collect::<Vec<_>>()})
}

/// Adds a form with these fields, written `node.field`.
pub(crate) fn with_form(mut file: Value, fields: &[&str]) -> Value {
    let mut elements = Map::new();
    for (index, text) in fields.iter().enumerate() {
        let (node, field) = text.rsplit_once('.').expect("a field");
        let id = format!("f{index}");
        elements.insert(
            id.clone(),
            json!({"id": id, "parentId": "root", "type": "node-field",
                "data": {"fieldIdentifier": {"nodeId": node, "fieldName": field}}}),
        );
    }
    let children: Vec<String> = (0..fields.len()).map(|index| format!("f{index}")).collect();
    elements.insert(
        "root".to_owned(),
        json!({"id": "root", "type": "container", "data": {"layout": "column", "children": children}}),
    );
    file["form"] = json!({"elements": elements, "rootElementId": "root"});
    file
}

pub(crate) fn load(file: &Value) -> Workflow {
    file.to_string().parse().unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn open(file: &Value) -> Draft {
    load(file).open(templates())
}

pub(crate) fn graph(draft: &Draft) -> Value {
    let graph = draft.graph(&ivk_workflow::GraphOptions::new());
    serde_json::from_str(graph.as_str()).expect("a graph is JSON")
}

pub(crate) fn data(draft: &Draft) -> Value {
    let body = draft.enqueue_body(&ivk_workflow::EnqueueOptions::new());
    let body: Value = serde_json::from_str(body.as_str()).expect("a body is JSON");
    body["batch"]["data"].clone()
}

/// The codes of all problems.
pub(crate) fn codes(draft: &Draft) -> Vec<&'static str> {
    draft
        .check()
        .problems()
        .iter()
        .map(|problem| problem.code)
        .collect()
}

/// The edges of a graph, written as in [`edge`].
pub(crate) fn edges_of(draft: &Draft) -> Vec<String> {
    graph(draft)["edges"]
        .as_array()
        .expect("edges")
        .iter()
        .map(|edge| {
            let end = |end: &str| {
                format!(
                    "{}.{}",
                    edge[end]["node_id"].as_str().expect("an id"),
                    edge[end]["field"].as_str().expect("a field")
                )
            };
            format!("{} -> {}", end("source"), end("destination"))
        })
        .collect()
}
