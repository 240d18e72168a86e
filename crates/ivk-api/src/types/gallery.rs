// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of gallery.

use serde::{Deserialize, Serialize};

use crate::types::{BoardId, GalleryItemKind, ImageCategory, Timestamp, UnknownFields};

/// Gallery item.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GalleryItem {
    /// Kind.
    pub kind: GalleryItemKind,
    /// Name.
    pub name: String,
    /// Full url.
    pub full_url: String,
    /// Thumbnail url.
    pub thumbnail_url: String,
    /// Width.
    pub width: i64,
    /// Height.
    pub height: i64,
    /// Category.
    pub category: ImageCategory,
    /// Starred.
    pub starred: bool,
    /// Is intermediate.
    pub is_intermediate: bool,
    /// Board id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub board_id: Option<BoardId>,
    /// Created at.
    pub created_at: Timestamp,
    /// Duration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<f64>,
    /// Fps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fps: Option<f64>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// Gallery item names.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GalleryItemNames {
    /// Item names.
    pub item_names: Vec<String>,
    /// Starred count.
    pub starred_count: i64,
    /// Total count.
    pub total_count: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl GalleryItemNames {
    /// With everything it needs.
    pub fn new(
        item_names: impl IntoIterator<Item = impl Into<String>>,
        starred_count: i64,
        total_count: i64,
    ) -> Self {
        Self {
            item_names: item_names.into_iter().map(Into::into).collect(),
            starred_count,
            total_count,
            ..Self::default()
        }
    }
}
