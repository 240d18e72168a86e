//! Draws a workflow, so that a person can look at it without an editor.

mod mermaid;
mod svg;

use crate::document::model::NodeKind;
use crate::draft::Draft;
use crate::input::Input;

impl Draft {
    /// The workflow as a [Mermaid](https://mermaid.js.org) flowchart. Nodes with an input of the form are marked.
    pub fn to_mermaid(&self) -> String {
        mermaid::draw(self)
    }

    /// The workflow as an SVG picture, its nodes where the editor shows them. Fields that the form asks for are marked
    /// with their index.
    pub fn to_svg(&self) -> String {
        svg::draw(self)
    }
}

/// What both drawings show of a node.
struct Drawn<'d> {
    title: &'d str,
    /// The type; empty for notes and connectors.
    node_type: &'d str,
    /// The inputs of the form on this node.
    inputs: Vec<Input<'d>>,
    shape: Shape,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Invocation,
    Notes,
    Connector,
}

fn nodes(draft: &Draft) -> Vec<Drawn<'_>> {
    let document = draft.document();
    let mut drawn: Vec<Drawn<'_>> = document
        .nodes
        .iter()
        .enumerate()
        .map(|(index, node)| {
            let (title, node_type, shape) = match &node.kind {
                NodeKind::Invocation(invocation) => (
                    draft.node_label(index as u32),
                    document.str(invocation.node_type),
                    Shape::Invocation,
                ),
                NodeKind::Notes { label, notes, .. } => {
                    let text = match document.str(*label) {
                        "" => document.str(*notes),
                        label => label,
                    };
                    (text, "", Shape::Notes)
                }
                NodeKind::Connector { .. } => ("", "", Shape::Connector),
            };
            Drawn {
                title,
                node_type,
                inputs: Vec::new(),
                shape,
            }
        })
        .collect();
    for (input, entry) in draft.inputs().zip(&draft.layout().inputs) {
        if let Some(node) = drawn.get_mut(entry.node as usize) {
            node.inputs.push(input);
        }
    }
    drawn
}

/// The edges that were kept: source, output, target, input.
fn edges(draft: &Draft) -> impl Iterator<Item = (u32, &str, u32, &str)> {
    let document = draft.document();
    document
        .edges
        .iter()
        .zip(&draft.layout().wiring.kept)
        .filter(|(_, kept)| **kept)
        .filter_map(|(edge, _)| {
            let handles = edge.handles?;
            Some((
                edge.source_node?,
                document.str(handles.source),
                edge.target_node?,
                document.str(handles.target),
            ))
        })
}

/// Shortens a text to what fits into a drawing.
fn short(text: &str, most: usize) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    }
}
