//! The result of one item of a job.

use std::sync::Arc;

use crate::remote::event::Failure;
use crate::remote::status::ItemStatus;
use ivk_api::types::{ImageName, ItemId, NodeFieldValue, NodeOutput, SessionId, VideoName};

/// What one item came to.
#[derive(Debug, Clone)]
pub struct ItemResult {
    pub(crate) id: ItemId,
    pub(crate) index: usize,
    pub(crate) status: ItemStatus,
    pub(crate) session_id: Option<SessionId>,
    pub(crate) failure: Option<Failure>,
    pub(crate) field_values: Vec<NodeFieldValue>,
    pub(crate) outputs: Vec<Output>,
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

    /// What was made: everything that the gallery shows, and everything that no other node used. By node in the
    /// order of the graph, then by iteration.
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
}

/// What one execution of a node gave.
#[derive(Debug, Clone)]
pub struct Output {
    pub(crate) node_id: String,
    pub(crate) execution_id: String,
    pub(crate) node_type: String,
    pub(crate) label: Option<Arc<str>>,
    pub(crate) input_indices: Arc<[usize]>,
    pub(crate) iteration: Vec<i64>,
    pub(crate) is_leaf: bool,
    pub(crate) value: NodeOutput,
    pub(crate) images: Vec<OutputImage>,
    /// Images that the gallery hides.
    pub(crate) hidden_images: Vec<OutputImage>,
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

    /// The whole output: numbers, texts, collections and whatever a custom node gives.
    pub fn value(&self) -> &NodeOutput {
        &self.value
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

    /// The videos in it.
    pub fn videos(&self) -> Vec<VideoName> {
        self.value.videos()
    }

    fn is_result(&self) -> bool {
        self.is_leaf || !self.images.is_empty()
    }
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

impl std::fmt::Display for OutputImage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.name.fmt(f)
    }
}
