// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of utilities.

use serde::{Deserialize, Serialize};

use crate::types::{ImageName, ModelKey, UnknownFields};
use crate::value::setters;

/// The prompts that a prompt stands for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DynamicPromptsResponse {
    /// The prompts.
    pub prompts: Vec<String>,
    /// Why the prompt could not be parsed; it is then given back as it was.
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

/// A prompt to be written out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExpandPromptRequest {
    /// The prompt.
    pub prompt: String,
    /// The model.
    pub model_key: ModelKey,
    /// How many tokens may be written. At least 1 and at most 2048. Default: `300`.
    #[serde(default = "expand_prompt_request_max_tokens")]
    pub max_tokens: i64,
    /// What the language model is told first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system_prompt: Option<String>,
    /// The seed. At least 0 and at most 4294967295.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<i64>,
    /// The task.
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

/// A prompt that was written out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExpandPromptResponse {
    /// The prompt as it was written out.
    pub expanded_prompt: String,
    /// The seed.
    pub seed: i64,
    /// What went wrong.
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

/// An image to be described.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageToPromptRequest {
    /// The name of the image.
    pub image_name: ImageName,
    /// The model.
    pub model_key: ModelKey,
    /// What to tell about the image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instruction: Option<String>,
    /// The task.
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

/// The description of an image.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImageToPromptResponse {
    /// The prompt.
    pub prompt: String,
    /// What went wrong.
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

/// A font in the server's folder for them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserFont {
    /// Its id.
    pub id: String,
    /// The name of its family.
    pub family: String,
    /// What to call it.
    pub label: String,
    /// Where it is.
    pub path: String,
    /// The address.
    pub url: String,
    /// Its faces.
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

/// One face of a font.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserFontFace {
    /// Where it is.
    pub path: String,
    /// The address.
    pub url: String,
    /// The weight, from 100 to 900.
    pub weight: i64,
    /// Upright or italic.
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

/// The fonts in the server's folder for them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserFontsResponse {
    /// The fonts.
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
