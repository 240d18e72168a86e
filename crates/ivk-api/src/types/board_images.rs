// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of board images.

use serde::{Deserialize, Serialize};

use crate::types::{BoardId, ImageName, UnknownFields};
use crate::value::or_default;

/// What came of putting images on a board.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AddImagesToBoardResult {
    /// The boards that changed. `none` stands for what is on no board.
    pub affected_boards: Vec<BoardId>,
    /// Those that were added.
    pub added_images: Vec<ImageName>,
    /// The images with which it did not work. Servers up to 6.12.0, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
    pub failed_images: Vec<ImageName>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl AddImagesToBoardResult {
    /// With what cannot be left out.
    pub fn new(
        affected_boards: impl IntoIterator<Item = impl Into<BoardId>>,
        added_images: impl IntoIterator<Item = impl Into<ImageName>>,
    ) -> Self {
        Self {
            affected_boards: affected_boards.into_iter().map(Into::into).collect(),
            added_images: added_images.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

/// What came of taking images from boards.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RemoveImagesFromBoardResult {
    /// The boards that changed. `none` stands for what is on no board.
    pub affected_boards: Vec<BoardId>,
    /// Those that were taken away.
    pub removed_images: Vec<ImageName>,
    /// The images with which it did not work. Servers up to 6.12.0, if not later, do not send it.
    #[serde(default, deserialize_with = "or_default")]
    pub failed_images: Vec<ImageName>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl RemoveImagesFromBoardResult {
    /// With what cannot be left out.
    pub fn new(
        affected_boards: impl IntoIterator<Item = impl Into<BoardId>>,
        removed_images: impl IntoIterator<Item = impl Into<ImageName>>,
    ) -> Self {
        Self {
            affected_boards: affected_boards.into_iter().map(Into::into).collect(),
            removed_images: removed_images.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}
