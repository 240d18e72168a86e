// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of app.

use serde::{Deserialize, Serialize};

use crate::types::{RawJson, Secret, UnknownFields};
use crate::value::{open_enum, setters};

/// App version.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AppVersion {
    /// Version.
    pub version: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl AppVersion {
    /// With everything it needs.
    pub fn new(version: impl Into<String>) -> Self {
        Self {
            version: version.into(),
            ..Self::default()
        }
    }
}

/// Generation device option.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GenerationDeviceOption {
    /// Device.
    pub device: String,
    /// Name.
    pub name: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl GenerationDeviceOption {
    /// With everything it needs.
    pub fn new(device: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            device: device.into(),
            name: name.into(),
            ..Self::default()
        }
    }
}

/// Invocation cache status.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InvocationCacheStatus {
    /// Size.
    pub size: i64,
    /// Hits.
    pub hits: i64,
    /// Misses.
    pub misses: i64,
    /// Enabled.
    pub enabled: bool,
    /// Max size.
    pub max_size: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl InvocationCacheStatus {
    /// With everything it needs.
    pub fn new(size: i64, hits: i64, misses: i64, enabled: bool, max_size: i64) -> Self {
        Self {
            size,
            hits,
            misses,
            enabled,
            max_size,
            ..Self::default()
        }
    }
}

open_enum! {
    /// Log verbosity.
    pub enum LogVerbosity {
        /// `debug`
        #[default]
        Debug = "debug",
        /// `info`
        Info = "info",
        /// `warning`
        Warning = "warning",
        /// `error`
        Error = "error",
        /// `critical`
        Critical = "critical",
    }
}

/// Update app generation settings request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateAppGenerationSettingsRequest {
    /// Image subfolder strategy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_subfolder_strategy: Option<UpdateAppGenerationSettingsRequestImageSubfolderStrategy>,
    /// Max queue history. At least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_queue_history: Option<i64>,
    /// Generation devices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generation_devices: Option<RawJson>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

setters! {
    UpdateAppGenerationSettingsRequest {
        image_subfolder_strategy: optional UpdateAppGenerationSettingsRequestImageSubfolderStrategy,
        max_queue_history: optional i64,
        generation_devices: optional RawJson,
    }
}

open_enum! {
    /// Update app generation settings request image subfolder strategy.
    pub enum UpdateAppGenerationSettingsRequestImageSubfolderStrategy {
        /// `flat`
        #[default]
        Flat = "flat",
        /// `date`
        Date = "date",
        /// `type`
        Type = "type",
        /// `hash`
        Hash = "hash",
    }
}

/// Url regex token pair.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UrlRegexTokenPair {
    /// Url regex.
    pub url_regex: String,
    /// Token.
    pub token: Secret,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl UrlRegexTokenPair {
    /// With everything it needs.
    pub fn new(url_regex: impl Into<String>, token: impl Into<Secret>) -> Self {
        Self {
            url_regex: url_regex.into(),
            token: token.into(),
            ..Self::default()
        }
    }
}
