//! Checks the edges of a graph. The first problem is told, in the server's words.

use super::wiring::Wiring;
use super::{COLLECT, Graph, ITERATE, collectors, type_of};
use crate::nodes::WireType;

/// Checks a graph whose nodes are complete.
pub(crate) fn validate(graph: &Graph) -> Result<(), String> {
    for (key, node) in &graph.nodes {
        let id = node.get("id").and_then(|id| id.as_str()).unwrap_or_default();
        if key != id {
            return Err(format!("Node ids must match, got {key} and {id}"));
        }
    }
    for edge in &graph.edges {
        let (source, destination) = (&edge.source, &edge.destination);
        if !graph.nodes.contains_key(&source.node_id) {
            return Err(format!(
                "Edge source node {} does not exist in the graph",
                source.node_id
            ));
        }
        if !graph.nodes.contains_key(&destination.node_id) {
            return Err(format!(
                "Edge destination node {} does not exist in the graph",
                destination.node_id
            ));
        }
        if output_type(graph, &source.node_id, &source.field).is_none() {
            return Err(format!(
                "Edge source field {} does not exist in node {}",
                source.field, source.node_id
            ));
        }
        if input_type(graph, &destination.node_id, &destination.field).is_none() {
            return Err(format!(
                "Edge destination field {} does not exist in node {}",
                destination.field, destination.node_id
            ));
        }
    }
    let wiring = Wiring::new(graph.edges.clone());
    if wiring.topological(graph.nodes.keys().cloned()).is_none() {
        return Err("Graph contains cycles".to_owned());
    }
    for edge in &graph.edges {
        let (source, destination) = (&edge.source, &edge.destination);
        let from = output_type(graph, &source.node_id, &source.field);
        let to = input_type(graph, &destination.node_id, &destination.field);
        if !matches!((from, to), (Some(from), Some((to, optional))) if from.connects_to(to, optional)) {
            return Err(format!(
                "Edge source and target types do not match ({}.{} -> {}.{})",
                source.node_id, source.field, destination.node_id, destination.field
            ));
        }
    }
    for node_id in graph.nodes.keys() {
        if graph.is(node_id, ITERATE) {
            collectors::check_iterator(graph, &wiring, node_id)
                .map_err(|reason| format!("Invalid iterator node ({node_id}): {reason}"))?;
        } else if graph.is(node_id, COLLECT) {
            collectors::check_collector(graph, &wiring, node_id)
                .map_err(|reason| format!("Invalid collector node ({node_id}): {reason}"))?;
        }
    }
    Ok(())
}

/// The type of an output field.
pub(super) fn output_type(graph: &Graph, node_id: &str, field: &str) -> Option<WireType> {
    graph.node_type(node_id)?.output.field(field)
}

/// The type of an input field, and whether it takes null.
pub(super) fn input_type(graph: &Graph, node_id: &str, field: &str) -> Option<(WireType, bool)> {
    let node_type = graph.nodes.get(node_id).and_then(type_of)?;
    match field {
        "id" | "type" => Some((WireType::String, false)),
        "is_intermediate" | "use_cache" => Some((WireType::Boolean, false)),
        _ => node_type.input(field).map(|input| (input.wire, input.optional)),
    }
}
