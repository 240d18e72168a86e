// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of common.

use serde::{Deserialize, Serialize};

use crate::types::{ImageName, UnknownFields};
use crate::value::open_enum;

open_enum! {
    /// Whether it is an image or a video.
    pub enum GalleryItemKind {
        /// `image`
        #[default]
        Image = "image",
        /// `video`
        Video = "video",
    }
}

/// Images and videos by name, in order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GalleryItemNamesResult {
    /// What is in it.
    pub items: Vec<GalleryItemRef>,
    /// How many of them have a star.
    pub starred_count: i64,
    /// How many there are in all.
    pub total_count: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl GalleryItemNamesResult {
    /// With everything it needs.
    pub fn new(items: Vec<GalleryItemRef>, starred_count: i64, total_count: i64) -> Self {
        Self {
            items,
            starred_count,
            total_count,
            ..Self::default()
        }
    }
}

/// An image or a video by name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GalleryItemRef {
    /// Whether it is an image or a video.
    pub kind: GalleryItemKind,
    /// The name of the image or video.
    pub name: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl GalleryItemRef {
    /// With everything it needs.
    pub fn new(kind: GalleryItemKind, name: impl Into<String>) -> Self {
        Self {
            kind,
            name: name.into(),
            ..Self::default()
        }
    }
}

open_enum! {
    /// What an image is for.
    pub enum ImageCategory {
        /// `general`
        #[default]
        General = "general",
        /// `mask`
        Mask = "mask",
        /// `control`
        Control = "control",
        /// `user`
        User = "user",
        /// `other`
        Others = "other",
    }
}

/// The names of images, in order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageNamesResult {
    /// The names of the images.
    pub image_names: Vec<ImageName>,
    /// How many of them have a star.
    pub starred_count: i64,
    /// How many there are in all.
    pub total_count: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ImageNamesResult {
    /// With everything it needs.
    pub fn new(
        image_names: impl IntoIterator<Item = impl Into<ImageName>>,
        starred_count: i64,
        total_count: i64,
    ) -> Self {
        Self {
            image_names: image_names.into_iter().map(Into::into).collect(),
            starred_count,
            total_count,
            ..Self::default()
        }
    }
}

open_enum! {
    /// Whether the server made it, or it was uploaded.
    pub enum ResourceOrigin {
        /// `internal`
        #[default]
        Internal = "internal",
        /// `external`
        External = "external",
    }
}

open_enum! {
    /// In which direction a list is sorted. The server takes capitals only.
    pub enum SortDirection {
        /// `ASC`
        #[default]
        Asc = "ASC",
        /// `DESC`
        Desc = "DESC",
    }
}

/// What is embedded in an image or video, both as JSON text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowAndGraphResponse {
    /// The workflow, as JSON text.
    pub workflow: Option<String>,
    /// The graph, as JSON text.
    pub graph: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}
