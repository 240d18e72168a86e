// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of images.

use serde::{Deserialize, Serialize};

use crate::types::{BoardId, ImageCategory, ImageName, ResourceOrigin, SessionId, Timestamp, UnknownFields};
use crate::value::setters;

/// Delete images result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteImagesResult {
    /// Affected boards.
    pub affected_boards: Vec<BoardId>,
    /// Deleted images.
    pub deleted_images: Vec<ImageName>,
    /// Failed images. Servers before 6.14 do not send it.
    #[serde(default)]
    pub failed_images: Vec<ImageName>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl DeleteImagesResult {
    /// With what cannot be left out.
    pub fn new(
        affected_boards: impl IntoIterator<Item = impl Into<BoardId>>,
        deleted_images: impl IntoIterator<Item = impl Into<ImageName>>,
    ) -> Self {
        Self {
            affected_boards: affected_boards.into_iter().map(Into::into).collect(),
            deleted_images: deleted_images.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

/// Image dto.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageDto {
    /// Image name.
    pub image_name: ImageName,
    /// Image url.
    pub image_url: String,
    /// Thumbnail url.
    pub thumbnail_url: String,
    /// Image origin.
    pub image_origin: ResourceOrigin,
    /// Image category.
    pub image_category: ImageCategory,
    /// Width.
    pub width: i64,
    /// Height.
    pub height: i64,
    /// Created at.
    pub created_at: Timestamp,
    /// Updated at.
    pub updated_at: Timestamp,
    /// Deleted at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<Timestamp>,
    /// Is intermediate.
    pub is_intermediate: bool,
    /// Session id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<SessionId>,
    /// Node id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node_id: Option<String>,
    /// Starred.
    pub starred: bool,
    /// Has workflow.
    pub has_workflow: bool,
    /// Image subfolder. Default: `""`.
    #[serde(default)]
    pub image_subfolder: String,
    /// Board id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub board_id: Option<BoardId>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// Image record changes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageRecordChanges {
    /// Image category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_category: Option<ImageCategory>,
    /// Session id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<SessionId>,
    /// Is intermediate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_intermediate: Option<bool>,
    /// Starred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starred: Option<bool>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

setters! {
    ImageRecordChanges {
        image_category: optional ImageCategory,
        session_id: optional SessionId,
        is_intermediate: optional bool,
        starred: optional bool,
    }
}

/// Image upload entry.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageUploadEntry {
    /// Image dto.
    pub image_dto: ImageDto,
    /// Presigned url.
    pub presigned_url: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ImageUploadEntry {
    /// With everything it needs.
    pub fn new(image_dto: ImageDto, presigned_url: impl Into<String>) -> Self {
        Self {
            image_dto,
            presigned_url: presigned_url.into(),
            ..Self::default()
        }
    }
}

/// Image urls dto.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageUrlsDto {
    /// Image name.
    pub image_name: ImageName,
    /// Image url.
    pub image_url: String,
    /// Thumbnail url.
    pub thumbnail_url: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ImageUrlsDto {
    /// With everything it needs.
    pub fn new(
        image_name: impl Into<ImageName>,
        image_url: impl Into<String>,
        thumbnail_url: impl Into<String>,
    ) -> Self {
        Self {
            image_name: image_name.into(),
            image_url: image_url.into(),
            thumbnail_url: thumbnail_url.into(),
            ..Self::default()
        }
    }
}

/// Images downloaded.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImagesDownloaded {
    /// Response.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<String>,
    /// Bulk download item name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bulk_download_item_name: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// Starred images result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StarredImagesResult {
    /// Affected boards.
    pub affected_boards: Vec<BoardId>,
    /// Starred images.
    pub starred_images: Vec<ImageName>,
    /// Failed images. Servers before 6.14 do not send it.
    #[serde(default)]
    pub failed_images: Vec<ImageName>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl StarredImagesResult {
    /// With what cannot be left out.
    pub fn new(
        affected_boards: impl IntoIterator<Item = impl Into<BoardId>>,
        starred_images: impl IntoIterator<Item = impl Into<ImageName>>,
    ) -> Self {
        Self {
            affected_boards: affected_boards.into_iter().map(Into::into).collect(),
            starred_images: starred_images.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

/// Unstarred images result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UnstarredImagesResult {
    /// Affected boards.
    pub affected_boards: Vec<BoardId>,
    /// Unstarred images.
    pub unstarred_images: Vec<ImageName>,
    /// Failed images. Servers before 6.14 do not send it.
    #[serde(default)]
    pub failed_images: Vec<ImageName>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl UnstarredImagesResult {
    /// With what cannot be left out.
    pub fn new(
        affected_boards: impl IntoIterator<Item = impl Into<BoardId>>,
        unstarred_images: impl IntoIterator<Item = impl Into<ImageName>>,
    ) -> Self {
        Self {
            affected_boards: affected_boards.into_iter().map(Into::into).collect(),
            unstarred_images: unstarred_images.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}
