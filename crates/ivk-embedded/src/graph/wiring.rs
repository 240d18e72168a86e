//! Edges with an index, and the questions that are asked of them.

use std::collections::{HashMap, HashSet, VecDeque};

use super::Edge;

/// Edges in their order, found by either end.
#[derive(Debug, Clone, Default)]
pub(super) struct Wiring {
    edges: Vec<Edge>,
    incoming: HashMap<String, Vec<usize>>,
    outgoing: HashMap<String, Vec<usize>>,
}

impl Wiring {
    pub(super) fn new(edges: Vec<Edge>) -> Self {
        let mut wiring = Self::default();
        edges.into_iter().for_each(|edge| wiring.add(edge));
        wiring
    }

    pub(super) fn add(&mut self, edge: Edge) {
        let place = self.edges.len();
        self.incoming
            .entry(edge.destination.node_id.clone())
            .or_default()
            .push(place);
        self.outgoing
            .entry(edge.source.node_id.clone())
            .or_default()
            .push(place);
        self.edges.push(edge);
    }

    /// Removes the edges that `condemned` selects.
    pub(super) fn remove(&mut self, condemned: impl Fn(&Edge) -> bool) {
        let kept = std::mem::take(&mut self.edges)
            .into_iter()
            .filter(|edge| !condemned(edge))
            .collect();
        *self = Self::new(kept);
    }

    pub(super) fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The edges that end in a node, in order.
    pub(super) fn edges_to<'a>(&'a self, node_id: &str) -> impl Iterator<Item = &'a Edge> + use<'a> {
        self.at(self.incoming.get(node_id))
    }

    /// The edges that end in one field of a node, in order.
    pub(super) fn edges_to_field<'a>(
        &'a self,
        node_id: &str,
        field: &'a str,
    ) -> impl Iterator<Item = &'a Edge> {
        self.edges_to(node_id)
            .filter(move |edge| edge.destination.field == field)
    }

    /// The edges that start at a node, in order.
    pub(super) fn edges_out_of<'a>(&'a self, node_id: &str) -> impl Iterator<Item = &'a Edge> + use<'a> {
        self.at(self.outgoing.get(node_id))
    }

    fn at<'a>(&'a self, places: Option<&'a Vec<usize>>) -> impl Iterator<Item = &'a Edge> + use<'a> {
        places
            .into_iter()
            .flatten()
            .filter_map(|place| self.edges.get(*place))
    }

    /// The nodes that feed a node, each once.
    pub(super) fn parents(&self, node_id: &str) -> Vec<String> {
        let mut parents: Vec<String> = Vec::new();
        for edge in self.edges_to(node_id) {
            if !parents.contains(&edge.source.node_id) {
                parents.push(edge.source.node_id.clone());
            }
        }
        parents
    }

    /// All nodes that a node depends on. The walk does not go back beyond nodes for which `stops` holds.
    pub(super) fn ancestors(&self, node_id: &str, stops: impl Fn(&str) -> bool) -> HashSet<String> {
        let mut found = HashSet::new();
        let mut open = vec![node_id.to_owned()];
        while let Some(current) = open.pop() {
            if stops(&current) {
                continue;
            }
            for edge in self.edges_to(&current) {
                if found.insert(edge.source.node_id.clone()) {
                    open.push(edge.source.node_id.clone());
                }
            }
        }
        found
    }

    /// Whether a node can be reached from another (or is it).
    pub(super) fn reaches(&self, from: &str, to: &str) -> bool {
        from == to || self.ancestors(to, |_| false).contains(from)
    }

    /// The nodes so that each stands behind those that feed it; `None` when there is a cycle.
    ///
    /// Nodes that could stand in several places are ordered generation by generation, as the server's graph library
    /// does.
    pub(super) fn topological(&self, nodes: impl Iterator<Item = String>) -> Option<Vec<String>> {
        let nodes: Vec<String> = nodes.collect();
        let mut open: HashMap<&str, usize> = nodes.iter().map(|node| (node.as_str(), 0)).collect();
        for node in &nodes {
            open.insert(node, self.parents(node).len());
        }
        let mut ready: VecDeque<&str> = nodes
            .iter()
            .map(String::as_str)
            .filter(|node| open.get(node) == Some(&0))
            .collect();
        let mut ordered = Vec::with_capacity(nodes.len());
        while let Some(node) = ready.pop_front() {
            ordered.push(node.to_owned());
            let mut seen = HashSet::new();
            for edge in self.edges_out_of(node) {
                let child = edge.destination.node_id.as_str();
                if !seen.insert(child) {
                    continue;
                }
                if let Some((child, count)) = open.get_key_value(child).map(|(key, count)| (*key, *count)) {
                    open.insert(child, count.saturating_sub(1));
                    if count == 1 {
                        ready.push_back(child);
                    }
                }
            }
        }
        (ordered.len() == nodes.len()).then_some(ordered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Endpoint;

    fn wiring(pairs: &[(&str, &str)]) -> Wiring {
        let end = |node: &str| Endpoint {
            node_id: node.into(),
            field: "value".into(),
        };
        Wiring::new(
            pairs
                .iter()
                .map(|(from, to)| Edge {
                    source: end(from),
                    destination: end(to),
                })
                .collect(),
        )
    }

    fn order(wiring: &Wiring, nodes: &str) -> Option<String> {
        wiring
            .topological(nodes.chars().map(String::from))
            .map(|order| order.concat())
    }

    #[test]
    fn order_goes_by_generation() {
        let diamond = wiring(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("a", "d")]);
        assert_eq!(order(&diamond, "dcbae").as_deref(), Some("aebcd"));
        assert_eq!(order(&wiring(&[("a", "b"), ("b", "a")]), "ab"), None);
        // Two edges between the same nodes count as one.
        assert_eq!(
            order(&wiring(&[("a", "b"), ("a", "b")]), "ba").as_deref(),
            Some("ab")
        );
    }

    #[test]
    fn ancestors_stop_where_told() {
        let chain = wiring(&[("a", "b"), ("b", "c"), ("c", "d")]);
        assert_eq!(chain.ancestors("d", |_| false).len(), 3);
        assert_eq!(
            chain.ancestors("d", |node| node == "c"),
            HashSet::from(["c".to_owned()])
        );
        assert!(chain.reaches("a", "d") && !chain.reaches("d", "a"));
    }

    #[test]
    fn removal_keeps_the_index() {
        let mut chain = wiring(&[("a", "b"), ("b", "c")]);
        chain.remove(|edge| edge.source.node_id == "a");
        assert_eq!(
            (
                chain.edges_to("b").count(),
                chain.edges_out_of("b").count(),
                chain.edges().len()
            ),
            (0, 1, 1)
        );
    }
}
