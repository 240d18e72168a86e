//! The few rules of Python's own arithmetic and formatting that show in results.

use serde_json::Number;

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
