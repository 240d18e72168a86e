//! Inputs of schema 1.0.0, whose types have names of their own.

use super::shape::Shape::{self, *};
use super::shape::{all_fit, fits};
use super::{check_field, v2};
use crate::document::json::Json;
use crate::document::read::Reader;
use crate::error::Error;

/// A type name of schema 1.0.0.
#[derive(Clone, Copy)]
pub(super) struct Type {
    shape: Shape,
    one: bool,
    list: bool,
    /// What schema 2.0.0 calls it.
    successor: &'static str,
}

fn type_named(name: &str) -> Option<Type> {
    let of = |shape, one, list, successor| {
        Some(Type {
            shape,
            one,
            list,
            successor,
        })
    };
    let one = |shape, successor| of(shape, true, false, successor);
    let list = |shape, successor| of(shape, false, true, successor);
    let both = |shape, successor| of(shape, true, true, successor);
    match name {
        "Any" => one(Any, "AnyField"),
        "CollectionItem" => one(Any, "CollectionItemField"),
        "Collection" => list(Any, "CollectionField"),
        "integer" | "IntegerPolymorphic" => one(Integer, "IntegerField"),
        "IntegerCollection" => list(Integer, "IntegerField"),
        "float" | "FloatPolymorphic" => one(Number, "FloatField"),
        "FloatCollection" => list(Number, "FloatField"),
        "string" | "StringPolymorphic" => one(Text, "StringField"),
        "StringCollection" => list(Text, "StringField"),
        "enum" => one(Text, "EnumField"),
        "boolean" | "BooleanPolymorphic" => one(Boolean, "BooleanField"),
        "BooleanCollection" => list(Boolean, "BooleanField"),
        "Scheduler" => one(Scheduler, "SchedulerField"),
        "BoardField" => one(Named("board_id"), "BoardField"),
        "ImageField" | "ImagePolymorphic" => one(Named("image_name"), "ImageField"),
        "ImageCollection" => list(Named("image_name"), "ImageField"),
        "LatentsField" => one(Latents, "LatentsField"),
        "LatentsCollection" => list(Latents, "LatentsField"),
        "LatentsPolymorphic" => both(Latents, "LatentsField"),
        "ConditioningField" => one(Named("conditioning_name"), "ConditioningField"),
        "ConditioningCollection" => list(Named("conditioning_name"), "ConditioningField"),
        "ConditioningPolymorphic" => both(Named("conditioning_name"), "ConditioningField"),
        "DenoiseMaskField" => one(DenoiseMask, "DenoiseMaskField"),
        "ColorField" => one(Color, "ColorField"),
        "ColorCollection" => list(Color, "ColorField"),
        "ColorPolymorphic" => both(Color, "ColorField"),
        "MainModelField" => one(MainModel, "MainModelField"),
        "SDXLMainModelField" => one(MainModel, "SDXLMainModelField"),
        "SDXLRefinerModelField" => one(MainModel, "SDXLRefinerModelField"),
        "VaeModelField" => one(Model, "VAEModelField"),
        "LoRAModelField" => one(Model, "LoRAModelField"),
        "ControlNetModelField" => one(Model, "ControlNetModelField"),
        "IPAdapterModelField" => one(Model, "IPAdapterModelField"),
        "T2IAdapterModelField" => one(Model, "T2IAdapterModelField"),
        "UNetField" => one(Unet, "UNetField"),
        "ClipField" => one(Clip, "ClipField"),
        "VaeField" => one(Vae, "VaeField"),
        "ControlField" => one(Control, "ControlField"),
        "ControlCollection" => list(Control, "ControlField"),
        "ControlPolymorphic" => both(Control, "ControlField"),
        "IPAdapterField" => one(IpAdapter, "IPAdapterField"),
        "IPAdapterCollection" => list(IpAdapter, "IPAdapterField"),
        "IPAdapterPolymorphic" => both(IpAdapter, "IPAdapterField"),
        "T2IAdapterField" => one(T2iAdapter, "T2IAdapterField"),
        "T2IAdapterCollection" => list(T2iAdapter, "T2IAdapterField"),
        "T2IAdapterPolymorphic" => both(T2iAdapter, "T2IAdapterField"),
        "MetadataItemField" => one(MetadataItem, "MetadataItemField"),
        "MetadataItemCollection" => list(MetadataItem, "MetadataItemField"),
        "MetadataItemPolymorphic" => both(MetadataItem, "MetadataItemField"),
        "MetadataField" => one(Object, "MetadataField"),
        "MetadataCollection" => list(Object, "MetadataField"),
        _ => None,
    }
}

/// The type of an input or output.
pub(super) fn check_type(reader: &Reader<'_>, json: Json<'_>) -> Result<Type, Error> {
    let found = json.get("type");
    let Some(name) = found.and_then(Json::string) else {
        return Err(reader.refuse(
            found.unwrap_or(json),
            "inputs and outputs of schema 1.0.0 need a `type`",
        ));
    };
    type_named(&name).ok_or_else(|| {
        let message = format!("the type `{name}` of schema 1.0.0 has no counterpart today");
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
    reader.required_text(json, "label", label)?;
    let kind = check_type(reader, json)?;
    let Some(value) = value else { return Ok(true) };
    if (kind.one && fits(kind.shape, value)) || (kind.list && all_fit(kind.shape, value)) {
        return Ok(v2::keeps(kind.successor, value));
    }
    let name = json.get("type").and_then(Json::string).unwrap_or_default();
    Err(reader.refuse(value, format!("the value does not fit the type `{name}`")))
}
