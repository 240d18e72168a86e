// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of recall.

use serde::{Deserialize, Serialize};

use crate::types::{ImageName, UnknownFields};
use crate::value::{open_enum, setters};

open_enum! {
    /// Control mode.
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

/// Control net recall parameter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ControlNetRecallParameter {
    /// Model name.
    pub model_name: String,
    /// Image name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_name: Option<ImageName>,
    /// Weight. At least -1 and at most 2. Default: `1.0`.
    #[serde(default = "control_net_recall_parameter_weight")]
    pub weight: f64,
    /// Begin step percent. At least 0 and at most 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begin_step_percent: Option<f64>,
    /// End step percent. At least 0 and at most 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_step_percent: Option<f64>,
    /// Control mode.
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
    /// Image influence.
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
    /// Ip adapter method.
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

/// Ip adapter recall parameter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IpAdapterRecallParameter {
    /// Model name.
    pub model_name: String,
    /// Image name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_name: Option<ImageName>,
    /// Weight. At least -1 and at most 2. Default: `1.0`.
    #[serde(default = "ip_adapter_recall_parameter_weight")]
    pub weight: f64,
    /// Begin step percent. At least 0 and at most 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begin_step_percent: Option<f64>,
    /// End step percent. At least 0 and at most 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_step_percent: Option<f64>,
    /// Method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<IpAdapterMethod>,
    /// Image influence.
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

/// Lora recall parameter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LoraRecallParameter {
    /// Model name.
    pub model_name: String,
    /// Weight. At least -10 and at most 10. Default: `0.75`.
    #[serde(default = "lora_recall_parameter_weight")]
    pub weight: f64,
    /// Is enabled. Default: `true`.
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

/// Recall parameter.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RecallParameter {
    /// Positive prompt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub positive_prompt: Option<String>,
    /// Negative prompt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub negative_prompt: Option<String>,
    /// Model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Refiner model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refiner_model: Option<String>,
    /// Vae model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vae_model: Option<String>,
    /// Scheduler.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduler: Option<String>,
    /// Steps. At least 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<i64>,
    /// Refiner steps. At least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refiner_steps: Option<i64>,
    /// Cfg scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cfg_scale: Option<f64>,
    /// Cfg rescale multiplier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cfg_rescale_multiplier: Option<f64>,
    /// Refiner cfg scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refiner_cfg_scale: Option<f64>,
    /// Guidance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guidance: Option<f64>,
    /// Width. At least 64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i64>,
    /// Height. At least 64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<i64>,
    /// Seed. At least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<i64>,
    /// Denoise strength. At least 0 and at most 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denoise_strength: Option<f64>,
    /// Refiner denoise start. At least 0 and at most 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refiner_denoise_start: Option<f64>,
    /// Clip skip. At least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clip_skip: Option<i64>,
    /// Seamless x.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seamless_x: Option<bool>,
    /// Seamless y.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seamless_y: Option<bool>,
    /// Refiner positive aesthetic score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refiner_positive_aesthetic_score: Option<f64>,
    /// Refiner negative aesthetic score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refiner_negative_aesthetic_score: Option<f64>,
    /// Loras.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loras: Option<Vec<LoraRecallParameter>>,
    /// Control layers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control_layers: Option<Vec<ControlNetRecallParameter>>,
    /// Ip adapters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_adapters: Option<Vec<IpAdapterRecallParameter>>,
    /// Reference images.
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

/// Reference image recall parameter.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReferenceImageRecallParameter {
    /// Image name.
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
