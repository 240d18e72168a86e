// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of external models.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::types::{Secret, UnknownFields};
use crate::value::{open_enum, setters};

/// External api model default settings.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalApiModelDefaultSettings {
    /// Width. More than 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i64>,
    /// Height. More than 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<i64>,
    /// Num images. More than 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub num_images: Option<i64>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// External image size.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalImageSize {
    /// Width. More than 0.
    pub width: i64,
    /// Height. More than 0.
    pub height: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ExternalImageSize {
    /// With everything it needs.
    pub fn new(width: i64, height: i64) -> Self {
        Self {
            width,
            height,
            ..Self::default()
        }
    }
}

/// External model capabilities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalModelCapabilities {
    /// Modes.
    #[serde(default)]
    pub modes: Vec<ExternalModelMode>,
    /// Supports reference images. Default: `false`.
    #[serde(default)]
    pub supports_reference_images: bool,
    /// Supports negative prompt. Default: `true`.
    #[serde(default = "external_model_capabilities_supports_negative_prompt")]
    pub supports_negative_prompt: bool,
    /// Supports seed. Default: `false`.
    #[serde(default)]
    pub supports_seed: bool,
    /// Supports guidance. Default: `false`.
    #[serde(default)]
    pub supports_guidance: bool,
    /// Supports steps. Default: `false`.
    #[serde(default)]
    pub supports_steps: bool,
    /// Max images per request. More than 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_images_per_request: Option<i64>,
    /// Max image size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_image_size: Option<ExternalImageSize>,
    /// Allowed aspect ratios.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_aspect_ratios: Option<Vec<String>>,
    /// Aspect ratio sizes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect_ratio_sizes: Option<IndexMap<String, ExternalImageSize>>,
    /// Resolution presets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolution_presets: Option<Vec<ExternalResolutionPreset>>,
    /// Max reference images. More than 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_reference_images: Option<i64>,
    /// Mask format. Default: `none`.
    #[serde(default = "external_model_capabilities_mask_format")]
    pub mask_format: ExternalModelCapabilitiesMaskFormat,
    /// Input image required for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input_image_required_for: Option<Vec<ExternalModelMode>>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

setters! {
    ExternalModelCapabilities {
        modes: list ExternalModelMode,
        supports_reference_images: plain bool,
        supports_negative_prompt: plain bool,
        supports_seed: plain bool,
        supports_guidance: plain bool,
        supports_steps: plain bool,
        max_images_per_request: optional i64,
        max_image_size: optional ExternalImageSize,
        allowed_aspect_ratios: optional list String,
        aspect_ratio_sizes: optional IndexMap<String, ExternalImageSize>,
        resolution_presets: optional list ExternalResolutionPreset,
        max_reference_images: optional i64,
        mask_format: plain ExternalModelCapabilitiesMaskFormat,
        input_image_required_for: optional list ExternalModelMode,
    }
}

impl Default for ExternalModelCapabilities {
    fn default() -> Self {
        Self {
            modes: Default::default(),
            supports_reference_images: Default::default(),
            supports_negative_prompt: external_model_capabilities_supports_negative_prompt(),
            supports_seed: Default::default(),
            supports_guidance: Default::default(),
            supports_steps: Default::default(),
            max_images_per_request: Default::default(),
            max_image_size: Default::default(),
            allowed_aspect_ratios: Default::default(),
            aspect_ratio_sizes: Default::default(),
            resolution_presets: Default::default(),
            max_reference_images: Default::default(),
            mask_format: external_model_capabilities_mask_format(),
            input_image_required_for: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

fn external_model_capabilities_supports_negative_prompt() -> bool {
    true
}

fn external_model_capabilities_mask_format() -> ExternalModelCapabilitiesMaskFormat {
    ExternalModelCapabilitiesMaskFormat::None
}

open_enum! {
    /// External model capabilities mask format.
    pub enum ExternalModelCapabilitiesMaskFormat {
        /// `alpha`
        #[default]
        Alpha = "alpha",
        /// `binary`
        Binary = "binary",
        /// `none`
        None = "none",
    }
}

open_enum! {
    /// External model mode.
    pub enum ExternalModelMode {
        /// `txt2img`
        #[default]
        Txt2img = "txt2img",
        /// `img2img`
        Img2img = "img2img",
        /// `inpaint`
        Inpaint = "inpaint",
    }
}

/// External model panel control.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalModelPanelControl {
    /// Name.
    pub name: ExternalModelPanelControlName,
    /// Slider min.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slider_min: Option<f64>,
    /// Slider max.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slider_max: Option<f64>,
    /// Number input min.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_input_min: Option<f64>,
    /// Number input max.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_input_max: Option<f64>,
    /// Fine step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fine_step: Option<f64>,
    /// Coarse step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coarse_step: Option<f64>,
    /// Marks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marks: Option<Vec<f64>>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ExternalModelPanelControl {
    /// With what cannot be left out.
    pub fn new(name: ExternalModelPanelControlName) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }
}

open_enum! {
    /// External model panel control name.
    pub enum ExternalModelPanelControlName {
        /// `reference_images`
        #[default]
        ReferenceImages = "reference_images",
        /// `dimensions`
        Dimensions = "dimensions",
        /// `seed`
        Seed = "seed",
    }
}

/// External model panel schema.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalModelPanelSchema {
    /// Prompts.
    #[serde(default)]
    pub prompts: Vec<ExternalModelPanelControl>,
    /// Image.
    #[serde(default)]
    pub image: Vec<ExternalModelPanelControl>,
    /// Generation.
    #[serde(default)]
    pub generation: Vec<ExternalModelPanelControl>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// External model source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalModelSource {
    /// Provider id.
    pub provider_id: String,
    /// Provider model id.
    pub provider_model_id: String,
    /// Type. Default: `external`.
    #[serde(default = "external_model_source_type")]
    pub r#type: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ExternalModelSource {
    /// With what cannot be left out.
    pub fn new(provider_id: impl Into<String>, provider_model_id: impl Into<String>) -> Self {
        Self {
            provider_id: provider_id.into(),
            provider_model_id: provider_model_id.into(),
            ..Self::default()
        }
    }
}

impl Default for ExternalModelSource {
    fn default() -> Self {
        Self {
            provider_id: Default::default(),
            provider_model_id: Default::default(),
            r#type: external_model_source_type(),
            unknown: UnknownFields::default(),
        }
    }
}

fn external_model_source_type() -> String {
    "external".to_owned()
}

/// External provider config model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalProviderConfigModel {
    /// Provider id.
    pub provider_id: String,
    /// Api key configured.
    pub api_key_configured: bool,
    /// Base url.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ExternalProviderConfigModel {
    /// With what cannot be left out.
    pub fn new(provider_id: impl Into<String>, api_key_configured: bool) -> Self {
        Self {
            provider_id: provider_id.into(),
            api_key_configured,
            ..Self::default()
        }
    }
}

/// External provider config update.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalProviderConfigUpdate {
    /// Api key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_key: Option<Secret>,
    /// Base url.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

setters! {
    ExternalProviderConfigUpdate {
        api_key: optional Secret,
        base_url: optional String,
    }
}

/// External provider status model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalProviderStatusModel {
    /// Provider id.
    pub provider_id: String,
    /// Configured.
    pub configured: bool,
    /// Message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ExternalProviderStatusModel {
    /// With what cannot be left out.
    pub fn new(provider_id: impl Into<String>, configured: bool) -> Self {
        Self {
            provider_id: provider_id.into(),
            configured,
            ..Self::default()
        }
    }
}

/// External resolution preset.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalResolutionPreset {
    /// Label.
    pub label: String,
    /// Aspect ratio.
    pub aspect_ratio: String,
    /// Image size.
    pub image_size: String,
    /// Width. More than 0.
    pub width: i64,
    /// Height. More than 0.
    pub height: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ExternalResolutionPreset {
    /// With everything it needs.
    pub fn new(
        label: impl Into<String>,
        aspect_ratio: impl Into<String>,
        image_size: impl Into<String>,
        width: i64,
        height: i64,
    ) -> Self {
        Self {
            label: label.into(),
            aspect_ratio: aspect_ratio.into(),
            image_size: image_size.into(),
            width,
            height,
            ..Self::default()
        }
    }
}
