//! The outputs that several node types share.

use serde_json::Value;
use serde_json::json;

use super::context::SavedImage;
use super::field::{OutputField, OutputType};
use super::node_type::Output;
use super::objects;
use super::wire_type::WireType;

macro_rules! outputs {
    ($($constant:ident $name:literal { $($field:ident: $wire:expr),* $(,)? })*) => {
        $(pub(super) static $constant: OutputType = OutputType {
            name: $name,
            fields: &[$(OutputField { name: stringify!($field), wire: $wire }),*],
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

/// An `image_output`.
pub(super) fn image(saved: &SavedImage) -> Output {
    several(
        &IMAGE,
        [
            ("image", json!({"image_name": saved.name})),
            ("width", json!(saved.width)),
            ("height", json!(saved.height)),
        ],
    )
}
