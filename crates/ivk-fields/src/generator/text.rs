//! Splitting and reading text the way the editor does, which is the way of JavaScript.

/// Splits the input of a generator. An empty separator leaves one piece; otherwise the separator is read as
/// the inside of a JSON string (`\n`, `\t`), and taken as it stands where it is none.
pub(super) fn split<'t>(input: &'t str, split_on: &str) -> Vec<&'t str> {
    if split_on.is_empty() {
        return vec![input];
    }
    let unescaped = serde_json::from_str::<String>(&format!("\"{split_on}\""));
    let separator = unescaped.as_deref().unwrap_or(split_on);
    input.split(separator).collect()
}

/// Removes white space from both ends.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|letter: char| (letter.is_whitespace() && letter != '\u{85}') || letter == '\u{feff}')
}

/// The number that the text begins with. `None` where it begins with none, infinity included as such.
pub(super) fn leading_float(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if unsigned.starts_with("Infinity") {
        return Some(if text.starts_with('-') {
            f64::NEG_INFINITY
        } else {
            f64::INFINITY
        });
    }
    let whole = digits(unsigned);
    let after = unsigned.get(whole..)?;
    let mut end = whole;
    if let Some(fraction) = after.strip_prefix('.') {
        let fraction = digits(fraction);
        if whole + fraction > 0 {
            end += 1 + fraction;
        }
    }
    if end == 0 {
        return None;
    }
    if let Some(exponent) = unsigned.get(end..)?.strip_prefix(['e', 'E']) {
        let sign = usize::from(exponent.starts_with(['+', '-']));
        let length = digits(exponent.get(sign..)?);
        if length > 0 {
            end += 1 + sign + length;
        }
    }
    let sign = text.len() - unsigned.len();
    text.get(..sign + end)?.parse().ok()
}

/// The decimal integer that the text begins with, as a float because it may be longer than an integer.
pub(super) fn leading_integer(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let sign = text.len() - unsigned.len();
    match digits(unsigned) {
        0 => None,
        length => text.get(..sign + length)?.parse().ok(),
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_may_be_escaped() {
        assert_eq!(split("a,b,,c", ","), ["a", "b", "", "c"]);
        assert_eq!(split("a\nb", "\\n"), ["a", "b"]);
        assert_eq!(split("a\tb", "\\t"), ["a", "b"]);
        assert_eq!(
            split("a\nb", "\n"),
            ["a", "b"],
            "a real line break is no JSON and is taken as it stands"
        );
        assert_eq!(split("a\"b", "\""), ["a", "b"]);
        assert_eq!(split("a\\b", "\\"), ["a", "b"], "a lone backslash is no JSON");
        assert_eq!(split("a||b", "||"), ["a", "b"]);
        assert_eq!(split("a,b", ""), ["a,b"]);
        assert_eq!(split("", ","), [""]);
    }

    #[test]
    fn numbers_at_the_start_of_a_text() {
        for (text, number) in [
            ("1.5", Some(1.5)),
            ("-.5x", Some(-0.5)),
            ("+2.", Some(2.0)),
            ("1e3", Some(1000.0)),
            ("1e+2z", Some(100.0)),
            ("1e", Some(1.0)),
            ("1.2.3", Some(1.2)),
            ("7up", Some(7.0)),
            ("0x10", Some(0.0)),
            ("", None),
            (".", None),
            ("-", None),
            ("e5", None),
            ("abc", None),
            ("Infinity", Some(f64::INFINITY)),
            ("-Infinity", Some(f64::NEG_INFINITY)),
            ("inf", None),
            ("NaN", None),
        ] {
            assert_eq!(leading_float(text), number, "{text:?}");
        }
        for (text, number) in [
            ("2.9", Some(2.0)),
            ("0x10", Some(0.0)),
            ("7up", Some(7.0)),
            ("-3", Some(-3.0)),
            ("+4", Some(4.0)),
            ("1e3", Some(1.0)),
            (".5", None),
            ("", None),
            ("up7", None),
        ] {
            assert_eq!(leading_integer(text), number, "{text:?}");
        }
    }

    #[test]
    fn white_space_is_that_of_javascript() {
        assert_eq!(trim("\u{feff} \u{a0}a b\n"), "a b");
        assert_eq!(trim("\u{85}a"), "\u{85}a");
    }
}
