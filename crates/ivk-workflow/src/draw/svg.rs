//! Pictures.

use std::collections::HashSet;
use std::fmt::Write;

use super::{Drawn, Shape, edges, nodes, short};
use crate::document::json::Span;
use crate::draft::Draft;

const WIDTH: f64 = 280.0;
const HEAD: f64 = 44.0;
const ROW: f64 = 20.0;
const MARGIN: f64 = 40.0;

/// A node with its place and the fields that it shows.
struct Placed<'d> {
    node: Drawn<'d>,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    inputs: Vec<&'d str>,
    outputs: Vec<&'d str>,
}

pub(super) fn draw(draft: &Draft) -> String {
    let placed = place(draft);
    let left = smallest(placed.iter().map(|node| node.x)) - MARGIN;
    let top = smallest(placed.iter().map(|node| node.y)) - MARGIN;
    let right = -smallest(placed.iter().map(|node| -(node.x + node.width))) + MARGIN;
    let bottom = -smallest(placed.iter().map(|node| -(node.y + node.height))) + MARGIN;
    let mut out = String::new();
    // Writing into a string cannot fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{left:.0} {top:.0} {:.0} {:.0}\" \
         font-family=\"sans-serif\" font-size=\"13\">",
        right - left,
        bottom - top
    );
    let _ = writeln!(
        out,
        "<style>.n{{fill:#f6f6f8;stroke:#8a8f98}}.h{{fill:#d9dde5}}.t{{fill:#fff6d6;stroke:#c9b458}}\
         .e{{fill:none;stroke:#5b7ba8;stroke-width:2}}.a{{fill:#e8a33d}}.s{{fill:#666;font-size:11px}}</style>"
    );
    let _ = writeln!(out, "<title>{}</title>", escape(draft.workflow().name()));
    for (source, output, target, input) in edges(draft) {
        let from = placed.get(source as usize).map(|node| node.exit(output));
        let to = placed.get(target as usize).map(|node| node.entry(input));
        if let (Some((x1, y1)), Some((x2, y2))) = (from, to) {
            let bend = ((x2 - x1).abs() / 2.0).max(40.0);
            let _ = writeln!(
                out,
                "<path class=\"e\" d=\"M{x1:.1} {y1:.1}C{:.1} {y1:.1} {:.1} {y2:.1} {x2:.1} {y2:.1}\"/>",
                x1 + bend,
                x2 - bend
            );
        }
    }
    for node in &placed {
        node.draw(&mut out);
    }
    out.push_str("</svg>\n");
    out
}

fn place(draft: &Draft) -> Vec<Placed<'_>> {
    let document = draft.document();
    let number = |span: Span| {
        span.of(&document.text)
            .parse::<f64>()
            .ok()
            .filter(|number| number.abs() < 1e9)
            .unwrap_or(0.0)
    };
    let mut placed: Vec<Placed<'_>> = nodes(draft)
        .into_iter()
        .zip(&document.nodes)
        .map(|(node, stored)| {
            let (x, y) = stored
                .position
                .map_or((0.0, 0.0), |(x, y)| (number(x), number(y)));
            Placed {
                x,
                y,
                width: if node.shape == Shape::Connector {
                    16.0
                } else {
                    WIDTH
                },
                height: 0.0,
                inputs: Vec::new(),
                outputs: Vec::new(),
                node,
            }
        })
        .collect();
    let mut seen = HashSet::new();
    for (input, entry) in draft.inputs().zip(&draft.layout().inputs) {
        if let Some(node) = placed.get_mut(entry.node as usize)
            && seen.insert((entry.node, false, input.field()))
        {
            node.inputs.push(input.field());
        }
    }
    for (source, output, target, input) in edges(draft) {
        if let Some(node) = placed.get_mut(source as usize)
            && seen.insert((source, true, output))
        {
            node.outputs.push(output);
        }
        if let Some(node) = placed.get_mut(target as usize)
            && seen.insert((target, false, input))
        {
            node.inputs.push(input);
        }
    }
    for node in &mut placed {
        node.height = match node.node.shape {
            Shape::Connector => 16.0,
            Shape::Notes => HEAD,
            Shape::Invocation => HEAD + ROW * (node.inputs.len() + node.outputs.len()) as f64 + 6.0,
        };
    }
    placed
}

impl Placed<'_> {
    fn row(&self, row: usize) -> f64 {
        match self.node.shape {
            Shape::Connector => self.y + 8.0,
            _ => self.y + HEAD + ROW * (row as f64 + 0.5) + 2.0,
        }
    }

    fn exit(&self, output: &str) -> (f64, f64) {
        let row = self.outputs.iter().position(|name| *name == output).unwrap_or(0);
        (self.x + self.width, self.row(row))
    }

    fn entry(&self, input: &str) -> (f64, f64) {
        let row = self.inputs.iter().position(|name| *name == input).unwrap_or(0);
        (self.x, self.row(self.outputs.len() + row))
    }

    fn draw(&self, out: &mut String) {
        let Self {
            x, y, width, height, ..
        } = self;
        if self.node.shape == Shape::Connector {
            let _ = writeln!(
                out,
                "<circle class=\"n\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"8\"/>",
                x + 8.0,
                y + 8.0
            );
            return;
        }
        let class = if self.node.shape == Shape::Notes { "t" } else { "n" };
        let _ = writeln!(
            out,
            "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width}\" height=\"{height:.1}\" rx=\"6\"/>"
        );
        let _ = writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-weight=\"bold\">{}</text>",
            x + 10.0,
            y + 18.0,
            escape(&short(self.node.title, 36))
        );
        let _ = writeln!(
            out,
            "<text class=\"s\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            x + 10.0,
            y + 34.0,
            escape(self.node.node_type)
        );
        for (row, output) in self.outputs.iter().enumerate() {
            let _ = writeln!(
                out,
                "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                x + width - 10.0,
                self.row(row) + 4.0,
                escape(output)
            );
        }
        for (row, field) in self.inputs.iter().enumerate() {
            self.input(out, field, self.row(self.outputs.len() + row));
        }
    }

    /// A field; one that the form asks for has its index in a circle and its label.
    fn input(&self, out: &mut String, field: &str, middle: f64) {
        let asked: Vec<_> = self
            .node
            .inputs
            .iter()
            .filter(|input| input.field() == field)
            .collect();
        let mut name = escape(field);
        if let Some(input) = asked.first() {
            let _ = writeln!(
                out,
                "<circle class=\"a\" cx=\"{0:.1}\" cy=\"{middle:.1}\" r=\"9\"/><text x=\"{0:.1}\" y=\"{1:.1}\" \
                 text-anchor=\"middle\" font-size=\"10\">{2}</text>",
                self.x + 14.0,
                middle + 3.5,
                input.index()
            );
            name = escape(&short(input.label(), 20));
            if let Some(value) = input.json() {
                let _ = write!(name, " = {}", escape(&short(value, 16)));
            }
        }
        let _ = writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\">{name}</text>",
            self.x + 30.0,
            middle + 4.0
        );
    }
}

fn smallest(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.reduce(f64::min).unwrap_or(0.0)
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // XML has no way to write most control characters.
            char if char.is_control() || matches!(char, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            char => out.push(char),
        }
    }
    out
}
