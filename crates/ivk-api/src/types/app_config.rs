// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of app config.

use serde::{Deserialize, Serialize};

use crate::types::{LogVerbosity, RawJson, Secret, UnknownFields, UrlRegexTokenPair};
use crate::value::open_enum;

/// Invoke ai app config.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InvokeAiAppConfig {
    /// Schema version. The server takes `4.0.3` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema_version: Option<String>,
    /// Legacy models yaml path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legacy_models_yaml_path: Option<String>,
    /// Host. The server takes `127.0.0.1` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// Port. The server takes `9090` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<i64>,
    /// Allow origins. The server takes `[]` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_origins: Option<Vec<String>>,
    /// Allow credentials. The server takes `true` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_credentials: Option<bool>,
    /// Allow methods. The server takes `["*"]` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_methods: Option<Vec<String>>,
    /// Allow headers. The server takes `["*"]` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_headers: Option<Vec<String>>,
    /// Ssl certfile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ssl_certfile: Option<String>,
    /// Ssl keyfile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ssl_keyfile: Option<String>,
    /// Base url.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// Forwarded allow ips. The server takes `127.0.0.1` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forwarded_allow_ips: Option<String>,
    /// Http compression level. At least 0 and at most 9. The server takes `9` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub http_compression_level: Option<i64>,
    /// Log tokenization. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_tokenization: Option<bool>,
    /// Patchmatch. The server takes `true` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patchmatch: Option<bool>,
    /// Models dir. The server takes `models` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub models_dir: Option<String>,
    /// Convert cache dir. The server takes `models/.convert_cache` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub convert_cache_dir: Option<String>,
    /// Download cache dir. The server takes `models/.download_cache` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_cache_dir: Option<String>,
    /// Legacy conf dir. The server takes `configs` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legacy_conf_dir: Option<String>,
    /// Db dir. The server takes `databases` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub db_dir: Option<String>,
    /// Outputs dir. The server takes `outputs` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outputs_dir: Option<String>,
    /// Fonts dir. The server takes `fonts` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fonts_dir: Option<String>,
    /// Image subfolder strategy. The server takes `flat` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_subfolder_strategy: Option<InvokeAiAppConfigImageSubfolderStrategy>,
    /// Custom nodes dir. The server takes `nodes` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_nodes_dir: Option<String>,
    /// Style presets dir. The server takes `style_presets` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style_presets_dir: Option<String>,
    /// Workflow thumbnails dir. The server takes `workflow_thumbnails` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow_thumbnails_dir: Option<String>,
    /// Log handlers. The server takes `["console"]` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_handlers: Option<Vec<String>>,
    /// Log format. The server takes `color` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_format: Option<InvokeAiAppConfigLogFormat>,
    /// Log level. The server takes `info` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_level: Option<LogVerbosity>,
    /// Log sql. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_sql: Option<bool>,
    /// Log level network. The server takes `warning` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_level_network: Option<LogVerbosity>,
    /// Use memory db. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_memory_db: Option<bool>,
    /// Dev reload. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dev_reload: Option<bool>,
    /// Profile graphs. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile_graphs: Option<bool>,
    /// Profile prefix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile_prefix: Option<String>,
    /// Profiles dir. The server takes `profiles` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profiles_dir: Option<String>,
    /// Max cache ram gb. More than 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_cache_ram_gb: Option<f64>,
    /// Max cache vram gb. At least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_cache_vram_gb: Option<f64>,
    /// Log memory usage. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_memory_usage: Option<bool>,
    /// Model cache keep alive min. At least 0. The server takes `0` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model_cache_keep_alive_min: Option<f64>,
    /// Device working mem gb. The server takes `3` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_working_mem_gb: Option<f64>,
    /// Enable partial loading. The server takes `true` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_partial_loading: Option<bool>,
    /// Keep ram copy of weights. The server takes `true` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keep_ram_copy_of_weights: Option<bool>,
    /// Ram. More than 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ram: Option<f64>,
    /// Vram. At least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vram: Option<f64>,
    /// Lazy offload. The server takes `true` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lazy_offload: Option<bool>,
    /// Pytorch cuda alloc conf.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pytorch_cuda_alloc_conf: Option<String>,
    /// Device. The server takes `auto` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// Generation devices. The server takes `auto` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generation_devices: Option<RawJson>,
    /// Offload text encoders to idle gpus. The server takes `true` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offload_text_encoders_to_idle_gpus: Option<bool>,
    /// Precision. The server takes `auto` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<InvokeAiAppConfigPrecision>,
    /// Sequential guidance. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sequential_guidance: Option<bool>,
    /// Wan memory optimization. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wan_memory_optimization: Option<bool>,
    /// Pid memory optimization. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pid_memory_optimization: Option<bool>,
    /// Attention type. The server takes `auto` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attention_type: Option<InvokeAiAppConfigAttentionType>,
    /// Attention slice size. The server takes `auto` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attention_slice_size: Option<RawJson>,
    /// Force tiled decode. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub force_tiled_decode: Option<bool>,
    /// Pil compress level. The server takes `1` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pil_compress_level: Option<i64>,
    /// Max queue size. More than 0. The server takes `10000` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_queue_size: Option<i64>,
    /// Session queue mode. The server takes `round_robin` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_queue_mode: Option<InvokeAiAppConfigSessionQueueMode>,
    /// Clear queue on startup. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clear_queue_on_startup: Option<bool>,
    /// Max queue history. At least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_queue_history: Option<i64>,
    /// Allow nodes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_nodes: Option<Vec<String>>,
    /// Deny nodes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deny_nodes: Option<Vec<String>>,
    /// Node cache size. The server takes `512` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node_cache_size: Option<i64>,
    /// Hashing algorithm. The server takes `blake3_single` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hashing_algorithm: Option<InvokeAiAppConfigHashingAlgorithm>,
    /// Remote api tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remote_api_tokens: Option<Vec<UrlRegexTokenPair>>,
    /// Scan models on startup. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_models_on_startup: Option<bool>,
    /// Allow private download urls. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_private_download_urls: Option<bool>,
    /// Download proxy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_proxy: Option<String>,
    /// Unsafe disable picklescan. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unsafe_disable_picklescan: Option<bool>,
    /// Allow unknown models. The server takes `true` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_unknown_models: Option<bool>,
    /// Multiuser. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multiuser: Option<bool>,
    /// Strict password checking. The server takes `false` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strict_password_checking: Option<bool>,
    /// External alibabacloud api key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_alibabacloud_api_key: Option<Secret>,
    /// External alibabacloud base url.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_alibabacloud_base_url: Option<String>,
    /// External gemini api key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_gemini_api_key: Option<Secret>,
    /// External openai api key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_openai_api_key: Option<Secret>,
    /// External gemini base url.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_gemini_base_url: Option<String>,
    /// External openai base url.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_openai_base_url: Option<String>,
    /// External seedream api key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_seedream_api_key: Option<Secret>,
    /// External seedream base url.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_seedream_base_url: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

open_enum! {
    /// Invoke ai app config attention type.
    pub enum InvokeAiAppConfigAttentionType {
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

open_enum! {
    /// Invoke ai app config hashing algorithm.
    pub enum InvokeAiAppConfigHashingAlgorithm {
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
    /// Invoke ai app config image subfolder strategy.
    pub enum InvokeAiAppConfigImageSubfolderStrategy {
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

open_enum! {
    /// Invoke ai app config log format.
    pub enum InvokeAiAppConfigLogFormat {
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
    /// Invoke ai app config precision.
    pub enum InvokeAiAppConfigPrecision {
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
    /// Invoke ai app config session queue mode.
    pub enum InvokeAiAppConfigSessionQueueMode {
        /// `FIFO`
        #[default]
        Fifo = "FIFO",
        /// `round_robin`
        RoundRobin = "round_robin",
    }
}

/// Invoke ai app config with set fields.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InvokeAiAppConfigWithSetFields {
    /// Set fields.
    pub set_fields: Vec<String>,
    /// Config.
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
