// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of starter models.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::types::{
    BaseModelType, ExternalApiModelDefaultSettings, ExternalModelCapabilities, ExternalModelPanelSchema,
    ModelFormat, ModelType, UnknownFields,
};

/// Starter model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StarterModel {
    /// Description.
    pub description: String,
    /// Source.
    pub source: String,
    /// Name.
    pub name: String,
    /// Base.
    pub base: BaseModelType,
    /// Type.
    pub r#type: ModelType,
    /// Format.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<ModelFormat>,
    /// Variant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// Is installed. Default: `false`.
    #[serde(default)]
    pub is_installed: bool,
    /// Capabilities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<ExternalModelCapabilities>,
    /// Default settings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_settings: Option<ExternalApiModelDefaultSettings>,
    /// Panel schema.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub panel_schema: Option<ExternalModelPanelSchema>,
    /// Previous names.
    #[serde(default)]
    pub previous_names: Vec<String>,
    /// Dependencies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dependencies: Option<Vec<StarterModelWithoutDependencies>>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl StarterModel {
    /// With what cannot be left out.
    pub fn new(
        description: impl Into<String>,
        source: impl Into<String>,
        name: impl Into<String>,
        base: BaseModelType,
        r#type: ModelType,
    ) -> Self {
        Self {
            description: description.into(),
            source: source.into(),
            name: name.into(),
            base,
            r#type,
            ..Self::default()
        }
    }
}

/// Starter model bundle.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StarterModelBundle {
    /// Name.
    pub name: String,
    /// Models.
    pub models: Vec<StarterModel>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl StarterModelBundle {
    /// With everything it needs.
    pub fn new(name: impl Into<String>, models: Vec<StarterModel>) -> Self {
        Self {
            name: name.into(),
            models,
            ..Self::default()
        }
    }
}

/// Starter model response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StarterModelResponse {
    /// Starter models.
    pub starter_models: Vec<StarterModel>,
    /// Starter bundles.
    pub starter_bundles: IndexMap<String, StarterModelBundle>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl StarterModelResponse {
    /// With everything it needs.
    pub fn new(
        starter_models: Vec<StarterModel>,
        starter_bundles: IndexMap<String, StarterModelBundle>,
    ) -> Self {
        Self {
            starter_models,
            starter_bundles,
            ..Self::default()
        }
    }
}

/// Starter model without dependencies.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StarterModelWithoutDependencies {
    /// Description.
    pub description: String,
    /// Source.
    pub source: String,
    /// Name.
    pub name: String,
    /// Base.
    pub base: BaseModelType,
    /// Type.
    pub r#type: ModelType,
    /// Format.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<ModelFormat>,
    /// Variant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// Is installed. Default: `false`.
    #[serde(default)]
    pub is_installed: bool,
    /// Capabilities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<ExternalModelCapabilities>,
    /// Default settings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_settings: Option<ExternalApiModelDefaultSettings>,
    /// Panel schema.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub panel_schema: Option<ExternalModelPanelSchema>,
    /// Previous names.
    #[serde(default)]
    pub previous_names: Vec<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl StarterModelWithoutDependencies {
    /// With what cannot be left out.
    pub fn new(
        description: impl Into<String>,
        source: impl Into<String>,
        name: impl Into<String>,
        base: BaseModelType,
        r#type: ModelType,
    ) -> Self {
        Self {
            description: description.into(),
            source: source.into(),
            name: name.into(),
            base,
            r#type,
            ..Self::default()
        }
    }
}
