//! The rules for the edges of `iterate` and `collect`, whose types depend on what they are connected to.

use super::validate::{input_type, output_type};
use super::wiring::Wiring;
use super::{COLLECT, Endpoint, Graph};
use crate::nodes::WireType;

const COLLECTION: &str = "collection";
const ITEM: &str = "item";

type Check = Result<(), &'static str>;

/// Checks an `iterate` node.
pub(super) fn check_iterator(graph: &Graph, wiring: &Wiring, node_id: &str) -> Check {
    let inputs: Vec<&Endpoint> = wiring
        .edges_to_field(node_id, COLLECTION)
        .map(|edge| &edge.source)
        .collect();
    let source = match inputs.as_slice() {
        [] => return Err("Iterator must have a collection input edge"),
        [source] => *source,
        _ => return Err("Iterator may only have one input edge"),
    };
    let Some(WireType::List(item)) = output_type(graph, &source.node_id, &source.field) else {
        return Err("Iterator input must be a collection");
    };
    let outputs: Vec<(WireType, bool)> = item_outputs(graph, wiring, node_id);
    if !outputs
        .iter()
        .all(|(to, optional)| item.connects_to(*to, *optional))
    {
        return Err("Iterator outputs must connect to an input with a matching type");
    }
    if graph.is(&source.node_id, COLLECT) {
        let mut types = Vec::new();
        gather(graph, wiring, &source.node_id, &mut types, &mut Vec::new());
        let root = match roots(&types).as_slice() {
            [] if types.is_empty() => {
                return Err("Iterator input collector must have at least one item or collection input edge");
            }
            [root] => *root,
            _ => WireType::Any,
        };
        if !outputs
            .iter()
            .all(|(to, optional)| root.connects_to(*to, *optional))
        {
            return Err("Iterator collection type must match all iterator output types");
        }
    }
    Ok(())
}

fn item_outputs(graph: &Graph, wiring: &Wiring, node_id: &str) -> Vec<(WireType, bool)> {
    let edges = wiring
        .edges_out_of(node_id)
        .filter(|edge| edge.source.field == ITEM);
    edges
        .filter_map(|edge| input_type(graph, &edge.destination.node_id, &edge.destination.field))
        .collect()
}

/// Checks a `collect` node.
pub(super) fn check_collector(graph: &Graph, wiring: &Wiring, node_id: &str) -> Check {
    let mut inputs = wiring
        .edges_to_field(node_id, ITEM)
        .chain(wiring.edges_to_field(node_id, COLLECTION))
        .peekable();
    if inputs.peek().is_none() {
        return Err("Collector must have at least one item or collection input edge");
    }
    for edge in wiring.edges_to_field(node_id, COLLECTION) {
        let from = output_type(graph, &edge.source.node_id, &edge.source.field);
        if !from.is_some_and(|from| from == WireType::Any || lists(from).next().is_some()) {
            return Err("Collector collection input must be a collection");
        }
    }
    let mut types = Vec::new();
    gather(graph, wiring, node_id, &mut types, &mut Vec::new());
    let roots = roots(&types);
    if roots.len() > 1 {
        return Err("Collector input collection items must be of a single type");
    }
    let root = roots.first().copied();
    for edge in wiring
        .edges_out_of(node_id)
        .filter(|edge| edge.source.field == COLLECTION)
    {
        let Some((to, _)) = input_type(graph, &edge.destination.node_id, &edge.destination.field) else {
            continue;
        };
        if to == WireType::Any {
            continue;
        }
        if lists(to).next().is_none() {
            return Err("Collector output must connect to a collection input");
        }
        let fits = |item: WireType| match root {
            _ if item == WireType::Any => true,
            Some(root) => root == item || is_subclass(root, item) || parts(item).contains(&root),
            None => false,
        };
        if !lists(to).any(fits) {
            return Err("Collector outputs must connect to a collection input with a matching type");
        }
    }
    downstream(graph, wiring, node_id, root)
}

/// A collection that goes on into another collector must go with what that one collects.
fn downstream(graph: &Graph, wiring: &Wiring, node_id: &str, root: Option<WireType>) -> Check {
    for edge in wiring.edges_out_of(node_id) {
        let end = &edge.destination;
        if edge.source.field != COLLECTION || end.field != COLLECTION || !graph.is(&end.node_id, COLLECT) {
            continue;
        }
        let mut types = Vec::new();
        gather(graph, wiring, &end.node_id, &mut types, &mut Vec::new());
        let there = match roots(&types).as_slice() {
            [] if types.is_empty() => continue,
            [there] => *there,
            _ => WireType::Any,
        };
        let fits = match root {
            None => there == WireType::Any,
            Some(root) => root.connects_to(there, false),
        };
        if !fits {
            return Err("Collector outputs must connect to a collection input with a matching type");
        }
    }
    Ok(())
}

/// The types of what a collector collects, following the collectors before it.
fn gather(graph: &Graph, wiring: &Wiring, node_id: &str, types: &mut Vec<WireType>, seen: &mut Vec<String>) {
    if seen.iter().any(|known| known == node_id) {
        return;
    }
    seen.push(node_id.to_owned());
    let mut add = |found: WireType| {
        if !types.contains(&found) {
            types.push(found);
        }
    };
    for edge in wiring.edges_to_field(node_id, ITEM) {
        match output_type(graph, &edge.source.node_id, &edge.source.field) {
            Some(WireType::List(item)) => add(*item),
            Some(WireType::OneOf(parts)) => parts.iter().copied().for_each(&mut add),
            Some(plain) => add(plain),
            None => {}
        }
    }
    let mut before = Vec::new();
    for edge in wiring.edges_to_field(node_id, COLLECTION) {
        let source = &edge.source;
        if graph.is(&source.node_id, COLLECT) && source.field == COLLECTION {
            before.push(source.node_id.clone());
        } else if let Some(from) = output_type(graph, &source.node_id, &source.field) {
            lists(from).for_each(&mut add);
            if from == WireType::Any {
                add(WireType::Any);
            }
        }
    }
    for collector in before {
        gather(graph, wiring, &collector, types, seen);
    }
}

/// The types that are not a kind of another one. `Any` is left out.
fn roots(types: &[WireType]) -> Vec<WireType> {
    let known = || types.iter().copied().filter(|one| *one != WireType::Any);
    known()
        .filter(|one| !known().any(|other| other != *one && is_subclass(*one, other)))
        .collect()
}

/// A boolean is a kind of integer there.
fn is_subclass(one: WireType, other: WireType) -> bool {
    one == other || (one == WireType::Boolean && other == WireType::Integer)
}

fn parts(wire: WireType) -> &'static [WireType] {
    match wire {
        WireType::OneOf(parts) => parts,
        _ => &[],
    }
}

/// The items of the lists that a type is, or may be.
fn lists(wire: WireType) -> impl Iterator<Item = WireType> {
    let own = match wire {
        WireType::List(item) => Some(*item),
        _ => None,
    };
    let inner = parts(wire).iter().filter_map(|part| match part {
        WireType::List(item) => Some(**item),
        _ => None,
    });
    own.into_iter().chain(inner)
}
