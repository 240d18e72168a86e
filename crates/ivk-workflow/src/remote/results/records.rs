//! What results need to know about images, asked of whoever knows it.

use async_trait::async_trait;

use crate::remote::error::BoxError;
use ivk_api::types::ImageName;

/// What the gallery says about an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageRecord {
    /// The image.
    pub name: ImageName,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The board it lies on; `None` is uncategorized.
    pub board_id: Option<String>,
    /// Whether the gallery hides it.
    pub is_intermediate: bool,
}

/// Reads image records for the results of a job.
#[async_trait]
pub trait ImageRecords: Send + Sync {
    /// The records of these images, in any order. Images that do not exist any more are left out.
    ///
    /// # Errors
    ///
    /// When the records cannot be read.
    async fn read(&self, names: &[ImageName]) -> Result<Vec<ImageRecord>, BoxError>;
}
