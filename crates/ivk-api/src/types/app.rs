// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of app.

use serde::{Deserialize, Serialize};

use crate::types::{RawJson, Secret, UnknownFields};
use crate::value::{open_enum, setters};

/// The version of the server.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AppVersion {
    /// The version: `6.14.2`.
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

open_enum! {
    /// How attention is computed.
    pub enum AttentionType {
        /// `auto`
        #[default]
        Auto = "auto",
        /// `normal`
        Normal = "normal",
        /// `xformers`
        Xformers = "xformers",
        /// `sliced`
        Sliced = "sliced",
        /// `torch-sdp`
        TorchSdp = "torch-sdp",
    }
}

/// A device on which the server can work.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GenerationDeviceOption {
    /// The device that works on it.
    pub device: String,
    /// The name.
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

open_enum! {
    /// How models are hashed.
    pub enum HashingAlgorithm {
        /// `blake3_multi`
        #[default]
        Blake3Multi = "blake3_multi",
        /// `blake3_single`
        Blake3Single = "blake3_single",
        /// `random`
        Random = "random",
        /// `md5`
        Md5 = "md5",
        /// `sha1`
        Sha1 = "sha1",
        /// `sha224`
        Sha224 = "sha224",
        /// `sha256`
        Sha256 = "sha256",
        /// `sha384`
        Sha384 = "sha384",
        /// `sha512`
        Sha512 = "sha512",
        /// `blake2b`
        Blake2b = "blake2b",
        /// `blake2s`
        Blake2s = "blake2s",
        /// `sha3_224`
        Sha3224 = "sha3_224",
        /// `sha3_256`
        Sha3256 = "sha3_256",
        /// `sha3_384`
        Sha3384 = "sha3_384",
        /// `sha3_512`
        Sha3512 = "sha3_512",
        /// `shake_128`
        Shake128 = "shake_128",
        /// `shake_256`
        Shake256 = "shake_256",
    }
}

open_enum! {
    /// Into which folders images are sorted.
    pub enum ImageSubfolderStrategy {
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

/// How the cache of node results does.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InvocationCacheStatus {
    /// How big it is.
    pub size: i64,
    /// How often something was found there.
    pub hits: i64,
    /// How often something was not found there.
    pub misses: i64,
    /// Whether it is on.
    pub enabled: bool,
    /// How many results it may hold.
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
    /// How the log is written.
    pub enum LogFormat {
        /// `plain`
        #[default]
        Plain = "plain",
        /// `color`
        Color = "color",
        /// `syslog`
        Syslog = "syslog",
        /// `legacy`
        Legacy = "legacy",
    }
}

open_enum! {
    /// How much is logged.
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

open_enum! {
    /// With which numbers models work.
    pub enum Precision {
        /// `auto`
        #[default]
        Auto = "auto",
        /// `float16`
        Float16 = "float16",
        /// `bfloat16`
        Bfloat16 = "bfloat16",
        /// `float32`
        Float32 = "float32",
    }
}

open_enum! {
    /// In which order the items of several users are worked on.
    pub enum SessionQueueMode {
        /// `FIFO`
        #[default]
        Fifo = "FIFO",
        /// `round_robin`
        RoundRobin = "round_robin",
    }
}

/// What is to change about the configuration. What is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateAppGenerationSettingsRequest {
    /// Into which folders images are sorted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_subfolder_strategy: Option<ImageSubfolderStrategy>,
    /// How many items that are over are kept. At least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_queue_history: Option<i64>,
    /// The devices to work on: `auto`, or a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generation_devices: Option<RawJson>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

setters! {
    UpdateAppGenerationSettingsRequest {
        image_subfolder_strategy: optional ImageSubfolderStrategy,
        max_queue_history: optional i64,
        generation_devices: optional RawJson,
    }
}

/// The token for addresses that match.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UrlRegexTokenPair {
    /// What the address has to match.
    pub url_regex: String,
    /// The token.
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
