//! The lazy `if`: what only the branch not taken needs is skipped.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::session::Session;
use super::{IF, type_name_of};

const TRUE: &str = "true_input";
const FALSE: &str = "false_input";

/// What is known of the `if` nodes of a session.
#[derive(Debug, Clone, Default)]
pub(super) struct Branches {
    /// The input that a prepared `if` takes, once its condition is known.
    taken: HashMap<String, &'static str>,
    /// For each `if` of the graph, the nodes that only its true and only its false input need.
    exclusive: HashMap<String, [HashSet<String>; 2]>,
}

impl Branches {
    /// The input that a prepared `if` takes.
    pub(super) fn taken(&self, prepared_id: &str) -> Option<&'static str> {
        self.taken.get(prepared_id).copied()
    }
}

impl Session {
    /// Whether a prepared node must wait, because an `if` may yet decide that it is not needed.
    pub(super) fn awaits_branch(&mut self, prepared_id: &str) -> bool {
        let source_id = self.source_id(prepared_id).to_owned();
        let ifs: Vec<String> = self
            .graph
            .nodes
            .keys()
            .filter(|node| self.graph.is(node, IF))
            .cloned()
            .collect();
        ifs.iter().any(|if_id| {
            if !self
                .exclusive_to(if_id)
                .iter()
                .any(|nodes| nodes.contains(&source_id))
            {
                return false;
            }
            let copies = self
                .source_prepared
                .get(if_id)
                .map(Vec::as_slice)
                .unwrap_or_default();
            let path = self.path_of(prepared_id);
            let mut matching = copies.iter().filter(|copy| self.path_of(copy) == path).peekable();
            matching.peek().is_none() || matching.any(|copy| self.branches.taken(copy).is_none())
        })
    }

    /// Decides a prepared `if` when its condition is known.
    pub(super) fn resolve_branch(&mut self, prepared_id: &str) {
        let is_if = self
            .nodes
            .get(prepared_id)
            .is_some_and(|node| type_name_of(node) == IF);
        if !is_if || self.branches.taken(prepared_id).is_some() {
            return;
        }
        let edges: Vec<_> = self
            .wiring
            .edges_to_field(prepared_id, "condition")
            .cloned()
            .collect();
        if edges
            .iter()
            .any(|edge| !self.executed.contains(&edge.source.node_id))
        {
            return;
        }
        let brought = edges
            .last()
            .and_then(|edge| self.results.get(&edge.source.node_id)?.get(&edge.source.field));
        let own = self.nodes.get(prepared_id).and_then(|node| node.get("condition"));
        let condition = brought.or(own).and_then(Value::as_bool).unwrap_or(false);
        let (taken, left) = if condition { (TRUE, FALSE) } else { (FALSE, TRUE) };
        self.branches.taken.insert(prepared_id.to_owned(), taken);
        self.forget_input(prepared_id, left);

        let source_id = self.source_id(prepared_id).to_owned();
        let [needed_by_true, needed_by_false] = self.exclusive_to(&source_id).clone();
        let (needed, unneeded) = if condition {
            (needed_by_true, needed_by_false)
        } else {
            (needed_by_false, needed_by_true)
        };
        let path = self.path_of(prepared_id).to_vec();
        let copies: Vec<(String, String)> = self
            .prepared_source
            .iter()
            .map(|(copy, source)| (copy.clone(), source.clone()))
            .collect();
        for (copy, source) in copies {
            if self.executed.contains(&copy) || self.path_of(&copy) != path {
                continue;
            }
            if needed.contains(&source) {
                self.enqueue_if_ready(&copy);
            } else if unneeded.contains(&source) {
                self.skip(&copy);
            }
        }
        self.enqueue_if_ready(prepared_id);
    }

    /// Cuts the edges into the input that an `if` does not take.
    fn forget_input(&mut self, prepared_id: &str, field: &str) {
        let open = self
            .wiring
            .edges_to(prepared_id)
            .filter(|edge| edge.destination.field == field && !self.executed.contains(&edge.source.node_id))
            .count();
        if let Some(count) = self.indegree.get_mut(prepared_id) {
            *count = count.saturating_sub(open);
        }
        self.wiring
            .remove(|edge| edge.destination.node_id == prepared_id && edge.destination.field == field);
    }

    fn skip(&mut self, prepared_id: &str) {
        self.schedule.remove(prepared_id);
        self.skipped.insert(prepared_id.to_owned());
        self.executed.insert(prepared_id.to_owned());
        self.finish_source(prepared_id);
    }

    /// The nodes of the graph whose results go nowhere but into one branch of an `if`.
    fn exclusive_to(&mut self, if_id: &str) -> &[HashSet<String>; 2] {
        if !self.branches.exclusive.contains_key(if_id) {
            let found = [TRUE, FALSE].map(|field| self.find_exclusive(if_id, field));
            self.branches.exclusive.insert(if_id.to_owned(), found);
        }
        self.branches.exclusive.entry(if_id.to_owned()).or_default()
    }

    fn find_exclusive(&self, if_id: &str, field: &str) -> HashSet<String> {
        let mut nodes: HashSet<String> = HashSet::new();
        for edge in self
            .source
            .edges_to(if_id)
            .filter(|edge| edge.destination.field == field)
        {
            nodes.insert(edge.source.node_id.clone());
            nodes.extend(self.source.ancestors(&edge.source.node_id, |_| false));
        }
        loop {
            let shared: Vec<String> = nodes
                .iter()
                .filter(|node| {
                    !self.source.edges_out_of(node).all(|edge| {
                        let end = &edge.destination;
                        nodes.contains(&end.node_id) || (end.node_id == if_id && end.field == field)
                    })
                })
                .cloned()
                .collect();
            if shared.is_empty() {
                return nodes;
            }
            nodes.retain(|node| !shared.contains(node));
        }
    }
}
