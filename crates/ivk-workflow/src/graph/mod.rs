//! The graph that the server runs.

mod id;
mod options;

use std::fmt;
use std::ops::Range;

use ivk_fields::NodeTemplate;
pub use options::GraphOptions;
use uuid::Uuid;

use crate::document::model::{Document, Invocation};
use crate::draft::Draft;
use crate::draft::layout::{GraphEdge, Usage};
use crate::draft::roles::{CALL_SAVED_WORKFLOW, CALLED_INPUT, Role, VersionState};
use crate::draft::stored::Stored;
use crate::json_text::{write_compact, write_string};

/// A graph as the server takes it: `{"id", "nodes", "edges"}`, ready as JSON.
#[derive(Clone, PartialEq, Eq)]
pub struct Graph {
    json: Vec<u8>,
}

impl Graph {
    /// The JSON text.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.json).unwrap_or_default()
    }

    /// The JSON text as bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.json
    }
}

impl fmt::Debug for Graph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Graph").field(&self.as_str()).finish()
    }
}

impl Draft {
    /// Makes the graph, whether the workflow is ready to run or not; [`Draft::check`] says what is wrong with it.
    ///
    /// A graph leaves out whatever the editor leaves out: notes, connectors, collapsed edges, batch nodes, nodes
    /// and fields that the server does not know, fields without a value and fields that an edge feeds.
    pub fn graph(&self, options: &GraphOptions) -> Graph {
        let mut json = Vec::with_capacity(self.document().text.len() / 3 + 256);
        self.write_graph(&mut json, options);
        Graph { json }
    }

    pub(crate) fn write_graph(&self, out: &mut Vec<u8>, options: &GraphOptions) {
        out.extend_from_slice(b"{\"id\":");
        match &options.graph_id {
            Some(id) => write_string(out, id),
            None => {
                let mut buffer = Uuid::encode_buffer();
                out.push(b'"');
                out.extend_from_slice(id::fresh().hyphenated().encode_lower(&mut buffer).as_bytes());
                out.push(b'"');
            }
        }
        out.extend_from_slice(b",\"nodes\":{");
        let document = self.document();
        let mut first = true;
        for (index, (node, state)) in document.nodes.iter().zip(&self.layout().nodes).enumerate() {
            let (Role::Runs, Some(invocation), false) = (state.role, node.invocation(), node.shadowed) else {
                continue;
            };
            separate(out, &mut first);
            document.write(out, node.id);
            out.extend_from_slice(b":{\"type\":");
            document.write(out, invocation.node_type);
            out.extend_from_slice(b",\"id\":");
            document.write(out, node.id);
            self.write_inputs(out, options, index as u32, invocation);
            out.extend_from_slice(if invocation.use_cache {
                b",\"use_cache\":true" as &[u8]
            } else {
                b",\"use_cache\":false"
            });
            out.extend_from_slice(if invocation.is_intermediate {
                b",\"is_intermediate\":true}" as &[u8]
            } else {
                b",\"is_intermediate\":false}"
            });
        }
        out.extend_from_slice(b"},\"edges\":[");
        let mut first = true;
        for edge in &self.layout().graph_edges {
            separate(out, &mut first);
            write_edge(out, document, edge);
        }
        out.extend_from_slice(b"]}");
    }

    fn write_inputs(&self, out: &mut Vec<u8>, options: &GraphOptions, node: u32, invocation: &Invocation) {
        let document = self.document();
        let set = self.values().of(node);
        let instances = document.instances(invocation);
        let fields = self
            .layout()
            .fields
            .get(invocation.instances.start as usize..)
            .unwrap_or_default();
        let calls = document.str(invocation.node_type) == CALL_SAVED_WORKFLOW;
        let updated = self.updated_template(node);
        let start = out.len();
        let mut pieces = Vec::new();
        for (instance, field) in instances.iter().zip(fields) {
            if field.overridden || matches!(field.usage, Usage::Unknown | Usage::Called) {
                continue;
            }
            let name = document.str(instance.key);
            if reserved(name) || (calls && name == "workflow_inputs") {
                continue;
            }
            let value = match set.iter().find(|(key, _)| **key == *name) {
                Some((_, value)) => value.as_ref().map(|value| &*value.json),
                None => match (&field.value, instance.value) {
                    (Stored::Verbatim, Some(value)) => Some(document.raw(value)),
                    (Stored::Rewritten(text), _) => Some(&**text),
                    _ => None,
                },
            };
            let Some(value) = self.sent(options, field.usage == Usage::Board, value) else {
                continue;
            };
            let piece = out.len();
            out.push(b',');
            document.write(out, instance.key);
            out.push(b':');
            out.extend_from_slice(value.as_bytes());
            if updated.is_some() {
                pieces.push((name, piece..out.len()));
            }
        }
        let added = self
            .layout()
            .added
            .of(node)
            .iter()
            .filter(|added| !set.iter().any(|(name, _)| *name == added.field))
            .map(|added| (&*added.field, added.value.as_deref(), added.board));
        let without_instance = set
            .iter()
            .filter(|(name, _)| document.instance(invocation, name).is_none())
            .map(|(name, value)| {
                let value = value.as_ref().map(|value| &*value.json);
                (&**name, value, self.is_board(node, name))
            });
        for (name, value, board) in added.chain(without_instance) {
            let elsewhere = calls && (name.starts_with(CALLED_INPUT) || name == "workflow_inputs");
            if elsewhere || reserved(name) || self.is_overridden(node, name) {
                continue;
            }
            let Some(value) = self.sent(options, board, value) else {
                continue;
            };
            let piece = out.len();
            out.push(b',');
            write_string(out, name);
            out.push(b':');
            out.extend_from_slice(value.as_bytes());
            if updated.is_some() {
                pieces.push((name, piece..out.len()));
            }
        }
        if let Some(template) = updated {
            sort_pieces(out, start, pieces, b"", template);
        }
        if calls {
            self.write_called_inputs(out, node, invocation);
        }
    }

    /// The inputs of a called workflow travel in one map.
    fn write_called_inputs(&self, out: &mut Vec<u8>, node: u32, invocation: &Invocation) {
        let document = self.document();
        out.extend_from_slice(b",\"workflow_inputs\":{");
        let mut first = true;
        let fields = self
            .layout()
            .fields
            .get(invocation.instances.start as usize..)
            .unwrap_or_default();
        for (instance, field) in document.instances(invocation).iter().zip(fields) {
            if field.usage != Usage::Called || field.overridden {
                continue;
            }
            let Some(value) = self.json_of(node, invocation, document.str(instance.key)) else {
                continue;
            };
            separate(out, &mut first);
            document.write(out, instance.key);
            out.push(b':');
            write_compact(out, value);
        }
        let added = self.layout().added.of(node).iter();
        let set = self
            .values()
            .of(node)
            .iter()
            .map(|(name, _)| &**name)
            .filter(|name| self.layout().added.find(node, name).is_none());
        for name in added.map(|added| &*added.field).chain(set) {
            let known = document.instance(invocation, name).is_some();
            if known || !name.starts_with(CALLED_INPUT) || self.is_overridden(node, name) {
                continue;
            }
            let Some(value) = self.value_of(node, None, name) else {
                continue;
            };
            separate(out, &mut first);
            write_string(out, name);
            out.push(b':');
            write_compact(out, value);
        }
        out.push(b'}');
    }

    /// What is sent for a value: boards are names in the file and objects on the wire.
    fn sent<'v>(&self, options: &'v GraphOptions, board: bool, value: Option<&'v str>) -> Option<&'v str> {
        if !board {
            return value;
        }
        match value {
            None | Some("\"auto\"") => options.auto_board.as_deref(),
            Some("\"none\"") => None,
            value => value,
        }
    }

    /// The template of a node that was updated.
    fn updated_template(&self, node: u32) -> Option<&NodeTemplate> {
        let state = self.layout().nodes.get(node as usize)?;
        let updated = self.layout().updated && state.version == VersionState::Updatable;
        updated.then(|| self.node_template(node)).flatten()
    }

    fn is_board(&self, node: u32, field: &str) -> bool {
        self.template_of(node, field)
            .is_some_and(|input| input.field_type.name == ivk_fields::TypeName::BOARD)
    }

    /// Whether an edge of the graph leads into a field.
    pub(crate) fn is_overridden(&self, node: u32, field: &str) -> bool {
        let document = self.document();
        // Edges know the first node of an id, the graph has the last one.
        let first = document
            .node(node)
            .and_then(|node| document.find(document.str(node.id)))
            .unwrap_or(node);
        let mut edges = self.layout().graph_edges.iter();
        edges.any(|edge| edge.target == first && document.is(edge.target_field, field))
    }
}

/// Names that the graph uses for itself on every node.
fn reserved(name: &str) -> bool {
    matches!(name, "type" | "id" | "use_cache" | "is_intermediate")
}

/// Brings the inputs of an updated node into the order of its template, as the editor does.
pub(crate) fn sort_pieces(
    out: &mut Vec<u8>,
    start: usize,
    mut pieces: Vec<(&str, Range<usize>)>,
    between: &[u8],
    template: &NodeTemplate,
) {
    let place = |name: &str| template.inputs.get_index_of(name).unwrap_or(usize::MAX);
    pieces.sort_by_key(|(name, _)| place(name));
    let sorted = pieces
        .into_iter()
        .filter_map(|(_, piece)| out.get(piece))
        .collect::<Vec<_>>()
        .join(between);
    out.truncate(start);
    out.extend_from_slice(&sorted);
}

fn separate(out: &mut Vec<u8>, first: &mut bool) {
    if !std::mem::take(first) {
        out.push(b',');
    }
}

fn write_edge(out: &mut Vec<u8>, document: &Document, edge: &GraphEdge) {
    let id = |out: &mut Vec<u8>, node: u32| match document.node(node) {
        Some(node) => document.write(out, node.id),
        None => out.extend_from_slice(b"\"\""),
    };
    out.extend_from_slice(b"{\"source\":{\"node_id\":");
    id(out, edge.source);
    out.extend_from_slice(b",\"field\":");
    document.write(out, edge.source_field);
    out.extend_from_slice(b"},\"destination\":{\"node_id\":");
    id(out, edge.target);
    out.extend_from_slice(b",\"field\":");
    document.write(out, edge.target_field);
    out.extend_from_slice(b"}}");
}
