//! The search for cycles.
//!
//! Lines of decoration count, as in the editor; and where a circle was let in (through connectors, or by decoration),
//! the editor lets nobody draw anything any more.

use super::Wiring;
use super::lists::Lists;
use crate::document::model::{Document, Edge};

/// Whether the kept edges go round nowhere.
pub(super) fn is_acyclic(document: &Document, wiring: &Wiring) -> bool {
    let kept = || {
        let edges = (0..).zip(&document.edges).zip(&wiring.kept);
        edges.filter(|(_, kept)| **kept).map(|(edge, _)| edge)
    };
    let lines = || kept().filter_map(|(_, edge)| Some((edge.source_node?, edge.target_node?)));
    // Most files name their nodes in an order in which every edge leads one way.
    if lines().all(|(source, target)| source < target) || lines().all(|(source, target)| source > target) {
        return true;
    }
    let count = document.nodes.len();
    let is_decoration = |edge: &Edge| edge.handles.is_none();
    let mut decoration = Lists::default();
    if kept().any(|(_, edge)| is_decoration(edge)) {
        decoration = Lists::new(count, document.edges.len());
        for (index, edge) in kept().filter(|(_, edge)| is_decoration(edge)) {
            if let Some(source) = edge.source_node {
                decoration.push(source, index);
            }
        }
    }
    // Takes away one node after the other into which no edge leads any more.
    let mut open = vec![0_u32; count];
    for (_, target) in lines() {
        if let Some(open) = open.get_mut(target as usize) {
            *open += 1;
        }
    }
    let mut ready: Vec<u32> = Vec::with_capacity(count);
    ready.extend(
        (0..)
            .zip(&open)
            .filter(|(_, open)| **open == 0)
            .map(|(node, _)| node),
    );
    let mut done = 0;
    while let Some(node) = ready.pop() {
        done += 1;
        for index in wiring.out_of(node).chain(decoration.of(node)) {
            let edge = document.edges.get(index as usize);
            let Some(target) = edge.and_then(|edge| edge.target_node) else {
                continue;
            };
            if let Some(open) = open.get_mut(target as usize) {
                *open = open.saturating_sub(1);
                if *open == 0 {
                    ready.push(target);
                }
            }
        }
    }
    done == count
}

/// Says of one edge after the other whether it would close a cycle.
pub(super) struct Search {
    below: Vec<Vec<u32>>,
    above: Vec<Vec<u32>>,
    /// The round in which a node was last seen from above, and from below.
    seen: [Vec<u32>; 2],
    round: u32,
    /// There is a circle already.
    circular: bool,
}

impl Search {
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            below: vec![Vec::new(); nodes],
            above: vec![Vec::new(); nodes],
            seen: [vec![0; nodes], vec![0; nodes]],
            round: 0,
            circular: false,
        }
    }

    /// Takes note of an edge that was kept.
    pub(super) fn add(&mut self, source: u32, target: u32) {
        self.circular = self.circular || self.leads_back(source, target);
        if let Some(below) = self.below.get_mut(source as usize) {
            below.push(target);
        }
        if let Some(above) = self.above.get_mut(target as usize) {
            above.push(source);
        }
    }

    /// Whether there would be a cycle with this edge.
    pub(super) fn closes(&mut self, source: u32, target: u32) -> bool {
        self.circular || self.leads_back(source, target)
    }

    /// Whether a way leads from `target` to `source` already.
    ///
    /// Both ends are searched in turn, so that the side with fewer nodes decides how long it takes.
    fn leads_back(&mut self, source: u32, target: u32) -> bool {
        self.round += 1;
        let mut below = vec![target];
        let mut above = vec![source];
        loop {
            let Some(node) = below.pop() else { return false };
            if node == source {
                return true;
            }
            if self.first_time(0, node) {
                below.extend(self.below.get(node as usize).into_iter().flatten());
            }
            let Some(node) = above.pop() else { return false };
            if node == target {
                return true;
            }
            if self.first_time(1, node) {
                above.extend(self.above.get(node as usize).into_iter().flatten());
            }
        }
    }

    fn first_time(&mut self, side: usize, node: u32) -> bool {
        let mark = self
            .seen
            .get_mut(side)
            .and_then(|seen| seen.get_mut(node as usize));
        match mark {
            Some(mark) if *mark != self.round => {
                *mark = self.round;
                true
            }
            _ => false,
        }
    }
}
