// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Events of model installs.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::types::{ModelConfig, ModelInstallId, ModelKey, ModelSource, RawJson, UnknownFields};

/// Model install cancelled.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelInstallCancelled {
    /// Timestamp.
    pub timestamp: i64,
    /// Id.
    pub id: ModelInstallId,
    /// Source.
    pub source: ModelSource,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ModelInstallCancelled {
    /// With everything it needs.
    pub fn new(timestamp: i64, id: impl Into<ModelInstallId>, source: ModelSource) -> Self {
        Self {
            timestamp,
            id: id.into(),
            source,
            ..Self::default()
        }
    }
}

/// Model install complete.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelInstallComplete {
    /// Timestamp.
    pub timestamp: i64,
    /// Id.
    pub id: ModelInstallId,
    /// Source.
    pub source: ModelSource,
    /// Key.
    pub key: ModelKey,
    /// Total bytes.
    pub total_bytes: Option<i64>,
    /// Config.
    pub config: ModelConfig,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ModelInstallComplete {
    /// With what cannot be left out.
    pub fn new(
        timestamp: i64,
        id: impl Into<ModelInstallId>,
        source: ModelSource,
        key: impl Into<ModelKey>,
        config: ModelConfig,
    ) -> Self {
        Self {
            timestamp,
            id: id.into(),
            source,
            key: key.into(),
            config,
            ..Self::default()
        }
    }
}

/// Model install download progress.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelInstallDownloadProgress {
    /// Timestamp.
    pub timestamp: i64,
    /// Id.
    pub id: ModelInstallId,
    /// Source.
    pub source: ModelSource,
    /// Local path.
    pub local_path: String,
    /// Bytes.
    pub bytes: i64,
    /// Total bytes.
    pub total_bytes: i64,
    /// Parts.
    pub parts: Vec<IndexMap<String, RawJson>>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ModelInstallDownloadProgress {
    /// With everything it needs.
    pub fn new(
        timestamp: i64,
        id: impl Into<ModelInstallId>,
        source: ModelSource,
        local_path: impl Into<String>,
        bytes: i64,
        total_bytes: i64,
        parts: Vec<IndexMap<String, RawJson>>,
    ) -> Self {
        Self {
            timestamp,
            id: id.into(),
            source,
            local_path: local_path.into(),
            bytes,
            total_bytes,
            parts,
            ..Self::default()
        }
    }
}

/// Model install download started.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelInstallDownloadStarted {
    /// Timestamp.
    pub timestamp: i64,
    /// Id.
    pub id: ModelInstallId,
    /// Source.
    pub source: ModelSource,
    /// Local path.
    pub local_path: String,
    /// Bytes.
    pub bytes: i64,
    /// Total bytes.
    pub total_bytes: i64,
    /// Parts.
    pub parts: Vec<IndexMap<String, RawJson>>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ModelInstallDownloadStarted {
    /// With everything it needs.
    pub fn new(
        timestamp: i64,
        id: impl Into<ModelInstallId>,
        source: ModelSource,
        local_path: impl Into<String>,
        bytes: i64,
        total_bytes: i64,
        parts: Vec<IndexMap<String, RawJson>>,
    ) -> Self {
        Self {
            timestamp,
            id: id.into(),
            source,
            local_path: local_path.into(),
            bytes,
            total_bytes,
            parts,
            ..Self::default()
        }
    }
}

/// Model install downloads complete.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelInstallDownloadsComplete {
    /// Timestamp.
    pub timestamp: i64,
    /// Id.
    pub id: ModelInstallId,
    /// Source.
    pub source: ModelSource,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ModelInstallDownloadsComplete {
    /// With everything it needs.
    pub fn new(timestamp: i64, id: impl Into<ModelInstallId>, source: ModelSource) -> Self {
        Self {
            timestamp,
            id: id.into(),
            source,
            ..Self::default()
        }
    }
}

/// Model install error.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelInstallError {
    /// Timestamp.
    pub timestamp: i64,
    /// Id.
    pub id: ModelInstallId,
    /// Source.
    pub source: ModelSource,
    /// Error type.
    pub error_type: String,
    /// Error.
    pub error: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ModelInstallError {
    /// With everything it needs.
    pub fn new(
        timestamp: i64,
        id: impl Into<ModelInstallId>,
        source: ModelSource,
        error_type: impl Into<String>,
        error: impl Into<String>,
    ) -> Self {
        Self {
            timestamp,
            id: id.into(),
            source,
            error_type: error_type.into(),
            error: error.into(),
            ..Self::default()
        }
    }
}

/// Model install started.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelInstallStarted {
    /// Timestamp.
    pub timestamp: i64,
    /// Id.
    pub id: ModelInstallId,
    /// Source.
    pub source: ModelSource,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ModelInstallStarted {
    /// With everything it needs.
    pub fn new(timestamp: i64, id: impl Into<ModelInstallId>, source: ModelSource) -> Self {
        Self {
            timestamp,
            id: id.into(),
            source,
            ..Self::default()
        }
    }
}
