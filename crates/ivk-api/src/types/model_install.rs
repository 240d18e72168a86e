// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of model install.

use serde::{Deserialize, Serialize};

use crate::types::{
    BaseMetadata, ExternalModelSource, HuggingFaceMetadata, InstallStatus, ModelConfig, ModelInstallId,
    ModelRecordChanges, ModelRepoVariant, Secret, Timestamp, UnknownFields,
};
use crate::value::{open_enum, tagged_union};

/// Download job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DownloadJob {
    /// Id. Default: `-1`.
    #[serde(default = "download_job_id")]
    pub id: i64,
    /// Dest.
    pub dest: String,
    /// Download path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_path: Option<String>,
    /// Status. Default: `waiting`.
    #[serde(default)]
    pub status: DownloadJobStatus,
    /// Bytes. Default: `0`.
    #[serde(default)]
    pub bytes: i64,
    /// Total bytes. Default: `0`.
    #[serde(default)]
    pub total_bytes: i64,
    /// Error type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_type: Option<String>,
    /// Error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Source.
    pub source: String,
    /// Access token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Secret>,
    /// Priority. Default: `10`.
    #[serde(default = "download_job_priority")]
    pub priority: i64,
    /// Job started.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_started: Option<Timestamp>,
    /// Job ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_ended: Option<Timestamp>,
    /// Content type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// Canonical url.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical_url: Option<String>,
    /// Etag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// Last modified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    /// Final url.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub final_url: Option<String>,
    /// Expected total bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_total_bytes: Option<i64>,
    /// Resume required. Default: `false`.
    #[serde(default)]
    pub resume_required: bool,
    /// Resume message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resume_message: Option<String>,
    /// Resume from scratch. Default: `false`.
    #[serde(default)]
    pub resume_from_scratch: bool,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl DownloadJob {
    /// With what cannot be left out.
    pub fn new(dest: impl Into<String>, source: impl Into<String>) -> Self {
        Self {
            dest: dest.into(),
            source: source.into(),
            ..Self::default()
        }
    }
}

impl Default for DownloadJob {
    fn default() -> Self {
        Self {
            id: download_job_id(),
            dest: Default::default(),
            download_path: Default::default(),
            status: Default::default(),
            bytes: Default::default(),
            total_bytes: Default::default(),
            error_type: Default::default(),
            error: Default::default(),
            source: Default::default(),
            access_token: Default::default(),
            priority: download_job_priority(),
            job_started: Default::default(),
            job_ended: Default::default(),
            content_type: Default::default(),
            canonical_url: Default::default(),
            etag: Default::default(),
            last_modified: Default::default(),
            final_url: Default::default(),
            expected_total_bytes: Default::default(),
            resume_required: Default::default(),
            resume_message: Default::default(),
            resume_from_scratch: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

fn download_job_id() -> i64 {
    -1
}

fn download_job_priority() -> i64 {
    10
}

open_enum! {
    /// Download job status.
    pub enum DownloadJobStatus {
        /// `waiting`
        #[default]
        Waiting = "waiting",
        /// `running`
        Running = "running",
        /// `paused`
        Paused = "paused",
        /// `completed`
        Completed = "completed",
        /// `cancelled`
        Cancelled = "cancelled",
        /// `error`
        Error = "error",
    }
}

/// Hf model source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HfModelSource {
    /// Repo id.
    pub repo_id: String,
    /// Variant. The server takes `fp16` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<ModelRepoVariant>,
    /// Subfolder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subfolder: Option<String>,
    /// Access token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Secret>,
    /// Type. Default: `hf`.
    #[serde(default = "hf_model_source_type")]
    pub r#type: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl HfModelSource {
    /// With what cannot be left out.
    pub fn new(repo_id: impl Into<String>) -> Self {
        Self {
            repo_id: repo_id.into(),
            ..Self::default()
        }
    }
}

impl Default for HfModelSource {
    fn default() -> Self {
        Self {
            repo_id: Default::default(),
            variant: Default::default(),
            subfolder: Default::default(),
            access_token: Default::default(),
            r#type: hf_model_source_type(),
            unknown: UnknownFields::default(),
        }
    }
}

fn hf_model_source_type() -> String {
    "hf".to_owned()
}

/// Local model source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LocalModelSource {
    /// Path.
    pub path: String,
    /// Inplace. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inplace: Option<bool>,
    /// Type. Default: `local`.
    #[serde(default = "local_model_source_type")]
    pub r#type: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl LocalModelSource {
    /// With what cannot be left out.
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            ..Self::default()
        }
    }
}

impl Default for LocalModelSource {
    fn default() -> Self {
        Self {
            path: Default::default(),
            inplace: Default::default(),
            r#type: local_model_source_type(),
            unknown: UnknownFields::default(),
        }
    }
}

fn local_model_source_type() -> String {
    "local".to_owned()
}

/// Model install job.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelInstallJob {
    /// Id.
    pub id: ModelInstallId,
    /// Status. Default: `waiting`.
    #[serde(default)]
    pub status: InstallStatus,
    /// Error reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_reason: Option<String>,
    /// Config in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config_in: Option<ModelRecordChanges>,
    /// Config out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config_out: Option<ModelConfig>,
    /// Inplace. Default: `false`.
    #[serde(default)]
    pub inplace: bool,
    /// Source.
    pub source: ModelSource,
    /// Local path.
    pub local_path: String,
    /// Bytes. Default: `0`.
    #[serde(default)]
    pub bytes: i64,
    /// Total bytes. Default: `0`.
    #[serde(default)]
    pub total_bytes: i64,
    /// Source metadata.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_metadata: Option<ModelMetadata>,
    /// Download parts.
    #[serde(default)]
    pub download_parts: Vec<DownloadJob>,
    /// Error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Error traceback.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_traceback: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ModelInstallJob {
    /// With what cannot be left out.
    pub fn new(id: impl Into<ModelInstallId>, source: ModelSource, local_path: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            source,
            local_path: local_path.into(),
            ..Self::default()
        }
    }
}

tagged_union! {
    /// Model metadata.
    pub enum ModelMetadata {
        /// `basemetadata`
        Basemetadata(BaseMetadata) = "basemetadata",
        /// `huggingface`
        Huggingface(HuggingFaceMetadata) = "huggingface",
    }
}

tagged_union! {
    /// Model source.
    pub enum ModelSource {
        /// `local`
        Local(LocalModelSource) = "local",
        /// `hf`
        Hf(HfModelSource) = "hf",
        /// `url`
        Url(UrlModelSource) = "url",
        /// `external`
        External(ExternalModelSource) = "external",
    }
}

open_enum! {
    /// Model source type.
    pub enum ModelSourceType {
        /// `path`
        #[default]
        Path = "path",
        /// `url`
        Url = "url",
        /// `hf_repo_id`
        HfRepoId = "hf_repo_id",
        /// `external`
        External = "external",
    }
}

/// Url model source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UrlModelSource {
    /// Url.
    pub url: String,
    /// Access token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Secret>,
    /// Type. Default: `url`.
    #[serde(default = "url_model_source_type")]
    pub r#type: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl UrlModelSource {
    /// With what cannot be left out.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            ..Self::default()
        }
    }
}

impl Default for UrlModelSource {
    fn default() -> Self {
        Self {
            url: Default::default(),
            access_token: Default::default(),
            r#type: url_model_source_type(),
            unknown: UnknownFields::default(),
        }
    }
}

fn url_model_source_type() -> String {
    "url".to_owned()
}
