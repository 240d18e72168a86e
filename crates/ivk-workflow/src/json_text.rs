//! Writing JSON text by hand, where a tree of values would only be built to be thrown away.

/// The largest whole number up to which JavaScript keeps all of them.
pub(crate) const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

/// Appends a string in quotes, escaped where JSON needs it.
pub(crate) fn write_string(out: &mut Vec<u8>, string: &str) {
    out.push(b'"');
    let mut rest = string;
    while let Some(at) = rest.find(|char: char| matches!(char, '"' | '\\' | '\0'..' ')) {
        let (before, special) = rest.split_at(at);
        out.extend_from_slice(before.as_bytes());
        let mut chars = special.chars();
        match chars.next() {
            Some('"') => out.extend_from_slice(b"\\\""),
            Some('\\') => out.extend_from_slice(b"\\\\"),
            Some('\n') => out.extend_from_slice(b"\\n"),
            Some('\r') => out.extend_from_slice(b"\\r"),
            Some('\t') => out.extend_from_slice(b"\\t"),
            Some(control) => out.extend_from_slice(format!("\\u{:04x}", u32::from(control)).as_bytes()),
            None => {}
        }
        rest = chars.as_str();
    }
    out.extend_from_slice(rest.as_bytes());
    out.push(b'"');
}

/// Appends a JSON text without the space between its parts.
pub(crate) fn write_compact(out: &mut Vec<u8>, json: &str) {
    let bytes = json.as_bytes();
    if !bytes.iter().any(|byte| matches!(byte, b'\n' | b' ')) {
        out.extend_from_slice(bytes);
        return;
    }
    let mut in_string = false;
    let mut escaped = false;
    for &byte in bytes {
        if in_string {
            in_string = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            out.push(byte);
        } else if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
            in_string = byte == b'"';
            out.push(byte);
        }
    }
}

/// Takes from both ends what JavaScript's `trim` takes.
pub(crate) fn trim(string: &str) -> &str {
    if let (Some(first), Some(last)) = (string.as_bytes().first(), string.as_bytes().last())
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return string;
    }
    string.trim_matches(|char: char| (char.is_whitespace() && char != '\u{85}') || char == '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    proptest! {
        #[test]
        fn strings_read_back(string in any::<String>()) {
            let mut out = Vec::new();
            write_string(&mut out, &string);
            prop_assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), string);
        }

        #[test]
        fn compact_text_means_the_same(strings in proptest::collection::vec(any::<String>(), 0..4)) {
            let value = serde_json::json!({ "a": strings, "b": { "c d": [1, 2.5, null] } });
            let mut out = Vec::new();
            write_compact(&mut out, &serde_json::to_string_pretty(&value).unwrap());
            prop_assert_eq!(&serde_json::from_slice::<Value>(&out).unwrap(), &value);
            prop_assert_eq!(String::from_utf8(out).unwrap(), value.to_string());
        }
    }

    #[test]
    fn trims_as_javascript_does() {
        assert_eq!(trim(" \u{feff}\n\u{a0}a b\u{2003}"), "a b");
        assert_eq!(trim("\u{85}a"), "\u{85}a");
    }
}
