//! The kinds of object that fields hold.

use super::wire_type::Member;
use super::wire_type::Object;
use super::wire_type::WireType::{self, Any, Boolean, Float, Integer, List, String};

macro_rules! object {
    ($(#[$doc:meta] $constant:ident $name:literal { $($member:expr),* $(,)? })*) => {
        $(#[$doc] pub(crate) const $constant: WireType =
            WireType::Object(&Object { name: $name, members: &[$($member),*], ordered: &[] });)*
    };
}

object! {
    /// A board.
    BOARD "BoardField" { Member::required("board_id", String) }
    /// A color.
    COLOR "ColorField" {
        Member::required("r", Integer).between(0.0, 255.0),
        Member::required("g", Integer).between(0.0, 255.0),
        Member::required("b", Integer).between(0.0, 255.0),
        Member::required("a", Integer).between(0.0, 255.0),
    }
    /// An image.
    IMAGE "ImageField" { Member::required("image_name", String) }
    /// A mask kept as a tensor.
    TENSOR "TensorField" { Member::required("tensor_name", String) }
    /// Latents or noise.
    LATENTS "LatentsField" { Member::required("latents_name", String), Member::optional("seed", Integer) }
    /// Metadata: any object.
    METADATA "MetadataField" {}
    /// One entry of metadata.
    METADATA_ITEM "MetadataItemField" { Member::required("label", String), Member::required("value", Any) }
    /// A prompt made ready for a model.
    CONDITIONING "ConditioningField" {
        Member::required("conditioning_name", String),
        Member::optional("mask", TENSOR),
    }
    /// What a called workflow returns under a name.
    RETURN_VALUE "WorkflowReturnValueField" { Member::required("key", String), Member::optional("value", Any) }
    /// A reference to a model.
    MODEL "ModelIdentifierField" {
        Member::required("key", String),
        Member::required("hash", String),
        Member::required("name", String),
        Member::required("base", String),
        Member::required("type", String),
        Member::optional("submodel_type", String),
    }
    /// The denoiser of a model.
    UNET "UNetField" {
        Member::required("unet", MODEL),
        Member::required("scheduler", MODEL),
        Member::required("loras", List(&LORA)),
        Member::optional("seamless_axes", List(&String)),
        Member::optional("freeu_config", FREEU),
    }
    /// Settings of FreeU.
    FREEU "FreeUConfig" {
        Member::required("s1", Float),
        Member::required("s2", Float),
        Member::required("b1", Float),
        Member::required("b2", Float),
    }
    /// The text encoder of a model.
    CLIP "CLIPField" {
        Member::required("tokenizer", MODEL),
        Member::required("text_encoder", MODEL),
        Member::required("skipped_layers", Integer),
        Member::required("loras", List(&LORA)),
    }
    /// The decoder of a model.
    VAE "VAEField" { Member::required("vae", MODEL), Member::optional("seamless_axes", List(&String)) }
    /// A LoRA and its weight.
    LORA "LoRAField" { Member::required("lora", MODEL), Member::required("weight", Float) }
    /// A ControlNet and how to use it.
    CONTROL "ControlField" { Member::required("image", IMAGE), Member::required("control_model", MODEL) }
    /// An IP-Adapter and how to use it.
    IP_ADAPTER "IPAdapterField" { Member::required("ip_adapter_model", MODEL) }
    /// A T2I-Adapter and how to use it.
    T2I_ADAPTER "T2IAdapterField" { Member::required("image", IMAGE), Member::required("t2i_adapter_model", MODEL) }
    /// What metadata says about a ControlNet.
    CONTROL_METADATA "ControlNetMetadataField" {
        Member::required("image", IMAGE),
        Member::required("control_model", MODEL),
    }
    /// What metadata says about an IP-Adapter.
    IP_ADAPTER_METADATA "IPAdapterMetadataField" {
        Member::required("image", IMAGE),
        Member::required("ip_adapter_model", MODEL),
        Member::required("clip_vision_model", String),
        Member::required("method", String),
        Member::required("weight", Any),
        Member::required("begin_step_percent", Float),
        Member::required("end_step_percent", Float),
    }
    /// What metadata says about a T2I-Adapter.
    T2I_ADAPTER_METADATA "T2IAdapterMetadataField" {
        Member::required("image", IMAGE),
        Member::required("t2i_adapter_model", MODEL),
    }
    /// What metadata says about a LoRA.
    LORA_METADATA "LoRAMetadataField" { Member::required("model", MODEL), Member::required("weight", Float) }
    /// Settings of a generator of strings.
    STRING_GENERATOR "StringGeneratorField" {}
    /// Settings of a generator of whole numbers.
    INTEGER_GENERATOR "IntegerGeneratorField" {}
    /// Settings of a generator of numbers.
    FLOAT_GENERATOR "FloatGeneratorField" {}
    /// Settings of a generator of images.
    IMAGE_GENERATOR "ImageGeneratorField" {}
    /// A mask for inpainting.
    DENOISE_MASK "DenoiseMaskField" {
        Member::required("mask_name", String),
        Member::optional("masked_latents_name", String),
        Member::optional("gradient", Boolean),
    }
}

/// A rectangle.
pub(crate) const BOUNDING_BOX: WireType = WireType::Object(&Object {
    name: "BoundingBoxField",
    members: &[
        Member::required("x_min", Integer),
        Member::required("x_max", Integer),
        Member::required("y_min", Integer),
        Member::required("y_max", Integer),
        Member::optional("score", Float).between(0.0, 1.0),
    ],
    ordered: &[("x_min", "x_max"), ("y_min", "y_max")],
});
