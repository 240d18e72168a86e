//! The search for cycles.

use super::Wiring;
use crate::document::model::Document;

/// Whether the kept edges go round nowhere.
pub(super) fn is_acyclic(document: &Document, wiring: &Wiring) -> bool {
    let mut open: Vec<usize> = wiring.incoming.iter().map(Vec::len).collect();
    let mut ready: Vec<u32> = (0..open.len() as u32)
        .filter(|node| wiring.edges_into(*node).is_empty())
        .collect();
    let mut done = 0;
    while let Some(node) = ready.pop() {
        done += 1;
        for index in wiring.out_of(node) {
            let target = document
                .edges
                .get(*index as usize)
                .and_then(|edge| edge.target_node);
            let Some(target) = target else { continue };
            if let Some(count) = open.get_mut(target as usize) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    ready.push(target);
                }
            }
        }
    }
    done == open.len()
}

/// Says of one edge after the other whether it would close a cycle.
pub(super) struct Search {
    /// The round in which a node was last seen from above, and from below.
    seen: [Vec<u32>; 2],
    round: u32,
}

impl Search {
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            seen: [vec![0; nodes], vec![0; nodes]],
            round: 0,
        }
    }

    /// Whether a way leads from `target` to `source` already.
    ///
    /// Both ends are searched in turn, so that the side with fewer nodes decides how long it takes.
    pub(super) fn closes(&mut self, document: &Document, wiring: &Wiring, source: u32, target: u32) -> bool {
        self.round += 1;
        let mut below = vec![target];
        let mut above = vec![source];
        loop {
            let Some(node) = below.pop() else { return false };
            if node == source {
                return true;
            }
            if self.first_time(0, node) {
                below.extend(neighbours(document, wiring.out_of(node), false));
            }
            let Some(node) = above.pop() else { return false };
            if node == target {
                return true;
            }
            if self.first_time(1, node) {
                above.extend(neighbours(document, wiring.edges_into(node), true));
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

fn neighbours(document: &Document, edges: &[u32], above: bool) -> impl Iterator<Item = u32> {
    edges.iter().filter_map(move |index| {
        let edge = document.edges.get(*index as usize)?;
        if above { edge.source_node } else { edge.target_node }
    })
}
