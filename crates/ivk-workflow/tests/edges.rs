//! Which edges are kept, by the rules of the editor.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on shall fail"
)]

mod common;

use common::{codes, connector, edges_of, file, graph, node, open};
use serde_json::{Value, json};

fn nodes() -> Vec<Value> {
    vec![
        node("i", "integer", json!({"value": 1})),
        node("f", "float", json!({"value": 1.5})),
        node("s", "string", json!({"value": "x"})),
        node("add", "add", json!({"a": 1, "b": 2})),
        node("add2", "add", json!({"a": 1, "b": 2})),
        node("join", "string_join", json!({})),
        node("collect", "collect", json!({})),
        node("collect2", "collect", json!({})),
        node("iterate", "iterate", json!({})),
        node("if", "if", json!({"condition": true})),
        node("list", "integer_collection", json!({"collection": [1, 2]})),
        node("texts", "string_collection", json!({"collection": ["a"]})),
        node("save", "save_image", json!({})),
        connector("c"),
        connector("c2"),
        json!({"id": "note", "type": "notes", "data":
            {"id": "note", "type": "notes", "label": "", "isOpen": true, "notes": ""}}),
    ]
}

/// Lays the edges; those that are dropped say why.
fn dropped(edges: &[&str]) -> Vec<String> {
    open(&file(nodes(), edges))
        .warnings()
        .map(|warning| {
            assert_eq!(warning.code, "edge-dropped");
            let (_, reason) = warning.message.split_once(": ").unwrap();
            reason.trim_end_matches('.').to_owned()
        })
        .collect()
}

#[test]
fn edges_that_a_person_could_not_draw_are_dropped() {
    let table: &[(&[&str], &[&str])] = &[
        (&["i.value -> add.a", "f.value -> join.string_left"], &[]),
        (&["f.value -> add.a"], &["the types do not match"]),
        (&["add.value -> add.a"], &["it connects a node with itself"]),
        (&["i.value -> add.a", "i.value -> add.a"], &["it is there twice"]),
        (
            &["i.value -> add.a", "add2.value -> add.a"],
            &["the input has an edge already"],
        ),
        (&["gone.value -> add.a"], &["its source does not exist"]),
        (&["i.value -> gone.a"], &["its target does not exist"]),
        (&["i.nothing -> add.a"], &["its source has no such output"]),
        (&["i.value -> add.nothing"], &["its target has no such input"]),
        (
            &["note.value -> add.a"],
            &["its source is no node that gives a value"],
        ),
        (
            &["i.value -> note.in"],
            &["its target is no node that takes a value"],
        ),
        (
            &["s.value -> save.board"],
            &["its target takes a value, not an edge"],
        ),
        (
            &["add.value -> add2.a", "add2.value -> add.a"],
            &["it would close a cycle"],
        ),
    ];
    for (edges, reasons) in table {
        assert_eq!(dropped(edges), *reasons, "{edges:?}");
    }
}

#[test]
fn connectors_pass_types_on() {
    let table: &[(&[&str], &[&str])] = &[
        (&["i.value -> c.in", "c.out -> add.a", "c.out -> add.b"], &[]),
        (
            &["f.value -> c.in", "c.out -> add.a"],
            &["the types do not match"],
        ),
        // What hangs on a connector must take what comes later.
        (
            &["c.out -> add.a", "f.value -> c.in"],
            &["the types do not match"],
        ),
        (&["c.out -> add.a", "i.value -> c.in"], &[]),
        (
            &["i.value -> c.in", "f.value -> c.in"],
            &["the connector has an edge already"],
        ),
        (&["i.value -> c.a"], &["a connector takes its value at `in` only"]),
        (
            &["i.value -> c.in", "c.value -> add.a"],
            &["a connector gives its value at `out` only"],
        ),
        // Without a source, all that hangs on a connector must go together.
        (&["c.out -> add.a", "c.out -> join.string_left"], &[]),
        (
            &["c.out -> save.image", "c.out -> join.string_left"],
            &["the types do not match"],
        ),
        // The editor lets connectors go round in a circle, and lets nobody draw anything after that.
        (
            &["c.out -> c2.in", "c2.out -> c.in", "i.value -> add.a"],
            &["it would close a cycle"],
        ),
        // What comes late comes as if it came straight.
        (
            &[
                "c.out -> collect.item",
                "i.value -> c.in",
                "s.value -> collect.item",
            ],
            &[],
        ),
        (
            &["c.out -> add.a", "add.value -> c.in"],
            &["it connects a node with itself"],
        ),
        (
            &["c.out -> add.a", "i.value -> add.a"],
            &["the input has an edge already"],
        ),
    ];
    for (edges, reasons) in table {
        assert_eq!(dropped(edges), *reasons, "{edges:?}");
    }
}

#[test]
fn collectors_hold_one_type() {
    let table: &[(&[&str], &[&str])] = &[
        (&["i.value -> collect.item", "add.value -> collect.item"], &[]),
        (
            &["i.value -> collect.item", "s.value -> collect.item"],
            &["the types do not match"],
        ),
        (
            &["list.collection -> collect.collection", "i.value -> collect.item"],
            &[],
        ),
        (
            &["list.collection -> collect.collection", "s.value -> collect.item"],
            &["the types do not match"],
        ),
        (
            &[
                "i.value -> collect.item",
                "collect.collection -> collect2.collection",
                "s.value -> collect2.item",
            ],
            &["the types do not match"],
        ),
        (
            &[
                "i.value -> collect.item",
                "s.value -> collect2.item",
                "collect.collection -> collect2.collection",
            ],
            &["the types do not match"],
        ),
        (
            &[
                "i.value -> collect.item",
                "collect.collection -> iterate.collection",
                "iterate.item -> add.a",
            ],
            &[],
        ),
    ];
    for (edges, reasons) in table {
        assert_eq!(dropped(edges), *reasons, "{edges:?}");
    }
}

#[test]
fn the_branches_of_an_if_decide_what_comes_out() {
    let table: &[(&[&str], &[&str])] = &[
        (
            &[
                "i.value -> if.true_input",
                "add.value -> if.false_input",
                "if.value -> add2.a",
            ],
            &[],
        ),
        (
            &["i.value -> if.true_input", "list.collection -> if.false_input"],
            &[],
        ),
        (
            &["i.value -> if.true_input", "texts.collection -> if.false_input"],
            &["the types do not match"],
        ),
        (
            &["s.value -> if.true_input", "if.value -> add2.a"],
            &["the types do not match"],
        ),
        (&["if.value -> add2.a"], &[]),
    ];
    for (edges, reasons) in table {
        assert_eq!(dropped(edges), *reasons, "{edges:?}");
    }
}

#[test]
fn a_dropped_edge_leaves_the_value_of_its_input_in_place() {
    let draft = open(&file(nodes(), &["f.value -> add.a"]));
    assert_eq!(graph(&draft)["nodes"]["add"]["a"], 1);
    assert!(codes(&draft).contains(&"edge-dropped"));
    assert_eq!(edges_of(&draft), Vec::<String>::new());
}

#[test]
fn edges_through_connectors_become_one_when_they_mean_the_same() {
    let edges = [
        "i.value -> c.in",
        "c.out -> c2.in",
        "c2.out -> collect.item",
        "i.value -> collect.item",
        "c.out -> add.a",
    ];
    let draft = open(&file(nodes(), &edges));
    assert_eq!(edges_of(&draft), ["i.value -> collect.item", "i.value -> add.a"]);
}

#[test]
fn a_long_chain_with_a_cycle_takes_no_time() {
    let count = 3_000;
    let nodes: Vec<_> = (0..count)
        .map(|index| node(&format!("n{index}"), "add", json!({})))
        .collect();
    // Laid from the end to the start, so that a search from one side only would walk the whole chain each time.
    let mut edges: Vec<String> = (1..count)
        .rev()
        .map(|index| format!("n{}.value -> n{index}.a", index - 1))
        .collect();
    edges.push(format!("n{}.value -> n0.a", count - 1));
    let edges: Vec<_> = edges.iter().map(String::as_str).collect();
    let draft = open(&file(nodes, &edges));
    assert_eq!(edges_of(&draft).len(), count - 1);
    assert_eq!(draft.warnings().count(), 1);
}
