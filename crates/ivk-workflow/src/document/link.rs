//! Ties the parts of a document that was read to each other.

use std::collections::HashMap;

use super::form;
use super::model::Document;
use crate::error::Error;
use crate::names::NameTable;
use crate::warning::Warning;

/// Finds the nodes of the edges, and the order of the form.
pub(super) fn link(document: &mut Document) -> Result<(), Error> {
    let mut by_id = NameTable::with_capacity(document.nodes.len());
    let id_of = |index: u32| document.node(index).map_or("", |node| document.str(node.id));
    let mut last: HashMap<u32, u32> = HashMap::new();
    for (index, node) in (0..).zip(&document.nodes) {
        if let Some(first) = by_id.find_or_insert(document.str(node.id), index, id_of) {
            last.insert(first, index);
        }
    }
    document.node_by_id = by_id;
    let mut edges = std::mem::take(&mut document.edges);
    for edge in &mut edges {
        edge.source_node = document.find(document.str(edge.source));
        edge.target_node = document.find(document.str(edge.target));
    }
    document.edges = edges;
    let mut warnings = Vec::new();
    if !last.is_empty() {
        for (index, node) in document.nodes.iter().enumerate() {
            let id = document.str(node.id);
            if document.find(id).is_some_and(|first| first < index as u32) {
                let message = format!("Two nodes have the id {id}; the later one runs.");
                warnings.push(Warning::new("duplicate-node-id", message).node(id));
            }
        }
        let keep: Vec<bool> = document
            .nodes
            .iter()
            .enumerate()
            .map(|(index, node)| {
                let first = document.find(document.str(node.id)).unwrap_or(index as u32);
                last.get(&first).is_none_or(|last| *last == index as u32)
            })
            .collect();
        for (node, keep) in document.nodes.iter_mut().zip(keep) {
            node.shadowed = !keep;
        }
    }
    for node in &document.nodes {
        if let Some(invocation) = node.invocation() {
            let (id, inner) = (document.str(node.id), document.str(invocation.data_id));
            if id != inner {
                let message =
                    format!("Node {id} calls itself {inner} inside; the editor fails on such a node.");
                warnings.push(Warning::new("node-id-mismatch", message).node(id));
            }
        }
    }
    document.warnings.append(&mut warnings);
    if let Some(form) = document.form.take() {
        let order = form::order(document, &form)?;
        document.form_order = order;
        document.form = Some(form);
    }
    Ok(())
}
