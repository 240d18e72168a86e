//! Values set by the user, and the way from a key to the field it names.

use std::collections::BTreeMap;

use ivk_fields::nearest::distance;
use ivk_fields::{FieldType, FieldValue, InputTemplate, ValueProblems};

use super::Draft;
use crate::error::{Error, ErrorKind};
use crate::input::{Input, InputKey, IntoInputKey};

/// A value that was set, typed and as JSON.
#[derive(Debug, Clone)]
pub(crate) struct NewValue {
    pub(crate) typed: FieldValue,
    pub(crate) json: Box<str>,
}

/// A field and its new value. `None` takes a stored value away.
pub(crate) type SetValue = (Box<str>, Option<NewValue>);

/// What was set, by node and field.
#[derive(Debug, Clone, Default)]
pub(crate) struct Values {
    by_node: BTreeMap<u32, Vec<SetValue>>,
}

impl Values {
    pub(crate) fn get(&self, node: u32, field: &str) -> Option<&Option<NewValue>> {
        self.of(node)
            .iter()
            .find(|(name, _)| **name == *field)
            .map(|(_, value)| value)
    }

    /// What was set on a node.
    pub(crate) fn of(&self, node: u32) -> &[SetValue] {
        if self.by_node.is_empty() {
            return &[];
        }
        self.by_node.get(&node).map_or(&[], Vec::as_slice)
    }

    fn set(&mut self, node: u32, field: &str, value: Option<NewValue>) {
        let fields = self.by_node.entry(node).or_default();
        match fields.iter_mut().find(|(name, _)| **name == *field) {
            Some((_, slot)) => *slot = value,
            None => fields.push((field.into(), value)),
        }
    }

    fn reset(&mut self, node: u32, field: &str) {
        if let Some(fields) = self.by_node.get_mut(&node) {
            fields.retain(|(name, _)| **name != *field);
            if fields.is_empty() {
                self.by_node.remove(&node);
            }
        }
    }
}

/// The field behind a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) node: u32,
    pub(crate) field: Box<str>,
    /// The first input of the form on this field.
    pub(crate) index: Option<usize>,
}

impl Draft {
    /// Sets the value of an input, or of any other field of a node.
    ///
    /// The value is turned into the type of the input where nothing is lost: an integer serves as a number, the
    /// name of an image as an image, the name of a scheduler as people write it as a scheduler.
    ///
    /// ```
    /// # use ivk_workflow::{Draft, Error};
    /// # fn example(draft: &mut Draft) -> Result<(), Error> {
    /// draft.set(1, "a lighthouse at dusk")?.set("Steps", 30)?.set(("noise", "seed"), 7)?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Draft::input`] when the key names no field or too many; [`ErrorKind::Value`] when the value does not fit,
    /// with the input's label, what was given and what is allowed, or when an edge feeds the input.
    pub fn set(&mut self, key: impl IntoInputKey, value: impl Into<FieldValue>) -> Result<&mut Self, Error> {
        let target = self.resolve(&key.into_input_key())?;
        self.writable(&target)?;
        let value = match self.input_template(&target) {
            Some(template) => template
                .accept(value)
                .map_err(|problems| self.refused(&target, problems))?,
            None => value.into(),
        };
        self.store(&target, value);
        Ok(self)
    }

    /// Sets the value of an input from text, as a person types it: plain text for a text, `30` for a number,
    /// `#ff8800` for a color, the name of a model, and JSON for whatever has parts.
    ///
    /// # Errors
    ///
    /// As [`Draft::set`].
    pub fn set_text(&mut self, key: impl IntoInputKey, text: &str) -> Result<&mut Self, Error> {
        let target = self.resolve(&key.into_input_key())?;
        self.writable(&target)?;
        let value = self.read_text(&target, text)?;
        self.store(&target, value);
        Ok(self)
    }

    /// Reads a value as a person types it for an input, as [`set_text`](Self::set_text) does, and sets nothing.
    ///
    /// # Errors
    ///
    /// As [`Draft::set_text`].
    pub fn parse(&self, key: impl IntoInputKey, text: &str) -> Result<FieldValue, Error> {
        let target = self.resolve(&key.into_input_key())?;
        self.read_text(&target, text)
    }

    /// The type of an input, or of any other field of a node; `None` when the server does not have it.
    ///
    /// # Errors
    ///
    /// As [`Draft::input`] when the key names no field or too many.
    pub fn field_type(&self, key: impl IntoInputKey) -> Result<Option<&FieldType>, Error> {
        let target = self.resolve(&key.into_input_key())?;
        Ok(self.input_template(&target).map(|template| &template.field_type))
    }

    fn read_text(&self, target: &Target, text: &str) -> Result<FieldValue, Error> {
        match self.input_template(target) {
            Some(template) => template
                .parse(text)
                .map_err(|problems| self.refused(target, problems)),
            None => Ok(FieldValue::Other(
                serde_json::from_str(text).unwrap_or_else(|_| text.into()),
            )),
        }
    }

    fn store(&mut self, target: &Target, typed: FieldValue) {
        let json = typed.to_api().to_string().into();
        let value = NewValue { typed, json };
        self.values.set(target.node, &target.field, Some(value));
    }

    fn writable(&self, target: &Target) -> Result<(), Error> {
        if !self
            .layout
            .is_connected(self.document(), target.node, &target.field)
        {
            return Ok(());
        }
        let message = format!("{} takes its value from an edge", self.naming(target));
        Err(self.about_target(Error::new(ErrorKind::Value, message), target))
    }

    fn refused(&self, target: &Target, problems: ValueProblems) -> Error {
        let message = format!("{} refuses the value: {problems}", self.naming(target));
        self.about_target(Error::new(ErrorKind::Value, message).because(problems), target)
    }

    pub(crate) fn about_target(&self, error: Error, target: &Target) -> Error {
        let error = match target.index {
            Some(index) => error.of_input(index),
            None => error,
        };
        let node_id = self
            .document()
            .node(target.node)
            .map_or("", |node| self.document().str(node.id));
        error.in_node(node_id).in_field(&*target.field)
    }

    /// How a field is named in a sentence.
    pub(crate) fn naming(&self, target: &Target) -> String {
        let input = target
            .index
            .and_then(|index| Some(Input::new(self, self.layout.inputs.get(index)?, index)));
        match input {
            Some(input) => format!("input {} `{}`", input.index(), input.label()),
            None => format!("the field `{}`", target.field),
        }
    }

    /// Takes the value of an input away, the stored one included.
    ///
    /// # Errors
    ///
    /// As [`Draft::input`] when the key names no field or too many.
    pub fn clear(&mut self, key: impl IntoInputKey) -> Result<&mut Self, Error> {
        let target = self.resolve(&key.into_input_key())?;
        self.values.set(target.node, &target.field, None);
        Ok(self)
    }

    /// Goes back to the stored value of an input.
    ///
    /// # Errors
    ///
    /// As [`Draft::input`] when the key names no field or too many.
    pub fn reset(&mut self, key: impl IntoInputKey) -> Result<&mut Self, Error> {
        let target = self.resolve(&key.into_input_key())?;
        self.values.reset(target.node, &target.field);
        Ok(self)
    }

    pub(crate) fn resolve(&self, key: &InputKey) -> Result<Target, Error> {
        match key {
            InputKey::Index(index) => self.at(*index).ok_or_else(|| self.unknown(key)),
            InputKey::Label(label) => self.labelled(label)?.ok_or_else(|| self.unknown(key)),
            InputKey::Field { node_id, field } => self.field(node_id, field).ok_or_else(|| self.unknown(key)),
            InputKey::Typed(text) => {
                if let Some(target) = text.parse().ok().and_then(|index| self.at(index)) {
                    return Ok(target);
                }
                if let Some(target) = self.labelled(text)? {
                    return Ok(target);
                }
                // Ids of nodes may hold dots, names of fields do not.
                text.rsplit_once('.')
                    .and_then(|(node_id, field)| self.field(node_id, field))
                    .ok_or_else(|| self.unknown(key))
            }
        }
    }

    /// What the server says of a field.
    pub(crate) fn input_template(&self, target: &Target) -> Option<&InputTemplate> {
        self.template_of(target.node, &target.field)
    }

    fn at(&self, index: usize) -> Option<Target> {
        let entry = self.layout.inputs.get(index)?;
        Some(Target {
            node: entry.node,
            field: entry.field.of(self.document()).into(),
            index: Some(index),
        })
    }

    /// The input with a label. Two inputs on one field are one field, so they may share it.
    fn labelled(&self, label: &str) -> Result<Option<Target>, Error> {
        let found: Vec<_> = self
            .inputs()
            .filter(|input| input.label() == label)
            .map(|input| input.index())
            .collect();
        let Some(target) = found.first().and_then(|index| self.at(*index)) else {
            return Ok(None);
        };
        let same = |index: &usize| {
            self.at(*index)
                .is_some_and(|other| other.node == target.node && other.field == target.field)
        };
        if found.iter().all(same) {
            return Ok(Some(target));
        }
        let list = found
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", ");
        let message = format!("the label `{label}` is that of the inputs {list}; name one by its index");
        Err(Error::new(ErrorKind::AmbiguousInput, message).among(found))
    }

    fn field(&self, node_id: &str, field: &str) -> Option<Target> {
        let document = self.document();
        let node = document.find(node_id)?;
        let invocation = document.node(node)?.invocation()?;
        if document.instance(invocation, field).is_none() && self.template_of(node, field).is_none() {
            return None;
        }
        Some(self.target(node, field))
    }

    /// A field, with the first input of the form on it.
    pub(crate) fn target(&self, node: u32, field: &str) -> Target {
        let document = self.document();
        let index = self
            .layout
            .inputs
            .iter()
            .position(|entry| entry.node == node && entry.field.of(document) == field);
        Target {
            node,
            field: field.into(),
            index,
        }
    }

    pub(crate) fn unknown(&self, key: &InputKey) -> Error {
        let (named, text) = match key {
            InputKey::Index(index) => (format!("the index {index}"), index.to_string()),
            InputKey::Label(label) => (format!("the label `{label}`"), label.clone()),
            InputKey::Field { node_id, field } => {
                (format!("the field `{field}` of node `{node_id}`"), field.clone())
            }
            InputKey::Typed(text) => (format!("`{text}`"), text.clone()),
        };
        let mut inputs: Vec<_> = self.inputs().collect();
        if inputs.is_empty() {
            let message = format!("no input answers to {named}: the form of the workflow asks for nothing");
            return Error::new(ErrorKind::UnknownInput, message);
        }
        if !matches!(key, InputKey::Index(_)) {
            inputs.sort_by_key(|input| nearness(input, &text));
        }
        let list = inputs
            .iter()
            .take(8)
            .map(|input| format!("`{}` ({})", input.label(), input.index()))
            .collect::<Vec<_>>()
            .join(", ");
        let more = if inputs.len() > 8 { ", …" } else { "" };
        let message = format!("no input answers to {named}; there are {list}{more}");
        Error::new(ErrorKind::UnknownInput, message).among(inputs.iter().map(Input::index).collect())
    }
}

/// Names are compared up to here.
const LONGEST_NAME: usize = 64;

/// How many letters must change to come from what was asked to the name of an input.
fn nearness(input: &Input<'_>, text: &str) -> usize {
    let start = |name: &str| name.chars().take(LONGEST_NAME).collect::<String>();
    let text = start(&text.to_lowercase());
    [input.label(), input.field()]
        .iter()
        .map(|name| distance(&start(&name.to_lowercase()), &text))
        .min()
        .unwrap_or(usize::MAX)
}
