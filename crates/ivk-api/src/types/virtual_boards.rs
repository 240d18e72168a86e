// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of virtual boards.

use serde::{Deserialize, Serialize};

use crate::types::{ImageName, UnknownFields, VideoName};

/// Virtual sub board dto.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VirtualSubBoardDto {
    /// Virtual board id.
    pub virtual_board_id: String,
    /// Board name.
    pub board_name: String,
    /// Date.
    pub date: String,
    /// Image count.
    pub image_count: i64,
    /// Asset count.
    pub asset_count: i64,
    /// Video count. Default: `0`.
    #[serde(default)]
    pub video_count: i64,
    /// Cover image name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover_image_name: Option<ImageName>,
    /// Cover video name.
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
