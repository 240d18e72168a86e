//! What a workflow and the templates of a server say together, found out once when a draft is opened.

use std::collections::{HashMap, HashSet};

use ivk_fields::{NodeTemplate, Templates};

use super::called::{self, Call, SavedWorkflows};
use super::discover::{self, InputEntry};
use super::roles::{CALL_SAVED_WORKFLOW, CALLED_INPUT, CORE_METADATA, Role, VersionState};
use super::stored::Stored;
use super::update;
use crate::document::form::{ElementKind, Form};
use crate::document::model::{Document, Invocation, NodeKind, Text};
use crate::edges::{self, Wiring};
use crate::warning::Warning;

/// Everything that is known before a value is set.
#[derive(Debug)]
pub(crate) struct Layout {
    pub(crate) wiring: Wiring,
    /// One for each node of the document.
    pub(crate) nodes: Vec<NodeState>,
    /// One for each instance of the document.
    pub(crate) fields: Vec<FieldState>,
    /// Fields that the file does not have.
    pub(crate) added: AddedFields,
    /// The edges of the graph, resolved through connectors.
    pub(crate) graph_edges: Vec<GraphEdge>,
    pub(crate) inputs: Vec<InputEntry>,
    /// The nodes whose field `collection` the form and the exposed fields know as `images` now.
    pub(crate) renamed: HashSet<u32>,
    /// The nodes that call other workflows.
    pub(crate) calls: HashMap<u32, Call>,
    pub(crate) warnings: Vec<Warning>,
    /// Whether nodes were updated as the editor does it.
    pub(crate) updated: bool,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct NodeState {
    pub(crate) role: Role,
    pub(crate) version: VersionState,
}

/// What becomes of an instance.
#[derive(Debug, Clone)]
pub(crate) struct FieldState {
    pub(crate) usage: Usage,
    /// An edge leads into it.
    pub(crate) connected: bool,
    /// An edge of the graph leads into it, so that its value is not sent.
    pub(crate) overridden: bool,
    pub(crate) value: Stored,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Usage {
    /// The template does not have it; it is not sent.
    Unknown,
    /// The template does not have it, and the node takes it anyway.
    Extra,
    /// A board, which `auto` and `none` stand for in the file only.
    Board,
    /// An input of the workflow that this node calls.
    Called,
    /// Any other field of the template.
    Field,
}

/// A field that the file does not have and the graph shall have.
#[derive(Debug, Clone)]
pub(crate) struct Added {
    pub(crate) field: Box<str>,
    /// JSON; `None` when the field is there without a value.
    pub(crate) value: Option<Box<str>>,
    pub(crate) board: bool,
}

/// Added fields, by node.
#[derive(Debug, Default)]
pub(crate) struct AddedFields(HashMap<u32, Vec<Added>>);

impl AddedFields {
    pub(crate) fn push(&mut self, node: u32, added: Added) {
        self.0.entry(node).or_default().push(added);
    }

    /// What was added to a node.
    pub(crate) fn of(&self, node: u32) -> &[Added] {
        if self.0.is_empty() {
            return &[];
        }
        self.0.get(&node).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn find(&self, node: u32, field: &str) -> Option<&Added> {
        self.of(node).iter().find(|added| &*added.field == field)
    }

    pub(crate) fn remove(&mut self, node: u32, field: &str) {
        if let Some(added) = self.0.get_mut(&node) {
            added.retain(|added| &*added.field != field);
        }
    }
}

/// An edge between two nodes that the server runs.
#[derive(Debug, Clone)]
pub(crate) struct GraphEdge {
    pub(crate) source: u32,
    pub(crate) source_field: Text,
    pub(crate) target: u32,
    pub(crate) target_field: Text,
}

/// The template of each node.
pub(crate) fn node_templates<'t>(
    document: &Document,
    templates: &'t Templates,
) -> Vec<Option<&'t NodeTemplate>> {
    document
        .nodes
        .iter()
        .map(|node| templates.get(document.str(node.invocation()?.node_type)))
        .collect()
}

impl Layout {
    pub(crate) fn new(
        document: &Document,
        templates: &Templates,
        update: bool,
        saved: &dyn SavedWorkflows,
    ) -> Self {
        let mut warnings = Vec::new();
        let calls = called::calls(document, templates, saved, &mut warnings);
        let mut node_templates = node_templates(document, templates);
        for (node, call) in &calls {
            if let Some(template) = node_templates.get_mut(*node as usize) {
                *template = Some(&call.template);
            }
        }
        let wiring = edges::lay(document, &node_templates, &mut warnings);
        let mut layout = Self {
            wiring,
            nodes: Vec::with_capacity(document.nodes.len()),
            fields: Vec::with_capacity(document.instances.len()),
            added: AddedFields::default(),
            graph_edges: Vec::new(),
            inputs: Vec::new(),
            renamed: HashSet::new(),
            calls: HashMap::new(),
            warnings,
            updated: update,
        };
        for ((index, node), template) in document.nodes.iter().enumerate().zip(&node_templates) {
            let state = match &node.kind {
                NodeKind::Invocation(invocation) => {
                    let state = layout.invocation(document, document.str(node.id), invocation, *template);
                    if let Some(call) = calls.get(&(index as u32)) {
                        layout.call(document, index as u32, invocation, call);
                    }
                    state
                }
                _ => NodeState {
                    role: Role::Decoration,
                    version: VersionState::Same,
                },
            };
            layout.nodes.push(state);
        }
        layout.resolve_edges(document);
        update::apply(&mut layout, document, &node_templates);
        layout.renamed = update::renamed(&layout, document);
        layout.inputs = discover::inputs(document, &node_templates, &mut layout);
        drop(node_templates);
        layout.calls = calls;
        layout
    }

    fn invocation(
        &mut self,
        document: &Document,
        node_id: &str,
        invocation: &Invocation,
        template: Option<&NodeTemplate>,
    ) -> NodeState {
        let node_type = document.str(invocation.node_type);
        let extras = node_type == CORE_METADATA;
        let Some(template) = template else {
            let message = format!("Node {node_id} has the type {node_type}, which the server does not have.");
            self.warnings
                .push(Warning::new("unknown-node-type", message).node(node_id));
            for instance in document.instances(invocation) {
                let value = Stored::of(&document.text, instance.value, None, extras);
                self.fields.push(FieldState::new(Usage::Unknown, value));
            }
            return NodeState {
                role: Role::Unknown,
                version: VersionState::Same,
            };
        };
        let version = VersionState::of(document.str(invocation.version), &template.version);
        if version == VersionState::Foreign {
            let message = format!(
                "Node {node_id} ({node_type}) has version {}, the server has {}; the editor cannot update it.",
                document.str(invocation.version),
                template.version
            );
            self.warnings
                .push(Warning::new("node-version", message).node(node_id));
        }
        let mut next = 0;
        let calls = node_type == CALL_SAVED_WORKFLOW;
        for instance in document.instances(invocation) {
            // Files mostly have the fields in the order of the template.
            let input = match template.inputs.get_index(next) {
                Some((key, input)) if document.is(instance.key, key) => {
                    next += 1;
                    Some(input)
                }
                _ => {
                    let found = template.inputs.get_full(document.str(instance.key));
                    found.map(|(index, _, input)| {
                        next = index + 1;
                        input
                    })
                }
            };
            let usage = match input {
                // Where the called workflow is not at hand, the file is believed.
                _ if calls && is_called(node_type, document.str(instance.key)) => Usage::Called,
                Some(input) if input.field_type.name == ivk_fields::TypeName::BOARD => Usage::Board,
                Some(_) => Usage::Field,
                None if extras => Usage::Extra,
                None => Usage::Unknown,
            };
            // What an update drops anyway needs no word.
            if usage == Usage::Unknown && version == VersionState::Same {
                let name = document.str(instance.key);
                let message = format!("Node {node_id} ({node_type}) has no input {name}; it is not sent.");
                self.warnings
                    .push(Warning::new("unknown-field", message).node(node_id).field(name));
            }
            let value = Stored::of(&document.text, instance.value, input, extras);
            self.fields.push(FieldState::new(usage, value));
        }
        NodeState {
            role: Role::of(node_type),
            version,
        }
    }

    /// Brings the inputs of a called workflow up to date.
    fn call(&mut self, document: &Document, node: u32, invocation: &Invocation, call: &Call) {
        let Some(initial) = &call.initial else { return };
        for (instance, place) in document
            .instances(invocation)
            .iter()
            .zip(invocation.instances.clone())
        {
            let name = document.str(instance.key);
            if let Some(field) = self.fields.get_mut(place as usize)
                && field.usage == Usage::Called
                && !call.template.inputs.contains_key(name)
            {
                field.usage = Usage::Unknown;
            }
        }
        for (name, _) in &call.template.inputs {
            if !name.starts_with(CALLED_INPUT) {
                continue;
            }
            let value = initial.get(name).cloned();
            match document.instance(invocation, name) {
                None => self.added.push(
                    node,
                    Added {
                        field: name.as_str().into(),
                        value,
                        board: false,
                    },
                ),
                Some((index, _)) => {
                    if let Some(field) = self.fields.get_mut(index as usize)
                        && call.retyped.contains(name)
                    {
                        field.value = value.map_or(Stored::Absent, Stored::Rewritten);
                    }
                }
            }
        }
    }

    pub(crate) fn role(&self, node: u32) -> Role {
        role(&self.nodes, node)
    }

    /// Whether an edge leads into a field, be there an instance or not.
    pub(crate) fn is_connected(&self, document: &Document, node: u32, field: &str) -> bool {
        self.wiring.edges_into(node).any(|index| {
            document
                .edges
                .get(index as usize)
                .and_then(|edge| edge.handles)
                .is_some_and(|handles| document.str(handles.target) == field)
        })
    }

    /// Which elements of the form are kept: all but the fields that do not exist.
    pub(crate) fn form_elements(&self, form: &Form) -> Vec<bool> {
        let mut kept: Vec<bool> = form
            .elements
            .iter()
            .map(|element| !matches!(element.kind, ElementKind::NodeField(_)))
            .collect();
        for index in self.inputs.iter().filter_map(|input| input.element) {
            if let Some(kept) = kept.get_mut(index as usize) {
                *kept = true;
            }
        }
        kept
    }

    fn field_of(&mut self, document: &Document, node: u32, field: &str) -> Option<&mut FieldState> {
        let invocation = document.node(node)?.invocation()?;
        let (index, _) = document.instance(invocation, field)?;
        self.fields.get_mut(index as usize)
    }

    /// Makes the edges of the graph, and marks the fields that an edge leads into.
    fn resolve_edges(&mut self, document: &Document) {
        let connectors = document.nodes.iter().any(|node| node.is_connector());
        let mut seen = HashSet::new();
        let mut resolved = Vec::with_capacity(document.edges.len());
        let shadowed = document.nodes.iter().any(|node| node.shadowed);
        for (edge, kept) in document.edges.iter().zip(&self.wiring.kept) {
            let (Some(source), Some(target), Some(handles), true) =
                (edge.source_node, edge.target_node, edge.handles, *kept)
            else {
                continue;
            };
            let field = document.str(handles.target);
            let invocation = document.node(target).and_then(|node| node.invocation());
            let mut state = invocation
                .and_then(|invocation| document.instance(invocation, field))
                .and_then(|(index, _)| self.fields.get_mut(index as usize));
            if let Some(state) = &mut state {
                state.connected = true;
            }
            if role(&self.nodes, target) != Role::Runs {
                continue;
            }
            let handle = document.str(handles.source);
            let Some(origin) = self.wiring.origin(document, source, handle) else {
                continue;
            };
            if role(&self.nodes, origin.node) != Role::Runs {
                continue;
            }
            // Only connectors can make two edges one.
            if connectors && !seen.insert((origin.node, origin.handle, target, field)) {
                continue;
            }
            resolved.push(GraphEdge {
                source: origin.node,
                source_field: origin
                    .via
                    .and_then(|index| document.edges.get(index as usize)?.handles)
                    .unwrap_or(handles)
                    .source,
                target,
                target_field: handles.target,
            });
            if let (Some(state), false) = (state, shadowed) {
                state.overridden = true;
            }
        }
        if shadowed {
            // Edges know the first node of an id, the graph has the last one.
            let last: HashMap<&str, u32> = (0..)
                .zip(&document.nodes)
                .map(|(index, node)| (document.str(node.id), index))
                .collect();
            for edge in &resolved {
                let target = document
                    .node(edge.target)
                    .map_or("", |node| document.str(node.id));
                let target = last.get(target).copied().unwrap_or(edge.target);
                if let Some(field) = self.field_of(document, target, document.str(edge.target_field)) {
                    field.overridden = true;
                }
            }
        }
        self.graph_edges = resolved;
    }
}

fn role(nodes: &[NodeState], node: u32) -> Role {
    nodes
        .get(node as usize)
        .map_or(Role::Decoration, |state| state.role)
}

impl FieldState {
    fn new(usage: Usage, value: Stored) -> Self {
        Self {
            usage,
            connected: false,
            overridden: false,
            value,
        }
    }
}

/// Whether a field is an input of the workflow that its node calls.
pub(crate) fn is_called(node_type: &str, field: &str) -> bool {
    node_type == CALL_SAVED_WORKFLOW && field.starts_with(CALLED_INPUT)
}
