// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of app config.

use serde::{Deserialize, Serialize};

use crate::types::{
    AttentionType, HashingAlgorithm, ImageSubfolderStrategy, LogFormat, LogVerbosity, Precision, RawJson,
    Secret, SessionQueueMode, UnknownFields, UrlRegexTokenPair,
};

/// The configuration of the server. Its fields come and go with versions, so all may be absent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InvokeAiAppConfig {
    /// The setting `schema_version`. The server takes `4.0.3` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema_version: Option<String>,
    /// The setting `legacy_models_yaml_path`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legacy_models_yaml_path: Option<String>,
    /// The setting `host`. The server takes `127.0.0.1` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// The setting `port`. The server takes `9090` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<i64>,
    /// The setting `allow_origins`. The server takes `[]` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_origins: Option<Vec<String>>,
    /// The setting `allow_credentials`. The server takes `true` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_credentials: Option<bool>,
    /// The setting `allow_methods`. The server takes `["*"]` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_methods: Option<Vec<String>>,
    /// The setting `allow_headers`. The server takes `["*"]` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_headers: Option<Vec<String>>,
    /// The setting `ssl_certfile`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ssl_certfile: Option<String>,
    /// The setting `ssl_keyfile`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ssl_keyfile: Option<String>,
    /// The setting `base_url`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// The setting `forwarded_allow_ips`. The server takes `127.0.0.1` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forwarded_allow_ips: Option<String>,
    /// The setting `http_compression_level`. At least 0 and at most 9. The server takes `9` when it is left
    /// out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub http_compression_level: Option<i64>,
    /// The setting `log_tokenization`. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_tokenization: Option<bool>,
    /// The setting `patchmatch`. The server takes `true` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patchmatch: Option<bool>,
    /// The setting `models_dir`. The server takes `models` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub models_dir: Option<String>,
    /// The setting `convert_cache_dir`. The server takes `models/.convert_cache` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub convert_cache_dir: Option<String>,
    /// The setting `download_cache_dir`. The server takes `models/.download_cache` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_cache_dir: Option<String>,
    /// The setting `legacy_conf_dir`. The server takes `configs` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legacy_conf_dir: Option<String>,
    /// The setting `db_dir`. The server takes `databases` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub db_dir: Option<String>,
    /// The setting `outputs_dir`. The server takes `outputs` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outputs_dir: Option<String>,
    /// The setting `fonts_dir`. The server takes `fonts` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fonts_dir: Option<String>,
    /// The setting `image_subfolder_strategy`. The server takes `flat` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_subfolder_strategy: Option<ImageSubfolderStrategy>,
    /// The setting `custom_nodes_dir`. The server takes `nodes` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_nodes_dir: Option<String>,
    /// The setting `style_presets_dir`. The server takes `style_presets` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style_presets_dir: Option<String>,
    /// The setting `workflow_thumbnails_dir`. The server takes `workflow_thumbnails` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow_thumbnails_dir: Option<String>,
    /// The setting `log_handlers`. The server takes `["console"]` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_handlers: Option<Vec<String>>,
    /// The setting `log_format`. The server takes `color` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_format: Option<LogFormat>,
    /// The setting `log_level`. The server takes `info` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_level: Option<LogVerbosity>,
    /// The setting `log_sql`. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_sql: Option<bool>,
    /// The setting `log_level_network`. The server takes `warning` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_level_network: Option<LogVerbosity>,
    /// The setting `use_memory_db`. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_memory_db: Option<bool>,
    /// The setting `dev_reload`. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dev_reload: Option<bool>,
    /// The setting `profile_graphs`. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile_graphs: Option<bool>,
    /// The setting `profile_prefix`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile_prefix: Option<String>,
    /// The setting `profiles_dir`. The server takes `profiles` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profiles_dir: Option<String>,
    /// The setting `max_cache_ram_gb`. More than 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_cache_ram_gb: Option<f64>,
    /// The setting `max_cache_vram_gb`. At least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_cache_vram_gb: Option<f64>,
    /// The setting `log_memory_usage`. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_memory_usage: Option<bool>,
    /// The setting `model_cache_keep_alive_min`. At least 0. The server takes `0` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model_cache_keep_alive_min: Option<f64>,
    /// The setting `device_working_mem_gb`. The server takes `3` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_working_mem_gb: Option<f64>,
    /// The setting `enable_partial_loading`. The server takes `true` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_partial_loading: Option<bool>,
    /// The setting `keep_ram_copy_of_weights`. The server takes `true` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keep_ram_copy_of_weights: Option<bool>,
    /// The setting `ram`. More than 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ram: Option<f64>,
    /// The setting `vram`. At least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vram: Option<f64>,
    /// The setting `lazy_offload`. The server takes `true` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lazy_offload: Option<bool>,
    /// The setting `pytorch_cuda_alloc_conf`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pytorch_cuda_alloc_conf: Option<String>,
    /// The setting `device`. The server takes `auto` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// The setting `generation_devices`. The server takes `auto` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generation_devices: Option<RawJson>,
    /// The setting `offload_text_encoders_to_idle_gpus`. The server takes `true` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offload_text_encoders_to_idle_gpus: Option<bool>,
    /// The setting `precision`. The server takes `auto` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// The setting `sequential_guidance`. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sequential_guidance: Option<bool>,
    /// The setting `wan_memory_optimization`. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wan_memory_optimization: Option<bool>,
    /// The setting `pid_memory_optimization`. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pid_memory_optimization: Option<bool>,
    /// The setting `attention_type`. The server takes `auto` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attention_type: Option<AttentionType>,
    /// The setting `attention_slice_size`. The server takes `auto` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attention_slice_size: Option<RawJson>,
    /// The setting `force_tiled_decode`. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub force_tiled_decode: Option<bool>,
    /// The setting `pil_compress_level`. The server takes `1` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pil_compress_level: Option<i64>,
    /// The setting `max_queue_size`. More than 0. The server takes `10000` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_queue_size: Option<i64>,
    /// The setting `session_queue_mode`. The server takes `round_robin` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_queue_mode: Option<SessionQueueMode>,
    /// The setting `clear_queue_on_startup`. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clear_queue_on_startup: Option<bool>,
    /// The setting `max_queue_history`. At least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_queue_history: Option<i64>,
    /// The setting `allow_nodes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_nodes: Option<Vec<String>>,
    /// The setting `deny_nodes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deny_nodes: Option<Vec<String>>,
    /// The setting `node_cache_size`. The server takes `512` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node_cache_size: Option<i64>,
    /// The setting `hashing_algorithm`. The server takes `blake3_single` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hashing_algorithm: Option<HashingAlgorithm>,
    /// The setting `remote_api_tokens`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remote_api_tokens: Option<Vec<UrlRegexTokenPair>>,
    /// The setting `scan_models_on_startup`. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_models_on_startup: Option<bool>,
    /// The setting `allow_private_download_urls`. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_private_download_urls: Option<bool>,
    /// The setting `download_proxy`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_proxy: Option<String>,
    /// The setting `unsafe_disable_picklescan`. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unsafe_disable_picklescan: Option<bool>,
    /// The setting `allow_unknown_models`. The server takes `true` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_unknown_models: Option<bool>,
    /// The setting `multiuser`. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multiuser: Option<bool>,
    /// The setting `strict_password_checking`. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strict_password_checking: Option<bool>,
    /// The setting `external_alibabacloud_api_key`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_alibabacloud_api_key: Option<Secret>,
    /// The setting `external_alibabacloud_base_url`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_alibabacloud_base_url: Option<String>,
    /// The setting `external_gemini_api_key`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_gemini_api_key: Option<Secret>,
    /// The setting `external_openai_api_key`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_openai_api_key: Option<Secret>,
    /// The setting `external_gemini_base_url`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_gemini_base_url: Option<String>,
    /// The setting `external_openai_base_url`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_openai_base_url: Option<String>,
    /// The setting `external_seedream_api_key`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_seedream_api_key: Option<Secret>,
    /// The setting `external_seedream_base_url`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_seedream_base_url: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// The configuration of the server, and which of it was set.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InvokeAiAppConfigWithSetFields {
    /// The names of the settings that were set.
    pub set_fields: Vec<String>,
    /// The configuration.
    pub config: InvokeAiAppConfig,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl InvokeAiAppConfigWithSetFields {
    /// With everything it needs.
    pub fn new(set_fields: impl IntoIterator<Item = impl Into<String>>, config: InvokeAiAppConfig) -> Self {
        Self {
            set_fields: set_fields.into_iter().map(Into::into).collect(),
            config,
            ..Self::default()
        }
    }
}
