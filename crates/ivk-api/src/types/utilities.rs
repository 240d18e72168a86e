// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of utilities.

use serde::{Deserialize, Serialize};

use crate::types::{ImageName, ModelKey, UnknownFields};
use crate::value::setters;

/// Dynamic prompts response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DynamicPromptsResponse {
    /// Prompts.
    pub prompts: Vec<String>,
    /// Error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl DynamicPromptsResponse {
    /// With what cannot be left out.
    pub fn new(prompts: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            prompts: prompts.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

/// Expand prompt request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExpandPromptRequest {
    /// Prompt.
    pub prompt: String,
    /// Model key.
    pub model_key: ModelKey,
    /// Max tokens. At least 1 and at most 2048. Default: `300`.
    #[serde(default = "expand_prompt_request_max_tokens")]
    pub max_tokens: i64,
    /// System prompt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system_prompt: Option<String>,
    /// Seed. At least 0 and at most 4294967295.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<i64>,
    /// Task id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task_id: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ExpandPromptRequest {
    /// With what cannot be left out.
    pub fn new(prompt: impl Into<String>, model_key: impl Into<ModelKey>) -> Self {
        Self {
            prompt: prompt.into(),
            model_key: model_key.into(),
            ..Self::default()
        }
    }
}

setters! {
    ExpandPromptRequest {
        max_tokens: plain i64,
        system_prompt: optional String,
        seed: optional i64,
        task_id: optional String,
    }
}

impl Default for ExpandPromptRequest {
    fn default() -> Self {
        Self {
            prompt: Default::default(),
            model_key: Default::default(),
            max_tokens: expand_prompt_request_max_tokens(),
            system_prompt: Default::default(),
            seed: Default::default(),
            task_id: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

fn expand_prompt_request_max_tokens() -> i64 {
    300
}

/// Expand prompt response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExpandPromptResponse {
    /// Expanded prompt.
    pub expanded_prompt: String,
    /// Seed.
    pub seed: i64,
    /// Error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ExpandPromptResponse {
    /// With what cannot be left out.
    pub fn new(expanded_prompt: impl Into<String>, seed: i64) -> Self {
        Self {
            expanded_prompt: expanded_prompt.into(),
            seed,
            ..Self::default()
        }
    }
}

/// Image to prompt request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageToPromptRequest {
    /// Image name.
    pub image_name: ImageName,
    /// Model key.
    pub model_key: ModelKey,
    /// Instruction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instruction: Option<String>,
    /// Task id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task_id: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ImageToPromptRequest {
    /// With what cannot be left out.
    pub fn new(image_name: impl Into<ImageName>, model_key: impl Into<ModelKey>) -> Self {
        Self {
            image_name: image_name.into(),
            model_key: model_key.into(),
            ..Self::default()
        }
    }
}

setters! {
    ImageToPromptRequest {
        instruction: optional String,
        task_id: optional String,
    }
}

/// Image to prompt response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageToPromptResponse {
    /// Prompt.
    pub prompt: String,
    /// Error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ImageToPromptResponse {
    /// With what cannot be left out.
    pub fn new(prompt: impl Into<String>) -> Self {
        Self {
            prompt: prompt.into(),
            ..Self::default()
        }
    }
}

/// User font.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserFont {
    /// Id.
    pub id: String,
    /// Family.
    pub family: String,
    /// Label.
    pub label: String,
    /// Path.
    pub path: String,
    /// Url.
    pub url: String,
    /// Faces.
    pub faces: Vec<UserFontFace>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl UserFont {
    /// With everything it needs.
    pub fn new(
        id: impl Into<String>,
        family: impl Into<String>,
        label: impl Into<String>,
        path: impl Into<String>,
        url: impl Into<String>,
        faces: Vec<UserFontFace>,
    ) -> Self {
        Self {
            id: id.into(),
            family: family.into(),
            label: label.into(),
            path: path.into(),
            url: url.into(),
            faces,
            ..Self::default()
        }
    }
}

/// User font face.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserFontFace {
    /// Path.
    pub path: String,
    /// Url.
    pub url: String,
    /// Weight.
    pub weight: i64,
    /// Style.
    pub style: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl UserFontFace {
    /// With everything it needs.
    pub fn new(
        path: impl Into<String>,
        url: impl Into<String>,
        weight: i64,
        style: impl Into<String>,
    ) -> Self {
        Self {
            path: path.into(),
            url: url.into(),
            weight,
            style: style.into(),
            ..Self::default()
        }
    }
}

/// User fonts response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserFontsResponse {
    /// Fonts.
    pub fonts: Vec<UserFont>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl UserFontsResponse {
    /// With everything it needs.
    pub fn new(fonts: Vec<UserFont>) -> Self {
        Self {
            fonts,
            ..Self::default()
        }
    }
}
