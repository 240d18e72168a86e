// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of style presets.

use serde::{Deserialize, Serialize};

use crate::types::{StylePresetId, UnknownFields, UserId};
use crate::value::open_enum;

/// Preset data.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PresetData {
    /// Positive prompt.
    pub positive_prompt: String,
    /// Negative prompt.
    pub negative_prompt: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl PresetData {
    /// With everything it needs.
    pub fn new(positive_prompt: impl Into<String>, negative_prompt: impl Into<String>) -> Self {
        Self {
            positive_prompt: positive_prompt.into(),
            negative_prompt: negative_prompt.into(),
            ..Self::default()
        }
    }
}

open_enum! {
    /// Preset type.
    pub enum PresetType {
        /// `user`
        #[default]
        User = "user",
        /// `default`
        Default = "default",
    }
}

/// Style preset record with image.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StylePresetRecordWithImage {
    /// Name.
    pub name: String,
    /// Preset data.
    pub preset_data: PresetData,
    /// Type.
    pub r#type: PresetType,
    /// Is public. Default: `false`.
    #[serde(default)]
    pub is_public: bool,
    /// Id.
    pub id: StylePresetId,
    /// User id.
    pub user_id: UserId,
    /// Image.
    pub image: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl StylePresetRecordWithImage {
    /// With what cannot be left out.
    pub fn new(
        name: impl Into<String>,
        preset_data: PresetData,
        r#type: PresetType,
        id: impl Into<StylePresetId>,
        user_id: impl Into<UserId>,
    ) -> Self {
        Self {
            name: name.into(),
            preset_data,
            r#type,
            id: id.into(),
            user_id: user_id.into(),
            ..Self::default()
        }
    }
}
