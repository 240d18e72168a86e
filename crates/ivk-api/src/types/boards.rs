// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of boards.

use serde::{Deserialize, Serialize};

use crate::types::{BoardId, ImageName, Timestamp, UnknownFields, UserId, VideoName};
use crate::value::{open_enum, setters};

/// Board changes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BoardChanges {
    /// Board name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub board_name: Option<String>,
    /// Cover image name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover_image_name: Option<ImageName>,
    /// Archived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived: Option<bool>,
    /// Board visibility.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub board_visibility: Option<BoardVisibility>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

setters! {
    BoardChanges {
        board_name: optional String,
        cover_image_name: optional ImageName,
        archived: optional bool,
        board_visibility: optional BoardVisibility,
    }
}

/// Board dto.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BoardDto {
    /// Board id.
    pub board_id: BoardId,
    /// Board name.
    pub board_name: String,
    /// User id. Servers before 6.12 do not send it.
    #[serde(default)]
    pub user_id: UserId,
    /// Created at.
    pub created_at: Timestamp,
    /// Updated at.
    pub updated_at: Timestamp,
    /// Deleted at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<Timestamp>,
    /// Cover image name.
    pub cover_image_name: Option<ImageName>,
    /// Archived.
    pub archived: bool,
    /// Board visibility. Default: `private`.
    #[serde(default)]
    pub board_visibility: BoardVisibility,
    /// Cover video name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover_video_name: Option<VideoName>,
    /// Image count.
    pub image_count: i64,
    /// Video count. Default: `0`.
    #[serde(default)]
    pub video_count: i64,
    /// Asset count. Servers before 6.6 do not send it.
    #[serde(default)]
    pub asset_count: i64,
    /// Owner username.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_username: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl BoardDto {
    /// With what cannot be left out.
    pub fn new(
        board_id: impl Into<BoardId>,
        board_name: impl Into<String>,
        created_at: impl Into<Timestamp>,
        updated_at: impl Into<Timestamp>,
        archived: bool,
        image_count: i64,
    ) -> Self {
        Self {
            board_id: board_id.into(),
            board_name: board_name.into(),
            created_at: created_at.into(),
            updated_at: updated_at.into(),
            archived,
            image_count,
            ..Self::default()
        }
    }
}

open_enum! {
    /// Board record order by.
    pub enum BoardRecordOrderBy {
        /// `created_at`
        #[default]
        CreatedAt = "created_at",
        /// `board_name`
        BoardName = "board_name",
    }
}

open_enum! {
    /// Board visibility.
    pub enum BoardVisibility {
        /// `private`
        #[default]
        Private = "private",
        /// `shared`
        Shared = "shared",
        /// `public`
        Public = "public",
    }
}

/// Delete board result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteBoardResult {
    /// Board id.
    pub board_id: BoardId,
    /// Deleted board images.
    pub deleted_board_images: Vec<ImageName>,
    /// Deleted images.
    pub deleted_images: Vec<ImageName>,
    /// Deleted board videos.
    #[serde(default)]
    pub deleted_board_videos: Vec<VideoName>,
    /// Deleted videos.
    #[serde(default)]
    pub deleted_videos: Vec<VideoName>,
    /// Failed images.
    #[serde(default)]
    pub failed_images: Vec<ImageName>,
    /// Failed videos.
    #[serde(default)]
    pub failed_videos: Vec<VideoName>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl DeleteBoardResult {
    /// With what cannot be left out.
    pub fn new(
        board_id: impl Into<BoardId>,
        deleted_board_images: impl IntoIterator<Item = impl Into<ImageName>>,
        deleted_images: impl IntoIterator<Item = impl Into<ImageName>>,
    ) -> Self {
        Self {
            board_id: board_id.into(),
            deleted_board_images: deleted_board_images.into_iter().map(Into::into).collect(),
            deleted_images: deleted_images.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}
