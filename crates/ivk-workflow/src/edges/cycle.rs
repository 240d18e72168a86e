//! The search for cycles.
//!
//! Lines of decoration count, as in the editor; and where a circle was let in (through connectors, or by decoration),
//! the editor lets nobody draw anything any more.

use crate::document::model::Document;

/// Whether the kept edges go round nowhere.
pub(super) fn is_acyclic(document: &Document, kept: &[bool]) -> bool {
    let count = document.nodes.len();
    let lines = || {
        let edges = document.edges.iter().zip(kept);
        edges
            .filter(|(_, kept)| **kept)
            .filter_map(|(edge, _)| Some((edge.source_node?, edge.target_node?)))
    };
    // Most files name their nodes in an order in which every edge leads one way.
    if lines().all(|(source, target)| source < target) || lines().all(|(source, target)| source > target) {
        return true;
    }
    // The targets of a node stand beside each other, up to where those of the next one begin.
    let mut ends = vec![0_u32; count + 1];
    let mut open = vec![0_u32; count];
    for (source, target) in lines() {
        bump(&mut ends, source as usize + 1);
        bump(&mut open, target as usize);
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    let mut targets = vec![0; sum as usize];
    let mut next = ends.clone();
    for (source, target) in lines() {
        let place = bump(&mut next, source as usize);
        if let Some(slot) = targets.get_mut(place as usize) {
            *slot = target;
        }
    }
    let mut ready: Vec<usize> = (0..count).filter(|node| open.get(*node) == Some(&0)).collect();
    let mut done = 0;
    while let Some(node) = ready.pop() {
        done += 1;
        let (Some(from), Some(to)) = (ends.get(node), ends.get(node + 1)) else {
            continue;
        };
        for &target in targets.get(*from as usize..*to as usize).unwrap_or_default() {
            if let Some(count) = open.get_mut(target as usize) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    ready.push(target as usize);
                }
            }
        }
    }
    done == count
}

/// Counts one up; the count before.
fn bump(counts: &mut [u32], index: usize) -> u32 {
    counts.get_mut(index).map_or(0, |count| {
        *count += 1;
        *count - 1
    })
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
