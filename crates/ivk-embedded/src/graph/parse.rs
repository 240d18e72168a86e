//! Reads a graph from JSON, as the server's models do: values are converted, what is missing is filled in, and every
//! problem is told with the path to it.

use indexmap::IndexMap;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{Edge, Endpoint, Graph, validate};
use crate::nodes::{EDITOR_ONLY, Location, Problem, check, registry};

/// Why a graph was not taken.
#[derive(Debug)]
pub(crate) enum GraphProblem {
    /// These values are wrong. The paths begin at the graph.
    Values(Vec<Problem>),
    /// The server breaks down over it, with a plain 500.
    Breakdown,
}

/// Reads and checks a graph.
pub(crate) fn parse(graph: &Value) -> Result<Graph, GraphProblem> {
    let Value::Object(members) = graph else {
        return Err(GraphProblem::Values(vec![invalid(
            "model_attributes_type",
            "Input should be a valid dictionary or object to extract fields from",
            graph,
        )]));
    };
    let mut problems = Vec::new();
    let id = match members.get("id") {
        None => Uuid::new_v4().to_string(),
        Some(Value::String(id)) => id.clone(),
        Some(other) => {
            problems.push(invalid("string_type", "Input should be a valid string", other).at("id"));
            String::new()
        }
    };
    let nodes = match members.get("nodes") {
        None => IndexMap::new(),
        Some(Value::Object(nodes)) => read_nodes(nodes, &mut problems)?,
        Some(other) => {
            problems.push(invalid("dict_type", "Input should be a valid dictionary", other).at("nodes"));
            IndexMap::new()
        }
    };
    let edges = match members.get("edges") {
        None => Vec::new(),
        Some(Value::Array(edges)) => read_edges(edges, &mut problems),
        Some(other) => {
            problems.push(invalid("list_type", "Input should be a valid list", other).at("edges"));
            Vec::new()
        }
    };
    if !problems.is_empty() {
        return Err(GraphProblem::Values(problems));
    }
    let read = Graph { id, nodes, edges };
    match validate(&read) {
        Ok(()) => Ok(read),
        Err(reason) => {
            let problem = invalid("value_error", &format!("Value error, {reason}"), graph);
            Err(GraphProblem::Values(vec![Problem {
                ctx: Some(Box::new(json!({"error": {}}))),
                ..problem
            }]))
        }
    }
}

fn read_nodes(
    nodes: &Map<String, Value>,
    problems: &mut Vec<Problem>,
) -> Result<IndexMap<String, Map<String, Value>>, GraphProblem> {
    let mut read = IndexMap::new();
    for (key, node) in nodes {
        match read_node(node) {
            Ok(node) => drop(read.insert(key.clone(), node)),
            Err(GraphProblem::Values(found)) => {
                problems.extend(
                    found
                        .into_iter()
                        .map(|problem| problem.at(key.as_str()).at("nodes")),
                );
            }
            Err(GraphProblem::Breakdown) => return Err(GraphProblem::Breakdown),
        }
    }
    Ok(read)
}

fn read_node(node: &Value) -> Result<Map<String, Value>, GraphProblem> {
    let one = |problem: Problem| Err(GraphProblem::Values(vec![problem]));
    let Value::Object(fields) = node else {
        return one(invalid(
            "model_attributes_type",
            "Input should be a valid dictionary or object to extract fields from",
            node,
        ));
    };
    let Some(type_name) = fields.get("type") else {
        let problem = invalid(
            "union_tag_not_found",
            "Unable to extract tag using discriminator 'type'",
            node,
        );
        return one(Problem {
            ctx: Some(Box::new(json!({"discriminator": "'type'"}))),
            ..problem
        });
    };
    let known = type_name.as_str().and_then(|name| registry().get(name));
    let Some(node_type) = known else {
        if EDITOR_ONLY.iter().any(|editor| type_name == editor.name) {
            // The server cannot even read the nodes that the editor resolves before it sends a graph.
            return Err(GraphProblem::Breakdown);
        }
        return one(unknown_type(node, type_name));
    };
    let mut named = fields.clone();
    let generated = || Value::String(Uuid::new_v4().to_string());
    match named.entry("id").or_insert_with(generated) {
        Value::String(_) => {}
        other => {
            let problem = invalid("string_type", "Input should be a valid string", other);
            return one(problem.at("id").at(node_type.name));
        }
    }
    match check::complete(node_type, &named) {
        Ok(inputs) => Ok(inputs.into_object()),
        Err(found) => Err(GraphProblem::Values(
            found
                .into_iter()
                .map(|problem| problem.at(node_type.name))
                .collect(),
        )),
    }
}

fn unknown_type(node: &Value, type_name: &Value) -> Problem {
    let tag = type_name
        .as_str()
        .map_or_else(|| type_name.to_string(), str::to_owned);
    let known = registry().iter().chain(EDITOR_ONLY.iter().copied());
    let expected: Vec<String> = known.map(|known| format!("'{}'", known.name)).collect();
    let expected = expected.join(", ");
    let text =
        format!("Input tag '{tag}' found using 'type' does not match any of the expected tags: {expected}");
    let ctx = json!({"discriminator": "'type'", "tag": tag, "expected_tags": expected});
    Problem {
        ctx: Some(Box::new(ctx)),
        ..invalid("union_tag_invalid", &text, node)
    }
}

fn read_edges(edges: &[Value], problems: &mut Vec<Problem>) -> Vec<Edge> {
    let mut read = Vec::with_capacity(edges.len());
    for (index, edge) in edges.iter().enumerate() {
        let mut found = Vec::new();
        let ends = (
            end(edge, "source", &mut found),
            end(edge, "destination", &mut found),
        );
        if let (Some(source), Some(destination)) = ends {
            read.push(Edge { source, destination });
        }
        problems.extend(found.into_iter().map(|problem| problem.at(index).at("edges")));
    }
    read
}

fn end(edge: &Value, name: &'static str, problems: &mut Vec<Problem>) -> Option<Endpoint> {
    let Some(end) = edge.get(name) else {
        problems.push(invalid("missing", "Field required", edge).at(name));
        return None;
    };
    let mut text = |key: &'static str| match end.get(key) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(other) => {
            problems.push(
                invalid("string_type", "Input should be a valid string", other)
                    .at(key)
                    .at(name),
            );
            None
        }
        None => {
            problems.push(invalid("missing", "Field required", end).at(key).at(name));
            None
        }
    };
    let (node_id, field) = (text("node_id"), text("field"));
    Some(Endpoint {
        node_id: node_id?,
        field: field?,
    })
}

fn invalid(kind: &'static str, msg: &str, input: &Value) -> Problem {
    Problem {
        kind,
        loc: Vec::<Location>::new(),
        msg: msg.to_owned(),
        input: Box::new(input.clone()),
        ctx: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(graph: Value) -> Value {
        match parse(&graph) {
            Err(GraphProblem::Values(problems)) => serde_json::to_value(problems).unwrap(),
            other => panic!("expected problems: {other:?}"),
        }
    }

    #[test]
    fn values_are_converted_and_completed() {
        let graph = parse(
            &json!({"id": "g", "nodes": {"a": {"id": "a", "type": "integer", "value": "7", "x": 1}},
            "bogus": 1}),
        )
        .unwrap();
        let expected = json!({"id": "g", "edges": [], "nodes": {"a": {"id": "a", "type": "integer",
            "is_intermediate": false, "use_cache": true, "value": 7}}});
        assert_eq!(graph.to_value(), expected);
    }

    #[test]
    fn problems_have_the_path_of_the_server() {
        let found = problems(json!({"nodes": {"a": {"id": "a", "type": "integer", "value": "abc"}}}));
        assert_eq!(found[0]["loc"], json!(["nodes", "a", "integer", "value"]));
        let found = problems(json!({"nodes": {"a": {"id": "a"}}, "edges": [{"source": {"node_id": 1}}]}));
        assert_eq!(found[0]["type"], "union_tag_not_found");
        assert_eq!(found[1]["loc"], json!(["edges", 0, "source", "node_id"]));
        assert_eq!(found[2]["loc"], json!(["edges", 0, "source", "field"]));
        assert_eq!(found[3]["loc"], json!(["edges", 0, "destination"]));
    }

    #[test]
    fn nodes_of_the_editor_break_the_server() {
        let graph = json!({"nodes": {"a": {"id": "a", "type": "integer_batch"}}});
        assert!(matches!(parse(&graph), Err(GraphProblem::Breakdown)));
    }
}
