//! Reads text, as from a command line, by the type of an input.

use serde_json::Value;

use super::fit::fit;
use super::problem::ValueProblem;
use crate::field_type::{Cardinality, FieldType, TypeName};
use crate::template::InputTemplate;
use crate::value::{FieldValue, LoraWeight, NamedModel, needed};

/// Reads the text for an input. The value has the type of the input, but is not compared with its limits.
pub(super) fn parse(text: &str, input: &InputTemplate) -> Result<FieldValue, ValueProblem> {
    let FieldType {
        name, cardinality, ..
    } = &input.field_type;
    if let Some(value) = json(text, input) {
        return value;
    }
    let value = match cardinality {
        _ if name.as_str() == "LoRAField" => FieldValue::Loras(pieces(text).map(lora).collect()),
        Cardinality::Single => one(text, name)?,
        Cardinality::Collection => list(text, name)?,
        // A prompt with a comma is one prompt; two numbers with a comma are two numbers.
        Cardinality::SingleOrCollection if is_number(name) && text.contains(',') => list(text, name)?,
        Cardinality::SingleOrCollection => one(text, name)?,
    };
    fit(value, input)
}

/// JSON where the type can have it: lists, and objects for types that are objects.
fn json(text: &str, input: &InputTemplate) -> Option<Result<FieldValue, ValueProblem>> {
    let FieldType {
        name, cardinality, ..
    } = &input.field_type;
    let text = text.trim();
    let plain = matches!(name.as_str(), "StringField" | "EnumField");
    let wanted = match text.as_bytes().first()? {
        b'[' => {
            *cardinality != Cardinality::Single || name.as_str().contains("Metadata") || *name == "LoRAField"
        }
        b'{' => !plain,
        _ => *name == "MetadataExtraField",
    };
    if !wanted {
        return None;
    }
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        // What only looks like JSON may still be a text, such as "[draft] a house".
        Err(_) if plain => return None,
        Err(error) => {
            return Some(Err(ValueProblem::malformed(
                needed(name).0,
                &format!("its JSON is broken, {error}"),
            )));
        }
    };
    // The items of a list may be written as a person writes them, such as model names.
    let read = FieldValue::from_api(&value, &input.field_type);
    let loose = || match &value {
        Value::Array(_) => fit(FieldValue::Other(value.clone()), input).ok(),
        _ => None,
    };
    Some(match read {
        Ok(Some(value)) => Ok(value),
        Ok(None) => Err(ValueProblem::wrong_type("null", needed(name).0)),
        Err(problem) => loose().ok_or(problem),
    })
}

fn one(text: &str, name: &TypeName) -> Result<FieldValue, ValueProblem> {
    let trimmed = text.trim();
    let wrong = || ValueProblem::wrong_type(format!("the text \"{}\"", super::cut(text)), needed(name).0);
    match name.as_str() {
        "IntegerField" => match trimmed.parse() {
            Ok(value) => Ok(FieldValue::Integer(value)),
            // What is no finite number is named as it was written; `1e400` reads as infinity.
            Err(_) => match trimmed.parse::<f64>() {
                Ok(value) if value.is_finite() => Ok(FieldValue::Float(value)),
                _ => Err(wrong()),
            },
        },
        "FloatField" => trimmed.parse().map(FieldValue::Float).map_err(|_| wrong()),
        "BooleanField" => match trimmed.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "1" => Ok(FieldValue::Boolean(true)),
            "false" | "no" | "off" | "0" => Ok(FieldValue::Boolean(false)),
            _ => Err(wrong()),
        },
        _ => Ok(FieldValue::String(text.to_owned())),
    }
}

fn list(text: &str, name: &TypeName) -> Result<FieldValue, ValueProblem> {
    let each = |(place, piece)| one(piece, name).map_err(|problem| problem.at_item(place));
    pieces(text)
        .enumerate()
        .map(each)
        .collect::<Result<Vec<_>, _>>()
        .map(FieldValue::List)
}

/// The parts between commas; nothing where the text is blank.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let blank = text.trim().is_empty();
    text.split(',').map(str::trim).filter(move |_| !blank)
}

/// `name` or `name:weight`.
fn lora(piece: &str) -> LoraWeight {
    if let Some((name, weight)) = piece.rsplit_once(':')
        && let Ok(weight) = weight.trim().parse::<f64>()
    {
        return LoraWeight::new(NamedModel::new(name.trim()), weight);
    }
    LoraWeight::new(NamedModel::new(piece), 1.0)
}

fn is_number(name: &TypeName) -> bool {
    matches!(name.as_str(), "IntegerField" | "FloatField")
}
