//! The update that the editor makes when a node of a file is older or newer than the server's.

use std::collections::HashSet;

use ivk_fields::{InputTemplate, NodeTemplate, TypeName};
use serde_json::Value;

use super::layout::{Added, Layout, Usage};
use super::roles::{VersionState, is_before};
use super::stored::Stored;
use crate::document::json::Kind;
use crate::document::model::{Document, Invocation, Node};
use crate::warning::Warning;

/// The node whose images moved from one field to another in its version 1.0.2.
const IMAGE_COLLECTION: &str = "image_collection";

/// Moves images as every version of the editor would, and fills in what the editor fills in if that is wanted.
pub(crate) fn apply(layout: &mut Layout, document: &Document, templates: &[Option<&NodeTemplate>]) {
    for (index, (node, template)) in document.nodes.iter().zip(templates).enumerate() {
        let node_index = index as u32;
        let updatable = layout
            .nodes
            .get(index)
            .is_some_and(|state| state.version == VersionState::Updatable);
        let (Some(invocation), Some(template), true) = (node.invocation(), template, updatable) else {
            continue;
        };
        if layout.updated {
            fill(layout, document, node_index, invocation, template);
        }
        let is_old = document.str(invocation.node_type) == IMAGE_COLLECTION
            && is_before(document.str(invocation.version), [1, 0, 2])
            && template.inputs.contains_key("images");
        if is_old {
            move_images(layout, document, node_index, invocation);
        }
    }
}

/// The nodes of which a form that asks for `collection` means `images`: all that have images.
pub(crate) fn renamed(layout: &Layout, document: &Document) -> HashSet<u32> {
    let has_images = |(index, node): (u32, &Node)| {
        let invocation = node.invocation()?;
        let collection = document.str(invocation.node_type) == IMAGE_COLLECTION;
        let has = collection
            && (document.instance(invocation, "images").is_some()
                || layout.added.find(index, "images").is_some());
        has.then_some(index)
    };
    (0..).zip(&document.nodes).filter_map(has_images).collect()
}

/// Gives a default to each field of the template that has no value.
fn fill(
    layout: &mut Layout,
    document: &Document,
    node: u32,
    invocation: &Invocation,
    template: &NodeTemplate,
) {
    for (name, input) in &template.inputs {
        let default = fresh_value(input);
        let written = |value: &Value| Stored::written(value.to_string(), input);
        match document.instance(invocation, name) {
            None => layout.added.push(
                node,
                Added {
                    field: name.as_str().into(),
                    value: default.as_ref().map(written),
                    board: input.field_type.name == TypeName::BOARD,
                },
            ),
            Some((index, instance)) => {
                let Some(field) = layout.fields.get_mut(index as usize) else {
                    continue;
                };
                match (&field.value, default) {
                    (Stored::Absent, Some(default)) => {
                        field.value = Stored::Rewritten(written(&default));
                    }
                    (Stored::Unusable(unusable), Some(default)) if unusable.taken_away => {
                        let node_id = document.node(node).map_or("", |node| document.str(node.id));
                        let raw = instance.value.map_or("", |value| document.raw(value));
                        let message = format!(
                            "The stored value of {name} of node {node_id} was replaced by a default: {}.",
                            unusable.told(raw)
                        );
                        field.value = Stored::Rewritten(written(&default));
                        let warning = Warning::new("value-replaced", message).node(node_id).field(name);
                        layout.warnings.push(warning);
                    }
                    (
                        Stored::Verbatim | Stored::Rewritten(_),
                        Some(default @ (Value::Array(_) | Value::Object(_))),
                    ) if !is_generator(input) => {
                        let text = match &field.value {
                            Stored::Rewritten(text) => Some(&**text),
                            _ => instance.value.map(|value| document.raw(value)),
                        };
                        let value = text.and_then(|text| serde_json::from_str::<Value>(text).ok());
                        if let Some(value) = value
                            && let Some(merged) = merged(&value, default)
                        {
                            field.value = Stored::Rewritten(written(&merged));
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}

/// The value that the editor gives a field of a new node.
pub(crate) fn fresh_value(input: &InputTemplate) -> Option<Value> {
    let fallback = || match input.field_type.name.as_str() {
        "IntegerField" | "FloatField" => Some(0.into()),
        "StringField" | "EnumField" => Some("".into()),
        _ => None,
    };
    if !input.field_type.name.is_stateful() {
        return None;
    }
    input.editor_default().or_else(fallback)
}

/// A generator is whole; the parameters of another kind are none of its own.
fn is_generator(input: &InputTemplate) -> bool {
    input.field_type.name.as_str().ends_with("GeneratorField")
}

/// Lays a value over a default. `None` when the default adds nothing.
fn merged(value: &Value, default: Value) -> Option<Value> {
    match (value, default) {
        (Value::Array(items), Value::Array(defaults)) if defaults.len() > items.len() => {
            let tail = defaults.into_iter().skip(items.len());
            Some(items.iter().cloned().chain(tail).collect())
        }
        (Value::Object(members), Value::Object(mut defaults)) => {
            if defaults.keys().all(|key| members.contains_key(key)) {
                return None;
            }
            for (key, member) in members {
                defaults.insert(key.clone(), member.clone());
            }
            Some(Value::Object(defaults))
        }
        _ => None,
    }
}

/// Before 1.0.2 the node kept its images in the field that is for edges now.
fn move_images(layout: &mut Layout, document: &Document, node: u32, invocation: &Invocation) {
    let Some((from, instance)) = document.instance(invocation, "collection") else {
        return;
    };
    let is_list = instance.value.is_some_and(|value| value.kind == Kind::Array);
    let images = document
        .instance(invocation, "images")
        .map(|(index, _)| index as usize);
    let is_empty = |layout: &Layout, index: usize| match layout.fields.get(index).map(|field| &field.value) {
        Some(Stored::Verbatim) => document
            .instances
            .get(index)
            .and_then(|instance| instance.value)
            .is_none_or(|value| document.raw(value) == "[]"),
        Some(Stored::Rewritten(text)) => matches!(&**text, "[]" | "0"),
        _ => true,
    };
    let Some(field) = layout.fields.get(from as usize) else {
        return;
    };
    if !is_list
        || field.connected
        || !field.value.is_value()
        || images.is_some_and(|index| !is_empty(layout, index))
    {
        return;
    }
    let text: Box<str> = match &field.value {
        Stored::Rewritten(text) => text.clone(),
        _ => instance.value.map_or("[]", |value| document.raw(value)).into(),
    };
    if let Some(field) = layout.fields.get_mut(from as usize) {
        field.value = Stored::Rewritten("[]".into());
    }
    match images.and_then(|index| layout.fields.get_mut(index)) {
        Some(field) => {
            field.value = Stored::Rewritten(text);
            field.usage = Usage::Field;
        }
        None => {
            layout.added.remove(node, "images");
            let images = Added {
                field: "images".into(),
                value: Some(text),
                board: false,
            };
            layout.added.push(node, images);
        }
    }
}
