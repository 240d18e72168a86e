//! The result of one item of a job.

use std::sync::Arc;

use super::inputs::{ItemInput, inputs_of_item};
use crate::Draft;
use crate::remote::event::Failure;
use crate::remote::status::ItemStatus;
use indexmap::IndexMap;
use ivk_api::types::{ImageName, ItemId, NodeFieldValue, NodeOutput, RawJson, SessionId, VideoName};
use ivk_fields::value::Carried;
use ivk_fields::{FieldValue, Templates};

/// What one item came to.
#[derive(Clone)]
pub struct ItemResult {
    pub(crate) id: ItemId,
    pub(crate) index: usize,
    pub(crate) status: ItemStatus,
    pub(crate) session_id: Option<SessionId>,
    pub(crate) failure: Option<Failure>,
    pub(crate) field_values: Vec<NodeFieldValue>,
    pub(crate) outputs: Vec<Output>,
    pub(crate) draft: Option<Arc<Draft>>,
}

impl ItemResult {
    /// The server's number.
    pub fn id(&self) -> ItemId {
        self.id
    }

    /// Its place in the batch, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// How it ended.
    pub fn status(&self) -> &ItemStatus {
        &self.status
    }

    /// Whether it completed.
    pub fn is_completed(&self) -> bool {
        self.status == ItemStatus::Completed
    }

    /// The execution. `None` when the item was removed before it could be read.
    pub fn session_id(&self) -> Option<&SessionId> {
        self.session_id.as_ref()
    }

    /// Why it failed.
    pub fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    /// What the batch put into this item, as opposed to the others.
    pub fn field_values(&self) -> &[NodeFieldValue] {
        &self.field_values
    }

    /// The value that every input of the form had in this item, in the order of the form. Empty when the workflow is not
    /// at hand; see [`Job::draft`](crate::remote::Job::draft).
    pub fn inputs(&self) -> Vec<ItemInput> {
        match &self.draft {
            Some(draft) => inputs_of_item(draft, &self.field_values),
            None => Vec::new(),
        }
    }

    /// What was made: everything that the gallery shows, and everything that no other node used. By node in the
    /// order of the graph, then by iteration. Nodes that only hand on images or videos of others are not among them.
    pub fn outputs(&self) -> impl Iterator<Item = &Output> {
        self.outputs.iter().filter(|output| output.is_result())
    }

    /// What every node gave, intermediate results and those that were only handed on included.
    pub fn all_outputs(&self) -> &[Output] {
        &self.outputs
    }

    /// What one node gave, execution by execution.
    pub fn outputs_of<'a>(&'a self, node_id: &'a str) -> impl Iterator<Item = &'a Output> {
        self.outputs
            .iter()
            .filter(move |output| output.node_id == node_id)
    }

    /// What the node gave to which the input with this index belongs.
    pub fn outputs_of_input(&self, index: usize) -> impl Iterator<Item = &Output> {
        self.outputs
            .iter()
            .filter(move |output| output.input_indices.contains(&index))
    }

    /// The images that the gallery shows, in the order of [`outputs`](Self::outputs).
    pub fn images(&self) -> impl Iterator<Item = &OutputImage> {
        self.outputs().flat_map(Output::images)
    }

    /// The videos that were made, in the order of [`outputs`](Self::outputs).
    pub fn videos(&self) -> impl Iterator<Item = &VideoName> {
        self.outputs().flat_map(Output::videos)
    }
}

impl std::fmt::Debug for ItemResult {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ItemResult")
            .field("id", &self.id)
            .field("index", &self.index)
            .field("status", &self.status)
            .field("failure", &self.failure)
            .field("field_values", &self.field_values)
            .field("outputs", &self.outputs)
            .finish_non_exhaustive()
    }
}

/// What one execution of a node gave.
#[derive(Clone)]
pub struct Output {
    pub(crate) node_id: String,
    pub(crate) execution_id: String,
    pub(crate) node_type: String,
    pub(crate) label: Option<Arc<str>>,
    pub(crate) input_indices: Arc<[usize]>,
    pub(crate) iteration: Vec<i64>,
    pub(crate) is_leaf: bool,
    pub(crate) is_handed_on: bool,
    pub(crate) value: NodeOutput,
    pub(crate) templates: Arc<Templates>,
    pub(crate) images: Vec<OutputImage>,
    /// Images that the gallery hides.
    pub(crate) hidden_images: Vec<OutputImage>,
    pub(crate) videos: Vec<VideoName>,
    /// Videos that the gallery hides.
    pub(crate) hidden_videos: Vec<VideoName>,
}

impl Output {
    /// The node of the workflow.
    pub fn node_id(&self) -> &str {
        &self.node_id
    }

    /// The copy of the node that ran.
    pub fn execution_id(&self) -> &str {
        &self.execution_id
    }

    /// The type of the node.
    pub fn node_type(&self) -> &str {
        &self.node_type
    }

    /// The label of the node in the workflow.
    pub fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }

    /// The label, or the type where there is none.
    pub fn title(&self) -> &str {
        self.label().unwrap_or(&self.node_type)
    }

    /// The inputs of the workflow's form that belong to this node.
    pub fn input_indices(&self) -> &[usize] {
        &self.input_indices
    }

    /// Which pass of the loops around the node made it, outermost first; empty outside of loops, and on servers
    /// before 6.14, which do not tell.
    pub fn iteration(&self) -> &[i64] {
        &self.iteration
    }

    /// The whole output as the server gave it.
    pub fn value(&self) -> &NodeOutput {
        &self.value
    }

    /// One field of the output by its name, typed as the node's template says: numbers, texts, colors, models,
    /// images and videos, the names of latents, masks and conditionings, and lists of all these. A field that no
    /// template knows, as those of custom nodes may be, has the type that its JSON has.
    ///
    /// ```
    /// # fn show(output: &ivk_workflow::remote::Output) {
    /// use ivk_fields::FieldValue;
    ///
    /// if let Some(FieldValue::Integer(sum)) = output.field("value") {
    ///     println!("{} is {sum}", output.title());
    /// }
    /// # }
    /// ```
    pub fn field(&self, name: &str) -> Option<FieldValue> {
        self.fields()
            .into_iter()
            .find_map(|(field, value)| (field == name).then_some(value))
    }

    /// All fields of the output with their values, as [`field`](Self::field) gives them. Those that are null are left
    /// out.
    pub fn fields(&self) -> Vec<(String, FieldValue)> {
        let Ok(fields) = self.value.decode::<IndexMap<String, RawJson>>() else {
            return Vec::new();
        };
        let template = self.templates.get(&self.node_type);
        fields
            .into_iter()
            .filter(|(name, _)| !matches!(name.as_str(), "type" | "output_meta"))
            .filter_map(|(name, raw)| {
                let json: serde_json::Value = raw.decode().ok()?;
                let told = template.and_then(|template| template.outputs.get(&name));
                let typed = told.and_then(|told| FieldValue::from_api(&json, &told.field_type).ok());
                let value = match typed {
                    Some(Some(FieldValue::Carried(carried))) if matches!(*carried, Carried::Other { .. }) => {
                        by_shape(json)?
                    }
                    Some(value) => value?,
                    None => by_shape(json)?,
                };
                Some((name, value))
            })
            .collect()
    }

    /// The images that this node made and the gallery shows. An image that came out of the server's cache counts;
    /// one that the node only handed on does not.
    pub fn images(&self) -> &[OutputImage] {
        &self.images
    }

    /// The images that this node made and the gallery hides.
    pub fn intermediate_images(&self) -> &[OutputImage] {
        &self.hidden_images
    }

    /// The videos that this node made and did not mark as intermediate.
    pub fn videos(&self) -> &[VideoName] {
        &self.videos
    }

    /// The videos that this node made and marked as intermediate.
    pub fn intermediate_videos(&self) -> &[VideoName] {
        &self.hidden_videos
    }

    fn is_result(&self) -> bool {
        !self.is_handed_on && (self.is_leaf || !self.images.is_empty() || !self.videos.is_empty())
    }
}

impl std::fmt::Debug for Output {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Output")
            .field("node_id", &self.node_id)
            .field("label", &self.label)
            .field("iteration", &self.iteration)
            .field("value", &self.value)
            .field("images", &self.images)
            .finish_non_exhaustive()
    }
}

/// What JSON is where nothing tells more.
fn by_shape(json: serde_json::Value) -> Option<FieldValue> {
    use serde_json::Value;
    Some(match json {
        Value::Null => return None,
        Value::Bool(value) => FieldValue::Boolean(value),
        Value::String(value) => FieldValue::String(value),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(value), _) => FieldValue::Integer(value),
            (None, Some(value)) => FieldValue::Float(value),
            (None, None) => FieldValue::Other(Value::Number(number)),
        },
        other => FieldValue::Other(other),
    })
}

/// An image that a node made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OutputImage {
    /// The name on the server.
    pub name: ImageName,
    /// Width in pixels, where the server told it.
    pub width: Option<u32>,
    /// Height in pixels, where the server told it.
    pub height: Option<u32>,
    /// The board it lies on; `None` is uncategorized, or not known because the record could not be read.
    pub board_id: Option<String>,
}

impl AsRef<str> for OutputImage {
    fn as_ref(&self) -> &str {
        self.name.as_str()
    }
}

impl From<&OutputImage> for ImageName {
    fn from(image: &OutputImage) -> Self {
        image.name.clone()
    }
}

impl std::fmt::Display for OutputImage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.name.fmt(f)
    }
}
