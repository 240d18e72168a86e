//! Which edges of a file the editor keeps.
//!
//! The editor lays the edges of a file one after the other, as if a person drew them, and drops those that it would
//! not let a person draw. A dropped edge changes what a run does, so each is told.

mod cycle;
mod lists;
mod rules;

use std::collections::{BTreeSet, HashSet};

use ivk_fields::{InputTemplate, NodeTemplate, OutputTemplate};

use crate::document::model::{Document, Edge, Handles, NodeKind};
use crate::warning::Warning;
use lists::Lists;

/// The handle by which an edge enters a connector.
pub(crate) const CONNECTOR_IN: &str = "in";
/// The handle by which an edge leaves a connector.
pub(crate) const CONNECTOR_OUT: &str = "out";

/// The edges that were kept, by node. Edges are named by their index in the document.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wiring {
    /// Default edges only, in the order of the file.
    incoming: Lists,
    outgoing: Lists,
    /// All kept edges, collapsed ones included.
    pub(crate) kept: Vec<bool>,
}

/// Where a value comes from, when the way through connectors was walked to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Origin<'d> {
    pub(crate) node: u32,
    pub(crate) handle: &'d str,
    /// The last edge on the way, where the way led through a connector.
    pub(crate) via: Option<u32>,
}

impl Wiring {
    pub(crate) fn edges_into(&self, node: u32) -> impl Iterator<Item = u32> {
        self.incoming.of(node)
    }

    pub(crate) fn out_of(&self, node: u32) -> impl Iterator<Item = u32> {
        self.outgoing.of(node)
    }

    fn keep(&mut self, index: u32, source: u32, target: u32) {
        self.outgoing.push(source, index);
        self.incoming.push(target, index);
    }

    /// Walks up through connectors to the invocation that feeds this output. `None` when the way ends open.
    pub(crate) fn origin<'d>(
        &self,
        document: &'d Document,
        node: u32,
        handle: &'d str,
    ) -> Option<Origin<'d>> {
        let (mut node, mut handle, mut via) = (node, handle, None);
        // A way longer than the number of edges goes round in a circle.
        for _ in 0..=document.edges.len() {
            match &document.node(node)?.kind {
                NodeKind::Invocation(_) => return Some(Origin { node, handle, via }),
                NodeKind::Notes { .. } => return None,
                NodeKind::Connector { .. } => {
                    let index = self.edges_into(node).next()?;
                    let edge = document.edges.get(index as usize)?;
                    via = Some(index);
                    node = edge.source_node?;
                    handle = document.str(edge.handles?.source);
                }
            }
        }
        None
    }

    /// Walks down through connectors to the inputs that this output feeds, in the order of the file. The edges that
    /// were walked are put into `walked`.
    pub(crate) fn ends<'d>(
        &self,
        document: &'d Document,
        node: u32,
        handle: &str,
        walked: &mut Hidden,
    ) -> Vec<Origin<'d>> {
        let mut ends = Vec::new();
        let mut seen = HashSet::new();
        let mut waiting: Vec<u32> = self.leaving(document, node, handle);
        waiting.reverse();
        while let Some(index) = waiting.pop() {
            walked.insert(index);
            let Some((target, handle)) = document
                .edges
                .get(index as usize)
                .and_then(|edge| Some((edge.target_node?, document.str(edge.handles?.target))))
            else {
                continue;
            };
            if !document.node(target).is_some_and(|node| node.is_connector()) {
                ends.push(Origin {
                    node: target,
                    handle,
                    via: Some(index),
                });
            } else if seen.insert(target) {
                waiting.extend(self.leaving(document, target, CONNECTOR_OUT).into_iter().rev());
            }
        }
        ends
    }

    fn leaving(&self, document: &Document, node: u32, handle: &str) -> Vec<u32> {
        let leaves = |index: &u32| {
            document
                .edges
                .get(*index as usize)
                .and_then(|edge| edge.handles)
                .is_some_and(|handles| document.str(handles.source) == handle)
        };
        self.out_of(node).filter(leaves).collect()
    }
}

/// Edges that a rule looks away from. Nearly always there are none.
pub(crate) type Hidden = BTreeSet<u32>;

/// What the rules look at.
pub(crate) struct Board<'a> {
    pub(crate) document: &'a Document,
    /// The template of each node; `None` for what has none.
    pub(crate) templates: &'a [Option<&'a NodeTemplate>],
    pub(crate) wiring: Wiring,
}

/// One end of an edge that is being laid.
#[derive(Clone, Copy)]
struct Line<'a> {
    source: u32,
    target: u32,
    source_handle: &'a str,
    target_handle: &'a str,
}

/// What is known already of the ends of a line.
#[derive(Clone, Copy)]
struct Ends<'a> {
    given: Option<&'a OutputTemplate>,
    wanted: Option<&'a InputTemplate>,
}

/// Lays the edges of a file in their order.
pub(crate) fn lay(
    document: &Document,
    templates: &[Option<&NodeTemplate>],
    warnings: &mut Vec<Warning>,
) -> Wiring {
    let (wiring, dropped) = lay_edges(document, templates, false);
    // The search for cycles costs more than all other rules together, and almost no file has one.
    let (wiring, dropped) = if cycle::is_acyclic(document, &wiring) {
        (wiring, dropped)
    } else {
        lay_edges(document, templates, true)
    };
    warnings.extend(
        dropped
            .into_iter()
            .filter_map(|(index, reason)| Some(told(document, document.edges.get(index)?, reason))),
    );
    wiring
}

fn lay_edges(
    document: &Document,
    templates: &[Option<&NodeTemplate>],
    look_for_cycles: bool,
) -> (Wiring, Vec<(usize, &'static str)>) {
    let count = document.nodes.len();
    let wiring = Wiring {
        incoming: Lists::new(count, document.edges.len()),
        outgoing: Lists::new(count, document.edges.len()),
        kept: vec![false; document.edges.len()],
    };
    let mut board = Board {
        document,
        templates,
        wiring,
    };
    let mut search = look_for_cycles.then(|| cycle::Search::new(count));
    let mut dropped = Vec::new();
    for (index, edge) in document.edges.iter().enumerate() {
        match board.accept(edge, search.as_mut()) {
            Ok(()) => {
                if let Some(kept) = board.wiring.kept.get_mut(index) {
                    *kept = true;
                }
                if let (Some(source), Some(target)) = (edge.source_node, edge.target_node) {
                    if edge.handles.is_some() {
                        board.wiring.keep(index as u32, source, target);
                    }
                    if let Some(search) = &mut search {
                        search.add(source, target);
                    }
                }
            }
            Err(reason) => dropped.push((index, reason)),
        }
    }
    (board.wiring, dropped)
}

fn told(document: &Document, edge: &Edge, reason: &str) -> Warning {
    let (source, target) = (document.str(edge.source), document.str(edge.target));
    match edge.handles {
        None => Warning::new(
            "edge-dropped",
            format!("The collapsed edge {source} to {target} was dropped: {reason}."),
        )
        .node(target),
        Some(Handles {
            source: from,
            target: to,
            ..
        }) => {
            let (from, to) = (document.str(from), document.str(to));
            let message = format!("The edge {source}.{from} to {target}.{to} was dropped: {reason}.");
            Warning::new("edge-dropped", message).node(target).field(to)
        }
    }
}

impl<'a> Board<'a> {
    fn accept(&self, edge: &Edge, search: Option<&mut cycle::Search>) -> Result<(), &'static str> {
        let Some(source) = edge.source_node else {
            return Err("its source does not exist");
        };
        let Some(target) = edge.target_node else {
            return Err("its target does not exist");
        };
        for (node, reason) in [
            (source, "the node type of its source is unknown"),
            (target, "the node type of its target is unknown"),
        ] {
            let invocation = self.document.node(node).and_then(|node| node.invocation());
            if invocation.is_some() && self.template(node).is_none() {
                return Err(reason);
            }
        }
        let Some(handles) = edge.handles else {
            return Ok(());
        };
        let line = Line {
            source,
            target,
            source_handle: self.document.str(handles.source),
            target_handle: self.document.str(handles.target),
        };
        let given = self.output(source, line.source_handle);
        if self.template(source).is_some() && given.is_none() {
            return Err("its source has no such output");
        }
        let wanted = self.input(target, line.target_handle);
        if self.template(target).is_some() && wanted.is_none() {
            return Err("its target has no such input");
        }
        self.check(line, Ends { given, wanted }, &Hidden::new(), search)
    }

    fn template(&self, node: u32) -> Option<&'a NodeTemplate> {
        self.templates.get(node as usize).copied().flatten()
    }

    fn output(&self, node: u32, handle: &str) -> Option<&'a OutputTemplate> {
        self.template(node)?.outputs.get(handle)
    }

    fn input(&self, node: u32, handle: &str) -> Option<&'a InputTemplate> {
        self.template(node)?.inputs.get(handle)
    }

    /// What gives the value that comes out of a handle, through connectors.
    fn source(&self, node: u32, handle: &'a str) -> Option<&'a OutputTemplate> {
        let origin = self.wiring.origin(self.document, node, handle)?;
        self.output(origin.node, origin.handle)
    }
}
