//! Types, limits and values as a person says them.

use ivk_fields::{Bounds, Cardinality, FieldType, InputTemplate, TypeName};
use serde_json::{Number, Value};

/// A type as a person says it: `Integer`, `list of Image`, `String or list`.
pub(crate) fn field_type(field_type: &FieldType) -> String {
    let name = plain_name(&field_type.name);
    match field_type.cardinality {
        Cardinality::Single => name.to_owned(),
        Cardinality::Collection => format!("list of {name}"),
        Cardinality::SingleOrCollection => format!("{name} or list"),
    }
}

fn plain_name(name: &TypeName) -> &str {
    match name.as_str() {
        "ModelIdentifierField" => "Model",
        name => name.strip_suffix("Field").unwrap_or(name),
    }
}

/// The bounds and options of an input in words.
pub(crate) fn allowed(input: &InputTemplate) -> String {
    if !input.options.is_empty() {
        let options: Vec<String> = input
            .options
            .iter()
            .map(|option| option.as_str().map_or_else(|| option.to_string(), str::to_owned))
            .collect();
        return options.join(", ");
    }
    limits(&input.bounds)
}

/// Bounds as a person says them: `1 to 100, multiple of 8`.
fn limits(bounds: &Bounds) -> String {
    let mut words = Vec::new();
    let limit = |number: &Option<Number>| number.as_ref().map(plain_number);
    match (limit(&bounds.minimum), limit(&bounds.maximum)) {
        (Some(low), Some(high)) => words.push(format!("{low} to {high}")),
        (Some(low), None) => words.push(format!("at least {low}")),
        (None, Some(high)) => words.push(format!("at most {high}")),
        (None, None) => {}
    }
    if let Some(low) = limit(&bounds.exclusive_minimum) {
        words.push(format!("above {low}"));
    }
    if let Some(high) = limit(&bounds.exclusive_maximum) {
        words.push(format!("below {high}"));
    }
    if let Some(step) = limit(&bounds.multiple_of) {
        words.push(format!("multiple of {step}"));
    }
    let counts = [
        (bounds.min_length, "at least", "characters"),
        (bounds.max_length, "at most", "characters"),
        (bounds.min_items, "at least", "items"),
        (bounds.max_items, "at most", "items"),
    ];
    words.extend(
        counts
            .into_iter()
            .filter_map(|(n, side, of)| Some(format!("{side} {} {of}", n?))),
    );
    words.join(", ")
}

/// A number without the `.0` that a float of the server carries.
fn plain_number(number: &Number) -> String {
    let text = number.to_string();
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// A JSON value as a person says it: text without quotes, a model, image or board by its name.
pub(crate) fn value(json: &str) -> String {
    match serde_json::from_str(json) {
        Ok(value) => of_value(&value),
        Err(_) => json.to_owned(),
    }
}

fn of_value(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(of_value).collect::<Vec<_>>().join(", "),
        Value::Object(parts) if ["r", "g", "b", "a"].iter().all(|part| parts.contains_key(*part)) => {
            color(value)
        }
        Value::Object(parts) => ["name", "image_name", "video_name", "board_id"]
            .into_iter()
            .find_map(|key| parts.get(key)?.as_str())
            .map_or_else(|| value.to_string(), str::to_owned),
        other => other.to_string(),
    }
}

/// A color as `--set` takes it: `#rrggbb`, with two digits more where it is not opaque.
fn color(value: &Value) -> String {
    let parts =
        ["r", "g", "b", "a"].map(|part| value.get(part).and_then(Value::as_u64).filter(|part| *part < 256));
    match parts {
        [Some(red), Some(green), Some(blue), Some(255)] => format!("#{red:02x}{green:02x}{blue:02x}"),
        [Some(red), Some(green), Some(blue), Some(alpha)] => {
            format!("#{red:02x}{green:02x}{blue:02x}{alpha:02x}")
        }
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_said_plainly() {
        let mut bounds = Bounds::default();
        bounds.minimum = Number::from_f64(1.0);
        assert_eq!(limits(&bounds), "at least 1");
        bounds.maximum = Number::from_f64(2.5);
        assert_eq!(limits(&bounds), "1 to 2.5");
        bounds.exclusive_minimum = Number::from_f64(0.0);
        bounds.multiple_of = Some(8.into());
        assert_eq!(limits(&bounds), "1 to 2.5, above 0, multiple of 8");
    }

    #[test]
    fn values_are_said_plainly() {
        assert_eq!(value("\"a lighthouse\""), "a lighthouse");
        assert_eq!(value("[1,2.5]"), "1, 2.5");
        assert_eq!(value(r#"{"key":"k","name":"tiny"}"#), "tiny");
        assert_eq!(value(r#"{"r":1}"#), r#"{"r":1}"#);
        assert_eq!(value(r#"{"r":255,"g":16,"b":0,"a":255}"#), "#ff1000");
        assert_eq!(value(r#"{"r":255,"g":16,"b":0,"a":1}"#), "#ff100001");
    }
}
