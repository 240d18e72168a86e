// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of external models.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::types::{MaskFormat, Secret, UnknownFields};
use crate::value::{open_enum, or_default, setters};

/// The settings that an outside model starts with.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalApiModelDefaultSettings {
    /// The width in pixels. More than 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i64>,
    /// The height in pixels. More than 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<i64>,
    /// How many images to make. More than 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub num_images: Option<i64>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A size in pixels.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalImageSize {
    /// The width in pixels. More than 0.
    pub width: i64,
    /// The height in pixels. More than 0.
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

/// What an outside model can do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalModelCapabilities {
    /// What it makes an image of.
    #[serde(default, deserialize_with = "or_default")]
    pub modes: Vec<ExternalModelMode>,
    /// Whether it takes reference images. Default: `false`.
    #[serde(default, deserialize_with = "or_default")]
    pub supports_reference_images: bool,
    /// Whether it knows what should not be in the image. Default: `true`.
    #[serde(default = "external_model_capabilities_supports_negative_prompt")]
    pub supports_negative_prompt: bool,
    /// Whether it takes a seed. Default: `false`.
    #[serde(default, deserialize_with = "or_default")]
    pub supports_seed: bool,
    /// Whether it knows guidance. Default: `false`.
    #[serde(default, deserialize_with = "or_default")]
    pub supports_guidance: bool,
    /// Whether the number of steps can be chosen. Default: `false`.
    #[serde(default, deserialize_with = "or_default")]
    pub supports_steps: bool,
    /// How many images it makes at once. More than 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_images_per_request: Option<i64>,
    /// The biggest image it can make.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_image_size: Option<ExternalImageSize>,
    /// The ratios of width to height that it can make.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_aspect_ratios: Option<Vec<String>>,
    /// The size for each ratio.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect_ratio_sizes: Option<IndexMap<String, ExternalImageSize>>,
    /// The sizes that it offers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolution_presets: Option<Vec<ExternalResolutionPreset>>,
    /// How many reference images it takes. More than 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_reference_images: Option<i64>,
    /// How a mask is written. Default: `none`.
    #[serde(default = "external_model_capabilities_mask_format")]
    pub mask_format: MaskFormat,
    /// The modes that need an image.
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
        mask_format: plain MaskFormat,
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

fn external_model_capabilities_mask_format() -> MaskFormat {
    MaskFormat::None
}

open_enum! {
    /// What an outside model makes an image of.
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

/// A control that the editor shows for an outside model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalModelPanelControl {
    /// The name.
    pub name: ExternalModelPanelControlName,
    /// The left end of the slider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slider_min: Option<f64>,
    /// The right end of the slider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slider_max: Option<f64>,
    /// The least that can be typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_input_min: Option<f64>,
    /// The most that can be typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_input_max: Option<f64>,
    /// The small step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fine_step: Option<f64>,
    /// The big step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coarse_step: Option<f64>,
    /// Where the slider has marks.
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
    /// Which control it is.
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

/// The controls that the editor shows for an outside model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalModelPanelSchema {
    /// The prompts.
    #[serde(default, deserialize_with = "or_default")]
    pub prompts: Vec<ExternalModelPanelControl>,
    /// The image.
    #[serde(default, deserialize_with = "or_default")]
    pub image: Vec<ExternalModelPanelControl>,
    /// The controls for generation.
    #[serde(default, deserialize_with = "or_default")]
    pub generation: Vec<ExternalModelPanelControl>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// An outside provider's model as the source of a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalModelSource {
    /// The provider.
    pub provider_id: String,
    /// What the provider calls the model.
    pub provider_model_id: String,
    /// What it is. Default: `external`.
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

/// How an outside provider is set up.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalProviderConfigModel {
    /// The provider.
    pub provider_id: String,
    /// Whether there is a key.
    pub api_key_configured: bool,
    /// The address.
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

/// How an outside provider is to be set up.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalProviderConfigUpdate {
    /// The key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_key: Option<Secret>,
    /// The address.
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

/// Whether an outside provider is set up.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalProviderStatusModel {
    /// The provider.
    pub provider_id: String,
    /// Whether it is set up.
    pub configured: bool,
    /// What there is to say, in words.
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

/// A size that an outside model offers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalResolutionPreset {
    /// What to call it.
    pub label: String,
    /// The ratio of width to height.
    pub aspect_ratio: String,
    /// The name of the size.
    pub image_size: String,
    /// The width in pixels. More than 0.
    pub width: i64,
    /// The height in pixels. More than 0.
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
