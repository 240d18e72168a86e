//! The graph of a workflow that is kept on the server and called by another one.
//!
//! The server reads just enough of the editor's file to run it: nodes, stored values, edges. It knows neither forms nor
//! templates there. Batch nodes in a called workflow are not supported here.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::{Graph, GraphProblem, parse};
use crate::nodes::{NodeError, RETURN_NAME, registry};

/// How an input of a called workflow is named on the calling node: this, the node, `::`, the field.
const CALLED_INPUT: &str = "saved_workflow_input::";

/// Makes the graph with these values for its exposed inputs.
pub(crate) fn from_workflow(workflow: &Value, inputs: &Map<String, Value>) -> Result<Graph, NodeError> {
    let nodes: Vec<&Map<String, Value>> = list(workflow, "nodes")
        .filter(|node| node.get("type").and_then(Value::as_str) == Some("invocation"))
        .filter_map(|node| node.get("data")?.as_object())
        .collect();
    let returns = nodes
        .iter()
        .filter(|data| text(data, "type") == RETURN_NAME)
        .count();
    if returns != 1 {
        return Err(NodeError::new(
            "UnsupportedWorkflowNodeError",
            "call_saved_workflow requires the selected workflow to contain exactly one workflow_return node",
        ));
    }
    let mut graph_nodes = Map::new();
    for data in nodes {
        let mut node = Map::new();
        node.insert("id".into(), json!(text(data, "id")));
        node.insert("type".into(), json!(text(data, "type")));
        for (key, member) in [("use_cache", "useCache"), ("is_intermediate", "isIntermediate")] {
            node.insert(key.into(), data.get(member).cloned().unwrap_or(json!(false)));
        }
        for (field, stored) in data
            .get("inputs")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let Some(value) = stored.get("value") else {
                continue;
            };
            let no_board = field == "board" && matches!(value.as_str(), Some("auto" | "none"));
            if !no_board {
                node.insert(field.clone(), value.clone());
            }
        }
        graph_nodes.insert(text(data, "id").to_owned(), Value::Object(node));
    }
    set_inputs(workflow, inputs, &mut graph_nodes)?;
    let edges = edges(workflow, &graph_nodes);
    for edge in &edges {
        let end = |key: &str| {
            edge.pointer(&format!("/destination/{key}"))
                .and_then(Value::as_str)
        };
        if let (Some(node), Some(field)) = (end("node_id"), end("field"))
            && let Some(Value::Object(node)) = graph_nodes.get_mut(node)
        {
            node.remove(field);
        }
    }
    parse(&json!({"nodes": graph_nodes, "edges": edges})).map_err(|problem| match problem {
        GraphProblem::Breakdown => NodeError::value("the called workflow cannot be run"),
        GraphProblem::Values(problems) => {
            let first = problems.first().map_or("", |problem| problem.msg.as_str());
            NodeError::new(
                "ValidationError",
                format!("1 validation error for Graph: {first}"),
            )
        }
    })
}

fn list<'a>(workflow: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    workflow.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn text<'a>(members: &'a Map<String, Value>, key: &str) -> &'a str {
    members.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn set_inputs(
    workflow: &Value,
    inputs: &Map<String, Value>,
    nodes: &mut Map<String, Value>,
) -> Result<(), NodeError> {
    let exposed = exposed(workflow);
    let invalid = |message: String| NodeError::new("InvalidWorkflowInputError", message);
    for (name, value) in inputs {
        if !exposed.contains(name) {
            let message =
                format!("call_saved_workflow input '{name}' is not exposed by the selected workflow");
            return Err(invalid(message));
        }
        let (node_id, field) = name
            .strip_prefix(CALLED_INPUT)
            .and_then(|rest| rest.rsplit_once("::"))
            .unwrap_or_default();
        let Some(Value::Object(node)) = nodes.get_mut(node_id) else {
            let message =
                format!("call_saved_workflow input '{name}' targets missing child workflow node '{node_id}'");
            return Err(invalid(message));
        };
        let known = registry()
            .get(text(node, "type"))
            .is_some_and(|kind| kind.input(field).is_some());
        if !known {
            let message =
                format!("call_saved_workflow input '{name}' targets missing child workflow field '{field}'");
            return Err(invalid(message));
        }
        node.insert(field.to_owned(), value.clone());
    }
    Ok(())
}

/// The inputs that a caller may set: those of the form, else those of the older list.
fn exposed(workflow: &Value) -> HashSet<String> {
    let elements = workflow.pointer("/form/elements").and_then(Value::as_object);
    let of_form: HashSet<String> = elements
        .into_iter()
        .flatten()
        .filter(|(_, element)| element.get("type").and_then(Value::as_str) == Some("node-field"))
        .filter_map(|(_, element)| named(element.pointer("/data/fieldIdentifier")?))
        .collect();
    if !of_form.is_empty() {
        return of_form;
    }
    list(workflow, "exposedFields").filter_map(named).collect()
}

fn named(field: &Value) -> Option<String> {
    let (node, field) = (field.get("nodeId")?.as_str()?, field.get("fieldName")?.as_str()?);
    Some(format!("{CALLED_INPUT}{node}::{field}"))
}

/// The edges between nodes that run; connectors are walked through.
fn edges(workflow: &Value, nodes: &Map<String, Value>) -> Vec<Value> {
    let drawn: Vec<[&str; 4]> = list(workflow, "edges")
        .filter(|edge| edge.get("type").and_then(Value::as_str) == Some("default"))
        .filter_map(|edge| {
            let end = |key: &str| edge.get(key)?.as_str();
            Some([
                end("source")?,
                end("sourceHandle")?,
                end("target")?,
                end("targetHandle")?,
            ])
        })
        .collect();
    let mut edges: Vec<Value> = Vec::new();
    for [mut source, mut field, target, handle] in drawn.iter().copied() {
        if !nodes.contains_key(target) {
            continue;
        }
        let mut walked = HashSet::new();
        while !nodes.contains_key(source) && walked.insert(source) {
            let before = drawn.iter().find(|edge| edge[2] == source && edge[3] == "in");
            let Some([from, out, ..]) = before else { break };
            (source, field) = (*from, *out);
        }
        let edge = json!({"source": {"node_id": source, "field": field},
            "destination": {"node_id": target, "field": handle}});
        if nodes.contains_key(source) && !edges.contains(&edge) {
            edges.push(edge);
        }
    }
    edges
}
