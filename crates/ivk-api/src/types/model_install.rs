// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of model install.

use serde::{Deserialize, Serialize};

use crate::types::{
    BaseMetadata, ExternalModelSource, InstallStatus, ModelConfig, ModelInstallId, ModelRecordChanges,
    ModelRepoVariant, Secret, Timestamp, UnknownFields,
};
use crate::value::{open_enum, or_default, tagged_union};

/// A download of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DownloadJob {
    /// The number of the job. Default: `-1`.
    #[serde(default = "download_job_id")]
    pub id: i64,
    /// Where it goes.
    pub dest: String,
    /// Where the file is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_path: Option<String>,
    /// How it does. Default: `waiting`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: DownloadJobStatus,
    /// How many bytes have come. Default: `0`.
    #[serde(default, deserialize_with = "or_default")]
    pub bytes: i64,
    /// How many bytes there are in all. Default: `0`.
    #[serde(default, deserialize_with = "or_default")]
    pub total_bytes: i64,
    /// What kind of error it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_type: Option<String>,
    /// What went wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Where it comes from.
    pub source: String,
    /// A token for the place where the file is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Secret>,
    /// A higher one goes first. Default: `10`.
    #[serde(default = "download_job_priority")]
    pub priority: i64,
    /// When it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_started: Option<Timestamp>,
    /// When it was over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_ended: Option<Timestamp>,
    /// What kind of file it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// The address after all redirections.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical_url: Option<String>,
    /// The version of the file at its source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// When the file was changed at its source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    /// The address after all redirections.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub final_url: Option<String>,
    /// How many bytes there should be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_total_bytes: Option<i64>,
    /// Whether it has to be resumed by hand. Default: `false`.
    #[serde(default, deserialize_with = "or_default")]
    pub resume_required: bool,
    /// What there is to say about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resume_message: Option<String>,
    /// Whether it has to begin anew. Default: `false`.
    #[serde(default, deserialize_with = "or_default")]
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
    /// How a download does.
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

/// A repository of Hugging Face as the source of a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HfModelSource {
    /// The name of the repository.
    pub repo_id: String,
    /// Which variant it is. The server takes `fp16` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<ModelRepoVariant>,
    /// The folder in the repository.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subfolder: Option<String>,
    /// A token for the place where the file is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Secret>,
    /// What it is. Default: `hf`.
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

/// What Hugging Face knows about a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HuggingFaceMetadata {
    /// The name.
    pub name: String,
    /// Its files.
    #[serde(default, deserialize_with = "or_default")]
    pub files: Vec<RemoteModelFile>,
    /// What it is. Default: `huggingface`.
    #[serde(default = "hugging_face_metadata_type")]
    pub r#type: String,
    /// Its id.
    pub id: String,
    /// What the source said about it, as JSON text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_response: Option<String>,
    /// Whether it is in the format of diffusers. Default: `false`.
    #[serde(default, deserialize_with = "or_default")]
    pub is_diffusers: bool,
    /// The addresses of its checkpoints.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ckpt_urls: Option<Vec<String>>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl HuggingFaceMetadata {
    /// With what cannot be left out.
    pub fn new(name: impl Into<String>, id: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            id: id.into(),
            ..Self::default()
        }
    }
}

impl Default for HuggingFaceMetadata {
    fn default() -> Self {
        Self {
            name: Default::default(),
            files: Default::default(),
            r#type: hugging_face_metadata_type(),
            id: Default::default(),
            api_response: Default::default(),
            is_diffusers: Default::default(),
            ckpt_urls: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

fn hugging_face_metadata_type() -> String {
    "huggingface".to_owned()
}

/// The models in a repository.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HuggingFaceModels {
    /// The addresses.
    pub urls: Option<Vec<String>>,
    /// Whether it is in the format of diffusers.
    pub is_diffusers: bool,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl HuggingFaceModels {
    /// With what cannot be left out.
    pub fn new(is_diffusers: bool) -> Self {
        Self {
            is_diffusers,
            ..Self::default()
        }
    }
}

/// A path on the server as the source of a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LocalModelSource {
    /// Where it is.
    pub path: String,
    /// Whether the files stay where they are. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inplace: Option<bool>,
    /// What it is. Default: `local`.
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

/// A job that installs a model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelInstallJob {
    /// The number of the job.
    pub id: ModelInstallId,
    /// How it does. Default: `waiting`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: InstallStatus,
    /// What kind of error it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_reason: Option<String>,
    /// What is to be set about the model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config_in: Option<ModelRecordChanges>,
    /// The model, once it is installed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config_out: Option<ModelConfig>,
    /// Whether the files stay where they are. Default: `false`.
    #[serde(default, deserialize_with = "or_default")]
    pub inplace: bool,
    /// Where the model comes from.
    pub source: ModelSource,
    /// Where it goes on the server.
    pub local_path: String,
    /// How many bytes have come. Default: `0`.
    #[serde(default, deserialize_with = "or_default")]
    pub bytes: i64,
    /// How many bytes there are in all. Default: `0`.
    #[serde(default, deserialize_with = "or_default")]
    pub total_bytes: i64,
    /// What is known about the model at its source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_metadata: Option<ModelMetadata>,
    /// The downloads it consists of.
    #[serde(default, deserialize_with = "or_default")]
    pub download_parts: Vec<DownloadJob>,
    /// What went wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Where in the server's code it went wrong.
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
    /// What is known about a model at its source.
    pub enum ModelMetadata {
        /// `basemetadata`
        Basemetadata(BaseMetadata) = "basemetadata",
        /// `huggingface`
        Huggingface(HuggingFaceMetadata) = "huggingface",
    }
}

tagged_union! {
    /// Where a model comes from.
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
    /// What kind of place a model came from.
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

/// A file of a model at its source.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RemoteModelFile {
    /// The address.
    pub url: String,
    /// Where it is.
    pub path: String,
    /// How big it is. The server takes `0` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
    /// The hash of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl RemoteModelFile {
    /// With what cannot be left out.
    pub fn new(url: impl Into<String>, path: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            path: path.into(),
            ..Self::default()
        }
    }
}

/// An address as the source of a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UrlModelSource {
    /// The address.
    pub url: String,
    /// A token for the place where the file is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Secret>,
    /// What it is. Default: `url`.
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
