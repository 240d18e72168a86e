// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Events of models.

use serde::{Deserialize, Serialize};

use crate::types::{ModelConfig, SubModelType, UnknownFields, UserId};

/// A model is in memory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelLoadComplete {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The configuration.
    pub config: ModelConfig,
    /// Which part of the model.
    pub submodel_type: Option<SubModelType>,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Default:
    /// `system`.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
    pub user_id: UserId,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ModelLoadComplete {
    /// With what cannot be left out.
    pub fn new(timestamp: i64, config: ModelConfig) -> Self {
        Self {
            timestamp,
            config,
            ..Self::default()
        }
    }
}

impl Default for ModelLoadComplete {
    fn default() -> Self {
        Self {
            timestamp: Default::default(),
            config: Default::default(),
            submodel_type: Default::default(),
            user_id: UserId::system(),
            unknown: UnknownFields::default(),
        }
    }
}

/// A model is being loaded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelLoadStarted {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The configuration.
    pub config: ModelConfig,
    /// Which part of the model.
    pub submodel_type: Option<SubModelType>,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Default:
    /// `system`.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
    pub user_id: UserId,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ModelLoadStarted {
    /// With what cannot be left out.
    pub fn new(timestamp: i64, config: ModelConfig) -> Self {
        Self {
            timestamp,
            config,
            ..Self::default()
        }
    }
}

impl Default for ModelLoadStarted {
    fn default() -> Self {
        Self {
            timestamp: Default::default(),
            config: Default::default(),
            submodel_type: Default::default(),
            user_id: UserId::system(),
            unknown: UnknownFields::default(),
        }
    }
}
