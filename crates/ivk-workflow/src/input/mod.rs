//! The inputs of a workflow: what a person is asked for.

mod key;
mod settings;

use std::fmt;

use ivk_fields::{Bounds, FieldType, FieldValue, InputKind, InputTemplate, NodeTemplate};
use serde_json::Value;

pub use key::{InputKey, IntoInputKey};
pub use settings::{DropdownOption, NumberComponent, Presentation};

use crate::document::model::{Instance, Invocation};
use crate::draft::Draft;
use crate::draft::discover::InputEntry;

/// One input of a workflow, with what its [`Draft`] knows of it at this moment.
#[derive(Clone, Copy)]
pub struct Input<'d> {
    draft: &'d Draft,
    entry: &'d InputEntry,
    index: usize,
}

impl<'d> Input<'d> {
    pub(crate) fn new(draft: &'d Draft, entry: &'d InputEntry, index: usize) -> Self {
        Self { draft, entry, index }
    }

    fn invocation(&self) -> Option<&'d Invocation> {
        self.draft.document().node(self.entry.node)?.invocation()
    }

    fn instance(&self) -> Option<&'d Instance> {
        self.draft.document().instances.get(self.entry.instance? as usize)
    }

    fn node_template(&self) -> Option<&'d NodeTemplate> {
        self.draft.node_template(self.entry.node)
    }

    /// The place in the form, from 0: the handle that stays when labels change.
    pub fn index(&self) -> usize {
        self.index
    }

    /// What a person reads: the label in the file, else the title that the server gives, else the field name.
    pub fn label(&self) -> &'d str {
        let stored = self
            .instance()
            .map(|instance| self.draft.document().str(instance.label))
            .filter(|label| !label.is_empty());
        let title = || self.template().map(|template| template.title.as_str());
        stored
            .or_else(title)
            .filter(|label| !label.is_empty())
            .unwrap_or_else(|| self.field())
    }

    /// What it means, in the words of the file, else of the server.
    pub fn description(&self) -> &'d str {
        let stored = self
            .instance()
            .map(|instance| self.draft.document().str(instance.description))
            .filter(|text| !text.is_empty());
        stored
            .or_else(|| self.template().map(|template| template.description.as_str()))
            .unwrap_or_default()
    }

    /// Whether the form shows the description.
    pub fn shows_description(&self) -> bool {
        self.entry.show_description
    }

    /// The node.
    pub fn node_id(&self) -> &'d str {
        self.draft
            .document()
            .node(self.entry.node)
            .map_or("", |node| self.draft.document().str(node.id))
    }

    /// The field of the node.
    pub fn field(&self) -> &'d str {
        self.entry.field.of(self.draft.document())
    }

    /// The type of the node, such as `denoise_latents`.
    pub fn node_type(&self) -> &'d str {
        self.invocation()
            .map_or("", |invocation| self.draft.document().str(invocation.node_type))
    }

    /// What the node is called in the editor: its own label, else the title that the server gives.
    pub fn node_label(&self) -> &'d str {
        let own = self
            .invocation()
            .map(|invocation| self.draft.document().str(invocation.label))
            .filter(|label| !label.is_empty());
        own.or_else(|| self.node_template().map(|template| template.title.as_str()))
            .unwrap_or_else(|| self.node_type())
    }

    /// What the server says of the field; `None` when the server does not have it.
    pub fn template(&self) -> Option<&'d InputTemplate> {
        self.node_template()?.inputs.get(self.field())
    }

    /// The type; `None` when the server does not have the field.
    pub fn field_type(&self) -> Option<&'d FieldType> {
        self.template().map(|template| &template.field_type)
    }

    /// Whether the node cannot run without it.
    pub fn is_required(&self) -> bool {
        self.template().is_some_and(|template| template.required)
    }

    /// Whether an edge feeds it. Then its value is not used.
    pub fn is_connected(&self) -> bool {
        self.draft
            .layout()
            .is_connected(self.draft.document(), self.entry.node, self.field())
    }

    /// How it takes its value.
    pub fn kind(&self) -> Option<InputKind> {
        self.template().map(|template| template.input)
    }

    /// The limits that the server sets. Those of the form, which bind nobody, are in [`presentation`](Self::presentation).
    pub fn bounds(&self) -> Option<&'d Bounds> {
        self.template()
            .map(|template| &template.bounds)
            .filter(|bounds| !bounds.is_empty())
    }

    /// The values that an enum field allows.
    pub fn options(&self) -> &'d [Value] {
        self.template()
            .map_or(&[], |template| template.options.as_slice())
    }

    /// How the form wants it to be shown.
    pub fn presentation(&self) -> Presentation {
        settings::read(self.draft.document(), self.entry.settings, self.field_type())
    }

    /// The value, set or stored; `None` when there is none.
    ///
    /// A stored value that is not of the input's type comes as [`FieldValue::Other`].
    pub fn value(&self) -> Option<FieldValue> {
        if let Some(set) = self.draft.values().get(self.entry.node, self.field()) {
            return set.as_ref().map(|value| value.typed.clone());
        }
        let json: Value = serde_json::from_str(self.json()?).ok()?;
        match self.template().map(|template| template.read(&json)) {
            Some(Ok(value)) => value,
            _ => Some(FieldValue::Other(json)),
        }
    }

    /// The value, set or stored, as JSON; `None` when there is none.
    pub fn json(&self) -> Option<&'d str> {
        self.draft
            .value_of(self.entry.node, self.entry.instance, self.field())
    }

    /// How many values a list gives it, when the draft was told to [run through one](Draft::zip). Its
    /// [value](Self::value) is not used then.
    pub fn list_len(&self) -> Option<usize> {
        self.draft.list_len(self.entry.node, self.field())
    }

    /// Whether the value was set in this draft.
    pub fn is_set(&self) -> bool {
        self.draft.is_set(self.entry.node, self.field())
    }
}

impl fmt::Debug for Input<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input")
            .field("index", &self.index())
            .field("label", &self.label())
            .field("node_id", &self.node_id())
            .field("field", &self.field())
            .field("value", &self.json())
            .finish_non_exhaustive()
    }
}
