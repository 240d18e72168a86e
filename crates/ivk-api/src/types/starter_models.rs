// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of starter models.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::types::{
    BaseModelType, ExternalApiModelDefaultSettings, ExternalModelCapabilities, ExternalModelPanelSchema,
    ModelFormat, ModelType, UnknownFields,
};
use crate::value::or_default;

/// A model that the server suggests.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StarterModel {
    /// What it is, in words.
    pub description: String,
    /// Where it comes from.
    pub source: String,
    /// The name.
    pub name: String,
    /// The family of models it belongs to.
    pub base: BaseModelType,
    /// What it is.
    pub r#type: ModelType,
    /// How its files are laid out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<ModelFormat>,
    /// Which variant it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// Whether it is installed. Default: `false`.
    #[serde(default, deserialize_with = "or_default")]
    pub is_installed: bool,
    /// What it can do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<ExternalModelCapabilities>,
    /// The settings that it starts with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_settings: Option<ExternalApiModelDefaultSettings>,
    /// The controls that the editor shows for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub panel_schema: Option<ExternalModelPanelSchema>,
    /// What it was called before.
    #[serde(default, deserialize_with = "or_default")]
    pub previous_names: Vec<String>,
    /// The models that it needs.
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

/// Suggested models that belong together.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StarterModelBundle {
    /// The name.
    pub name: String,
    /// The models.
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

/// The models that the server suggests.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StarterModelResponse {
    /// The models.
    pub starter_models: Vec<StarterModel>,
    /// Models that belong together, by name.
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

/// A model that another suggested model needs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StarterModelWithoutDependencies {
    /// What it is, in words.
    pub description: String,
    /// Where it comes from.
    pub source: String,
    /// The name.
    pub name: String,
    /// The family of models it belongs to.
    pub base: BaseModelType,
    /// What it is.
    pub r#type: ModelType,
    /// How its files are laid out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<ModelFormat>,
    /// Which variant it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// Whether it is installed. Default: `false`.
    #[serde(default, deserialize_with = "or_default")]
    pub is_installed: bool,
    /// What it can do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<ExternalModelCapabilities>,
    /// The settings that it starts with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_settings: Option<ExternalApiModelDefaultSettings>,
    /// The controls that the editor shows for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub panel_schema: Option<ExternalModelPanelSchema>,
    /// What it was called before.
    #[serde(default, deserialize_with = "or_default")]
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
