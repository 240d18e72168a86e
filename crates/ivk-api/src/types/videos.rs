// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of videos.

use serde::{Deserialize, Serialize};

use crate::types::{BoardId, ImageCategory, ResourceOrigin, SessionId, Timestamp, UnknownFields, VideoName};
use crate::value::setters;

/// Add videos to board result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AddVideosToBoardResult {
    /// Affected boards.
    pub affected_boards: Vec<BoardId>,
    /// Added videos.
    pub added_videos: Vec<VideoName>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl AddVideosToBoardResult {
    /// With everything it needs.
    pub fn new(
        affected_boards: impl IntoIterator<Item = impl Into<BoardId>>,
        added_videos: impl IntoIterator<Item = impl Into<VideoName>>,
    ) -> Self {
        Self {
            affected_boards: affected_boards.into_iter().map(Into::into).collect(),
            added_videos: added_videos.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

/// Delete videos result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteVideosResult {
    /// Affected boards.
    pub affected_boards: Vec<BoardId>,
    /// Deleted videos.
    pub deleted_videos: Vec<VideoName>,
    /// Failed videos.
    pub failed_videos: Vec<VideoName>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl DeleteVideosResult {
    /// With everything it needs.
    pub fn new(
        affected_boards: impl IntoIterator<Item = impl Into<BoardId>>,
        deleted_videos: impl IntoIterator<Item = impl Into<VideoName>>,
        failed_videos: impl IntoIterator<Item = impl Into<VideoName>>,
    ) -> Self {
        Self {
            affected_boards: affected_boards.into_iter().map(Into::into).collect(),
            deleted_videos: deleted_videos.into_iter().map(Into::into).collect(),
            failed_videos: failed_videos.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

/// Remove videos from board result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RemoveVideosFromBoardResult {
    /// Affected boards.
    pub affected_boards: Vec<BoardId>,
    /// Removed videos.
    pub removed_videos: Vec<VideoName>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl RemoveVideosFromBoardResult {
    /// With everything it needs.
    pub fn new(
        affected_boards: impl IntoIterator<Item = impl Into<BoardId>>,
        removed_videos: impl IntoIterator<Item = impl Into<VideoName>>,
    ) -> Self {
        Self {
            affected_boards: affected_boards.into_iter().map(Into::into).collect(),
            removed_videos: removed_videos.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

/// Starred videos result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StarredVideosResult {
    /// Affected boards.
    pub affected_boards: Vec<BoardId>,
    /// Starred videos.
    pub starred_videos: Vec<VideoName>,
    /// Failed videos.
    pub failed_videos: Vec<VideoName>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl StarredVideosResult {
    /// With everything it needs.
    pub fn new(
        affected_boards: impl IntoIterator<Item = impl Into<BoardId>>,
        starred_videos: impl IntoIterator<Item = impl Into<VideoName>>,
        failed_videos: impl IntoIterator<Item = impl Into<VideoName>>,
    ) -> Self {
        Self {
            affected_boards: affected_boards.into_iter().map(Into::into).collect(),
            starred_videos: starred_videos.into_iter().map(Into::into).collect(),
            failed_videos: failed_videos.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

/// Unstarred videos result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UnstarredVideosResult {
    /// Affected boards.
    pub affected_boards: Vec<BoardId>,
    /// Unstarred videos.
    pub unstarred_videos: Vec<VideoName>,
    /// Failed videos.
    pub failed_videos: Vec<VideoName>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl UnstarredVideosResult {
    /// With everything it needs.
    pub fn new(
        affected_boards: impl IntoIterator<Item = impl Into<BoardId>>,
        unstarred_videos: impl IntoIterator<Item = impl Into<VideoName>>,
        failed_videos: impl IntoIterator<Item = impl Into<VideoName>>,
    ) -> Self {
        Self {
            affected_boards: affected_boards.into_iter().map(Into::into).collect(),
            unstarred_videos: unstarred_videos.into_iter().map(Into::into).collect(),
            failed_videos: failed_videos.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

/// Video board arg.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VideoBoardArg {
    /// Board id.
    pub board_id: BoardId,
    /// Video name.
    pub video_name: VideoName,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl VideoBoardArg {
    /// With everything it needs.
    pub fn new(board_id: impl Into<BoardId>, video_name: impl Into<VideoName>) -> Self {
        Self {
            board_id: board_id.into(),
            video_name: video_name.into(),
            ..Self::default()
        }
    }
}

/// Video dto.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VideoDto {
    /// Video name.
    pub video_name: VideoName,
    /// Video url.
    pub video_url: String,
    /// Thumbnail url.
    pub thumbnail_url: String,
    /// Video origin.
    pub video_origin: ResourceOrigin,
    /// Video category.
    pub video_category: ImageCategory,
    /// Width.
    pub width: i64,
    /// Height.
    pub height: i64,
    /// Duration.
    pub duration: f64,
    /// Fps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fps: Option<f64>,
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
    /// Video subfolder. Default: `""`.
    #[serde(default)]
    pub video_subfolder: String,
    /// Board id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub board_id: Option<BoardId>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// Video names batch.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VideoNamesBatch {
    /// Video names. At most 1000 of them.
    pub video_names: Vec<VideoName>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl VideoNamesBatch {
    /// With everything it needs.
    pub fn new(video_names: impl IntoIterator<Item = impl Into<VideoName>>) -> Self {
        Self {
            video_names: video_names.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

/// Video names result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VideoNamesResult {
    /// Video names.
    pub video_names: Vec<VideoName>,
    /// Starred count.
    pub starred_count: i64,
    /// Total count.
    pub total_count: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl VideoNamesResult {
    /// With everything it needs.
    pub fn new(
        video_names: impl IntoIterator<Item = impl Into<VideoName>>,
        starred_count: i64,
        total_count: i64,
    ) -> Self {
        Self {
            video_names: video_names.into_iter().map(Into::into).collect(),
            starred_count,
            total_count,
            ..Self::default()
        }
    }
}

/// Video record changes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VideoRecordChanges {
    /// Video category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_category: Option<ImageCategory>,
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
    VideoRecordChanges {
        video_category: optional ImageCategory,
        session_id: optional SessionId,
        is_intermediate: optional bool,
        starred: optional bool,
    }
}

/// Video urls dto.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VideoUrlsDto {
    /// Video name.
    pub video_name: VideoName,
    /// Video url.
    pub video_url: String,
    /// Thumbnail url.
    pub thumbnail_url: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl VideoUrlsDto {
    /// With everything it needs.
    pub fn new(
        video_name: impl Into<VideoName>,
        video_url: impl Into<String>,
        thumbnail_url: impl Into<String>,
    ) -> Self {
        Self {
            video_name: video_name.into(),
            video_url: video_url.into(),
            thumbnail_url: thumbnail_url.into(),
            ..Self::default()
        }
    }
}
