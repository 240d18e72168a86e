// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of model relationships.

use serde::{Deserialize, Serialize};

use crate::types::{ModelKey, UnknownFields};

/// The models whose relations are wanted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelRelationshipBatchRequest {
    /// The models.
    pub model_keys: Vec<ModelKey>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ModelRelationshipBatchRequest {
    /// With everything it needs.
    pub fn new(model_keys: impl IntoIterator<Item = impl Into<ModelKey>>) -> Self {
        Self {
            model_keys: model_keys.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

/// Two models.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelRelationshipCreateRequest {
    /// The one model.
    pub model_key_1: ModelKey,
    /// The other model.
    pub model_key_2: ModelKey,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ModelRelationshipCreateRequest {
    /// With everything it needs.
    pub fn new(model_key_1: impl Into<ModelKey>, model_key_2: impl Into<ModelKey>) -> Self {
        Self {
            model_key_1: model_key_1.into(),
            model_key_2: model_key_2.into(),
            ..Self::default()
        }
    }
}
