//! Workflows that a workflow calls.
//!
//! A `call_saved_workflow` node has one input for each field that the called workflow asks for. What those fields are
//! is known from the called workflow, or, without it, from what the editor wrote down when the file was saved.

use std::collections::{HashMap, HashSet};

use ivk_fields::{Cardinality, FieldType, InputKind, InputTemplate, NodeTemplate, Templates, UiHints};
use serde_json::Value;

use super::layout::Layout;
use super::roles::{CALL_SAVED_WORKFLOW, CALLED_INPUT};
use crate::document::Workflow;
use crate::document::form::ElementKind;
use crate::document::json::{Json, Kind, Tree};
use crate::document::model::{Document, Invocation};
use crate::warning::Warning;

/// Gives the workflows that a workflow calls, by their ids in the server's library.
///
/// Ask [`Workflow::calls`] which ones that are, fetch them, and hand them over with
/// [`Workflow::open_with`]. A map from ids to workflows serves.
pub trait SavedWorkflows {
    /// The workflow with this id; `None` when it is not at hand.
    fn workflow(&self, id: &str) -> Option<Workflow>;
}

/// No workflow is at hand.
impl SavedWorkflows for () {
    fn workflow(&self, _id: &str) -> Option<Workflow> {
        None
    }
}

impl<S: std::hash::BuildHasher> SavedWorkflows for HashMap<String, Workflow, S> {
    fn workflow(&self, id: &str) -> Option<Workflow> {
        self.get(id).cloned()
    }
}

impl Workflow {
    /// The library ids of the workflows that this one calls, each once.
    pub fn calls(&self) -> Vec<String> {
        let document = &*self.0;
        let mut ids = Vec::new();
        for invocation in document.nodes.iter().filter_map(|node| node.invocation()) {
            if let Some(id) = called_id(document, invocation)
                && !ids.contains(&id)
            {
                ids.push(id);
            }
        }
        ids
    }
}

fn called_id(document: &Document, invocation: &Invocation) -> Option<String> {
    if document.str(invocation.node_type) != CALL_SAVED_WORKFLOW {
        return None;
    }
    let value = document.instance(invocation, "workflow_id")?.1.value?;
    let id: String = serde_json::from_str(document.raw(value)).ok()?;
    (!id.is_empty()).then_some(id)
}

/// The inputs of one calling node.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    /// The template of the node with the fields of the called workflow.
    pub(crate) template: NodeTemplate,
    /// The values that the called workflow has; `None` when it is not at hand.
    pub(crate) initial: Option<HashMap<String, Box<str>>>,
    /// Names whose stored value does not count any more, because the field has another type now.
    pub(crate) retyped: HashSet<String>,
}

/// The calling nodes of a document.
pub(crate) fn calls(
    document: &Document,
    templates: &Templates,
    saved: &dyn SavedWorkflows,
    warnings: &mut Vec<Warning>,
) -> HashMap<u32, Call> {
    let mut calls = HashMap::new();
    for (index, node) in document.nodes.iter().enumerate() {
        let Some(invocation) = node.invocation() else {
            continue;
        };
        let node_type = document.str(invocation.node_type);
        if node_type != CALL_SAVED_WORKFLOW {
            continue;
        }
        let Some(template) = templates.get(node_type) else {
            continue;
        };
        let written = written_down(document, invocation, template);
        let id = called_id(document, invocation);
        let called = id.as_deref().and_then(|id| saved.workflow(id));
        if let (Some(id), None) = (&id, &called) {
            let message =
                format!("The called workflow {id} is not at hand; its inputs are taken from the file.");
            let node_id = document.str(node.id);
            warnings.push(
                Warning::new("called-workflow-missing", message)
                    .node(node_id)
                    .field("workflow_id"),
            );
        }
        let call = match called {
            None => Call {
                template: with_inputs(template, written),
                initial: None,
                retyped: HashSet::new(),
            },
            Some(called) => asked_for(&called, template, templates, &written),
        };
        calls.insert(index as u32, call);
    }
    calls
}

fn with_inputs(template: &NodeTemplate, inputs: Vec<InputTemplate>) -> NodeTemplate {
    let mut template = template.clone();
    for input in inputs {
        template.inputs.insert(input.name.clone(), input);
    }
    template
}

/// The fields that a called workflow asks for.
fn asked_for(
    called: &Workflow,
    template: &NodeTemplate,
    templates: &Templates,
    written: &[InputTemplate],
) -> Call {
    let document = &*called.0;
    let layout = Layout::new(document, templates, false, &());
    let mut inputs: Vec<InputTemplate> = Vec::new();
    let mut initial = HashMap::new();
    let mut retyped = HashSet::new();
    let mut seen = HashSet::new();
    for (node_id, field) in exposed(document) {
        let Some(invocation) = document
            .find(node_id)
            .and_then(|node| document.node(node)?.invocation())
        else {
            continue;
        };
        let Some(input) = templates
            .get(document.str(invocation.node_type))
            .and_then(|template| template.inputs.get(field))
        else {
            continue;
        };
        if !input.field_type.name.is_stateful() || !seen.insert((node_id, field)) {
            continue;
        }
        let name = format!("{CALLED_INPUT}{node_id}::{field}");
        let instance = document.instance(invocation, field);
        let label = instance
            .map(|(_, instance)| document.str(instance.label))
            .filter(|label| !label.is_empty())
            .or(Some(input.title.as_str()).filter(|title| !title.is_empty()))
            .unwrap_or(field);
        let mut dynamic = input.clone();
        dynamic.title = label.to_owned();
        dynamic.input = InputKind::Any;
        dynamic.ui.order = Some(inputs.len() as i64);
        dynamic.name.clone_from(&name);
        let value = instance.and_then(|(index, instance)| {
            let field = layout.fields.get(index as usize)?;
            field.value.text(document, instance)
        });
        if let Some(value) = value {
            initial.insert(name.clone(), value.into());
        }
        let before = written.iter().find(|before| before.name == name);
        // A value whose type nobody wrote down may be of any.
        if before.is_none_or(|before| before.field_type != dynamic.field_type) {
            retyped.insert(name);
        }
        inputs.push(dynamic);
    }
    Call {
        template: with_inputs(template, inputs),
        initial: Some(initial),
        retyped,
    }
}

/// The fields that a workflow shows to whoever calls it: its form, then what it exposes besides.
fn exposed(document: &Document) -> Vec<(&str, &str)> {
    let mut fields = Vec::new();
    if let Some(form) = &document.form {
        for index in &document.form_order {
            let element = form.elements.get(*index as usize);
            if let Some(ElementKind::NodeField(field)) = element.map(|element| &element.kind) {
                fields.push((document.str(field.node_id), document.str(field.field)));
            }
        }
    }
    for exposed in &document.exposed {
        fields.push((document.str(exposed.node_id), document.str(exposed.field)));
    }
    fields
}

/// The templates that the editor wrote into the file.
fn written_down(document: &Document, invocation: &Invocation, template: &NodeTemplate) -> Vec<InputTemplate> {
    let Some(span) = invocation.dynamic_input_templates else {
        return Vec::new();
    };
    let (Ok(tree), Some(pattern)) = (
        Tree::parse(span.of(&document.text)),
        template.inputs.values().next(),
    ) else {
        return Vec::new();
    };
    tree.root()
        .members()
        .filter_map(|member| written_template(&member.name(), member, pattern))
        .collect()
}

fn written_template(name: &str, json: Json<'_>, pattern: &InputTemplate) -> Option<InputTemplate> {
    let field_type = json.get("type")?;
    let type_name = field_type.get("name")?.string()?;
    let cardinality = match field_type.get("cardinality")?.string().as_deref() {
        Some("SINGLE") => Cardinality::Single,
        Some("COLLECTION") => Cardinality::Collection,
        Some("SINGLE_OR_COLLECTION") => Cardinality::SingleOrCollection,
        _ => return None,
    };
    let text = |key| json.get(key).and_then(Json::string).unwrap_or_default();
    // A template cannot be made from nothing outside its crate; what follows replaces every part of the pattern.
    let mut input = pattern.clone();
    input.name = name.to_owned();
    input.title = text("title").into_owned();
    input.description = text("description").into_owned();
    input.required = json.get("required").and_then(Json::boolean) == Some(true);
    input.input = InputKind::Any;
    input.field_type = FieldType {
        name: type_name.as_ref().into(),
        cardinality,
        batch: field_type.get("batch").and_then(Json::boolean) == Some(true),
    };
    input.original_type = None;
    input.default = json
        .get("default")
        .and_then(|default| serde_json::from_str(default.raw()).ok());
    input.options = json
        .get("options")
        .filter(|options| options.kind() == Kind::Array)
        .and_then(|options| serde_json::from_str::<Vec<Value>>(options.raw()).ok())
        .unwrap_or_default();
    input.schedulers = Vec::new();
    input.option_labels.clear();
    input.ui = UiHints::default();
    let number = |key| {
        json.get(key)
            .and_then(|number| serde_json::from_str(number.raw()).ok())
    };
    let count = |key| {
        json.get(key)
            .and_then(|number| serde_json::from_str(number.raw()).ok())
    };
    input.bounds.multiple_of = number("multipleOf");
    input.bounds.maximum = number("maximum");
    input.bounds.minimum = number("minimum");
    input.bounds.exclusive_maximum = number("exclusiveMaximum");
    input.bounds.exclusive_minimum = number("exclusiveMinimum");
    input.bounds.min_length = count("minLength");
    input.bounds.max_length = count("maxLength");
    input.bounds.min_items = count("minItems");
    input.bounds.max_items = count("maxItems");
    input.bounds.nested = false;
    Some(input)
}
