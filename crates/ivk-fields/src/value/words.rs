//! Words that a server may add to: known ones have names, unknown ones are kept.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! open_words {
    ($($(#[$doc:meta])* $name:ident { $($constant:ident = $text:literal,)* })*) => {$(
        $(#[$doc])*
        ///
        /// A word that a newer server added is kept as it is.
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Cow<'static, str>);

        impl $name {
            $(
                #[doc = concat!("`", $text, "`.")]
                pub const $constant: Self = Self(Cow::Borrowed($text));
            )*

            /// Every word of server 6.14.2.
            pub const ALL: &'static [Self] = &[$(Self::$constant),*];

            /// The word.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether server 6.14.2 has the word.
            pub fn is_known(&self) -> bool {
                Self::ALL.contains(self)
            }
        }

        impl From<String> for $name {
            fn from(word: String) -> Self {
                Self(Cow::Owned(word))
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                Self(Cow::Owned(word.to_owned()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

open_words! {
    /// The base architecture of a model.
    ModelBase {
        ANY = "any",
        SD_1 = "sd-1",
        SD_2 = "sd-2",
        SD_3 = "sd-3",
        SDXL = "sdxl",
        SDXL_REFINER = "sdxl-refiner",
        FLUX = "flux",
        FLUX_2 = "flux2",
        COGVIEW_4 = "cogview4",
        QWEN_IMAGE = "qwen-image",
        Z_IMAGE = "z-image",
        ERNIE_IMAGE = "ernie-image",
        KREA_2 = "krea-2",
        IDEOGRAM_4 = "ideogram-4",
        EXTERNAL = "external",
        ANIMA = "anima",
        WAN = "wan",
        UNKNOWN = "unknown",
    }

    /// What a model does.
    ModelType {
        MAIN = "main",
        VAE = "vae",
        LORA = "lora",
        LLAVA_ONEVISION = "llava_onevision",
        TEXT_LLM = "text_llm",
        CONTROL_LORA = "control_lora",
        CONTROLNET = "controlnet",
        T2I_ADAPTER = "t2i_adapter",
        IP_ADAPTER = "ip_adapter",
        EMBEDDING = "embedding",
        ONNX = "onnx",
        CLIP_VISION = "clip_vision",
        SPANDREL_IMAGE_TO_IMAGE = "spandrel_image_to_image",
        T5_ENCODER = "t5_encoder",
        QWEN3_ENCODER = "qwen3_encoder",
        QWEN_VL_ENCODER = "qwen_vl_encoder",
        MISTRAL_ENCODER = "mistral_encoder",
        QWEN3_VL_ENCODER = "qwen3_vl_encoder",
        WAN_T5_ENCODER = "wan_t5_encoder",
        GEMMA2_ENCODER = "gemma2_encoder",
        CLIP_EMBED = "clip_embed",
        SIGLIP = "siglip",
        FLUX_REDUX = "flux_redux",
        PROMPT_ENHANCER = "prompt_enhancer",
        EXTERNAL_IMAGE_GENERATOR = "external_image_generator",
        PID_DECODER = "pid_decoder",
        UNKNOWN = "unknown",
    }

    /// A part of a model.
    SubmodelType {
        UNET = "unet",
        TRANSFORMER = "transformer",
        TRANSFORMER_2 = "transformer_2",
        TEXT_ENCODER = "text_encoder",
        TEXT_ENCODER_2 = "text_encoder_2",
        TEXT_ENCODER_3 = "text_encoder_3",
        TOKENIZER = "tokenizer",
        TOKENIZER_2 = "tokenizer_2",
        TOKENIZER_3 = "tokenizer_3",
        PE = "pe",
        PE_TOKENIZER = "pe_tokenizer",
        VAE = "vae",
        VAE_DECODER = "vae_decoder",
        VAE_ENCODER = "vae_encoder",
        SCHEDULER = "scheduler",
        SAFETY_CHECKER = "safety_checker",
    }

    /// A scheduler, also called sampler. [`Scheduler::parse`] reads the names that people write.
    Scheduler {
        DDIM = "ddim",
        DDPM = "ddpm",
        DEIS = "deis",
        DEIS_K = "deis_k",
        LMS = "lms",
        LMS_K = "lms_k",
        PNDM = "pndm",
        HEUN = "heun",
        HEUN_K = "heun_k",
        EULER = "euler",
        EULER_K = "euler_k",
        EULER_A = "euler_a",
        KDPM_2 = "kdpm_2",
        KDPM_2_K = "kdpm_2_k",
        KDPM_2_A = "kdpm_2_a",
        KDPM_2_A_K = "kdpm_2_a_k",
        DPMPP_2S = "dpmpp_2s",
        DPMPP_2S_K = "dpmpp_2s_k",
        DPMPP_2M = "dpmpp_2m",
        DPMPP_2M_K = "dpmpp_2m_k",
        DPMPP_2M_SDE = "dpmpp_2m_sde",
        DPMPP_2M_SDE_K = "dpmpp_2m_sde_k",
        DPMPP_3M = "dpmpp_3m",
        DPMPP_3M_K = "dpmpp_3m_k",
        DPMPP_SDE = "dpmpp_sde",
        DPMPP_SDE_K = "dpmpp_sde_k",
        ER_SDE = "er_sde",
        UNIPC = "unipc",
        UNIPC_K = "unipc_k",
        LCM = "lcm",
        TCD = "tcd",
    }
}
