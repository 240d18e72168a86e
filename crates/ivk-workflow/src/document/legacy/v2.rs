//! Inputs of schema 2.0.0, whose types are structured but have shapes for few values.

use super::shape::Shape::{self, *};
use super::shape::fits;
use super::{check_field, is_text};
use crate::document::json::Json;
use crate::document::read::Reader;
use crate::error::Error;

/// The shortest name of a model that the schema takes.
const SHORTEST_MODEL_NAME: usize = 3;

/// The name of the type of an input or output.
pub(super) fn check_type(reader: &Reader<'_>, json: Json<'_>) -> Result<String, Error> {
    let found = json.get("type");
    let complete = |kind: &Json<'_>| {
        ["isCollection", "isCollectionOrScalar"]
            .iter()
            .all(|key| kind.get(key).and_then(Json::boolean).is_some())
    };
    found
        .filter(complete)
        .and_then(|kind| kind.get("name")?.string())
        .filter(|name| !name.is_empty())
        .map(std::borrow::Cow::into_owned)
        .ok_or_else(|| {
            let message = "inputs and outputs of schema 2.0.0 need a `type` with `name`, `isCollection` and \
                           `isCollectionOrScalar`";
            reader.refuse(found.unwrap_or(json), message)
        })
}

/// Checks an input. `true` when its value survives.
pub(super) fn check_input(
    reader: &mut Reader<'_>,
    json: Json<'_>,
    label: Option<Json<'_>>,
    value: Option<Json<'_>>,
) -> Result<bool, Error> {
    check_field(reader, json, "input")?;
    if let Some(label) = label.filter(|label| !label.is_null()) {
        reader.required_text(json, "label", Some(label))?;
    }
    let name = check_type(reader, json)?;
    Ok(value.is_none_or(|value| keeps(&name, value)))
}

/// Whether the schema has a shape for a value of a type. It has none for lists.
pub(super) fn keeps(name: &str, value: Json<'_>) -> bool {
    shape(name)
        .is_some_and(|shape| fits(shape, value) && (!is_model(shape) || is_named_at_length(shape, value)))
}

fn shape(name: &str) -> Option<Shape> {
    Some(match name {
        "IntegerField" => Integer,
        "FloatField" => Number,
        "StringField" | "EnumField" => Text,
        "BooleanField" => Boolean,
        "ImageField" => Named("image_name"),
        "BoardField" => Named("board_id"),
        "ColorField" => Color,
        "SchedulerField" => Scheduler,
        "MainModelField" | "SDXLMainModelField" | "SDXLRefinerModelField" => MainModel,
        "VAEModelField"
        | "LoRAModelField"
        | "ControlNetModelField"
        | "IPAdapterModelField"
        | "T2IAdapterModelField" => Model,
        _ => return None,
    })
}

fn is_model(shape: Shape) -> bool {
    matches!(shape, Model | MainModel)
}

fn is_named_at_length(shape: Shape, model: Json<'_>) -> bool {
    let name = model
        .get("model_name")
        .filter(|name| is_text(*name))
        .and_then(Json::string);
    let long = name.is_some_and(|name| name.encode_utf16().count() >= SHORTEST_MODEL_NAME);
    long && (shape == Model || model.get("model_type").is_some_and(|kind| kind.is("main")))
}
