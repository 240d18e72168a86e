// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of image moves.

use serde::{Deserialize, Serialize};

use crate::types::UnknownFields;
use crate::value::open_enum;

/// A move of images.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageMoveJobResponse {
    /// The number of the job.
    pub id: i64,
    /// How far it came.
    pub state: ImageMoveState,
    /// What went wrong, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ImageMoveJobResponse {
    /// With what cannot be left out.
    pub fn new(id: i64, state: ImageMoveState) -> Self {
        Self {
            id,
            state,
            ..Self::default()
        }
    }
}

open_enum! {
    /// Which kind of move is running.
    pub enum ImageMoveOperation {
        /// `move_all`
        #[default]
        MoveAll = "move_all",
        /// `recovery`
        Recovery = "recovery",
    }
}

open_enum! {
    /// How far a move of images came.
    pub enum ImageMoveState {
        /// `planned`
        #[default]
        Planned = "planned",
        /// `moving`
        Moving = "moving",
        /// `moved`
        Moved = "moved",
        /// `committed`
        Committed = "committed",
        /// `error`
        Error = "error",
    }
}

/// How a move of images goes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageMoveStatusResponse {
    /// Whether it is running.
    pub is_running: bool,
    /// Which kind of move is running.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<ImageMoveOperation>,
    /// The move that is running.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_job_id: Option<i64>,
    /// The latest move.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest_job: Option<ImageMoveJobResponse>,
    /// What went wrong last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_error: Option<String>,
    /// How many images lie where the present setting does not want them.
    pub needs_move_count: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ImageMoveStatusResponse {
    /// With what cannot be left out.
    pub fn new(is_running: bool, needs_move_count: i64) -> Self {
        Self {
            is_running,
            needs_move_count,
            ..Self::default()
        }
    }
}
