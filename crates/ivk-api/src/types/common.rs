// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of common.

use serde::{Deserialize, Serialize};

use crate::types::{ImageName, UnknownFields};
use crate::value::open_enum;

open_enum! {
    /// Gallery item kind.
    pub enum GalleryItemKind {
        /// `image`
        #[default]
        Image = "image",
        /// `video`
        Video = "video",
    }
}

/// Gallery item names result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GalleryItemNamesResult {
    /// Items.
    pub items: Vec<GalleryItemRef>,
    /// Starred count.
    pub starred_count: i64,
    /// Total count.
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

/// Gallery item ref.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GalleryItemRef {
    /// Kind.
    pub kind: GalleryItemKind,
    /// Name.
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
    /// Image category.
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

/// Image names result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageNamesResult {
    /// Image names.
    pub image_names: Vec<ImageName>,
    /// Starred count.
    pub starred_count: i64,
    /// Total count.
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
    /// Resource origin.
    pub enum ResourceOrigin {
        /// `internal`
        #[default]
        Internal = "internal",
        /// `external`
        External = "external",
    }
}

open_enum! {
    /// Sort direction.
    pub enum SortDirection {
        /// `ASC`
        #[default]
        Asc = "ASC",
        /// `DESC`
        Desc = "DESC",
    }
}

/// Workflow and graph response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkflowAndGraphResponse {
    /// Workflow.
    pub workflow: Option<String>,
    /// Graph.
    pub graph: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}
