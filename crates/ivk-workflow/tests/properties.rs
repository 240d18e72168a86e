//! What holds for every file, good or bad.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on shall fail"
)]

mod common;

use std::collections::HashSet;

use common::{connector, data, graph, node, open, templates};
use ivk_workflow::{Draft, Workflow};
use proptest::prelude::*;
use serde_json::{Value, json};

const TYPES: [&str; 12] = [
    "integer",
    "float",
    "string",
    "add",
    "collect",
    "iterate",
    "if",
    "integer_batch",
    "integer_generator",
    "save_image",
    "core_metadata",
    "no_such_node",
];
const HANDLES: [&str; 11] = [
    "value",
    "a",
    "b",
    "item",
    "collection",
    "in",
    "out",
    "integers",
    "true_input",
    "image",
    "nothing",
];

/// A value of any kind.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e6..1e6_f64).prop_map(Value::from),
        "[a-z \"\\\\é]{0,6}".prop_map(Value::from),
        Just(json!({"image_name": "a.png", "width": 1})),
        Just(json!({"key": "k", "hash": "h", "name": "n", "base": "sd-1", "type": "main"})),
        Just(json!({"type": "integer_generator_linear_distribution", "count": 3})),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            proptest::collection::btree_map("[a-z_]{1,6}", inner, 0..3)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

/// A file that the editor loads, with nodes, edges and a form of any kind.
fn file() -> impl Strategy<Value = Value> {
    let nodes = proptest::collection::vec((0..TYPES.len() + 2, value(), value()), 1..7);
    let edges = proptest::collection::vec(
        (0..8_usize, 0..HANDLES.len(), 0..8_usize, 0..HANDLES.len()),
        0..12,
    );
    let fields = proptest::collection::vec((0..8_usize, 0..HANDLES.len()), 0..6);
    (nodes, edges, fields, any::<bool>()).prop_map(|(nodes, edges, fields, exposed)| {
        let nodes: Vec<Value> = nodes
            .into_iter()
            .enumerate()
            .map(|(index, (kind, one, other))| {
                let id = format!("n{index}");
                match TYPES.get(kind) {
                    Some(node_type) => node(&id, node_type, json!({"value": one, "a": other})),
                    None => connector(&id),
                }
            })
            .collect();
        let edges: Vec<String> = edges
            .into_iter()
            .map(|(source, from, target, into)| {
                format!("n{source}.{} -> n{target}.{}", HANDLES[from], HANDLES[into])
            })
            .collect();
        let edges: Vec<&str> = edges.iter().map(String::as_str).collect();
        let mut file = common::file(nodes, &edges);
        let fields: Vec<String> = fields
            .into_iter()
            .map(|(node, field)| format!("n{node}.{}", HANDLES[field]))
            .collect();
        if exposed {
            file["exposedFields"] = fields
                .iter()
                .map(|text| {
                    let (node, field) = text.split_once('.').unwrap();
                    json!({"nodeId": node, "fieldName": field})
                })
                .collect();
            file
        } else {
            let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
            common::with_form(file, &fields)
        }
    })
}

/// Puts a value somewhere into a document.
fn spoil(document: &mut Value, path: &[usize], value: Value) {
    let (first, rest) = match path.split_first() {
        Some(step) => step,
        None => {
            *document = value;
            return;
        }
    };
    let next = match document {
        Value::Array(items) if !items.is_empty() => {
            let step = first % items.len();
            items.get_mut(step)
        }
        Value::Object(members) if !members.is_empty() => {
            let step = first % members.len();
            members.values_mut().nth(step)
        }
        _ => None,
    };
    match next {
        Some(next) => spoil(next, rest, value),
        None => *document = value,
    }
}

/// Everything that can be asked of a draft.
fn ask_everything(draft: &Draft) {
    let graph = graph(draft);
    let nodes = graph["nodes"].as_object().unwrap();
    let file: Value = serde_json::from_str(draft.workflow().as_str()).unwrap();
    let drawn = file["edges"].as_array().unwrap().iter();
    assert!(
        graph["edges"].as_array().unwrap().len() <= drawn.filter(|edge| edge["type"] == "default").count(),
        "a collapsed edge is sent"
    );
    let mut seen = HashSet::new();
    for edge in graph["edges"].as_array().unwrap() {
        assert!(seen.insert(edge.to_string()), "an edge is there twice");
        let end = |end: &str, part: &str| edge[end][part].as_str().unwrap().to_owned();
        assert!(
            nodes.contains_key(&end("source", "node_id")),
            "an edge comes from nowhere"
        );
        let target = nodes
            .get(&end("destination", "node_id"))
            .expect("an edge leads nowhere");
        assert!(
            target.get(end("destination", "field")).is_none(),
            "a connected input is sent"
        );
    }
    for (id, node) in nodes {
        assert_eq!(node["id"], id.as_str());
        let node_type = node["type"].as_str().unwrap();
        assert!(
            !node_type.ends_with("_batch")
                && !node_type.ends_with("_generator")
                && !node_type.contains("such")
        );
        assert!(node["use_cache"].is_boolean() && node["is_intermediate"].is_boolean());
    }
    for list in data(draft).as_array().unwrap() {
        assert!(!list.as_array().unwrap().is_empty());
        for datum in list.as_array().unwrap() {
            assert!(
                nodes.contains_key(datum["node_path"].as_str().unwrap()),
                "a batch feeds no node"
            );
        }
    }
    let report = draft.check();
    assert_eq!(report.is_ready(), report.errors().next().is_none());
    for input in draft.inputs() {
        let _ = (
            input.value(),
            input.presentation(),
            input.description(),
            input.bounds(),
            input.options(),
        );
        assert!(!input.node_id().is_empty() && !input.label().is_empty());
        let _ = draft.input(input.label());
    }
    assert!(
        draft
            .compare(&draft.index_map())
            .inputs
            .iter()
            .all(|drift| drift.is_unchanged())
    );
    assert!(draft.to_mermaid().starts_with("flowchart"));
    assert!(draft.to_svg().ends_with("</svg>\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_valid_file_is_loaded_and_makes_a_sound_graph(file in file()) {
        let mut draft = open(&file);
        ask_everything(&draft);
        draft.update_nodes(true);
        ask_everything(&draft);
    }

    #[test]
    fn what_is_written_is_read_again(file in file()) {
        let draft = open(&file);
        prop_assert_eq!(draft.workflow().as_str(), file.to_string());
        let written = draft.to_workflow_json();
        let again = written.parse::<Workflow>().unwrap().open(templates());
        prop_assert_eq!(again.to_workflow_json(), written);
        let named = |draft: &Draft| -> Vec<(String, String, Option<String>)> {
            draft.inputs().map(|input| {
                (input.node_id().to_owned(), input.label().to_owned(), input.json().map(str::to_owned))
            }).collect()
        };
        prop_assert_eq!(named(&again), named(&draft));
        let options = ivk_workflow::GraphOptions::new().graph_id("g");
        prop_assert_eq!(again.graph(&options), draft.graph(&options));
    }

    #[test]
    fn a_spoilt_file_is_refused_or_makes_a_sound_graph(
        file in file(),
        spoils in proptest::collection::vec((proptest::collection::vec(0..9_usize, 1..7), value()), 1..4),
    ) {
        let mut file = file;
        for (path, value) in spoils {
            spoil(&mut file, &path, value);
        }
        match file.to_string().parse::<Workflow>() {
            Ok(workflow) => ask_everything(&workflow.open(templates())),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    #[test]
    fn any_bytes_are_a_workflow_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        prop_assert!(Workflow::from_slice(&bytes).is_err());
    }
}
