// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of image moves.

use serde::{Deserialize, Serialize};

use crate::types::UnknownFields;
use crate::value::open_enum;

/// Image move job response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageMoveJobResponse {
    /// Id.
    pub id: i64,
    /// State.
    pub state: ImageMoveState,
    /// Error message.
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
    /// Image move operation.
    pub enum ImageMoveOperation {
        /// `move_all`
        #[default]
        MoveAll = "move_all",
        /// `recovery`
        Recovery = "recovery",
    }
}

open_enum! {
    /// Image move state.
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

/// Image move status response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageMoveStatusResponse {
    /// Is running.
    pub is_running: bool,
    /// Operation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<ImageMoveOperation>,
    /// Active job id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_job_id: Option<i64>,
    /// Latest job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest_job: Option<ImageMoveJobResponse>,
    /// Last error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_error: Option<String>,
    /// Needs move count.
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
