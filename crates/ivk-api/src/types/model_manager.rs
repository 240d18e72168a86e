// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of model manager.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::types::{ModelConfig, ModelKey, RawJson, UnknownFields};
use crate::value::{open_enum, or_default};

/// What is known about a model at its source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BaseMetadata {
    /// The name.
    pub name: String,
    /// What it is. Default: `basemetadata`.
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
    /// The family of models that a model belongs to.
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

/// The models to delete.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkDeleteModelsRequest {
    /// The keys of the models.
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

/// Which models were deleted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkDeleteModelsResponse {
    /// Those that were deleted.
    pub deleted: Vec<ModelKey>,
    /// Those that were not, and why.
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

/// The models to look at again.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkReidentifyModelsRequest {
    /// The keys of the models.
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

/// Which models were found out about.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkReidentifyModelsResponse {
    /// Those with which it worked.
    pub succeeded: Vec<ModelKey>,
    /// Those that were not, and why.
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

/// How the model cache does. Sizes are bytes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CacheStats {
    /// How often something was found there. Default: `0`.
    #[serde(default, deserialize_with = "or_default")]
    pub hits: i64,
    /// How often something was not found there. Default: `0`.
    #[serde(default, deserialize_with = "or_default")]
    pub misses: i64,
    /// How many bytes were in use at most. Default: `0`.
    #[serde(default, deserialize_with = "or_default")]
    pub high_watermark: i64,
    /// How many models are in memory. Default: `0`.
    #[serde(default, deserialize_with = "or_default")]
    pub in_cache: i64,
    /// How many models were taken out to make room. Default: `0`.
    #[serde(default, deserialize_with = "or_default")]
    pub cleared: i64,
    /// How many bytes the cache may hold. Default: `0`.
    #[serde(default, deserialize_with = "or_default")]
    pub cache_size: i64,
    /// How many bytes each model in memory takes.
    #[serde(default, deserialize_with = "or_default")]
    pub loaded_model_sizes: IndexMap<String, i64>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// The folders to delete.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteOrphanedModelsRequest {
    /// Where they are.
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

/// Which folders were deleted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteOrphanedModelsResponse {
    /// Those that were deleted.
    pub deleted: Vec<String>,
    /// What went wrong with each.
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

/// A model found in a folder.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FoundModel {
    /// Where it is.
    pub path: String,
    /// Whether it is installed.
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
    /// Whether the server's token for Hugging Face is good.
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

open_enum! {
    /// How an install job does.
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
    /// How a mask is written.
    pub enum MaskFormat {
        /// `alpha`
        #[default]
        Alpha = "alpha",
        /// `binary`
        Binary = "binary",
        /// `none`
        None = "none",
    }
}

open_enum! {
    /// How the files of a model are laid out.
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
    /// Which variant of a repository's files.
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
    /// What a model is.
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

/// Models.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelsList {
    /// The models.
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

/// A folder of models that no record knows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OrphanedModelInfo {
    /// Where it is.
    pub path: String,
    /// Where it lies on the server.
    pub absolute_path: String,
    /// Its files.
    pub files: Vec<String>,
    /// How many bytes it has.
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

open_enum! {
    /// What a model predicts.
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
