//! A workflow together with the templates of a server and the values for one run.

mod called;
pub(crate) mod discover;
pub(crate) mod layout;
pub(crate) mod roles;
pub(crate) mod stored;
pub(crate) mod update;
mod values;

use std::fmt;
use std::sync::Arc;

pub use called::SavedWorkflows;
use ivk_fields::{InputTemplate, NodeTemplate, Templates};
use layout::Layout;
use stored::Stored;
use values::Values;

use crate::batch::Column;
use crate::document::Workflow;
use crate::document::model::Document;
use crate::error::Error;
use crate::input::{Input, IntoInputKey};
use crate::warning::Warning;

/// A workflow that is being prepared for a run: its inputs, their values, and the graph made from both.
///
/// Made by [`Workflow::open`]. The workflow itself stays as it is; clone a draft to try other values.
#[derive(Clone)]
pub struct Draft {
    workflow: Workflow,
    templates: Arc<Templates>,
    layout: Arc<Layout>,
    saved: Arc<dyn SavedWorkflows + Send + Sync>,
    values: Values,
    batches: Vec<Vec<Column>>,
}

impl Draft {
    pub(crate) fn new(
        workflow: Workflow,
        templates: Arc<Templates>,
        saved: Arc<dyn SavedWorkflows + Send + Sync>,
    ) -> Self {
        let layout = Arc::new(Layout::new(&workflow.0, &templates, false, &*saved));
        Self {
            workflow,
            templates,
            layout,
            saved,
            values: Values::default(),
            batches: Vec::new(),
        }
    }

    /// Updates nodes of other versions as the editor does it when it loads a file, or takes that back.
    ///
    /// The editor fills fields that the file leaves unset with defaults. Without the update nothing is filled in,
    /// and the server's own defaults count. Values that were set stay.
    pub fn update_nodes(&mut self, update: bool) -> &mut Self {
        if update != self.layout.updated {
            self.layout = Arc::new(Layout::new(
                &self.workflow.0,
                &self.templates,
                update,
                &*self.saved,
            ));
        }
        self
    }

    /// The workflow.
    pub fn workflow(&self) -> &Workflow {
        &self.workflow
    }

    /// The templates it was opened with.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    #[cfg(feature = "remote")]
    pub(crate) fn shared_templates(&self) -> Arc<Templates> {
        Arc::clone(&self.templates)
    }

    pub(crate) fn document(&self) -> &Document {
        &self.workflow.0
    }

    pub(crate) fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The inputs in the order of the form.
    ///
    /// A field that the form shows twice is listed twice; both have the same value.
    pub fn inputs(&self) -> impl ExactSizeIterator<Item = Input<'_>> + DoubleEndedIterator {
        self.layout
            .inputs
            .iter()
            .enumerate()
            .map(|(index, entry)| Input::new(self, entry, index))
    }

    /// One input.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownInput`](crate::ErrorKind::UnknownInput) when the form has no such input, with those that
    /// are nearest; [`ErrorKind::AmbiguousInput`](crate::ErrorKind::AmbiguousInput) when several share the label.
    pub fn input(&self, key: impl IntoInputKey) -> Result<Input<'_>, Error> {
        let key = key.into_input_key();
        let target = self.resolve(&key)?;
        let found = target
            .index
            .and_then(|index| Some((index, self.layout.inputs.get(index)?)));
        match found {
            Some((index, entry)) => Ok(Input::new(self, entry, index)),
            None => Err(self.unknown(&key)),
        }
    }

    /// What was repaired, dropped or is doubtful: in the file, and in the file on this server.
    pub fn warnings(&self) -> impl Iterator<Item = &Warning> {
        self.document().warnings.iter().chain(&self.layout.warnings)
    }

    pub(crate) fn is_set(&self, node: u32, field: &str) -> bool {
        self.values.get(node, field).is_some()
    }

    /// The value of a field as JSON: the one that was set, else the one that the file stores.
    pub(crate) fn value_of(&self, node: u32, instance: Option<u32>, field: &str) -> Option<&str> {
        if let Some(value) = self.values.get(node, field) {
            return value.as_ref().map(|value| &*value.json);
        }
        match instance {
            Some(index) => self.stored(index),
            None => self.layout.added.find(node, field)?.value.as_deref(),
        }
    }

    /// The value that the file stores for an instance.
    pub(crate) fn stored(&self, instance: u32) -> Option<&str> {
        let index = instance as usize;
        match &self.layout.fields.get(index)?.value {
            Stored::Verbatim => {
                let value = self.document().instances.get(index)?.value?;
                Some(self.document().raw(value))
            }
            Stored::Rewritten(text) => Some(text),
            Stored::Absent | Stored::Unusable(_) => None,
        }
    }

    pub(crate) fn batches(&self) -> &[Vec<Column>] {
        &self.batches
    }

    /// How many values a list of the program gives a field, when one does.
    pub(crate) fn list_len(&self, node: u32, field: &str) -> Option<usize> {
        let mut columns = self.batches.iter().flatten();
        columns
            .find(|column| column.node == node && *column.field == *field)
            .map(|column| column.items.len())
    }

    pub(crate) fn add_batch(&mut self, zipped: Vec<Column>) {
        self.batches.push(zipped);
    }

    /// Takes back every [`zip`](Self::zip) and [`product`](Self::product).
    pub fn clear_batches(&mut self) -> &mut Self {
        self.batches.clear();
        self
    }

    /// What the server says of a node; for a calling node with the inputs of the called workflow.
    pub(crate) fn node_template(&self, node: u32) -> Option<&NodeTemplate> {
        if let Some(call) = self.layout.calls.get(&node) {
            return Some(&call.template);
        }
        let invocation = self.document().node(node)?.invocation()?;
        self.templates.get(self.document().str(invocation.node_type))
    }

    /// What the server says of a field of a node.
    pub(crate) fn template_of(&self, node: u32, field: &str) -> Option<&InputTemplate> {
        self.node_template(node)?.inputs.get(field)
    }

    /// What a node is called in the editor: its own label, else the title that the server gives.
    pub(crate) fn node_label(&self, node: u32) -> &str {
        let invocation = self.document().node(node).and_then(|node| node.invocation());
        let Some(invocation) = invocation else {
            return "";
        };
        let node_type = self.document().str(invocation.node_type);
        match self.document().str(invocation.label) {
            "" => self
                .templates
                .get(node_type)
                .map_or(node_type, |template| &template.title),
            label => label,
        }
    }

    pub(crate) fn values(&self) -> &Values {
        &self.values
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft")
            .field("workflow", &self.workflow)
            .field("inputs", &self.layout.inputs.len())
            .field("values", &self.values)
            .finish_non_exhaustive()
    }
}
