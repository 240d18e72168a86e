//! The schema versions of workflow files.

use std::fmt;

use crate::json_text::{MAX_SAFE_INTEGER, trim};

/// The schema of a workflow file, as its `meta.version` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SchemaVersion {
    /// 1.0.0, of InvokeAI 3.
    V1,
    /// 2.0.0, of InvokeAI 3.4 to 4.1.
    V2,
    /// 3.0.0, of InvokeAI 4.2 to 6.13.
    V3,
    /// 4.0.0, of InvokeAI 6.14.
    V4,
}

impl SchemaVersion {
    pub(super) fn parse(version: &str) -> Option<Self> {
        Some(match version {
            "1.0.0" => Self::V1,
            "2.0.0" => Self::V2,
            "3.0.0" => Self::V3,
            "4.0.0" => Self::V4,
            _ => return None,
        })
    }

    /// The version as the file has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1 => "1.0.0",
            Self::V2 => "2.0.0",
            Self::V3 => "3.0.0",
            Self::V4 => "4.0.0",
        }
    }
}

impl fmt::Display for SchemaVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether the editor takes a string for a version: the first three parts between dots are whole numbers.
pub(crate) fn looks_like_version(version: &str) -> bool {
    // A dot is never a part of another character.
    let mut parts = version.as_bytes().split(|byte| *byte == b'.');
    (0..3).all(|_| {
        parts.next().is_some_and(|part| {
            let plain = part.len() < 16 && part.iter().all(u8::is_ascii_digit);
            plain || str::from_utf8(part).is_ok_and(is_count)
        })
    })
}

/// Whether JavaScript's `Number` makes a whole number of a text, not below zero and small enough to be exact.
///
/// It takes space around the number, `1e0` and `0x1`, and nothing at all for 0.
fn is_count(text: &str) -> bool {
    let text = trim(text);
    if text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() < 16 {
        return true;
    }
    let radix = match text.get(..2) {
        Some("0x" | "0X") => 16,
        Some("0o" | "0O") => 8,
        Some("0b" | "0B") => 2,
        _ => 10,
    };
    let number = if radix == 10 {
        let plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-');
        text.bytes().all(plain).then(|| text.parse().ok()).flatten()
    } else {
        let digits = text.get(2..).filter(|digits| !digits.starts_with('+'));
        digits
            .and_then(|digits| u64::from_str_radix(digits, radix).ok())
            .map(|number| number as f64)
    };
    number.is_some_and(|number: f64| number.fract() == 0.0 && (0.0..=MAX_SAFE_INTEGER).contains(&number))
}

#[cfg(test)]
mod tests {
    use super::looks_like_version;

    #[test]
    fn versions_have_three_numbers_and_may_have_more() {
        for version in ["1.0.0", "1.2.3.4", "01.0.0", "1.0.0.", "1.0.0.beta"] {
            assert!(looks_like_version(version), "{version}");
        }
        for version in [
            "1.0",
            "1.0.0-beta",
            "v1.0.0",
            "",
            "-1.0.0",
            "1.x.0",
            "99999999999999999999.0.0",
        ] {
            assert!(!looks_like_version(version), "{version}");
        }
    }

    #[test]
    fn numbers_are_read_as_javascript_reads_them() {
        for version in [" 1.0.0 ", "1. 0.0", "0x1.0.0", "1e0.0.0", "+1.-0.0", "..", "1..0"] {
            assert!(looks_like_version(version), "{version}");
        }
        for version in [
            "0x.0.0", "0x+1.0.0", "inf.0.0", "NaN.0.0", "1 2.0.0", "1e-1.0.0", "1_0.0.0",
        ] {
            assert!(!looks_like_version(version), "{version}");
        }
    }
}
