// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of images.

use serde::{Deserialize, Serialize};

use crate::types::{BoardId, ImageCategory, ImageName, ResourceOrigin, SessionId, Timestamp, UnknownFields};
use crate::value::{or_default, setters};

/// What came of deleting images.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteImagesResult {
    /// The boards that changed. `none` stands for what is on no board.
    pub affected_boards: Vec<BoardId>,
    /// The images that were deleted.
    pub deleted_images: Vec<ImageName>,
    /// The images with which it did not work. Servers up to 6.12.0, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
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

/// What is recorded about an image.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageDto {
    /// The name of the image.
    pub image_name: ImageName,
    /// Where it is, relative to the server's base address.
    pub image_url: String,
    /// Where its small version is, relative to the server's base address.
    pub thumbnail_url: String,
    /// Whether the server made it, or it was uploaded.
    pub image_origin: ResourceOrigin,
    /// What it is for.
    pub image_category: ImageCategory,
    /// The width in pixels.
    pub width: i64,
    /// The height in pixels.
    pub height: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
    /// When it was deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<Timestamp>,
    /// Whether it is only a step on the way to another.
    pub is_intermediate: bool,
    /// The session that made it. A result from the cache has the session that made it first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<SessionId>,
    /// The prepared node that made it, which is not the node of the graph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node_id: Option<String>,
    /// Whether it has a star.
    pub starred: bool,
    /// Whether a workflow or a graph is embedded in it.
    pub has_workflow: bool,
    /// The folder it lies in, below the server's folder for images. Default: `""`.
    #[serde(default, deserialize_with = "or_default")]
    pub image_subfolder: String,
    /// The board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub board_id: Option<BoardId>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// What is to change about an image. What is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageRecordChanges {
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_category: Option<ImageCategory>,
    /// The session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<SessionId>,
    /// Whether it is only a step on the way to another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_intermediate: Option<bool>,
    /// Whether it has a star.
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

/// Where an image is to be uploaded.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageUploadEntry {
    /// The image that will be.
    pub image_dto: ImageDto,
    /// Where to upload it.
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

/// Where an image is, relative to the server's base address.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageUrlsDto {
    /// The name of the image.
    pub image_name: ImageName,
    /// Where it is, relative to the server's base address.
    pub image_url: String,
    /// Where its small version is, relative to the server's base address.
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

/// The archive that is being packed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImagesDownloaded {
    /// What there is to say about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<String>,
    /// The file name of the archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bulk_download_item_name: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// What came of starring images.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StarredImagesResult {
    /// The boards that changed. `none` stands for what is on no board.
    pub affected_boards: Vec<BoardId>,
    /// Those that have a star now.
    pub starred_images: Vec<ImageName>,
    /// The images with which it did not work. Servers up to 6.12.0, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
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

/// What came of taking stars from images.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UnstarredImagesResult {
    /// The boards that changed. `none` stands for what is on no board.
    pub affected_boards: Vec<BoardId>,
    /// Those that have no star now.
    pub unstarred_images: Vec<ImageName>,
    /// The images with which it did not work. Servers up to 6.12.0, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
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
