//! Checks the values of a node against its type, and converts them: what the server's pydantic models do.
//!
//! Conversion is generous, as on the real server: `"7"` is taken for a whole number, `5` for a string.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use super::field::{Bounds, Input, Source};
use super::inputs::Inputs;
use super::node_type::NodeType;
use super::problem::Problem;
use super::wire_type::{Object, WireType};

/// Makes a node complete: checks and converts what is there, fills in what is not. Fields that the type does not
/// know are dropped.
///
/// Answers all problems, not just the first.
pub(crate) fn complete(node_type: &NodeType, node: &Map<String, Value>) -> Result<Inputs, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut complete = Map::new();
    for key in ["id", "type"] {
        complete.insert(key.to_owned(), node.get(key).cloned().unwrap_or(Value::Null));
    }
    for (key, default) in [("is_intermediate", false), ("use_cache", node_type.use_cache)] {
        let value = node.get(key).map_or(Ok(json!(default)), boolean);
        match value {
            Ok(value) => drop(complete.insert(key.to_owned(), value)),
            Err(problem) => problems.push(problem.at(key)),
        }
    }
    for input in node_type.inputs {
        let value = match node.get(input.name) {
            Some(value) => check(input, value),
            None if input.required && input.source == Source::Direct && !input.optional => {
                Err(Problem::new("missing", "Field required", &Value::Object(node.clone())).at(input.name))
            }
            None => Ok(input.default.to_value()),
        };
        match value {
            Ok(value) => drop(complete.insert(input.name.to_owned(), value)),
            Err(problem) => problems.push(problem),
        }
    }
    if node_type.extra_inputs {
        for (key, value) in node {
            complete.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let inputs = Inputs::new(complete);
    match node_type.rule.and_then(|rule| rule(&inputs)) {
        Some(problem) => Err(vec![problem]),
        None => Ok(inputs),
    }
}

/// Checks and converts the value of one input. The problem's place starts with the name of the input.
pub(crate) fn check(input: &Input, value: &Value) -> Result<Value, Problem> {
    if value.is_null() && input.optional {
        return Ok(Value::Null);
    }
    let converted = convert(input.wire, value).map_err(|problem| problem.at(input.name))?;
    within(&input.bounds, &converted).map_err(|problem| problem.at(input.name))?;
    Ok(converted)
}

fn convert(wire: WireType, value: &Value) -> Result<Value, Problem> {
    match wire {
        WireType::Any => Ok(value.clone()),
        WireType::Integer => integer(value),
        WireType::Float => float(value),
        WireType::String => string(value),
        WireType::Boolean => boolean(value),
        WireType::Choice(options) => choice(options, value),
        WireType::Dictionary if value.is_object() => Ok(value.clone()),
        WireType::Dictionary => Err(Problem::new(
            "dict_type",
            "Input should be a valid dictionary",
            value,
        )),
        WireType::Object(object) => members(object, value),
        WireType::List(item) => {
            let Value::Array(values) = value else {
                return Err(Problem::new("list_type", "Input should be a valid list", value));
            };
            let items = values.iter().enumerate();
            items
                .map(|(index, value)| convert(*item, value).map_err(|problem| problem.at(index)))
                .collect()
        }
        WireType::OneOf(parts) => one_of(parts, value),
    }
}

fn integer(value: &Value) -> Result<Value, Problem> {
    match value {
        Value::Number(number) if number.is_i64() || number.is_u64() => Ok(value.clone()),
        Value::Number(number) => match number.as_f64() {
            Some(float) if float.fract() == 0.0 && float.abs() < 9e18 => Ok(json!(float as i64)),
            _ => Err(Problem::new(
                "int_from_float",
                "Input should be a valid integer, got a number with a fractional part",
                value,
            )),
        },
        Value::Bool(flag) => Ok(json!(i64::from(*flag))),
        Value::String(text) => match text.trim().parse::<i64>() {
            Ok(number) => Ok(json!(number)),
            Err(_) => Err(Problem::new(
                "int_parsing",
                "Input should be a valid integer, unable to parse string as an integer",
                value,
            )),
        },
        _ => Err(Problem::new("int_type", "Input should be a valid integer", value)),
    }
}

fn float(value: &Value) -> Result<Value, Problem> {
    match value {
        Value::Number(number) => Ok(number
            .as_f64()
            .map_or_else(|| value.clone(), |float| json!(float))),
        Value::Bool(flag) => Ok(json!(f64::from(u8::from(*flag)))),
        Value::String(text) => match text.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(json!(number)),
            _ => Err(Problem::new(
                "float_parsing",
                "Input should be a valid number, unable to parse string as a number",
                value,
            )),
        },
        _ => Err(Problem::new(
            "float_type",
            "Input should be a valid number",
            value,
        )),
    }
}

fn string(value: &Value) -> Result<Value, Problem> {
    match value {
        Value::String(_) => Ok(value.clone()),
        Value::Number(number) => Ok(json!(super::python::number(number))),
        _ => Err(Problem::new(
            "string_type",
            "Input should be a valid string",
            value,
        )),
    }
}

fn boolean(value: &Value) -> Result<Value, Problem> {
    let word = match value {
        Value::Bool(_) => return Ok(value.clone()),
        Value::Number(number) => match number.as_f64() {
            Some(0.0) => return Ok(json!(false)),
            Some(1.0) => return Ok(json!(true)),
            _ => String::new(),
        },
        Value::String(text) => text.to_lowercase(),
        _ => {
            return Err(Problem::new(
                "bool_type",
                "Input should be a valid boolean",
                value,
            ));
        }
    };
    match word.as_str() {
        "true" | "t" | "yes" | "y" | "on" | "1" => Ok(json!(true)),
        "false" | "f" | "no" | "n" | "off" | "0" => Ok(json!(false)),
        _ => Err(Problem::new(
            "bool_parsing",
            "Input should be a valid boolean, unable to interpret input",
            value,
        )),
    }
}

fn choice(options: &[&str], value: &Value) -> Result<Value, Problem> {
    if value.as_str().is_some_and(|text| options.contains(&text)) {
        return Ok(value.clone());
    }
    let quoted: Vec<_> = options.iter().map(|option| format!("'{option}'")).collect();
    let expected = match quoted.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        other => other.concat(),
    };
    let problem = Problem::new("literal_error", format!("Input should be {expected}"), value);
    Err(problem.with_context(json!({"expected": expected})))
}

fn members(object: &Object, value: &Value) -> Result<Value, Problem> {
    let Value::Object(given) = value else {
        let text = format!(
            "Input should be a valid dictionary or instance of {}",
            object.name
        );
        return Err(Problem::new("model_type", text, value).with_context(json!({"class_name": object.name})));
    };
    let mut kept = given.clone();
    for member in object.members {
        match given.get(member.name) {
            None if member.required => {
                return Err(Problem::new("missing", "Field required", value).at(member.name));
            }
            None => {}
            Some(Value::Null) if !member.required => {}
            Some(inner) => {
                let converted = convert(member.value, inner).map_err(|problem| problem.at(member.name))?;
                if let Some((least, most)) = member.range {
                    let bounds = Bounds {
                        minimum: Some(least),
                        maximum: Some(most),
                        min_items: None,
                        below: None,
                        above: None,
                        multiple_of: None,
                    };
                    within(&bounds, &converted).map_err(|problem| problem.at(member.name))?;
                }
                kept.insert(member.name.to_owned(), converted);
            }
        }
    }
    for (least, most) in object.ordered {
        let number = |name: &str| kept.get(name).and_then(Value::as_i64);
        if let (Some(low), Some(high)) = (number(least), number(most))
            && low > high
        {
            let reason = format!("Value error, {least} ({low}) is greater than {most} ({high}).");
            return Err(Problem::new("value_error", reason, value).with_context(json!({"error": {}})));
        }
    }
    Ok(Value::Object(kept))
}

/// The part of a union that fits as it is, or else the first that fits after conversion.
fn one_of(parts: &[WireType], value: &Value) -> Result<Value, Problem> {
    let converted: Vec<_> = parts.iter().map(|part| convert(*part, value)).collect();
    if let Some(exact) = converted.iter().flatten().find(|converted| *converted == value) {
        return Ok(exact.clone());
    }
    let mut first = None;
    for result in converted {
        match result {
            Ok(value) => return Ok(value),
            Err(problem) => first = first.or(Some(problem)),
        }
    }
    Err(first.unwrap_or_else(|| Problem::new("union_error", "Input should be a valid value", value)))
}

fn within(bounds: &Bounds, value: &Value) -> Result<(), Problem> {
    if let Value::Array(values) = value {
        if let Some(least) = bounds.min_items.filter(|least| values.len() < *least) {
            let text = format!(
                "List should have at least {least} item after validation, not {}",
                values.len()
            );
            let ctx = json!({"field_type": "List", "min_length": least, "actual_length": values.len()});
            return Err(Problem::new("too_short", text, value).with_context(ctx));
        }
        for (index, value) in values.iter().enumerate() {
            within(bounds, value).map_err(|problem| problem.at(index))?;
        }
        return Ok(());
    }
    let Some(number) = value.as_f64() else {
        return Ok(());
    };
    let broken = |kind, text: &str, key: &str, limit: f64| {
        let limit = if limit.fract() == 0.0 {
            json!(limit as i64)
        } else {
            json!(limit)
        };
        Problem::new(kind, format!("Input should be {text} {limit}"), value).with_context(json!({key: limit}))
    };
    if let Some(step) = bounds.multiple_of
        && number.rem_euclid(step as f64) != 0.0
    {
        return Err(broken("multiple_of", "a multiple of", "multiple_of", step as f64));
    }
    if let Some(most) = bounds.maximum.filter(|most| number > *most) {
        return Err(broken("less_than_equal", "less than or equal to", "le", most));
    }
    if let Some(least) = bounds.minimum.filter(|least| number < *least) {
        return Err(broken(
            "greater_than_equal",
            "greater than or equal to",
            "ge",
            least,
        ));
    }
    if let Some(limit) = bounds.below.filter(|limit| number >= *limit) {
        return Err(broken("less_than", "less than", "lt", limit));
    }
    if let Some(limit) = bounds.above.filter(|limit| number <= *limit) {
        return Err(broken("greater_than", "greater than", "gt", limit));
    }
    Ok(())
}
