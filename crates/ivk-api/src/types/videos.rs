// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of videos.

use serde::{Deserialize, Serialize};

use crate::types::{BoardId, ImageCategory, ResourceOrigin, SessionId, Timestamp, UnknownFields, VideoName};
use crate::value::{or_default, setters};

/// What came of putting a video on a board.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AddVideosToBoardResult {
    /// The boards that changed. `none` stands for what is on no board.
    pub affected_boards: Vec<BoardId>,
    /// Those that were added.
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

/// What came of deleting videos.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteVideosResult {
    /// The boards that changed. `none` stands for what is on no board.
    pub affected_boards: Vec<BoardId>,
    /// The videos that were deleted.
    pub deleted_videos: Vec<VideoName>,
    /// The videos with which it did not work.
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

/// What came of taking a video from its board.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RemoveVideosFromBoardResult {
    /// The boards that changed. `none` stands for what is on no board.
    pub affected_boards: Vec<BoardId>,
    /// Those that were taken away.
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

/// What came of starring videos.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StarredVideosResult {
    /// The boards that changed. `none` stands for what is on no board.
    pub affected_boards: Vec<BoardId>,
    /// Those that have a star now.
    pub starred_videos: Vec<VideoName>,
    /// The videos with which it did not work.
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

/// What came of taking stars from videos.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UnstarredVideosResult {
    /// The boards that changed. `none` stands for what is on no board.
    pub affected_boards: Vec<BoardId>,
    /// Those that have no star now.
    pub unstarred_videos: Vec<VideoName>,
    /// The videos with which it did not work.
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

/// A video and a board.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VideoBoardArg {
    /// The board.
    pub board_id: BoardId,
    /// The name of the video.
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

/// What is recorded about a video.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VideoDto {
    /// The name of the video.
    pub video_name: VideoName,
    /// Where it is, relative to the server's base address.
    pub video_url: String,
    /// Where its small version is, relative to the server's base address.
    pub thumbnail_url: String,
    /// Whether the server made it, or it was uploaded.
    pub video_origin: ResourceOrigin,
    /// What it is for.
    pub video_category: ImageCategory,
    /// The width in pixels.
    pub width: i64,
    /// The height in pixels.
    pub height: i64,
    /// How long it is, in seconds.
    pub duration: f64,
    /// How many pictures it has in a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fps: Option<f64>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
    /// When it was deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<Timestamp>,
    /// Whether it is only a step on the way to another.
    pub is_intermediate: bool,
    /// The session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<SessionId>,
    /// The prepared node that made it, which is not the node of the graph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node_id: Option<String>,
    /// Whether it has a star.
    pub starred: bool,
    /// Whether a workflow or a graph is embedded in it.
    pub has_workflow: bool,
    /// The folder it lies in, below the server's folder for videos. Default: `""`.
    #[serde(default, deserialize_with = "or_default")]
    pub video_subfolder: String,
    /// The board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub board_id: Option<BoardId>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// The names of videos.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VideoNamesBatch {
    /// The names of the videos. At most 1000 of them.
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

/// The names of videos, in order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VideoNamesResult {
    /// The names of the videos.
    pub video_names: Vec<VideoName>,
    /// How many of them have a star.
    pub starred_count: i64,
    /// How many there are in all.
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

/// What is to change about a video. What is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VideoRecordChanges {
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_category: Option<ImageCategory>,
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
    VideoRecordChanges {
        video_category: optional ImageCategory,
        session_id: optional SessionId,
        is_intermediate: optional bool,
        starred: optional bool,
    }
}

/// Where a video is, relative to the server's base address.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VideoUrlsDto {
    /// The name of the video.
    pub video_name: VideoName,
    /// Where it is, relative to the server's base address.
    pub video_url: String,
    /// Where its small version is, relative to the server's base address.
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
