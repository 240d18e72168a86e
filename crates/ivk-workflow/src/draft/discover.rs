//! Finds the inputs: the fields that the form of a workflow asks a person for.

use ivk_fields::{NodeTemplate, TypeName};

use super::layout::{Layout, Usage, is_called};
use super::roles::VersionState;
use crate::document::form::{ElementKind, NodeField, SettingsKind, StoredSettings};
use crate::document::model::{Document, Text};
use crate::warning::Warning;

/// An input before anyone asked what it is called or what it holds.
#[derive(Debug, Clone)]
pub(crate) struct InputEntry {
    pub(crate) node: u32,
    pub(crate) field: FieldName,
    /// The index of its instance; `None` when an update of the node would add it.
    pub(crate) instance: Option<u32>,
    /// The element of the form; `None` when the form was made from the exposed fields.
    pub(crate) element: Option<u32>,
    pub(crate) show_description: bool,
    pub(crate) settings: Settings,
}

/// The name of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldName {
    /// As the form or the exposed fields of the file have it.
    InFile(Text),
    /// What a field was renamed to.
    Images,
}

impl FieldName {
    /// The name itself.
    #[inline]
    pub(crate) fn of(self, document: &Document) -> &str {
        match self {
            Self::InFile(text) => document.str(text),
            Self::Images => "images",
        }
    }
}

/// How the form wants the field to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Settings {
    None,
    Stored(StoredSettings),
    /// What the editor gives a field that it puts into a form itself.
    Default(SettingsKind),
}

/// The inputs in the order in which a person meets them.
pub(crate) fn inputs(
    document: &Document,
    templates: &[Option<&NodeTemplate>],
    layout: &mut Layout,
) -> Vec<InputEntry> {
    let mut warnings = Vec::new();
    let finder = Finder {
        document,
        templates,
        layout,
    };
    let empty = document.form.as_ref().is_none_or(|form| form.is_empty());
    let entries = if empty && !document.exposed.is_empty() {
        finder.exposed(&mut warnings)
    } else {
        finder.form(&mut warnings)
    };
    layout.warnings.append(&mut warnings);
    entries
}

struct Finder<'a> {
    document: &'a Document,
    templates: &'a [Option<&'a NodeTemplate>],
    layout: &'a Layout,
}

impl Finder<'_> {
    fn form(&self, warnings: &mut Vec<Warning>) -> Vec<InputEntry> {
        let Some(form) = &self.document.form else {
            return Vec::new();
        };
        let mut entries = Vec::with_capacity(self.document.form_order.len());
        for &index in &self.document.form_order {
            let Some(ElementKind::NodeField(field)) =
                form.elements.get(index as usize).map(|element| &element.kind)
            else {
                continue;
            };
            let NodeField {
                node_id,
                field,
                show_description,
                settings,
            } = *field;
            let settings = settings.map_or(Settings::None, Settings::Stored);
            let node_id = self.document.str(node_id);
            let node = self.document.find(node_id);
            let entry = self.entry(node_id, node, FieldName::InFile(field), warnings);
            entries.extend(entry.map(|entry| InputEntry {
                element: Some(index),
                show_description,
                settings,
                ..entry
            }));
        }
        entries
    }

    /// The form that the editor makes from the exposed fields of a workflow without one.
    fn exposed(&self, warnings: &mut Vec<Warning>) -> Vec<InputEntry> {
        let mut entries = Vec::with_capacity(self.document.exposed.len());
        for exposed in &self.document.exposed {
            let node_id = self.document.str(exposed.node_id);
            let Some(node) = self.document.find(node_id) else {
                continue;
            };
            let field = self.renamed(node, FieldName::InFile(exposed.field));
            let Some(input) = self
                .templates
                .get(node as usize)
                .copied()
                .flatten()
                .and_then(|template| template.inputs.get(field.of(self.document)))
            else {
                continue;
            };
            let single = input.field_type.cardinality == ivk_fields::Cardinality::Single;
            let settings = match &input.field_type.name {
                name if single && *name == TypeName::INTEGER => Settings::Default(SettingsKind::Integer),
                name if single && *name == TypeName::FLOAT => Settings::Default(SettingsKind::Float),
                name if single && *name == TypeName::STRING => Settings::Default(SettingsKind::Text),
                _ => Settings::None,
            };
            let entry = self.entry(node_id, Some(node), field, warnings);
            entries.extend(entry.map(|entry| InputEntry { settings, ..entry }));
        }
        entries
    }

    fn renamed(&self, node: u32, field: FieldName) -> FieldName {
        if field.of(self.document) == "collection" && self.layout.renamed.contains(&node) {
            FieldName::Images
        } else {
            field
        }
    }

    /// The entry of a field that exists, or would exist after the editor's update of its node.
    fn entry(
        &self,
        node_id: &str,
        node: Option<u32>,
        field_name: FieldName,
        warnings: &mut Vec<Warning>,
    ) -> Option<InputEntry> {
        let asked = field_name;
        let gone = |reason: &str| {
            let field = asked.of(self.document);
            let message =
                format!("The form asks for {field} of node {node_id}, but {reason}; it is left out.");
            Warning::new("form-field-dropped", message)
                .node(node_id)
                .field(field)
        };
        let Some(node) = node else {
            warnings.push(gone("there is no such node"));
            return None;
        };
        let Some(invocation) = self.document.node(node).and_then(|node| node.invocation()) else {
            warnings.push(gone("that node has no inputs"));
            return None;
        };
        let field_name = self.renamed(node, field_name);
        let field = field_name.of(self.document);
        let instance = self.document.instance(invocation, field);
        let updatable = self
            .layout
            .nodes
            .get(node as usize)
            .is_some_and(|state| state.version == VersionState::Updatable);
        let known = || {
            let template = self.templates.get(node as usize).copied().flatten();
            template.is_some_and(|template| template.inputs.contains_key(field))
        };
        let keeps_extras = || {
            self.document
                .is(invocation.node_type, super::roles::CORE_METADATA)
        };
        // What a called workflow does not ask for any more is gone.
        let stale = instance
            .and_then(|(index, _)| self.layout.fields.get(index as usize))
            .is_some_and(|state| state.usage == Usage::Unknown)
            && is_called(self.document.str(invocation.node_type), field);
        let exists = if stale {
            false
        } else if updatable {
            known() || (instance.is_some() && keeps_extras())
        } else {
            instance.is_some() || self.layout.added.find(node, field).is_some()
        };
        if !exists {
            warnings.push(gone("the node has no such input"));
            return None;
        }
        Some(InputEntry {
            node,
            field: field_name,
            instance: instance.map(|(index, _)| index),
            element: None,
            show_description: false,
            settings: Settings::None,
        })
    }
}
