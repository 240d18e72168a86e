//! What a node may ask of the server that runs it.

use std::sync::Arc;

use image::DynamicImage;
use serde_json::Value;

use super::error::NodeError;
use super::stored::{Conditioning, Stored, Tensor};

/// The server's side of a running node. Nodes are synchronous: the worker runs them off the async threads.
pub(crate) trait Context {
    /// Reads an image. [`NodeError::image_not_found`] when there is none of that name.
    fn load_image(&mut self, name: &str) -> Result<DynamicImage, NodeError>;

    /// The `metadata` object of an image, when it has one.
    fn image_metadata(&mut self, name: &str) -> Result<Option<Value>, NodeError>;

    /// Keeps an image, in the board and with the metadata that the node's own `board`, `metadata` and
    /// `is_intermediate` fields say.
    fn save_image(&mut self, image: NewImage) -> Result<SavedImage, NodeError>;

    /// Keeps a tensor or a conditioning until the queue item ends; answers its name.
    fn store(&mut self, value: Stored) -> Result<String, NodeError>;

    /// What was kept under a name.
    fn stored(&mut self, name: &str) -> Result<Arc<Stored>, NodeError>;

    /// A model of the inventory. `None` when the server has no model with that key.
    fn model(&mut self, key: &str) -> Option<ModelRecord>;

    /// Tells everyone who watches how far the node is. `percentage` is from 0 to 1.
    fn progress(&mut self, message: &str, percentage: Option<f64>, preview: Option<Preview>);

    /// Whether the queue item was canceled. Nodes that work in steps ask before each step.
    fn is_canceled(&self) -> bool;

    /// A random number, for the nodes whose result differs from run to run.
    fn random(&mut self) -> u64;
}

impl dyn Context + '_ {
    /// A tensor that was kept under a name.
    pub(super) fn tensor(&mut self, name: &str) -> Result<Tensor, NodeError> {
        match &*self.stored(name)? {
            Stored::Tensor(tensor) => Ok(tensor.clone()),
            Stored::Conditioning(_) => Err(NodeError::value(format!("{name} is not a tensor"))),
        }
    }

    /// A conditioning that was kept under a name.
    pub(super) fn conditioning(&mut self, name: &str) -> Result<Conditioning, NodeError> {
        match &*self.stored(name)? {
            Stored::Conditioning(conditioning) => Ok(conditioning.clone()),
            Stored::Tensor(_) => Err(NodeError::value(format!("{name} is not a conditioning"))),
        }
    }
}

/// An image that a node made.
pub(crate) struct NewImage {
    /// The picture.
    pub(crate) image: DynamicImage,
    /// `general`, `mask`, `control`, `user` or `other`.
    pub(crate) category: &'static str,
    /// Metadata to keep instead of the node's own.
    pub(crate) metadata: Option<Value>,
    /// Whether a simulation painted it (its metadata must say so).
    pub(crate) simulated: bool,
}

/// An image that the server keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SavedImage {
    /// Its name.
    pub(crate) name: String,
    /// Its width in pixels.
    pub(crate) width: u32,
    /// Its height in pixels.
    pub(crate) height: u32,
}

/// A small picture of work in progress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Preview {
    /// Width of the finished picture, in pixels.
    pub(crate) width: u32,
    /// Height of the finished picture, in pixels.
    pub(crate) height: u32,
    /// The picture, a `data:image/jpeg;base64,` URL.
    pub(crate) data_url: String,
}

/// A model of the server's inventory, as far as nodes read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ModelRecord {
    /// Its key.
    pub(crate) key: String,
    /// Its name.
    pub(crate) name: String,
    /// Its base, such as `sd-1`.
    pub(crate) base: String,
    /// Its type, such as `main`.
    pub(crate) kind: String,
}
