//! Graphs and batches, written down in few lines.

use serde_json::{Map, Value, json};

/// A graph in the making.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    nodes: Map<String, Value>,
    edges: Vec<Value>,
}

impl Graph {
    /// A graph without nodes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A graph with one node, `node`.
    #[must_use]
    pub fn of(kind: &str, fields: Value) -> Self {
        Self::new().node("node", kind, fields)
    }

    /// Adds a node. It is an intermediate and does not use the cache, unless its fields say otherwise.
    #[must_use]
    pub fn node(mut self, id: &str, kind: &str, fields: Value) -> Self {
        let mut node = json!({ "id": id, "type": kind, "is_intermediate": true, "use_cache": false });
        let Value::Object(fields) = fields else {
            panic!("the fields of a node are an object")
        };
        node.as_object_mut().unwrap().extend(fields);
        self.nodes.insert(id.to_owned(), node);
        self
    }

    /// Adds an edge between two fields, each written as `node.field`.
    #[must_use]
    pub fn edge(mut self, source: &str, destination: &str) -> Self {
        let end = |text: &str| {
            let (node, field) = text
                .split_once('.')
                .expect("an end of an edge is written as node.field");
            json!({ "node_id": node, "field": field })
        };
        self.edges
            .push(json!({ "source": end(source), "destination": end(destination) }));
        self
    }

    /// A batch that runs the graph once.
    #[must_use]
    pub fn batch(self) -> Batch {
        Batch {
            body: json!({ "graph": { "id": "graph", "nodes": self.nodes, "edges": self.edges }, "runs": 1 }),
        }
    }
}

/// A batch in the making.
#[derive(Debug, Clone)]
pub struct Batch {
    body: Value,
}

impl Batch {
    /// Runs it this many times.
    #[must_use]
    pub fn runs(self, runs: u32) -> Self {
        self.with("runs", json!(runs))
    }

    /// Sets values from lists: a list of groups, whose items are written as `(node, field, values)`.
    #[must_use]
    pub fn data(self, groups: &[&[(&str, &str, Value)]]) -> Self {
        let datum = |(node, field, items): &(&str, &str, Value)| json!({ "node_path": node, "field_name": field, "items": items });
        let groups: Vec<Vec<Value>> = groups
            .iter()
            .map(|group| group.iter().map(datum).collect())
            .collect();
        self.with("data", json!(groups))
    }

    /// Sets a member of the batch.
    #[must_use]
    pub fn with(mut self, member: &str, value: Value) -> Self {
        self.body[member] = value;
        self
    }

    pub(crate) fn to_json(&self) -> &Value {
        &self.body
    }
}

/// What the nodes of this id gave in a finished item, one for each time the node ran, in the order of the
/// iterations.
///
/// # Panics
/// When the item did not complete.
#[must_use]
#[track_caller]
pub fn results(item: &Value, node: &str) -> Vec<Value> {
    assert_eq!(
        item["status"], "completed",
        "{}: {}",
        item["error_type"], item["error_message"]
    );
    let session = &item["session"];
    let prepared = session["source_prepared_mapping"][node].as_array();
    let mut runs: Vec<(&Value, Value)> = prepared
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .filter_map(|id| {
            Some((
                &session["prepared_iteration_paths"][id],
                session["results"].get(id)?.clone(),
            ))
        })
        .collect();
    runs.sort_by_key(|(path, _)| {
        path.as_array()
            .map(|path| path.iter().map(Value::as_u64).collect::<Vec<_>>())
    });
    runs.into_iter().map(|(_, result)| result).collect()
}

/// What the only node of a finished item gave.
///
/// # Panics
/// When the item did not complete, or the node ran more or less than once.
#[must_use]
#[track_caller]
pub fn result(item: &Value, node: &str) -> Value {
    let mut all = results(item, node);
    assert_eq!(all.len(), 1, "{node} gave {all:?}");
    all.remove(0)
}
