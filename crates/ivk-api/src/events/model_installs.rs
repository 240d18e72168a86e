// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Events of model installs.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::types::{ModelConfig, ModelInstallId, ModelKey, ModelSource, RawJson, UnknownFields};

/// The installation of a model was canceled.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelInstallCancelled {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// Its id.
    pub id: ModelInstallId,
    /// Where it comes from.
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

/// A model is installed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelInstallComplete {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// Its id.
    pub id: ModelInstallId,
    /// Where it comes from.
    pub source: ModelSource,
    /// The key of the model.
    pub key: ModelKey,
    /// How many bytes there are in all.
    pub total_bytes: Option<i64>,
    /// The configuration. Servers up to 6.8.1, if not later, do not send it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config: Option<ModelConfig>,
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
    ) -> Self {
        Self {
            timestamp,
            id: id.into(),
            source,
            key: key.into(),
            ..Self::default()
        }
    }
}

/// The files of a model are coming.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelInstallDownloadProgress {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// Its id.
    pub id: ModelInstallId,
    /// Where it comes from.
    pub source: ModelSource,
    /// Where it goes on the server.
    pub local_path: String,
    /// How many bytes have come.
    pub bytes: i64,
    /// How many bytes there are in all.
    pub total_bytes: i64,
    /// The files it consists of.
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

/// The files of a model begin to come. No server sends it yet (6.14.2).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelInstallDownloadStarted {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// Its id.
    pub id: ModelInstallId,
    /// Where it comes from.
    pub source: ModelSource,
    /// Where it goes on the server.
    pub local_path: String,
    /// How many bytes have come.
    pub bytes: i64,
    /// How many bytes there are in all.
    pub total_bytes: i64,
    /// The files it consists of.
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

/// The files of a model are there.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelInstallDownloadsComplete {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// Its id.
    pub id: ModelInstallId,
    /// Where it comes from.
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

/// A model could not be installed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelInstallError {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// Its id.
    pub id: ModelInstallId,
    /// Where it comes from.
    pub source: ModelSource,
    /// What kind of error it was.
    pub error_type: String,
    /// What went wrong.
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

/// The installation of a model began.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelInstallStarted {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// Its id.
    pub id: ModelInstallId,
    /// Where it comes from.
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
