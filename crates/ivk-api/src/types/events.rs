// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of events.

use serde::{Deserialize, Serialize};

use crate::types::UnknownFields;
use crate::value::open_enum;

open_enum! {
    /// What a language model is doing.
    pub enum LlmTaskPhase {
        /// `loading_model`
        #[default]
        LoadingModel = "loading_model",
        /// `generating`
        Generating = "generating",
    }
}

/// A preview.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ProgressImage {
    /// The width in pixels. At least 1.
    pub width: i64,
    /// The height in pixels. At least 1.
    pub height: i64,
    /// The preview as a `data:` address, usually a JPEG in base 64.
    #[serde(rename = "dataURL")]
    pub data_url: String,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl ProgressImage {
    /// With everything it needs.
    pub fn new(width: i64, height: i64, data_url: impl Into<String>) -> Self {
        Self {
            width,
            height,
            data_url: data_url.into(),
            ..Self::default()
        }
    }
}

open_enum! {
    /// A part of a model.
    pub enum SubModelType {
        /// `unet`
        #[default]
        Unet = "unet",
        /// `transformer`
        Transformer = "transformer",
        /// `transformer_2`
        Transformer2 = "transformer_2",
        /// `text_encoder`
        TextEncoder = "text_encoder",
        /// `text_encoder_2`
        TextEncoder2 = "text_encoder_2",
        /// `text_encoder_3`
        TextEncoder3 = "text_encoder_3",
        /// `tokenizer`
        Tokenizer = "tokenizer",
        /// `tokenizer_2`
        Tokenizer2 = "tokenizer_2",
        /// `tokenizer_3`
        Tokenizer3 = "tokenizer_3",
        /// `pe`
        Pe = "pe",
        /// `pe_tokenizer`
        PeTokenizer = "pe_tokenizer",
        /// `vae`
        Vae = "vae",
        /// `vae_decoder`
        VaeDecoder = "vae_decoder",
        /// `vae_encoder`
        VaeEncoder = "vae_encoder",
        /// `scheduler`
        Scheduler = "scheduler",
        /// `safety_checker`
        SafetyChecker = "safety_checker",
    }
}
