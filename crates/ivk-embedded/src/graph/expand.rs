//! Copies nodes of the graph into the execution graph, as often as the iterations before them demand.

use std::collections::HashMap;

use serde_json::{Value, json};
use uuid::Uuid;

use super::session::{Path, Session};
use super::{COLLECT, Edge, Endpoint, ITERATE};

/// For each parent of a node, the copy of it that feeds one copy of the node. A collector may be fed by several.
pub(super) type Feeders = Vec<(String, String)>;

impl Session {
    /// Prepares every node that can be, and takes one that is ready: the choice falls as soon as two are prepared,
    /// not when all are.
    pub(super) fn prepare_until_ready(&mut self) -> Option<String> {
        let mut chosen = None;
        let mut more = self.prepare_one();
        while more {
            more = self.prepare_one();
            if chosen.is_none() {
                chosen = self.next_ready();
            }
        }
        chosen
    }

    /// Prepares the next node that can be. Whether there was one.
    fn prepare_one(&mut self) -> bool {
        let Some(node_id) = self.order.iter().find(|node| self.can_prepare(node)).cloned() else {
            return false;
        };
        if self.graph.is(&node_id, COLLECT) {
            for (path, feeders) in self.collect_groups(&node_id) {
                self.copy_node(&node_id, &feeders, Some(path));
            }
        } else if self.iterators_before(&node_id).is_empty() {
            for feeders in self.feeders_by_path(&node_id) {
                let deepest = feeders.iter().map(|(_, copy)| self.path_of(copy).to_vec());
                let path = deepest
                    .max_by_key(|path| (path.len(), path.clone()))
                    .unwrap_or_default();
                self.copy_node(&node_id, &feeders, Some(path));
            }
        } else {
            for feeders in self.feeders_by_iteration(&node_id) {
                self.copy_node(&node_id, &feeders, None);
            }
        }
        if !self.source_prepared.contains_key(&node_id) {
            // Nothing to iterate over: the node is done without having run.
            self.source_prepared.insert(node_id.clone(), Vec::new());
            self.executed.insert(node_id.clone());
            self.executed_history.push(node_id);
        }
        true
    }

    fn can_prepare(&self, node_id: &str) -> bool {
        if self.source_prepared.contains_key(node_id) {
            return false;
        }
        if self.graph.is(node_id, ITERATE)
            && !self
                .source
                .edges_to(node_id)
                .all(|edge| self.executed.contains(&edge.source.node_id))
        {
            return false;
        }
        let before = self.source.ancestors(node_id, |_| false);
        !before
            .iter()
            .any(|node| self.graph.is(node, ITERATE) && !self.executed.contains(node))
    }

    fn iterators_before(&self, node_id: &str) -> &[String] {
        self.iterators.get(node_id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The copies of a node that were not skipped.
    pub(super) fn copies_of(&self, node_id: &str) -> Vec<String> {
        let copies = self
            .source_prepared
            .get(node_id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        copies
            .iter()
            .filter(|copy| !self.skipped.contains(*copy))
            .cloned()
            .collect()
    }

    /// What feeds each copy of a node that stands in no open iteration: parents that differ in their place (behind
    /// collectors that were grouped) are paired by it.
    fn feeders_by_path(&self, node_id: &str) -> Vec<Feeders> {
        let parents: Vec<(String, Vec<String>)> = self
            .source
            .parents(node_id)
            .into_iter()
            .map(|id| (id.clone(), self.copies_of(&id)))
            .collect();
        let mut paths: Vec<Path> = parents
            .iter()
            .flat_map(|(_, copies)| copies.iter().map(|copy| self.path_of(copy).to_vec()))
            .filter(|path| !path.is_empty())
            .collect();
        paths.sort();
        paths.dedup();
        let deepest: Vec<Path> = paths
            .iter()
            .filter(|path| {
                !paths
                    .iter()
                    .any(|other| other != *path && other.starts_with(path))
            })
            .cloned()
            .collect();
        let deepest = if deepest.is_empty() {
            vec![Path::new()]
        } else {
            deepest
        };
        deepest
            .iter()
            .filter_map(|path| {
                let found = parents.iter().map(|(parent, copies)| {
                    let fitting = copies.iter().filter(|copy| path.starts_with(self.path_of(copy)));
                    let best = fitting.max_by_key(|copy| self.path_of(copy).len());
                    best.map(|copy| (parent.clone(), copy.clone()))
                });
                found.collect::<Option<Feeders>>()
            })
            .collect()
    }

    /// What feeds each copy of a node inside iterations: one copy for every combination of the iterations before it
    /// for which all parents have one.
    fn feeders_by_iteration(&self, node_id: &str) -> Vec<Feeders> {
        let parents = self.source.parents(node_id);
        let by_path: HashMap<&str, HashMap<&[usize], Vec<String>>> = parents
            .iter()
            .map(|parent| {
                let mut copies: HashMap<&[usize], Vec<String>> = HashMap::new();
                for copy in self.copies_of(parent) {
                    copies.entry(self.path_of(&copy)).or_default().push(copy);
                }
                (parent.as_str(), copies)
            })
            .collect();
        let mut combinations: Vec<Vec<String>> = vec![Vec::new()];
        for iterator in self.iterators_before(node_id) {
            let mut copies = self.source_prepared.get(iterator).cloned().unwrap_or_default();
            copies.sort_by(|one, other| self.path_of(one).cmp(self.path_of(other)));
            combinations = combinations
                .iter()
                .flat_map(|chosen| {
                    copies
                        .iter()
                        .map(|copy| chosen.iter().cloned().chain([copy.clone()]).collect())
                })
                .collect();
        }
        combinations
            .iter()
            .filter_map(|chosen| {
                let found = parents.iter().map(|parent| {
                    let copies = by_path.get(parent.as_str())?;
                    let copy = self.copy_at_path(parent, chosen, copies);
                    let copy = copy.or_else(|| self.copy_reached(parent, chosen))?;
                    Some((parent.clone(), copy))
                });
                found.collect::<Option<Feeders>>()
            })
            .collect()
    }

    /// Those of the chosen iterations that a node of the graph stands in.
    fn iterations_around<'a>(&self, node_id: &str, chosen: &'a [String]) -> Vec<&'a String> {
        chosen
            .iter()
            .filter(|copy| self.source.reaches(self.source_id(copy), node_id))
            .collect()
    }

    /// The copy of a parent for a combination of iterations, when their places agree.
    fn copy_at_path(
        &self,
        parent: &str,
        chosen: &[String],
        copies: &HashMap<&[usize], Vec<String>>,
    ) -> Option<String> {
        let around = self.iterations_around(parent, chosen);
        let target = around
            .iter()
            .map(|copy| self.path_of(copy))
            .max_by_key(|path| path.len())
            .unwrap_or_default();
        if !around.iter().all(|copy| target.starts_with(self.path_of(copy))) {
            return None;
        }
        for length in (0..=target.len()).rev() {
            match copies.get(target.get(..length)?).map(Vec::as_slice) {
                None | Some([]) => {}
                Some([only]) => return Some(only.clone()),
                Some(_) => return None,
            }
        }
        None
    }

    /// The copy of a parent that all chosen iterations around it lead to.
    fn copy_reached(&self, parent: &str, chosen: &[String]) -> Option<String> {
        let around = self.iterations_around(parent, chosen);
        let copies = self.copies_of(parent);
        let direct = chosen.iter().find(|copy| copies.contains(copy));
        let fits = |copy: &String| {
            around
                .iter()
                .all(|iteration| self.wiring.reaches(iteration, copy))
        };
        direct
            .filter(|copy| fits(copy))
            .or_else(|| copies.iter().find(|copy| fits(copy)))
            .cloned()
    }

    /// Makes the copies of a node for one set of feeders: one, or for an iterator one for each item.
    fn copy_node(&mut self, node_id: &str, feeders: &Feeders, path: Option<Path>) {
        let Some(node) = self.graph.nodes.get(node_id).cloned() else {
            return;
        };
        let iterations: Vec<Option<usize>> = if self.graph.is(node_id, ITERATE) {
            (0..self.items_to_iterate(node_id, feeders)).map(Some).collect()
        } else {
            vec![None]
        };
        let edges: Vec<Edge> = self
            .source
            .edges_to(node_id)
            .flat_map(|edge| {
                feeders
                    .iter()
                    .filter(|(source, _)| *source == edge.source.node_id)
                    .map(|(_, copy)| {
                        let source = Endpoint {
                            node_id: copy.clone(),
                            field: edge.source.field.clone(),
                        };
                        Edge {
                            source,
                            destination: edge.destination.clone(),
                        }
                    })
            })
            .collect();
        for index in iterations {
            let prepared_id = Uuid::new_v4().to_string();
            let mut copy = node.clone();
            copy.insert("id".into(), json!(prepared_id));
            if let Some(index) = index {
                copy.insert("index".into(), json!(index));
            }
            if index.is_some() || self.graph.is(node_id, COLLECT) {
                copy.insert("use_cache".into(), Value::Bool(false));
            }
            self.nodes.insert(prepared_id.clone(), copy);
            self.prepared_source
                .insert(prepared_id.clone(), node_id.to_owned());
            self.source_prepared
                .entry(node_id.to_owned())
                .or_default()
                .push(prepared_id.clone());
            for edge in &edges {
                let end = Endpoint {
                    node_id: prepared_id.clone(),
                    field: edge.destination.field.clone(),
                };
                self.wiring.add(Edge {
                    source: edge.source.clone(),
                    destination: end,
                });
            }
            let around = path.clone().or_else(|| self.shared_path(feeders));
            let own = match around {
                Some(around) => around.into_iter().chain(index).collect(),
                None => self.reached_path(node_id, &prepared_id, index),
            };
            self.paths.insert(prepared_id.clone(), own);
            let open = edges
                .iter()
                .filter(|edge| !self.executed.contains(&edge.source.node_id))
                .count();
            self.indegree.insert(prepared_id.clone(), open);
            self.resolve_branch(&prepared_id);
            self.enqueue_if_ready(&prepared_id);
        }
    }

    fn items_to_iterate(&self, node_id: &str, feeders: &Feeders) -> usize {
        let edge = self
            .source
            .edges_to(node_id)
            .find(|edge| edge.destination.field == "collection");
        let items = edge.and_then(|edge| {
            let (_, copy) = feeders
                .iter()
                .find(|(source, _)| *source == edge.source.node_id)?;
            self.results.get(copy)?.get(&edge.source.field)?.as_array()
        });
        items.map_or(0, Vec::len)
    }

    /// The place of a copy whose feeders all stand in the same one.
    fn shared_path(&self, feeders: &Feeders) -> Option<Path> {
        let mut shared: Option<(&[usize], Vec<&str>)> = None;
        for (source, copy) in feeders {
            let path = self.path_of(copy);
            if path.is_empty() {
                continue;
            }
            let mut axes: Vec<&str> = self.iterators_before(source).iter().map(String::as_str).collect();
            if self.graph.is(source, ITERATE) {
                axes.push(source);
            }
            match &shared {
                None => shared = Some((path, axes)),
                Some(known) if *known == (path, axes) => {}
                Some(_) => return None,
            }
        }
        Some(shared.map(|(path, _)| path.to_vec()).unwrap_or_default())
    }

    /// The place of a copy, from the iterations that lead to it.
    fn reached_path(&self, node_id: &str, prepared_id: &str, index: Option<usize>) -> Path {
        let before = self.wiring.ancestors(prepared_id, |_| false);
        let around = self.iterators_before(node_id).iter().filter_map(|iterator| {
            let copy = self
                .source_prepared
                .get(iterator)?
                .iter()
                .find(|copy| before.contains(*copy))?;
            let index = self.nodes.get(copy)?.get("index")?.as_u64()?;
            usize::try_from(index).ok()
        });
        around.chain(index).collect()
    }
}
