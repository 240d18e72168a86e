// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of boards.

use serde::{Deserialize, Serialize};

use crate::types::{BoardId, ImageName, Timestamp, UnknownFields, UserId, VideoName};
use crate::value::{open_enum, or_default, setters};

/// What is to change about a board. What is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BoardChanges {
    /// The name of the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub board_name: Option<String>,
    /// The image that stands for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover_image_name: Option<ImageName>,
    /// Whether it is archived, and so hidden from lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived: Option<bool>,
    /// Who sees it.
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

/// A board.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BoardDto {
    /// The board.
    pub board_id: BoardId,
    /// The name of the board.
    pub board_name: String,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Servers up to
    /// 6.8.1, if not later, do not send it.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
    pub user_id: UserId,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
    /// When it was deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<Timestamp>,
    /// The image that stands for it.
    pub cover_image_name: Option<ImageName>,
    /// Whether it is archived, and so hidden from lists.
    pub archived: bool,
    /// Who sees it. Default: `private`.
    #[serde(default, deserialize_with = "or_default")]
    pub board_visibility: BoardVisibility,
    /// The video that stands for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover_video_name: Option<VideoName>,
    /// How many images are on it.
    pub image_count: i64,
    /// How many videos are on it. Default: `0`.
    #[serde(default, deserialize_with = "or_default")]
    pub video_count: i64,
    /// How many images of the user's own are on it. Servers up to 6.0.2, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
    pub asset_count: i64,
    /// Whose board it is.
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

impl Default for BoardDto {
    fn default() -> Self {
        Self {
            board_id: Default::default(),
            board_name: Default::default(),
            user_id: UserId::system(),
            created_at: Default::default(),
            updated_at: Default::default(),
            deleted_at: Default::default(),
            cover_image_name: Default::default(),
            archived: Default::default(),
            board_visibility: Default::default(),
            cover_video_name: Default::default(),
            image_count: Default::default(),
            video_count: Default::default(),
            asset_count: Default::default(),
            owner_username: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

open_enum! {
    /// What boards are sorted by.
    pub enum BoardRecordOrderBy {
        /// `created_at`
        #[default]
        CreatedAt = "created_at",
        /// `board_name`
        BoardName = "board_name",
    }
}

open_enum! {
    /// Who sees a board.
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

/// What was deleted with a board.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteBoardResult {
    /// The board.
    pub board_id: BoardId,
    /// The images that were on it and stay.
    pub deleted_board_images: Vec<ImageName>,
    /// The images that were deleted.
    pub deleted_images: Vec<ImageName>,
    /// The videos that were on it and stay.
    #[serde(default, deserialize_with = "or_default")]
    pub deleted_board_videos: Vec<VideoName>,
    /// The videos that were deleted.
    #[serde(default, deserialize_with = "or_default")]
    pub deleted_videos: Vec<VideoName>,
    /// The images with which it did not work.
    #[serde(default, deserialize_with = "or_default")]
    pub failed_images: Vec<ImageName>,
    /// The videos with which it did not work.
    #[serde(default, deserialize_with = "or_default")]
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
