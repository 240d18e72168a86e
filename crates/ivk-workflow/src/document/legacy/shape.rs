//! The shapes of values in the schemas 1.0.0 and 2.0.0.

use super::is_text;
use crate::document::json::{Json, Kind};
use crate::json_text::trim;

/// What one value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Any,
    Integer,
    Number,
    Text,
    Boolean,
    Scheduler,
    Color,
    /// An object with this key, which is a string that is not empty.
    Named(&'static str),
    Latents,
    DenoiseMask,
    /// A model that its field knows the type of.
    Model,
    /// A main model, or one in the ONNX format, with its type.
    MainModel,
    Control,
    IpAdapter,
    T2iAdapter,
    Unet,
    Clip,
    Vae,
    MetadataItem,
    Object,
}

use Shape::*;

/// The schedulers of both schemas.
const SCHEDULERS: [&str; 23] = [
    "euler",
    "deis",
    "ddim",
    "ddpm",
    "dpmpp_2s",
    "dpmpp_2m",
    "dpmpp_2m_sde",
    "dpmpp_sde",
    "heun",
    "kdpm_2",
    "lms",
    "pndm",
    "unipc",
    "euler_k",
    "dpmpp_2s_k",
    "dpmpp_2m_k",
    "dpmpp_2m_sde_k",
    "dpmpp_sde_k",
    "heun_k",
    "lms_k",
    "euler_a",
    "kdpm_2_a",
    "lcm",
];
const BASES: [&str; 5] = ["any", "sd-1", "sd-2", "sdxl", "sdxl-refiner"];
const MODEL_TYPES: [&str; 6] = ["onnx", "main", "vae", "lora", "controlnet", "embedding"];
const SUBMODELS: [&str; 10] = [
    "unet",
    "text_encoder",
    "text_encoder_2",
    "tokenizer",
    "tokenizer_2",
    "vae",
    "vae_decoder",
    "vae_encoder",
    "scheduler",
    "safety_checker",
];
const CONTROL_MODES: [&str; 4] = ["balanced", "more_prompt", "more_control", "unbalanced"];
const RESIZE_MODES: [&str; 4] = ["just_resize", "crop_resize", "fill_resize", "just_resize_simple"];

/// Whether a value has a shape.
pub(super) fn fits(shape: Shape, json: Json<'_>) -> bool {
    match shape {
        Any => true,
        Integer => json.safe_integer().is_some(),
        Number => is_number(json),
        Text => is_text(json),
        Boolean => json.boolean().is_some(),
        Scheduler => is_one_of(json, &SCHEDULERS),
        Color => ["r", "g", "b", "a"].iter().all(|key| {
            let part = json.get(key).and_then(Json::safe_integer);
            part.is_some_and(|part| (0..=255).contains(&part))
        }),
        Named(key) => named(json, key),
        Latents => named(json, "latents_name") && optional(json, "seed", |seed| fits(Integer, seed)),
        DenoiseMask => {
            named(json, "mask_name")
                && optional(json, "masked_latents_name", |name| {
                    name.string().is_some_and(|name| !trim(&name).is_empty())
                })
        }
        Model => named(json, "model_name") && member(json, "base_model", |base| is_one_of(base, &BASES)),
        MainModel => {
            member(json, "model_name", |name| is_text(name) && !name.is(""))
                && member(json, "base_model", |base| is_one_of(base, &BASES))
                && member(json, "model_type", |kind| is_one_of(kind, &["main", "onnx"]))
        }
        Control => {
            adapter(json, "control_model")
                && optional(json, "control_weight", number_or_numbers)
                && optional(json, "control_mode", |mode| is_one_of(mode, &CONTROL_MODES))
                && optional(json, "resize_mode", |mode| is_one_of(mode, &RESIZE_MODES))
        }
        IpAdapter => adapter(json, "ip_adapter_model") && member(json, "weight", is_number),
        T2iAdapter => {
            adapter(json, "t2i_adapter_model")
                && member(json, "weight", number_or_numbers)
                && optional(json, "resize_mode", |mode| is_one_of(mode, &RESIZE_MODES))
        }
        Unet => member(json, "unet", submodel) && member(json, "scheduler", submodel) && loras(json),
        Clip => {
            member(json, "tokenizer", submodel)
                && member(json, "text_encoder", submodel)
                && member(json, "skipped_layers", is_number)
                && loras(json)
        }
        Vae => member(json, "vae", submodel),
        MetadataItem => member(json, "label", is_text),
        Object => json.is_object(),
    }
}

/// Whether all items of a list have a shape.
pub(super) fn all_fit(shape: Shape, json: Json<'_>) -> bool {
    json.kind() == Kind::Array && json.items().all(|item| fits(shape, item))
}

fn member(json: Json<'_>, key: &str, fits: impl FnOnce(Json<'_>) -> bool) -> bool {
    json.get(key).is_some_and(fits)
}

fn optional(json: Json<'_>, key: &str, fits: impl FnOnce(Json<'_>) -> bool) -> bool {
    json.get(key).is_none_or(fits)
}

fn is_number(json: Json<'_>) -> bool {
    json.number().is_some_and(f64::is_finite)
}

fn is_one_of(json: Json<'_>, names: &[&str]) -> bool {
    names.iter().any(|name| json.is(name))
}

fn named(json: Json<'_>, key: &str) -> bool {
    member(json, key, |name| {
        name.string().is_some_and(|name| !trim(&name).is_empty())
    })
}

fn number_or_numbers(json: Json<'_>) -> bool {
    is_number(json) || (json.kind() == Kind::Array && json.items().all(is_number))
}

fn adapter(json: Json<'_>, model: &str) -> bool {
    member(json, "image", |image| named(image, "image_name"))
        && member(json, model, |model| fits(Model, model))
        && optional(json, "begin_step_percent", is_number)
        && optional(json, "end_step_percent", is_number)
}

fn submodel(json: Json<'_>) -> bool {
    fits(Model, json)
        && member(json, "model_type", |kind| is_one_of(kind, &MODEL_TYPES))
        && optional(json, "submodel", |submodel| is_one_of(submodel, &SUBMODELS))
}

fn loras(json: Json<'_>) -> bool {
    let is_lora = |lora: Json<'_>| submodel(lora) && optional(lora, "weight", is_number);
    member(json, "loras", |loras| {
        loras.kind() == Kind::Array && loras.items().all(is_lora)
    })
}
