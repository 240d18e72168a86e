//! The state of one run of a graph: the server's `GraphExecutionState`.
//!
//! Nodes of the graph are copied into an *execution graph* as soon as it is known how often they run: each copy has an
//! id of its own (the prepared id) and the place in the iterations for which it stands. A session knows nothing of
//! queues and events; it answers which node comes next and takes results.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::branches::Branches;
use super::schedule::Schedule;
use super::wiring::Wiring;
use super::{COLLECT, Graph, IF, ITERATE, Node, type_name_of, type_of};
use crate::nodes::{NodeError, Output, check};

/// Where a copy of a node stands in the iterations around it: the index of each, outermost first.
pub(super) type Path = Vec<usize>;

/// What a session wants to be done next.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Step {
    /// This prepared node is to be run; its inputs are set.
    Run(String),
    /// What this prepared node is fed does not fit its input.
    Unfit(String, NodeError),
    /// There is nothing left to run.
    Nothing,
}

/// A run of a graph.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(super) graph: Graph,
    pub(super) source: Wiring,
    execution_id: String,
    /// The copies, in the order in which they were made.
    pub(super) nodes: IndexMap<String, Node>,
    pub(super) wiring: Wiring,
    /// Ids of nodes and of copies.
    pub(super) executed: HashSet<String>,
    pub(super) executed_history: Vec<String>,
    pub(super) results: IndexMap<String, Output>,
    errors: IndexMap<String, String>,
    pub(super) prepared_source: IndexMap<String, String>,
    pub(super) source_prepared: IndexMap<String, Vec<String>>,
    pub(super) paths: IndexMap<String, Path>,
    pub(super) indegree: IndexMap<String, usize>,
    pub(super) skipped: HashSet<String>,
    pub(super) schedule: Schedule,
    pub(super) branches: Branches,
    /// The nodes of the graph so that each stands behind those that feed it.
    pub(super) order: Vec<String>,
    /// The iterators before each node, outermost first, not looking behind collectors.
    pub(super) iterators: HashMap<String, Vec<String>>,
}

impl Session {
    /// Starts a run of a graph that was checked.
    pub(crate) fn new(id: String, graph: Graph) -> Self {
        let source = Wiring::new(graph.edges.clone());
        let order = source
            .topological(graph.nodes.keys().cloned())
            .unwrap_or_default();
        let iterators = order
            .iter()
            .map(|node| {
                let before = source.ancestors(node, |other| graph.is(other, COLLECT));
                let iterators = order
                    .iter()
                    .filter(|other| before.contains(*other) && graph.is(other, ITERATE));
                (node.clone(), iterators.cloned().collect())
            })
            .collect();
        Self {
            id,
            source,
            execution_id: Uuid::new_v4().to_string(),
            nodes: IndexMap::new(),
            wiring: Wiring::default(),
            executed: HashSet::new(),
            executed_history: Vec::new(),
            results: IndexMap::new(),
            errors: IndexMap::new(),
            prepared_source: IndexMap::new(),
            source_prepared: IndexMap::new(),
            paths: IndexMap::new(),
            indegree: IndexMap::new(),
            skipped: HashSet::new(),
            schedule: Schedule::default(),
            branches: Branches::default(),
            order,
            iterators,
            graph,
        }
    }

    /// The graph that runs.
    pub(crate) fn graph(&self) -> &Graph {
        &self.graph
    }

    /// A prepared node.
    pub(crate) fn node(&self, prepared_id: &str) -> Option<&Node> {
        self.nodes.get(prepared_id)
    }

    /// The id in the graph of a prepared node.
    pub(crate) fn source_id(&self, prepared_id: &str) -> &str {
        self.prepared_source.get(prepared_id).map_or("", String::as_str)
    }

    /// What comes next. A node that was given to run must be completed or failed before this is asked again.
    pub(crate) fn next(&mut self) -> Step {
        let Some(prepared_id) = self.next_ready().or_else(|| self.prepare_until_ready()) else {
            return Step::Nothing;
        };
        match self.set_inputs(&prepared_id) {
            Ok(()) => Step::Run(prepared_id),
            Err(error) => Step::Unfit(prepared_id, error),
        }
    }

    /// Takes the result of a prepared node.
    pub(crate) fn complete(&mut self, prepared_id: &str, mut output: Output) {
        if !self.nodes.contains_key(prepared_id) {
            return;
        }
        output.entry("output_meta").or_insert(Value::Null);
        self.results.insert(prepared_id.to_owned(), output);
        self.executed.insert(prepared_id.to_owned());
        if let Some(node) = self.nodes.get_mut(prepared_id)
            && matches!(type_name_of(node), ITERATE | COLLECT)
        {
            node.insert("collection".into(), json!([]));
        }
        self.finish_source(prepared_id);
        let children: Vec<String> = self
            .wiring
            .edges_out_of(prepared_id)
            .map(|edge| edge.destination.node_id.clone())
            .collect();
        for child in children {
            if let Some(open) = self.indegree.get_mut(&child) {
                *open = open.saturating_sub(1);
            }
            self.resolve_branch(&child);
            self.enqueue_if_ready(&child);
        }
    }

    /// A node of the graph is executed when all its copies are.
    pub(super) fn finish_source(&mut self, prepared_id: &str) {
        let source_id = self.source_id(prepared_id).to_owned();
        let copies = self
            .source_prepared
            .get(&source_id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        if copies.iter().all(|copy| self.executed.contains(copy)) && self.executed.insert(source_id.clone()) {
            self.executed_history.push(source_id);
        }
    }

    /// Takes the failure of a prepared node.
    pub(crate) fn fail(&mut self, prepared_id: &str, error: String) {
        self.errors.insert(prepared_id.to_owned(), error);
    }

    /// Whether nothing more will run: everything did, or something failed.
    pub(crate) fn is_complete(&self) -> bool {
        !self.errors.is_empty() || self.graph.nodes.keys().all(|node| self.executed.contains(node))
    }

    pub(super) fn path_of(&self, prepared_id: &str) -> &[usize] {
        self.paths.get(prepared_id).map_or(&[], Vec::as_slice)
    }

    fn result_of(&self, prepared_id: &str, field: &str) -> Option<&Value> {
        self.results.get(prepared_id).and_then(|output| output.get(field))
    }

    /// Writes what edges bring into the inputs of a prepared node.
    fn set_inputs(&mut self, prepared_id: &str) -> Result<(), NodeError> {
        let Some(node) = self.nodes.get(prepared_id) else {
            return Ok(());
        };
        let brought: Vec<(String, Value)> = match type_name_of(node) {
            COLLECT => vec![("collection".to_owned(), Value::Array(self.collected(prepared_id)))],
            kind => {
                let taken = self.branches.taken(prepared_id);
                let edges = self.wiring.edges_to(prepared_id);
                let edges = edges.filter(|edge| {
                    let field = edge.destination.field.as_str();
                    match kind {
                        ITERATE => field == "collection",
                        IF => field == "condition" || Some(field) == taken,
                        _ => true,
                    }
                });
                edges
                    .filter_map(|edge| {
                        let value = self.result_of(&edge.source.node_id, &edge.source.field)?;
                        Some((edge.destination.field.clone(), value.clone()))
                    })
                    .collect()
            }
        };
        let Some(node) = self.nodes.get_mut(prepared_id) else {
            return Ok(());
        };
        let node_type = type_of(node);
        for (field, value) in brought {
            let value = match node_type.and_then(|node_type| node_type.input(&field)) {
                Some(input) => check::check(input, &value).map_err(|problem| {
                    let place = dotted(&problem.loc);
                    let text = format!("Node {prepared_id} has invalid incoming input for {place}");
                    NodeError::new("NodeInputError", text)
                })?,
                None => value,
            };
            node.insert(field, value);
        }
        Ok(())
    }

    /// What a collector collects: whole collections first, then items, both in the order of the iterations.
    fn collected(&self, prepared_id: &str) -> Vec<Value> {
        let sorted = |field: &str| {
            let mut edges: Vec<_> = self
                .wiring
                .edges_to(prepared_id)
                .filter(|edge| edge.destination.field == field)
                .collect();
            edges.sort_by_key(|edge| (self.path_of(&edge.source.node_id), edge.source.node_id.clone()));
            edges
                .into_iter()
                .filter_map(|edge| self.result_of(&edge.source.node_id, &edge.source.field))
        };
        let mut collected = Vec::new();
        for value in sorted("collection") {
            match value {
                Value::Array(items) => collected.extend(items.iter().cloned()),
                single => collected.push(single.clone()),
            }
        }
        collected.extend(sorted("item").cloned());
        collected
    }

    /// The state as JSON, as the API shows it.
    pub(crate) fn to_value(&self) -> Value {
        let indegree: Map<String, Value> = self
            .indegree
            .iter()
            .map(|(id, open)| (id.clone(), json!(open)))
            .collect();
        json!({
            "id": self.id,
            "graph": self.graph.to_value(),
            "execution_graph": {"id": self.execution_id, "nodes": self.nodes, "edges": self.wiring.edges()},
            // A set there: its order means nothing.
            "executed": self.executed,
            "executed_history": self.executed_history,
            "results": self.results,
            "errors": self.errors,
            "workflow_call_stack": [],
            "workflow_call_history": [],
            "workflow_call_parent": null,
            "waiting_workflow_call": null,
            "waiting_workflow_call_execution": null,
            "waiting_workflow_call_child_session": null,
            "max_workflow_call_depth": 4,
            "prepared_source_mapping": self.prepared_source,
            "source_prepared_mapping": self.source_prepared,
            "prepared_iteration_paths": self.paths,
            "ready_order": [],
            "indegree": indegree,
        })
    }
}

/// A path to a value, such as `image.image_name` or `collection[2]`.
fn dotted(path: &[crate::nodes::Location]) -> String {
    use crate::nodes::Location;
    let mut text = String::new();
    for step in path {
        match step {
            Location::Key(key) if text.is_empty() => text.push_str(key),
            Location::Key(key) => text.extend([".", key]),
            Location::Index(index) => text.push_str(&format!("[{index}]")),
        }
    }
    text
}
