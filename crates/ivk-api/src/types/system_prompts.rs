// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of system prompts.

use serde::{Deserialize, Serialize};

use crate::types::{SystemPromptId, Timestamp, UnknownFields, UserId};
use crate::value::setters;

/// System prompt changes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SystemPromptChanges {
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// Is public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_public: Option<bool>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

setters! {
    SystemPromptChanges {
        name: optional String,
        content: optional String,
        is_public: optional bool,
    }
}

/// System prompt record dto.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SystemPromptRecordDto {
    /// Name.
    pub name: String,
    /// Content.
    pub content: String,
    /// Id.
    pub id: SystemPromptId,
    /// User id.
    pub user_id: UserId,
    /// Is public.
    pub is_public: bool,
    /// Created at.
    pub created_at: Timestamp,
    /// Updated at.
    pub updated_at: Timestamp,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl SystemPromptRecordDto {
    /// With everything it needs.
    pub fn new(
        name: impl Into<String>,
        content: impl Into<String>,
        id: impl Into<SystemPromptId>,
        user_id: impl Into<UserId>,
        is_public: bool,
        created_at: impl Into<Timestamp>,
        updated_at: impl Into<Timestamp>,
    ) -> Self {
        Self {
            name: name.into(),
            content: content.into(),
            id: id.into(),
            user_id: user_id.into(),
            is_public,
            created_at: created_at.into(),
            updated_at: updated_at.into(),
            ..Self::default()
        }
    }
}

/// System prompt without id.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SystemPromptWithoutId {
    /// Name.
    pub name: String,
    /// Content.
    pub content: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl SystemPromptWithoutId {
    /// With everything it needs.
    pub fn new(name: impl Into<String>, content: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            content: content.into(),
            ..Self::default()
        }
    }
}
