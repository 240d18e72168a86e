//! Graphs: what is refused before anything runs.

use serde_json::{Value, json};

use crate::graph::{Graph, result};
use crate::server::Server;

/// The first problem of a graph that is refused.
#[track_caller]
fn problem(server: &Server, graph: Graph) -> Value {
    server.enqueue(&graph.batch()).expect(422)["detail"][0].clone()
}

/// Where the server reports what concerns the graph as a whole.
fn whole() -> Value {
    json!(["body", "batch", "graph"])
}

/// Nothing to do is done at once.
pub fn may_be_empty(server: &Server) {
    let item = server.run(&Graph::new().batch()).remove(0);
    assert_eq!(
        (&item["status"], &item["session"]["results"]),
        (&json!("completed"), &json!({}))
    );
}

/// The types are those of the release and its node packs.
pub fn refuses_an_unknown_type(server: &Server) {
    let problem = problem(server, Graph::of("no_such_type", json!({})));
    assert_eq!(problem["type"], "union_tag_invalid");
    assert_eq!(problem["loc"], json!(["body", "batch", "graph", "nodes", "node"]));
    assert!(problem["msg"].as_str().unwrap().contains("no_such_type"));
}

/// The place names the node, its type and the field.
pub fn refuses_a_wrong_value_and_says_where(server: &Server) {
    let problem = problem(server, Graph::of("add", json!({ "a": "seven", "b": 1 })));
    assert_eq!(
        problem["loc"],
        json!(["body", "batch", "graph", "nodes", "node", "add", "a"])
    );
    assert_eq!(
        (&problem["type"], &problem["input"]),
        (&json!("int_parsing"), &json!("seven"))
    );
}

/// A string that holds a number is one.
pub fn reads_a_number_from_a_string(server: &Server) {
    let item = server
        .run(&Graph::of("add", json!({ "a": "7", "b": 1 })).batch())
        .remove(0);
    assert_eq!(result(&item, "node")["value"], 8);
}

/// What a node does not have is passed over.
pub fn ignores_an_unknown_field(server: &Server) {
    let item = server
        .run(&Graph::of("add", json!({ "a": 1, "b": 1, "c": 1 })).batch())
        .remove(0);
    assert_eq!(result(&item, "node")["value"], 2);
}

/// No node waits for itself.
pub fn refuses_a_cycle(server: &Server) {
    let graph = Graph::new()
        .node("one", "add", json!({}))
        .node("two", "add", json!({}))
        .edge("one.value", "two.a")
        .edge("two.value", "one.a");
    let problem = problem(server, graph);
    assert_eq!(
        (&problem["type"], &problem["loc"]),
        (&json!("value_error"), &whole())
    );
}

/// An edge begins at a node.
pub fn refuses_an_edge_from_nowhere(server: &Server) {
    let problem = problem(server, Graph::of("add", json!({})).edge("nobody.value", "node.a"));
    assert_eq!(
        (&problem["type"], &problem["loc"]),
        (&json!("value_error"), &whole())
    );
}

/// An edge ends at a field.
pub fn refuses_an_edge_into_an_unknown_field(server: &Server) {
    let graph = Graph::new()
        .node("one", "add", json!({}))
        .node("two", "add", json!({}))
        .edge("one.value", "two.nothing");
    assert_eq!(problem(server, graph)["loc"], whole());
}

/// A float is no integer.
pub fn refuses_types_that_do_not_connect(server: &Server) {
    let graph = Graph::new()
        .node("one", "float", json!({ "value": 1.5 }))
        .node("two", "add", json!({}))
        .edge("one.value", "two.a");
    assert_eq!(problem(server, graph)["loc"], whole());
}

/// An integer is a float, and any number can be written.
pub fn takes_integers_for_floats_and_strings(server: &Server) {
    let graph = Graph::new()
        .node("three", "integer", json!({ "value": 3 }))
        .node("float", "float", json!({}))
        .node("string", "string", json!({}))
        .edge("three.value", "float.value")
        .edge("three.value", "string.value");
    let item = server.run(&graph.batch()).remove(0);
    assert_eq!(result(&item, "float")["value"].as_f64(), Some(3.0));
    assert_eq!(result(&item, "string")["value"], "3");
}

/// A node is filed under its own id.
pub fn refuses_a_node_under_another_id(server: &Server) {
    let graph = Graph::of("add", json!({ "id": "other" }));
    assert_eq!(problem(server, graph)["type"], "value_error");
}

/// Nodes that stand for a batch belong to the editor, which replaces them; the server has no answer to them.
pub fn breaks_on_a_batch_node(server: &Server) {
    let answer = server.enqueue(&Graph::of("integer_batch", json!({ "integers": [1, 2] })).batch());
    assert_eq!(answer.status, 500, "the answer is {answer}");
}
