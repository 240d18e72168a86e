// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of recall.

use serde::{Deserialize, Serialize};

use crate::types::{ImageName, UnknownFields};
use crate::value::{open_enum, setters};

open_enum! {
    /// Whether the prompt or the control image counts for more.
    pub enum ControlMode {
        /// `balanced`
        #[default]
        Balanced = "balanced",
        /// `more_prompt`
        MorePrompt = "more_prompt",
        /// `more_control`
        MoreControl = "more_control",
    }
}

/// A control layer to recall.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ControlNetRecallParameter {
    /// The name of the model.
    pub model_name: String,
    /// The name of the image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_name: Option<ImageName>,
    /// How much it counts. At least -1 and at most 2. Default: `1.0`.
    #[serde(default = "control_net_recall_parameter_weight")]
    pub weight: f64,
    /// Where it begins to count, from 0 to 1. At least 0 and at most 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begin_step_percent: Option<f64>,
    /// Where it ceases to count, from 0 to 1. At least 0 and at most 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_step_percent: Option<f64>,
    /// Whether the prompt or the control image counts for more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control_mode: Option<ControlMode>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ControlNetRecallParameter {
    /// With what cannot be left out.
    pub fn new(model_name: impl Into<String>) -> Self {
        Self {
            model_name: model_name.into(),
            ..Self::default()
        }
    }
}

setters! {
    ControlNetRecallParameter {
        image_name: optional ImageName,
        weight: plain f64,
        begin_step_percent: optional f64,
        end_step_percent: optional f64,
        control_mode: optional ControlMode,
    }
}

impl Default for ControlNetRecallParameter {
    fn default() -> Self {
        Self {
            model_name: Default::default(),
            image_name: Default::default(),
            weight: control_net_recall_parameter_weight(),
            begin_step_percent: Default::default(),
            end_step_percent: Default::default(),
            control_mode: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

fn control_net_recall_parameter_weight() -> f64 {
    1.0
}

open_enum! {
    /// How strong a reference image is.
    pub enum ImageInfluence {
        /// `lowest`
        #[default]
        Lowest = "lowest",
        /// `low`
        Low = "low",
        /// `medium`
        Medium = "medium",
        /// `high`
        High = "high",
        /// `highest`
        Highest = "highest",
    }
}

open_enum! {
    /// What is taken from a reference image.
    pub enum IpAdapterMethod {
        /// `full`
        #[default]
        Full = "full",
        /// `style`
        Style = "style",
        /// `composition`
        Composition = "composition",
    }
}

/// A reference image to recall.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IpAdapterRecallParameter {
    /// The name of the model.
    pub model_name: String,
    /// The name of the image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_name: Option<ImageName>,
    /// How much it counts. At least -1 and at most 2. Default: `1.0`.
    #[serde(default = "ip_adapter_recall_parameter_weight")]
    pub weight: f64,
    /// Where it begins to count, from 0 to 1. At least 0 and at most 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begin_step_percent: Option<f64>,
    /// Where it ceases to count, from 0 to 1. At least 0 and at most 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_step_percent: Option<f64>,
    /// What is taken from the image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<IpAdapterMethod>,
    /// How strong the reference image is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_influence: Option<ImageInfluence>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl IpAdapterRecallParameter {
    /// With what cannot be left out.
    pub fn new(model_name: impl Into<String>) -> Self {
        Self {
            model_name: model_name.into(),
            ..Self::default()
        }
    }
}

setters! {
    IpAdapterRecallParameter {
        image_name: optional ImageName,
        weight: plain f64,
        begin_step_percent: optional f64,
        end_step_percent: optional f64,
        method: optional IpAdapterMethod,
        image_influence: optional ImageInfluence,
    }
}

impl Default for IpAdapterRecallParameter {
    fn default() -> Self {
        Self {
            model_name: Default::default(),
            image_name: Default::default(),
            weight: ip_adapter_recall_parameter_weight(),
            begin_step_percent: Default::default(),
            end_step_percent: Default::default(),
            method: Default::default(),
            image_influence: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

fn ip_adapter_recall_parameter_weight() -> f64 {
    1.0
}

/// A LoRA to recall.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LoraRecallParameter {
    /// The name of the model.
    pub model_name: String,
    /// How much it counts. At least -10 and at most 10. Default: `0.75`.
    #[serde(default = "lora_recall_parameter_weight")]
    pub weight: f64,
    /// Whether it counts. Default: `true`.
    #[serde(default = "lora_recall_parameter_is_enabled")]
    pub is_enabled: bool,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl LoraRecallParameter {
    /// With what cannot be left out.
    pub fn new(model_name: impl Into<String>) -> Self {
        Self {
            model_name: model_name.into(),
            ..Self::default()
        }
    }
}

setters! {
    LoraRecallParameter {
        weight: plain f64,
        is_enabled: plain bool,
    }
}

impl Default for LoraRecallParameter {
    fn default() -> Self {
        Self {
            model_name: Default::default(),
            weight: lora_recall_parameter_weight(),
            is_enabled: lora_recall_parameter_is_enabled(),
            unknown: UnknownFields::default(),
        }
    }
}

fn lora_recall_parameter_weight() -> f64 {
    0.75
}

fn lora_recall_parameter_is_enabled() -> bool {
    true
}

/// Generation parameters for the editor. What is left out stays as it is there.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RecallParameter {
    /// What should be in the image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub positive_prompt: Option<String>,
    /// What should not be in the image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub negative_prompt: Option<String>,
    /// The main model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// The refiner model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refiner_model: Option<String>,
    /// The VAE.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vae_model: Option<String>,
    /// The scheduler.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduler: Option<String>,
    /// How many steps to make. At least 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<i64>,
    /// How many steps the refiner makes. At least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refiner_steps: Option<i64>,
    /// How much the prompt counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cfg_scale: Option<f64>,
    /// How much guidance is scaled back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cfg_rescale_multiplier: Option<f64>,
    /// How much the prompt counts for the refiner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refiner_cfg_scale: Option<f64>,
    /// How much the prompt counts, for models that were taught so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guidance: Option<f64>,
    /// The width in pixels. At least 64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i64>,
    /// The height in pixels. At least 64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<i64>,
    /// The seed. At least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<i64>,
    /// How much of an image is made anew. At least 0 and at most 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denoise_strength: Option<f64>,
    /// Where the refiner begins, from 0 to 1. At least 0 and at most 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refiner_denoise_start: Option<f64>,
    /// How many layers of the text encoder are skipped. At least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clip_skip: Option<i64>,
    /// Whether left and right fit together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seamless_x: Option<bool>,
    /// Whether top and bottom fit together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seamless_y: Option<bool>,
    /// How beautiful an image must be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refiner_positive_aesthetic_score: Option<f64>,
    /// How ugly an image must not be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refiner_negative_aesthetic_score: Option<f64>,
    /// The LoRAs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loras: Option<Vec<LoraRecallParameter>>,
    /// The control layers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control_layers: Option<Vec<ControlNetRecallParameter>>,
    /// The reference images.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_adapters: Option<Vec<IpAdapterRecallParameter>>,
    /// The reference images.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_images: Option<Vec<ReferenceImageRecallParameter>>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

setters! {
    RecallParameter {
        positive_prompt: optional String,
        negative_prompt: optional String,
        model: optional String,
        refiner_model: optional String,
        vae_model: optional String,
        scheduler: optional String,
        steps: optional i64,
        refiner_steps: optional i64,
        cfg_scale: optional f64,
        cfg_rescale_multiplier: optional f64,
        refiner_cfg_scale: optional f64,
        guidance: optional f64,
        width: optional i64,
        height: optional i64,
        seed: optional i64,
        denoise_strength: optional f64,
        refiner_denoise_start: optional f64,
        clip_skip: optional i64,
        seamless_x: optional bool,
        seamless_y: optional bool,
        refiner_positive_aesthetic_score: optional f64,
        refiner_negative_aesthetic_score: optional f64,
        loras: optional list LoraRecallParameter,
        control_layers: optional list ControlNetRecallParameter,
        ip_adapters: optional list IpAdapterRecallParameter,
        reference_images: optional list ReferenceImageRecallParameter,
    }
}

/// A reference image to recall.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReferenceImageRecallParameter {
    /// The name of the image.
    pub image_name: ImageName,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ReferenceImageRecallParameter {
    /// With everything it needs.
    pub fn new(image_name: impl Into<ImageName>) -> Self {
        Self {
            image_name: image_name.into(),
            ..Self::default()
        }
    }
}
