// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of virtual boards.

use serde::{Deserialize, Serialize};

use crate::types::{ImageName, UnknownFields, VideoName};
use crate::value::or_default;

/// What was made on one day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VirtualSubBoardDto {
    /// The id of the day's board: `by_date:2026-11-21`.
    pub virtual_board_id: String,
    /// The name of the board.
    pub board_name: String,
    /// The day: `2026-11-21`.
    pub date: String,
    /// How many images are on it.
    pub image_count: i64,
    /// How many images of the user's own are on it.
    pub asset_count: i64,
    /// How many videos are on it. Default: `0`.
    #[serde(default, deserialize_with = "or_default")]
    pub video_count: i64,
    /// The image that stands for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover_image_name: Option<ImageName>,
    /// The video that stands for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover_video_name: Option<VideoName>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl VirtualSubBoardDto {
    /// With what cannot be left out.
    pub fn new(
        virtual_board_id: impl Into<String>,
        board_name: impl Into<String>,
        date: impl Into<String>,
        image_count: i64,
        asset_count: i64,
    ) -> Self {
        Self {
            virtual_board_id: virtual_board_id.into(),
            board_name: board_name.into(),
            date: date.into(),
            image_count,
            asset_count,
            ..Self::default()
        }
    }
}
