// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of gallery.

use serde::{Deserialize, Serialize};

use crate::types::{BoardId, GalleryItemKind, ImageCategory, Timestamp, UnknownFields};

/// An image or a video.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GalleryItem {
    /// Whether it is an image or a video.
    pub kind: GalleryItemKind,
    /// The name of the image or video.
    pub name: String,
    /// Where it is, relative to the server's base address.
    pub full_url: String,
    /// Where its small version is, relative to the server's base address.
    pub thumbnail_url: String,
    /// The width in pixels.
    pub width: i64,
    /// The height in pixels.
    pub height: i64,
    /// Its category.
    pub category: ImageCategory,
    /// Whether it has a star.
    pub starred: bool,
    /// Whether it is only a step on the way to another.
    pub is_intermediate: bool,
    /// The board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub board_id: Option<BoardId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// How long it is, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<f64>,
    /// How many pictures it has in a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fps: Option<f64>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// The names of images and videos, in order. A video's name ends in `.mp4`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GalleryItemNames {
    /// The names of the images and videos.
    pub item_names: Vec<String>,
    /// How many of them have a star.
    pub starred_count: i64,
    /// How many there are in all.
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
