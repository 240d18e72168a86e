// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of model config.

use serde::{Deserialize, Serialize};

use crate::types::{
    BaseModelType, ExternalModelCapabilities, ModelFormat, ModelKey, ModelSourceType, ModelType, RawJson,
    SchedulerPredictionType, UnknownFields,
};
use crate::value::{open_enum, setters};

/// An installed model: what all kinds of models have in common, and what several have. The rest is in
/// `unknown`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelConfig {
    /// The key of the model.
    pub key: ModelKey,
    /// The hash of its files.
    pub hash: String,
    /// Where it is.
    pub path: String,
    /// How many bytes its files have.
    pub file_size: i64,
    /// The name.
    pub name: String,
    /// What it is, in words.
    pub description: Option<String>,
    /// Where it comes from.
    pub source: String,
    /// What kind of place it came from.
    pub source_type: ModelSourceType,
    /// What the source said about it, as JSON text.
    pub source_api_response: Option<String>,
    /// A page about it.
    pub source_url: Option<String>,
    /// Where its picture is.
    pub cover_image: Option<String>,
    /// How its files are laid out.
    pub format: ModelFormat,
    /// The family of models it belongs to.
    pub base: BaseModelType,
    /// What it is.
    pub r#type: ModelType,
    /// Which variant it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// Which variant of the repository's files it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repo_variant: Option<String>,
    /// What it predicts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prediction_type: Option<String>,
    /// The file that describes the architecture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config_path: Option<String>,
    /// The words that wake it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trigger_phrases: Option<Vec<String>>,
    /// Whether it is kept off the graphics card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu_only: Option<bool>,
    /// The settings that it starts with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_settings: Option<RawJson>,
    /// Its parts, as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submodels: Option<RawJson>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// What is to change, or to be set at once, about a model. What is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelRecordChanges {
    /// Where it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What kind of place it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_type: Option<ModelSourceType>,
    /// What the source said about it, as JSON text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_api_response: Option<String>,
    /// A page about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What it is, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The family of models it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<BaseModelType>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<ModelType>,
    /// The key of the model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<ModelKey>,
    /// The hash of its files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
    /// How many bytes its files have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_size: Option<i64>,
    /// How its files are laid out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// The words that wake it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trigger_phrases: Option<Vec<String>>,
    /// The settings that it starts with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_settings: Option<RawJson>,
    /// The provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_id: Option<String>,
    /// What the provider calls the model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_model_id: Option<String>,
    /// What it can do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<ExternalModelCapabilities>,
    /// Whether it is kept off the graphics card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu_only: Option<bool>,
    /// Which variant it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// What it predicts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prediction_type: Option<SchedulerPredictionType>,
    /// Whether attention is computed with higher precision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upcast_attention: Option<bool>,
    /// The file that describes the architecture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config_path: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

setters! {
    ModelRecordChanges {
        source: optional String,
        source_type: optional ModelSourceType,
        source_api_response: optional String,
        source_url: optional String,
        name: optional String,
        path: optional String,
        description: optional String,
        base: optional BaseModelType,
        r#type: optional ModelType,
        key: optional ModelKey,
        hash: optional String,
        file_size: optional i64,
        format: optional String,
        trigger_phrases: optional list String,
        default_settings: optional RawJson,
        provider_id: optional String,
        provider_model_id: optional String,
        capabilities: optional ExternalModelCapabilities,
        cpu_only: optional bool,
        variant: optional String,
        prediction_type: optional SchedulerPredictionType,
        upcast_attention: optional bool,
        config_path: optional String,
    }
}

open_enum! {
    /// What models are sorted by.
    pub enum ModelRecordOrderBy {
        /// `default`
        #[default]
        Default = "default",
        /// `type`
        Type = "type",
        /// `base`
        Base = "base",
        /// `name`
        Name = "name",
        /// `format`
        Format = "format",
        /// `size`
        Size = "size",
        /// `created_at`
        CreatedAt = "created_at",
        /// `updated_at`
        UpdatedAt = "updated_at",
        /// `path`
        Path = "path",
    }
}
