//! The outputs that several node types share.

use serde_json::Value;
use serde_json::json;

use super::context::SavedImage;
use super::field::OutputType;
use super::node_type::Output;
use super::objects;
use super::wire_type::WireType;

macro_rules! outputs {
    ($($constant:ident $name:literal { $($field:ident: $wire:expr),* $(,)? })*) => {
        $(pub(super) static $constant: $crate::nodes::field::OutputType = $crate::nodes::field::OutputType {
            name: $name,
            fields: &[$($crate::nodes::field::OutputField { name: stringify!($field), wire: $wire }),*],
        };)*
    };
}

pub(super) use outputs;

outputs! {
    BOOLEAN "boolean_output" { value: WireType::Boolean }
    BOOLEANS "boolean_collection_output" { collection: WireType::List(&WireType::Boolean) }
    INTEGER "integer_output" { value: WireType::Integer }
    INTEGERS "integer_collection_output" { collection: WireType::List(&WireType::Integer) }
    FLOAT "float_output" { value: WireType::Float }
    FLOATS "float_collection_output" { collection: WireType::List(&WireType::Float) }
    STRING "string_output" { value: WireType::String }
    STRINGS "string_collection_output" { collection: WireType::List(&WireType::String) }
    IMAGE "image_output" { image: objects::IMAGE, width: WireType::Integer, height: WireType::Integer }
    IMAGES "image_collection_output" { collection: WireType::List(&objects::IMAGE) }
    COLOR "color_output" { color: objects::COLOR }
    BOUNDING_BOX "bounding_box_output" { bounding_box: objects::BOUNDING_BOX }
    MASK "mask_output" { mask: objects::TENSOR, width: WireType::Integer, height: WireType::Integer }
    CONDITIONING "conditioning_output" { conditioning: objects::CONDITIONING }
    CLIP "clip_skip_output" { clip: objects::CLIP }
    NOISE "noise_output" { noise: objects::LATENTS, width: WireType::Integer, height: WireType::Integer }
    SCHEDULER "scheduler_output" { scheduler: super::fields::SCHEDULER }
    VAE "vae_output" { vae: objects::VAE }
    METADATA "metadata_output" { metadata: objects::METADATA }
    LATENTS "latents_output" { latents: objects::LATENTS, width: WireType::Integer, height: WireType::Integer }
}

/// An output of one field.
pub(super) fn single(output: &OutputType, field: &str, value: impl Into<Value>) -> Output {
    let mut fields = Output::new();
    fields.insert(field.to_owned(), value.into());
    fields.insert("type".to_owned(), json!(output.name));
    fields
}

/// An output of several fields.
pub(super) fn several<const N: usize>(output: &OutputType, values: [(&str, Value); N]) -> Output {
    let mut fields: Output = values
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
    fields.insert("type".to_owned(), json!(output.name));
    fields
}

/// An `image_output` for an image that was just saved.
pub(super) fn image(saved: &SavedImage) -> Output {
    image_of(&saved.name, saved.width, saved.height)
}

/// An `image_output`.
pub(super) fn image_of(name: &str, width: u32, height: u32) -> Output {
    several(
        &IMAGE,
        [
            ("image", json!({"image_name": name})),
            ("width", json!(width)),
            ("height", json!(height)),
        ],
    )
}

/// A `mask_output`.
pub(super) fn mask(tensor_name: &str, width: usize, height: usize) -> Output {
    several(
        &MASK,
        [
            ("mask", json!({"tensor_name": tensor_name})),
            ("width", json!(width)),
            ("height", json!(height)),
        ],
    )
}

/// A `latents_output`; width and height are those of the picture.
pub(super) fn latents(latents: Value, width: usize, height: usize) -> Output {
    several(
        &LATENTS,
        [
            ("latents", latents),
            ("width", json!(width)),
            ("height", json!(height)),
        ],
    )
}

/// A `bounding_box_output`.
pub(super) fn bounding_box(x_min: i64, x_max: i64, y_min: i64, y_max: i64) -> Output {
    let bounds = json!({"x_min": x_min, "x_max": x_max, "y_min": y_min, "y_max": y_max, "score": null});
    single(&BOUNDING_BOX, "bounding_box", bounds)
}
