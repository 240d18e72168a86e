// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Events of downloads.

use serde::{Deserialize, Serialize};

use crate::types::{UnknownFields, UserId};

/// Bulk download complete.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkDownloadComplete {
    /// Timestamp.
    pub timestamp: i64,
    /// Bulk download id.
    pub bulk_download_id: String,
    /// Bulk download item id.
    pub bulk_download_item_id: String,
    /// Bulk download item name.
    pub bulk_download_item_name: String,
    /// User id. Default: `system`.
    #[serde(default = "UserId::system")]
    pub user_id: UserId,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl BulkDownloadComplete {
    /// With what cannot be left out.
    pub fn new(
        timestamp: i64,
        bulk_download_id: impl Into<String>,
        bulk_download_item_id: impl Into<String>,
        bulk_download_item_name: impl Into<String>,
    ) -> Self {
        Self {
            timestamp,
            bulk_download_id: bulk_download_id.into(),
            bulk_download_item_id: bulk_download_item_id.into(),
            bulk_download_item_name: bulk_download_item_name.into(),
            ..Self::default()
        }
    }
}

impl Default for BulkDownloadComplete {
    fn default() -> Self {
        Self {
            timestamp: Default::default(),
            bulk_download_id: Default::default(),
            bulk_download_item_id: Default::default(),
            bulk_download_item_name: Default::default(),
            user_id: UserId::system(),
            unknown: UnknownFields::default(),
        }
    }
}

/// Bulk download error.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkDownloadError {
    /// Timestamp.
    pub timestamp: i64,
    /// Bulk download id.
    pub bulk_download_id: String,
    /// Bulk download item id.
    pub bulk_download_item_id: String,
    /// Bulk download item name.
    pub bulk_download_item_name: String,
    /// User id. Default: `system`.
    #[serde(default = "UserId::system")]
    pub user_id: UserId,
    /// Error.
    pub error: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl BulkDownloadError {
    /// With what cannot be left out.
    pub fn new(
        timestamp: i64,
        bulk_download_id: impl Into<String>,
        bulk_download_item_id: impl Into<String>,
        bulk_download_item_name: impl Into<String>,
        error: impl Into<String>,
    ) -> Self {
        Self {
            timestamp,
            bulk_download_id: bulk_download_id.into(),
            bulk_download_item_id: bulk_download_item_id.into(),
            bulk_download_item_name: bulk_download_item_name.into(),
            error: error.into(),
            ..Self::default()
        }
    }
}

impl Default for BulkDownloadError {
    fn default() -> Self {
        Self {
            timestamp: Default::default(),
            bulk_download_id: Default::default(),
            bulk_download_item_id: Default::default(),
            bulk_download_item_name: Default::default(),
            user_id: UserId::system(),
            error: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

/// Bulk download started.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkDownloadStarted {
    /// Timestamp.
    pub timestamp: i64,
    /// Bulk download id.
    pub bulk_download_id: String,
    /// Bulk download item id.
    pub bulk_download_item_id: String,
    /// Bulk download item name.
    pub bulk_download_item_name: String,
    /// User id. Default: `system`.
    #[serde(default = "UserId::system")]
    pub user_id: UserId,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl BulkDownloadStarted {
    /// With what cannot be left out.
    pub fn new(
        timestamp: i64,
        bulk_download_id: impl Into<String>,
        bulk_download_item_id: impl Into<String>,
        bulk_download_item_name: impl Into<String>,
    ) -> Self {
        Self {
            timestamp,
            bulk_download_id: bulk_download_id.into(),
            bulk_download_item_id: bulk_download_item_id.into(),
            bulk_download_item_name: bulk_download_item_name.into(),
            ..Self::default()
        }
    }
}

impl Default for BulkDownloadStarted {
    fn default() -> Self {
        Self {
            timestamp: Default::default(),
            bulk_download_id: Default::default(),
            bulk_download_item_id: Default::default(),
            bulk_download_item_name: Default::default(),
            user_id: UserId::system(),
            unknown: UnknownFields::default(),
        }
    }
}

/// Download cancelled.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DownloadCancelled {
    /// Timestamp.
    pub timestamp: i64,
    /// Source.
    pub source: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl DownloadCancelled {
    /// With everything it needs.
    pub fn new(timestamp: i64, source: impl Into<String>) -> Self {
        Self {
            timestamp,
            source: source.into(),
            ..Self::default()
        }
    }
}

/// Download complete.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DownloadComplete {
    /// Timestamp.
    pub timestamp: i64,
    /// Source.
    pub source: String,
    /// Download path.
    pub download_path: String,
    /// Total bytes.
    pub total_bytes: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl DownloadComplete {
    /// With everything it needs.
    pub fn new(
        timestamp: i64,
        source: impl Into<String>,
        download_path: impl Into<String>,
        total_bytes: i64,
    ) -> Self {
        Self {
            timestamp,
            source: source.into(),
            download_path: download_path.into(),
            total_bytes,
            ..Self::default()
        }
    }
}

/// Download error.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DownloadError {
    /// Timestamp.
    pub timestamp: i64,
    /// Source.
    pub source: String,
    /// Error type.
    pub error_type: String,
    /// Error.
    pub error: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl DownloadError {
    /// With everything it needs.
    pub fn new(
        timestamp: i64,
        source: impl Into<String>,
        error_type: impl Into<String>,
        error: impl Into<String>,
    ) -> Self {
        Self {
            timestamp,
            source: source.into(),
            error_type: error_type.into(),
            error: error.into(),
            ..Self::default()
        }
    }
}

/// Download paused.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DownloadPaused {
    /// Timestamp.
    pub timestamp: i64,
    /// Source.
    pub source: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl DownloadPaused {
    /// With everything it needs.
    pub fn new(timestamp: i64, source: impl Into<String>) -> Self {
        Self {
            timestamp,
            source: source.into(),
            ..Self::default()
        }
    }
}

/// Download progress.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DownloadProgress {
    /// Timestamp.
    pub timestamp: i64,
    /// Source.
    pub source: String,
    /// Download path.
    pub download_path: String,
    /// Current bytes.
    pub current_bytes: i64,
    /// Total bytes.
    pub total_bytes: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl DownloadProgress {
    /// With everything it needs.
    pub fn new(
        timestamp: i64,
        source: impl Into<String>,
        download_path: impl Into<String>,
        current_bytes: i64,
        total_bytes: i64,
    ) -> Self {
        Self {
            timestamp,
            source: source.into(),
            download_path: download_path.into(),
            current_bytes,
            total_bytes,
            ..Self::default()
        }
    }
}

/// Download started.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DownloadStarted {
    /// Timestamp.
    pub timestamp: i64,
    /// Source.
    pub source: String,
    /// Download path.
    pub download_path: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl DownloadStarted {
    /// With everything it needs.
    pub fn new(timestamp: i64, source: impl Into<String>, download_path: impl Into<String>) -> Self {
        Self {
            timestamp,
            source: source.into(),
            download_path: download_path.into(),
            ..Self::default()
        }
    }
}
