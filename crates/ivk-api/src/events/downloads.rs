// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Events of downloads.

use serde::{Deserialize, Serialize};

use crate::types::{UnknownFields, UserId};

/// An archive of images is ready.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkDownloadComplete {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The room of those who wait for it: `default`.
    pub bulk_download_id: String,
    /// The id of the archive.
    pub bulk_download_item_id: String,
    /// The file name of the archive.
    pub bulk_download_item_name: String,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Default:
    /// `system`.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
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

/// An archive of images could not be packed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkDownloadError {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The room of those who wait for it: `default`.
    pub bulk_download_id: String,
    /// The id of the archive.
    pub bulk_download_item_id: String,
    /// The file name of the archive.
    pub bulk_download_item_name: String,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Default:
    /// `system`.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
    pub user_id: UserId,
    /// What went wrong.
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

/// An archive of images is being packed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkDownloadStarted {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The room of those who wait for it: `default`.
    pub bulk_download_id: String,
    /// The id of the archive.
    pub bulk_download_item_id: String,
    /// The file name of the archive.
    pub bulk_download_item_name: String,
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`. Default:
    /// `system`.
    #[serde(deserialize_with = "UserId::or_system", default = "UserId::system")]
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

/// A download was canceled.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DownloadCancelled {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// Where it comes from.
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

/// A download is done.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DownloadComplete {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// Where it comes from.
    pub source: String,
    /// Where the file is.
    pub download_path: String,
    /// How many bytes there are in all.
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

/// A download failed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DownloadError {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// Where it comes from.
    pub source: String,
    /// What kind of error it was.
    pub error_type: String,
    /// What went wrong.
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

/// A download was paused. No server sends it yet (6.14.2).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DownloadPaused {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// Where it comes from.
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

/// A download goes on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DownloadProgress {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// Where it comes from.
    pub source: String,
    /// Where the file is.
    pub download_path: String,
    /// How many bytes have come.
    pub current_bytes: i64,
    /// How many bytes there are in all.
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

/// A download began.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DownloadStarted {
    /// When it happened, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// Where it comes from.
    pub source: String,
    /// Where the file is.
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
