//! Flowcharts.

use std::fmt::Write;

use super::{Shape, edges, nodes, short};
use crate::draft::Draft;

pub(super) fn draw(draft: &Draft) -> String {
    let mut out = String::from("flowchart LR\n");
    let drawn = nodes(draft);
    // Writing into a string cannot fail.
    for (index, node) in drawn.iter().enumerate() {
        let mut label = escape(&short(node.title, 60));
        if !node.node_type.is_empty() && node.node_type != node.title {
            let _ = write!(label, "<br/><i>{}</i>", escape(node.node_type));
        }
        for input in &node.inputs {
            let name = escape(&short(input.label(), 40));
            let _ = write!(label, "<br/>[{}] {name}", input.index());
            if let Some(value) = input.json() {
                let _ = write!(label, " = {}", escape(&short(value, 40)));
            }
        }
        let _ = match node.shape {
            Shape::Invocation => writeln!(out, "  n{index}[\"{label}\"]"),
            Shape::Notes => writeln!(out, "  n{index}>\"{label}\"]"),
            Shape::Connector => writeln!(out, "  n{index}((\" \"))"),
        };
    }
    for (source, output, target, input) in edges(draft) {
        let label = if output == input {
            escape(output)
        } else {
            format!("{} to {}", escape(output), escape(input))
        };
        let _ = writeln!(out, "  n{source} -->|\"{label}\"| n{target}");
    }
    out.push_str("  classDef asked stroke-width:3px,stroke:#e8a33d\n");
    for (index, node) in drawn.iter().enumerate() {
        if !node.inputs.is_empty() {
            let _ = writeln!(out, "  class n{index} asked");
        }
    }
    out
}

/// Replaces what ends a quoted label or begins markup.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '"' => out.push_str("#quot;"),
            '#' => out.push_str("#35;"),
            '<' => out.push_str("#lt;"),
            '>' => out.push_str("#gt;"),
            '&' => out.push_str("#amp;"),
            '`' => out.push_str("#96;"),
            char if char.is_control() => out.push(' '),
            char => out.push(char),
        }
    }
    out
}
