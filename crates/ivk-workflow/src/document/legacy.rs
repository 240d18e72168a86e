//! What the schemas 1.0.0 and 2.0.0 ask of an input.
//!
//! Both hold more than 4.0.0: types and kinds that later came to be known from the server's templates instead. They
//! are checked, because the editor refuses a file in which they are wrong, and then forgotten.

use super::json::{Json, Kind};
use super::read::Reader;
use crate::error::Error;
use crate::json_text::trim;

/// The value that a type of schema 1.0.0 allows, as far as the editor refuses others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Any,
    Integer,
    Number,
    Text,
    Boolean,
    Scheduler,
    Color,
    /// An object with this key, which is a string that is not empty.
    Named(&'static str),
    Model,
    MainModel,
    Object,
    /// An object in an old form that no editor of today writes.
    Opaque,
}

use Shape::*;

/// Every type name of schema 1.0.0: what one value looks like, and whether one value, a list or both are allowed.
fn v1_type(name: &str) -> Option<(Shape, bool, bool)> {
    let one = |shape| Some((shape, true, false));
    let list = |shape| Some((shape, false, true));
    let both = |shape| Some((shape, true, true));
    match name {
        "Any" | "CollectionItem" => one(Any),
        "Collection" => list(Any),
        "integer" | "IntegerPolymorphic" => one(Integer),
        "IntegerCollection" => list(Integer),
        "float" | "FloatPolymorphic" => one(Number),
        "FloatCollection" => list(Number),
        "string" | "StringPolymorphic" | "enum" => one(Text),
        "StringCollection" => list(Text),
        "boolean" | "BooleanPolymorphic" => one(Boolean),
        "BooleanCollection" => list(Boolean),
        "Scheduler" => one(Scheduler),
        "BoardField" => one(Named("board_id")),
        "ImageField" | "ImagePolymorphic" => one(Named("image_name")),
        "ImageCollection" => list(Named("image_name")),
        "LatentsField" => one(Named("latents_name")),
        "LatentsCollection" => list(Named("latents_name")),
        "LatentsPolymorphic" => both(Named("latents_name")),
        "ConditioningField" => one(Named("conditioning_name")),
        "ConditioningCollection" => list(Named("conditioning_name")),
        "ConditioningPolymorphic" => both(Named("conditioning_name")),
        "DenoiseMaskField" => one(Named("mask_name")),
        "ColorField" => one(Color),
        "ColorCollection" => list(Color),
        "ColorPolymorphic" => both(Color),
        "MainModelField" | "SDXLMainModelField" | "SDXLRefinerModelField" => one(MainModel),
        "VaeModelField"
        | "LoRAModelField"
        | "ControlNetModelField"
        | "IPAdapterModelField"
        | "T2IAdapterModelField" => one(Model),
        "UNetField" | "ClipField" | "VaeField" | "ControlField" | "IPAdapterField" | "T2IAdapterField"
        | "MetadataItemField" => one(Opaque),
        "ControlCollection" | "IPAdapterCollection" | "T2IAdapterCollection" | "MetadataItemCollection" => {
            list(Opaque)
        }
        "ControlPolymorphic"
        | "IPAdapterPolymorphic"
        | "T2IAdapterPolymorphic"
        | "MetadataItemPolymorphic" => both(Opaque),
        "MetadataField" => one(Object),
        "MetadataCollection" => list(Object),
        _ => None,
    }
}

/// The schedulers of schema 1.0.0.
const V1_SCHEDULERS: [&str; 22] = [
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
];

fn fits(shape: Shape, json: Json<'_>) -> bool {
    let name = |key| {
        json.get(key)
            .and_then(Json::string)
            .is_some_and(|name| !trim(&name).is_empty())
    };
    let base = || {
        json.get("base_model")
            .and_then(Json::string)
            .is_some_and(|base| matches!(&*base, "any" | "sd-1" | "sd-2" | "sdxl" | "sdxl-refiner"))
    };
    match shape {
        Any => true,
        Integer => json.number().is_some_and(|number| number.fract() == 0.0),
        Number => json.kind() == Kind::Number,
        Text => matches!(json.kind(), Kind::Plain | Kind::Escaped),
        Boolean => json.boolean().is_some(),
        Scheduler => json
            .string()
            .is_some_and(|name| &*name == "lcm" || V1_SCHEDULERS.contains(&&*name)),
        Color => ["r", "g", "b", "a"].iter().all(|key| {
            json.get(key)
                .and_then(Json::number)
                .is_some_and(|part| part.fract() == 0.0 && (0.0..=255.0).contains(&part))
        }),
        Named(key) => name(key),
        Model => name("model_name") && base(),
        MainModel => {
            json.get("model_name")
                .and_then(Json::string)
                .is_some_and(|name| !name.is_empty())
                && base()
                && json
                    .get("model_type")
                    .is_some_and(|kind| kind.is("main") || kind.is("onnx"))
        }
        Object | Opaque => json.is_object(),
    }
}

/// Checks an input of schema 1.0.0.
pub(super) fn check_v1_input(
    reader: &mut Reader<'_>,
    json: Json<'_>,
    label: Option<Json<'_>>,
    value: Option<Json<'_>>,
) -> Result<(), Error> {
    check_common(reader, json)?;
    reader.required_text(json, "label", label)?;
    let kind = json.get("type");
    let Some(name) = kind.and_then(Json::string) else {
        return Err(reader.refuse(kind.unwrap_or(json), "an input of schema 1.0.0 needs a `type`"));
    };
    let Some((shape, single, list)) = v1_type(&name) else {
        let message = format!("the input type `{name}` of schema 1.0.0 has no counterpart today");
        return Err(reader.refuse(kind.unwrap_or(json), message));
    };
    let Some(value) = value else { return Ok(()) };
    let fits = (single && fits(shape, value))
        || (list && value.kind() == Kind::Array && value.items().all(|item| fits(shape, item)));
    if fits {
        Ok(())
    } else {
        Err(reader.refuse(value, format!("the value does not fit the type `{name}`")))
    }
}

/// Checks an input of schema 2.0.0.
pub(super) fn check_v2_input(
    reader: &mut Reader<'_>,
    json: Json<'_>,
    label: Option<Json<'_>>,
) -> Result<(), Error> {
    check_common(reader, json)?;
    if let Some(label) = label.filter(|label| !label.is_null()) {
        reader.required_text(json, "label", Some(label))?;
    }
    let kind = json.get("type");
    let complete = kind.is_some_and(|kind| {
        kind.get("name")
            .and_then(Json::string)
            .is_some_and(|name| !name.is_empty())
            && ["isCollection", "isCollectionOrScalar"]
                .iter()
                .all(|key| kind.get(key).and_then(Json::boolean).is_some())
    });
    if complete {
        return Ok(());
    }
    let message =
        "an input of schema 2.0.0 needs a `type` with `name`, `isCollection` and `isCollectionOrScalar`";
    Err(reader.refuse(kind.unwrap_or(json), message))
}

fn check_common(reader: &mut Reader<'_>, json: Json<'_>) -> Result<(), Error> {
    reader.required_name(json, "id", json.get("id"))?;
    match json.get("fieldKind") {
        Some(kind) if kind.is("input") => Ok(()),
        kind => Err(reader.refuse(kind.unwrap_or(json), "`fieldKind` must be `input`")),
    }
}
