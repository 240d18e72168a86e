// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of model config.

use serde::{Deserialize, Serialize};

use crate::types::{
    BaseModelType, ExternalModelCapabilities, ModelFormat, ModelKey, ModelSourceType, ModelType, RawJson,
    SchedulerPredictionType, UnknownFields,
};
use crate::value::{open_enum, setters};

/// Model config.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelConfig {
    /// Key.
    pub key: ModelKey,
    /// Hash.
    pub hash: String,
    /// Path.
    pub path: String,
    /// File size.
    pub file_size: i64,
    /// Name.
    pub name: String,
    /// Description.
    pub description: Option<String>,
    /// Source.
    pub source: String,
    /// Source type.
    pub source_type: ModelSourceType,
    /// Source api response.
    pub source_api_response: Option<String>,
    /// Source url.
    pub source_url: Option<String>,
    /// Cover image.
    pub cover_image: Option<String>,
    /// Format.
    pub format: ModelFormat,
    /// Base.
    pub base: BaseModelType,
    /// Type.
    pub r#type: ModelType,
    /// Variant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// Repo variant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repo_variant: Option<String>,
    /// Prediction type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prediction_type: Option<String>,
    /// Config path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config_path: Option<String>,
    /// Trigger phrases.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trigger_phrases: Option<Vec<String>>,
    /// Cpu only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu_only: Option<bool>,
    /// Default settings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_settings: Option<RawJson>,
    /// Submodels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submodels: Option<RawJson>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// Model record changes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelRecordChanges {
    /// Source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Source type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_type: Option<ModelSourceType>,
    /// Source api response.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_api_response: Option<String>,
    /// Source url.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Base.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<BaseModelType>,
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<ModelType>,
    /// Key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<ModelKey>,
    /// Hash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
    /// File size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_size: Option<i64>,
    /// Format.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Trigger phrases.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trigger_phrases: Option<Vec<String>>,
    /// Default settings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_settings: Option<RawJson>,
    /// Provider id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_id: Option<String>,
    /// Provider model id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_model_id: Option<String>,
    /// Capabilities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<ExternalModelCapabilities>,
    /// Cpu only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu_only: Option<bool>,
    /// Variant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// Prediction type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prediction_type: Option<SchedulerPredictionType>,
    /// Upcast attention.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upcast_attention: Option<bool>,
    /// Config path.
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
    /// Model record order by.
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
