//! The result of a whole job.

use super::item::{ItemResult, Output, OutputImage};
use ivk_api::types::{BatchId, ItemId, VideoName};

/// What a job came to, item by item in the order of the batch.
#[derive(Debug, Clone)]
pub struct JobResult {
    pub(crate) batch_id: BatchId,
    pub(crate) items: Vec<ItemResult>,
}

impl JobResult {
    /// The batch.
    pub fn batch_id(&self) -> &BatchId {
        &self.batch_id
    }

    /// The items in the order of the batch.
    pub fn items(&self) -> &[ItemResult] {
        &self.items
    }

    /// One item.
    pub fn item(&self, id: ItemId) -> Option<&ItemResult> {
        self.items.iter().find(|item| item.id == id)
    }

    /// Whether every item completed.
    pub fn is_completed(&self) -> bool {
        self.items.iter().all(ItemResult::is_completed)
    }

    /// What was made by all items, item by item. See [`ItemResult::outputs`].
    pub fn outputs(&self) -> impl Iterator<Item = &Output> {
        self.items.iter().flat_map(ItemResult::outputs)
    }

    /// The images that the gallery shows, item by item.
    pub fn images(&self) -> impl Iterator<Item = &OutputImage> {
        self.items.iter().flat_map(ItemResult::images)
    }

    /// The videos that were made, item by item.
    pub fn videos(&self) -> impl Iterator<Item = &VideoName> {
        self.items.iter().flat_map(ItemResult::videos)
    }
}
