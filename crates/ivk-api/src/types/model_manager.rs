// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of model manager.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::types::{ModelConfig, ModelKey, RawJson, UnknownFields};
use crate::value::open_enum;

/// Base metadata.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BaseMetadata {
    /// Name.
    pub name: String,
    /// Type. Default: `basemetadata`.
    #[serde(default = "base_metadata_type")]
    pub r#type: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl BaseMetadata {
    /// With what cannot be left out.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }
}

impl Default for BaseMetadata {
    fn default() -> Self {
        Self {
            name: Default::default(),
            r#type: base_metadata_type(),
            unknown: UnknownFields::default(),
        }
    }
}

fn base_metadata_type() -> String {
    "basemetadata".to_owned()
}

open_enum! {
    /// Base model type.
    pub enum BaseModelType {
        /// `any`
        #[default]
        Any = "any",
        /// `sd-1`
        Sd1 = "sd-1",
        /// `sd-2`
        Sd2 = "sd-2",
        /// `sd-3`
        Sd3 = "sd-3",
        /// `sdxl`
        Sdxl = "sdxl",
        /// `sdxl-refiner`
        SdxlRefiner = "sdxl-refiner",
        /// `flux`
        Flux = "flux",
        /// `flux2`
        Flux2 = "flux2",
        /// `cogview4`
        Cogview4 = "cogview4",
        /// `z-image`
        ZImage = "z-image",
        /// `ernie-image`
        ErnieImage = "ernie-image",
        /// `ideogram-4`
        Ideogram4 = "ideogram-4",
        /// `external`
        External = "external",
        /// `qwen-image`
        QwenImage = "qwen-image",
        /// `anima`
        Anima = "anima",
        /// `krea-2`
        Krea2 = "krea-2",
        /// `wan`
        Wan = "wan",
        /// `unknown`
        Unknown = "unknown",
    }
}

/// Bulk delete models request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkDeleteModelsRequest {
    /// Keys.
    pub keys: Vec<ModelKey>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl BulkDeleteModelsRequest {
    /// With everything it needs.
    pub fn new(keys: impl IntoIterator<Item = impl Into<ModelKey>>) -> Self {
        Self {
            keys: keys.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

/// Bulk delete models response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkDeleteModelsResponse {
    /// Deleted.
    pub deleted: Vec<ModelKey>,
    /// Failed.
    pub failed: Vec<IndexMap<String, RawJson>>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl BulkDeleteModelsResponse {
    /// With everything it needs.
    pub fn new(
        deleted: impl IntoIterator<Item = impl Into<ModelKey>>,
        failed: Vec<IndexMap<String, RawJson>>,
    ) -> Self {
        Self {
            deleted: deleted.into_iter().map(Into::into).collect(),
            failed,
            ..Self::default()
        }
    }
}

/// Bulk reidentify models request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkReidentifyModelsRequest {
    /// Keys.
    pub keys: Vec<ModelKey>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl BulkReidentifyModelsRequest {
    /// With everything it needs.
    pub fn new(keys: impl IntoIterator<Item = impl Into<ModelKey>>) -> Self {
        Self {
            keys: keys.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

/// Bulk reidentify models response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkReidentifyModelsResponse {
    /// Succeeded.
    pub succeeded: Vec<ModelKey>,
    /// Failed.
    pub failed: Vec<IndexMap<String, RawJson>>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl BulkReidentifyModelsResponse {
    /// With everything it needs.
    pub fn new(
        succeeded: impl IntoIterator<Item = impl Into<ModelKey>>,
        failed: Vec<IndexMap<String, RawJson>>,
    ) -> Self {
        Self {
            succeeded: succeeded.into_iter().map(Into::into).collect(),
            failed,
            ..Self::default()
        }
    }
}

/// Cache stats.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CacheStats {
    /// Hits. Default: `0`.
    #[serde(default)]
    pub hits: i64,
    /// Misses. Default: `0`.
    #[serde(default)]
    pub misses: i64,
    /// High watermark. Default: `0`.
    #[serde(default)]
    pub high_watermark: i64,
    /// In cache. Default: `0`.
    #[serde(default)]
    pub in_cache: i64,
    /// Cleared. Default: `0`.
    #[serde(default)]
    pub cleared: i64,
    /// Cache size. Default: `0`.
    #[serde(default)]
    pub cache_size: i64,
    /// Loaded model sizes.
    #[serde(default)]
    pub loaded_model_sizes: IndexMap<String, i64>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// Delete orphaned models request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteOrphanedModelsRequest {
    /// Paths.
    pub paths: Vec<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl DeleteOrphanedModelsRequest {
    /// With everything it needs.
    pub fn new(paths: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            paths: paths.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

/// Delete orphaned models response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteOrphanedModelsResponse {
    /// Deleted.
    pub deleted: Vec<String>,
    /// Errors.
    pub errors: IndexMap<String, String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl DeleteOrphanedModelsResponse {
    /// With everything it needs.
    pub fn new(
        deleted: impl IntoIterator<Item = impl Into<String>>,
        errors: IndexMap<String, String>,
    ) -> Self {
        Self {
            deleted: deleted.into_iter().map(Into::into).collect(),
            errors,
            ..Self::default()
        }
    }
}

/// Found model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FoundModel {
    /// Path.
    pub path: String,
    /// Is installed.
    pub is_installed: bool,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl FoundModel {
    /// With everything it needs.
    pub fn new(path: impl Into<String>, is_installed: bool) -> Self {
        Self {
            path: path.into(),
            is_installed,
            ..Self::default()
        }
    }
}

open_enum! {
    /// Hf token status.
    pub enum HfTokenStatus {
        /// `valid`
        #[default]
        Valid = "valid",
        /// `invalid`
        Invalid = "invalid",
        /// `unknown`
        Unknown = "unknown",
    }
}

/// Hugging face metadata.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HuggingFaceMetadata {
    /// Name.
    pub name: String,
    /// Files.
    #[serde(default)]
    pub files: Vec<RemoteModelFile>,
    /// Type. Default: `huggingface`.
    #[serde(default = "hugging_face_metadata_type")]
    pub r#type: String,
    /// Id.
    pub id: String,
    /// Api response.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_response: Option<String>,
    /// Is diffusers. Default: `false`.
    #[serde(default)]
    pub is_diffusers: bool,
    /// Ckpt urls.
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

/// Hugging face models.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HuggingFaceModels {
    /// Urls.
    pub urls: Option<Vec<String>>,
    /// Is diffusers.
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

open_enum! {
    /// Install status.
    pub enum InstallStatus {
        /// `waiting`
        #[default]
        Waiting = "waiting",
        /// `downloading`
        Downloading = "downloading",
        /// `downloads_done`
        DownloadsDone = "downloads_done",
        /// `running`
        Running = "running",
        /// `paused`
        Paused = "paused",
        /// `completed`
        Completed = "completed",
        /// `error`
        Error = "error",
        /// `cancelled`
        Cancelled = "cancelled",
    }
}

open_enum! {
    /// Model format.
    pub enum ModelFormat {
        /// `omi`
        #[default]
        Omi = "omi",
        /// `diffusers`
        Diffusers = "diffusers",
        /// `checkpoint`
        Checkpoint = "checkpoint",
        /// `lycoris`
        Lycoris = "lycoris",
        /// `onnx`
        Onnx = "onnx",
        /// `olive`
        Olive = "olive",
        /// `embedding_file`
        EmbeddingFile = "embedding_file",
        /// `embedding_folder`
        EmbeddingFolder = "embedding_folder",
        /// `invokeai`
        Invokeai = "invokeai",
        /// `t5_encoder`
        T5Encoder = "t5_encoder",
        /// `qwen3_encoder`
        Qwen3Encoder = "qwen3_encoder",
        /// `qwen_vl_encoder`
        QwenVlEncoder = "qwen_vl_encoder",
        /// `qwen3_vl_encoder`
        Qwen3VlEncoder = "qwen3_vl_encoder",
        /// `mistral_encoder`
        MistralEncoder = "mistral_encoder",
        /// `wan_t5_encoder`
        WanT5Encoder = "wan_t5_encoder",
        /// `gemma2_encoder`
        Gemma2Encoder = "gemma2_encoder",
        /// `bnb_quantized_int8b`
        BnbQuantizedInt8b = "bnb_quantized_int8b",
        /// `bnb_quantized_nf4b`
        BnbQuantizedNf4b = "bnb_quantized_nf4b",
        /// `gguf_quantized`
        GgufQuantized = "gguf_quantized",
        /// `external_api`
        ExternalApi = "external_api",
        /// `sdnq_quantized`
        SdnqQuantized = "sdnq_quantized",
        /// `unknown`
        Unknown = "unknown",
    }
}

open_enum! {
    /// Model repo variant.
    pub enum ModelRepoVariant {
        /// ``
        #[default]
        Empty = "",
        /// `fp16`
        Fp16 = "fp16",
        /// `fp32`
        Fp32 = "fp32",
        /// `onnx`
        Onnx = "onnx",
        /// `openvino`
        Openvino = "openvino",
        /// `flax`
        Flax = "flax",
    }
}

open_enum! {
    /// Model type.
    pub enum ModelType {
        /// `onnx`
        #[default]
        Onnx = "onnx",
        /// `main`
        Main = "main",
        /// `vae`
        Vae = "vae",
        /// `lora`
        Lora = "lora",
        /// `control_lora`
        ControlLora = "control_lora",
        /// `controlnet`
        Controlnet = "controlnet",
        /// `embedding`
        Embedding = "embedding",
        /// `ip_adapter`
        IpAdapter = "ip_adapter",
        /// `clip_vision`
        ClipVision = "clip_vision",
        /// `clip_embed`
        ClipEmbed = "clip_embed",
        /// `t2i_adapter`
        T2iAdapter = "t2i_adapter",
        /// `t5_encoder`
        T5Encoder = "t5_encoder",
        /// `qwen3_encoder`
        Qwen3Encoder = "qwen3_encoder",
        /// `qwen_vl_encoder`
        QwenVlEncoder = "qwen_vl_encoder",
        /// `qwen3_vl_encoder`
        Qwen3VlEncoder = "qwen3_vl_encoder",
        /// `mistral_encoder`
        MistralEncoder = "mistral_encoder",
        /// `wan_t5_encoder`
        WanT5Encoder = "wan_t5_encoder",
        /// `gemma2_encoder`
        Gemma2Encoder = "gemma2_encoder",
        /// `spandrel_image_to_image`
        SpandrelImageToImage = "spandrel_image_to_image",
        /// `siglip`
        Siglip = "siglip",
        /// `flux_redux`
        FluxRedux = "flux_redux",
        /// `llava_onevision`
        LlavaOnevision = "llava_onevision",
        /// `prompt_enhancer`
        PromptEnhancer = "prompt_enhancer",
        /// `text_llm`
        TextLlm = "text_llm",
        /// `external_image_generator`
        ExternalImageGenerator = "external_image_generator",
        /// `pid_decoder`
        PidDecoder = "pid_decoder",
        /// `unknown`
        Unknown = "unknown",
    }
}

/// Models list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelsList {
    /// Models.
    pub models: Vec<ModelConfig>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ModelsList {
    /// With everything it needs.
    pub fn new(models: Vec<ModelConfig>) -> Self {
        Self {
            models,
            ..Self::default()
        }
    }
}

/// Orphaned model info.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OrphanedModelInfo {
    /// Path.
    pub path: String,
    /// Absolute path.
    pub absolute_path: String,
    /// Files.
    pub files: Vec<String>,
    /// Size bytes.
    pub size_bytes: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl OrphanedModelInfo {
    /// With everything it needs.
    pub fn new(
        path: impl Into<String>,
        absolute_path: impl Into<String>,
        files: impl IntoIterator<Item = impl Into<String>>,
        size_bytes: i64,
    ) -> Self {
        Self {
            path: path.into(),
            absolute_path: absolute_path.into(),
            files: files.into_iter().map(Into::into).collect(),
            size_bytes,
            ..Self::default()
        }
    }
}

/// Remote model file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RemoteModelFile {
    /// Url.
    pub url: String,
    /// Path.
    pub path: String,
    /// Size. The server takes `0` when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
    /// Sha256.
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

open_enum! {
    /// Scheduler prediction type.
    pub enum SchedulerPredictionType {
        /// `epsilon`
        #[default]
        Epsilon = "epsilon",
        /// `v_prediction`
        VPrediction = "v_prediction",
        /// `sample`
        Sample = "sample",
    }
}
