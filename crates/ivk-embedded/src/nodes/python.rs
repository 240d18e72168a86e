//! The few rules of Python's own arithmetic and formatting that show in results.

use serde_json::{Number, Value};

/// `str(number)`.
pub(super) fn number(number: &Number) -> String {
    match number.as_f64() {
        Some(value) if number.is_f64() => float(value),
        _ => number.to_string(),
    }
}

/// `str(value)` of a float: the shortest digits, with `.0` for whole numbers and an exponent from 1e16 on.
pub(super) fn float(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-4..1e16).contains(&size) {
        let text = format!("{value:e}");
        let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let (sign, exponent) = exponent
            .strip_prefix('-')
            .map_or(('+', exponent), |exponent| ('-', exponent));
        return format!("{digits}e{sign}{exponent:0>2}");
    }
    format!("{value:?}")
}

/// `str(value)` of a value that came from JSON.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => repr(other),
    }
}

/// `repr(value)` of a value that came from JSON.
pub(super) fn repr(value: &Value) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(value) => number(value),
        Value::String(text) => quoted(text),
        Value::Array(values) => format!("[{}]", values.iter().map(repr).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(key, value)| format!("{}: {}", quoted(key), repr(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
    }
}

/// In single quotes, unless only double ones need no escape.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut result = String::from(quote);
    for character in text.chars() {
        match character {
            '\\' => result.push_str("\\\\"),
            '\n' => result.push_str("\\n"),
            '\r' => result.push_str("\\r"),
            '\t' => result.push_str("\\t"),
            _ if character == quote => result.extend(['\\', quote]),
            _ => result.push(character),
        }
    }
    result.push(quote);
    result
}

/// `round(value)`: halves go to the even neighbour.
pub(super) fn round(value: f64) -> f64 {
    value.round_ties_even()
}

/// `round(value, decimals)`: the decimal nearest to the exact value of the float.
pub(super) fn round_to(value: f64, decimals: i64) -> f64 {
    match usize::try_from(decimals) {
        // More digits than a float has.
        Ok(digits) if digits > 323 => value,
        Ok(digits) => format!("{value:.digits$}").parse().unwrap_or(value),
        Err(_) => {
            let scale = 10_f64.powi(i32::try_from(-decimals).unwrap_or(i32::MAX));
            if scale.is_finite() {
                round(value / scale) * scale
            } else {
                0.0
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn floats_print_as_in_python() {
        let cases = [
            (3.0, "3.0"),
            (0.1, "0.1"),
            (-2.5, "-2.5"),
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (1.5e-7, "1.5e-07"),
            (0.0001, "0.0001"),
            (1e300, "1e+300"),
            (0.0, "0.0"),
        ];
        for (value, text) in cases {
            assert_eq!(super::float(value), text);
        }
    }
}
