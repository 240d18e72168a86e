//! How the copies of a collector are formed: one for each place of the iterations *outside* the one that it ends.

use std::collections::BTreeSet;

use super::expand::Feeders;
use super::session::{Path, Session};
use super::{Edge, ITERATE};

const ITEM: &str = "item";

/// A prepared input of a collector.
struct Feeder {
    is_item: bool,
    source_id: String,
    copy: String,
    path: Path,
}

impl Session {
    /// The copies of a collector that have to be made: the place of each, and what feeds it.
    pub(super) fn collect_groups(&self, node_id: &str) -> Vec<(Path, Feeders)> {
        let mut feeders = Vec::new();
        let mut keys: BTreeSet<Path> = BTreeSet::new();
        for edge in self.source.edges_to(node_id) {
            let is_item = edge.destination.field == ITEM;
            keys.extend(self.candidate_keys(edge, is_item));
            let copies = self.ordered_copies(&edge.source.node_id);
            let depth = copies
                .iter()
                .map(|copy| self.path_of(copy).len())
                .max()
                .unwrap_or(0);
            for copy in copies {
                let path = self.path_of(&copy).to_vec();
                let key = if is_item {
                    path.iter().copied().take(depth.saturating_sub(1)).collect()
                } else {
                    path.clone()
                };
                keys.insert(key);
                feeders.push(Feeder {
                    is_item,
                    source_id: edge.source.node_id.clone(),
                    copy,
                    path,
                });
            }
        }
        if keys.is_empty() {
            keys.insert(Path::new());
        }
        // A place that others lie within is theirs.
        let outermost = keys
            .iter()
            .filter(|key| !keys.iter().any(|other| other != *key && other.starts_with(key)));
        outermost
            .map(|key| {
                let fits = |feeder: &&Feeder| {
                    key.starts_with(&feeder.path) || (feeder.is_item && feeder.path.starts_with(key))
                };
                let fed = feeders.iter().filter(fits);
                (
                    key.clone(),
                    fed.map(|feeder| (feeder.source_id.clone(), feeder.copy.clone()))
                        .collect(),
                )
            })
            .collect()
    }

    /// The places that a collector may have for one of its edges, also where an iteration was empty and left no copy.
    fn candidate_keys(&self, edge: &Edge, is_item: bool) -> BTreeSet<Path> {
        let source_id = &edge.source.node_id;
        let mut iterators = self.iterators.get(source_id).cloned().unwrap_or_default();
        if self.graph.is(source_id, ITERATE) {
            iterators.push(source_id.clone());
        }
        let depth = if is_item {
            iterators.len().saturating_sub(1)
        } else {
            iterators.len()
        };
        let mut keys = BTreeSet::new();
        for iterator in &iterators {
            if depth > 0 {
                let copies = self.ordered_copies(iterator);
                keys.extend(
                    copies
                        .iter()
                        .filter_map(|copy| self.path_of(copy).get(..depth))
                        .map(<[_]>::to_vec),
                );
            }
            for input in self
                .source
                .edges_to(iterator)
                .filter(|edge| edge.destination.field == "collection")
            {
                let copies = self.ordered_copies(&input.source.node_id);
                keys.extend(copies.iter().map(|copy| self.path_of(copy).to_vec()));
            }
        }
        if keys.is_empty() && depth == 0 {
            keys.insert(Path::new());
        }
        keys
    }

    fn ordered_copies(&self, node_id: &str) -> Vec<String> {
        let mut copies = self.copies_of(node_id);
        copies.sort_by(|one, other| (self.path_of(one), one).cmp(&(self.path_of(other), other)));
        copies
    }
}
