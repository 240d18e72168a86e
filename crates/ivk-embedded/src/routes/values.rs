//! Values of queries and bodies, converted as the server does, with its words for what does not fit.

use std::ops::RangeInclusive;

use serde_json::{Value, json};

use crate::nodes::{Location, Problem};

/// A problem at the place where it is found.
pub(super) fn problem(kind: &'static str, msg: impl Into<String>, input: &Value) -> Problem {
    Problem {
        kind,
        loc: Vec::<Location>::new(),
        msg: msg.into(),
        input: Box::new(input.clone()),
        ctx: None,
    }
}

/// A yes or no, or a word for it.
pub(super) fn boolean(value: &Value) -> Result<bool, Problem> {
    let text = match value {
        Value::Bool(flag) => return Ok(*flag),
        Value::String(text) => text.to_lowercase(),
        Value::Number(number) => number.to_string(),
        _ => return Err(problem("bool_type", "Input should be a valid boolean", value)),
    };
    match text.as_str() {
        "true" | "t" | "yes" | "y" | "on" | "1" => Ok(true),
        "false" | "f" | "no" | "n" | "off" | "0" => Ok(false),
        _ => {
            let text = "Input should be a valid boolean, unable to interpret input";
            Err(problem("bool_parsing", text, value))
        }
    }
}

/// A whole number.
pub(super) fn integer(value: &Value) -> Result<i64, Problem> {
    match value {
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Ok(whole),
            (None, Some(float)) if float.fract() == 0.0 && float.abs() < 9e15 => Ok(float as i64),
            _ => {
                let text = "Input should be a valid integer, got a number with a fractional part";
                Err(problem("int_from_float", text, value))
            }
        },
        Value::Bool(flag) => Ok(i64::from(*flag)),
        Value::String(text) => text.trim().parse().map_err(|_| {
            let text = "Input should be a valid integer, unable to parse string as an integer";
            problem("int_parsing", text, value)
        }),
        _ => Err(problem("int_type", "Input should be a valid integer", value)),
    }
}

/// A number inside a range. `input` is what the number was read from.
pub(super) fn within(number: i64, range: &RangeInclusive<i64>, input: &Value) -> Result<i64, Problem> {
    let (least, most) = (*range.start(), *range.end());
    if number < least {
        let text = format!("Input should be greater than or equal to {least}");
        let problem = problem("greater_than_equal", text, input);
        return Err(Problem {
            ctx: Some(Box::new(json!({"ge": least}))),
            ..problem
        });
    }
    if number > most {
        let problem = problem(
            "less_than_equal",
            format!("Input should be less than or equal to {most}"),
            input,
        );
        return Err(Problem {
            ctx: Some(Box::new(json!({"le": most}))),
            ..problem
        });
    }
    Ok(number)
}

/// A text.
pub(super) fn text(value: &Value) -> Result<String, Problem> {
    let text = value.as_str().map(str::to_owned);
    text.ok_or_else(|| problem("string_type", "Input should be a valid string", value))
}

/// A text of at most so many characters.
pub(super) fn short_text(value: &Value, most: usize) -> Result<String, Problem> {
    let text = text(value)?;
    if text.chars().count() <= most {
        return Ok(text);
    }
    let complaint = format!("String should have at most {most} characters");
    Err(Problem {
        ctx: Some(Box::new(json!({"max_length": most}))),
        ..problem("string_too_long", complaint, value)
    })
}

/// One of a fixed list.
pub(super) fn choice(value: &Value, options: &[&str]) -> Result<String, Problem> {
    if let Some(text) = value.as_str().filter(|text| options.contains(text)) {
        return Ok(text.to_owned());
    }
    let quoted: Vec<String> = options.iter().map(|option| format!("'{option}'")).collect();
    let expected = match quoted.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        other => other.concat(),
    };
    let problem = problem("enum", format!("Input should be {expected}"), value);
    Err(Problem {
        ctx: Some(Box::new(json!({"expected": expected}))),
        ..problem
    })
}
