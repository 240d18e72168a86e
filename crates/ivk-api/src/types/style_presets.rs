// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of style presets.

use serde::{Deserialize, Serialize};

use crate::types::{StylePresetId, UnknownFields, UserId};
use crate::value::{open_enum, or_default};

/// The prompts of a style preset.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PresetData {
    /// What should be in the image.
    pub positive_prompt: String,
    /// What should not be in the image.
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
    /// Who made a style preset.
    pub enum PresetType {
        /// `user`
        #[default]
        User = "user",
        /// `default`
        Default = "default",
    }
}

/// A style preset.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StylePresetRecordWithImage {
    /// The name.
    pub name: String,
    /// The prompts.
    pub preset_data: PresetData,
    /// What it is.
    pub r#type: PresetType,
    /// Whether all users see it. Default: `false`.
    #[serde(default, deserialize_with = "or_default")]
    pub is_public: bool,
    /// Its id.
    pub id: StylePresetId,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Servers up to
    /// 6.12.0, if not later, do not send it.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
    pub user_id: UserId,
    /// The image.
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
    ) -> Self {
        Self {
            name: name.into(),
            preset_data,
            r#type,
            id: id.into(),
            ..Self::default()
        }
    }
}

impl Default for StylePresetRecordWithImage {
    fn default() -> Self {
        Self {
            name: Default::default(),
            preset_data: Default::default(),
            r#type: Default::default(),
            is_public: Default::default(),
            id: Default::default(),
            user_id: UserId::system(),
            image: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}
