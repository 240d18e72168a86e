// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of system prompts.

use serde::{Deserialize, Serialize};

use crate::types::{SystemPromptId, Timestamp, UnknownFields, UserId};
use crate::value::setters;

/// What is to change about a system prompt. What is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SystemPromptChanges {
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// Whether all users see it.
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

/// A stored system prompt.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SystemPromptRecordDto {
    /// The name.
    pub name: String,
    /// The text.
    pub content: String,
    /// Its id.
    pub id: SystemPromptId,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`.
    pub user_id: UserId,
    /// Whether all users see it.
    pub is_public: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
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

/// A system prompt to be stored.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SystemPromptWithoutId {
    /// The name.
    pub name: String,
    /// The text.
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
