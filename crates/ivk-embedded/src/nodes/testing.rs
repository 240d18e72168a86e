//! A server of its own for the tests of nodes: everything in memory.

use std::collections::HashMap;
use std::sync::Arc;

use image::DynamicImage;
use serde_json::{Map, Value};

use super::check::complete;
use super::context::{Context, ModelRecord, NewImage, Preview, SavedImage};
use super::error::NodeError;
use super::registry::registry;
use super::stored::Stored;

/// A [`Context`] that keeps everything in memory.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) images: HashMap<String, DynamicImage>,
    pub(super) metadata: HashMap<String, Value>,
    pub(super) models: Vec<ModelRecord>,
    pub(super) progress: Vec<(String, Option<f64>, Option<Preview>)>,
    /// The queue item counts as canceled after so many progress messages.
    pub(super) cancel_after: Option<usize>,
    pub(super) simulated: Vec<String>,
    stored: HashMap<String, Arc<Stored>>,
    count: u64,
}

impl Memory {
    /// Runs a node that must succeed.
    pub(super) fn run(&mut self, node: Value) -> Map<String, Value> {
        self.try_run(node).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Runs a node. What is wrong with its values shows as `kind: message`.
    pub(super) fn try_run(&mut self, node: Value) -> Result<Map<String, Value>, String> {
        let node = node.as_object().unwrap();
        let node_type = registry().get(node["type"].as_str().unwrap()).unwrap();
        let inputs = complete(node_type, node)
            .map_err(|problems| format!("{}: {}", problems[0].kind, problems[0].msg))?;
        node_type.invoke(&inputs, self).map_err(|error| error.to_string())
    }

    /// Keeps an image and answers its name.
    pub(super) fn keep(&mut self, image: impl Into<DynamicImage>) -> String {
        self.count += 1;
        let name = format!("{}.png", self.count);
        self.images.insert(name.clone(), image.into());
        name
    }

    /// Runs a node that makes an image.
    pub(super) fn picture(&mut self, node: Value) -> DynamicImage {
        let output = self.run(node);
        self.images[output["image"]["image_name"].as_str().unwrap()].clone()
    }
}

impl Context for Memory {
    fn load_image(&mut self, name: &str) -> Result<DynamicImage, NodeError> {
        self.images
            .get(name)
            .cloned()
            .ok_or_else(NodeError::image_not_found)
    }

    fn image_metadata(&mut self, name: &str) -> Result<Option<Value>, NodeError> {
        Ok(self.metadata.get(name).cloned())
    }

    fn save_image(&mut self, new: NewImage) -> Result<SavedImage, NodeError> {
        let (width, height) = (new.image.width(), new.image.height());
        let name = self.keep(new.image);
        if new.simulated {
            self.simulated.push(name.clone());
        }
        Ok(SavedImage { name, width, height })
    }

    fn store(&mut self, value: Stored) -> Result<String, NodeError> {
        self.count += 1;
        let name = format!("{}_{}", value.prefix(), self.count);
        self.stored.insert(name.clone(), Arc::new(value));
        Ok(name)
    }

    fn stored(&mut self, name: &str) -> Result<Arc<Stored>, NodeError> {
        self.stored
            .get(name)
            .cloned()
            .ok_or_else(|| NodeError::value("nothing is stored under this name"))
    }

    fn model(&mut self, key: &str) -> Option<ModelRecord> {
        self.models.iter().find(|model| model.key == key).cloned()
    }

    fn progress(&mut self, message: &str, percentage: Option<f64>, preview: Option<Preview>) {
        self.progress.push((message.to_owned(), percentage, preview));
    }

    fn is_canceled(&self) -> bool {
        self.cancel_after
            .is_some_and(|count| self.progress.len() >= count)
    }

    fn random(&mut self) -> u64 {
        self.count += 1;
        self.count.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

/// The output of a node on a server without images.
pub(super) fn output(node: Value) -> Value {
    Value::Object(Memory::default().run(node))
}

/// Asserts what a node gives.
#[track_caller]
pub(super) fn gives(node: Value, expected: Value) {
    assert_eq!(output(node.clone()), expected, "{node}");
}

/// Asserts how a node fails.
#[track_caller]
pub(super) fn fails(node: Value, expected: &str) {
    assert_eq!(
        Memory::default().try_run(node.clone()).unwrap_err(),
        expected,
        "{node}"
    );
}

/// A server that has one main model.
pub(super) fn with_model(key: &str, base: &str) -> Memory {
    let kind = "main".to_owned();
    let model = ModelRecord {
        key: key.to_owned(),
        name: key.to_owned(),
        base: base.to_owned(),
        kind,
    };
    Memory {
        models: vec![model],
        ..Memory::default()
    }
}
