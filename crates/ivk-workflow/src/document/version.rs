//! The schema versions of workflow files.

use std::fmt;

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
    let mut parts = version.split('.');
    (0..3).all(|_| {
        parts
            .next()
            .is_some_and(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::looks_like_version;

    #[test]
    fn versions_have_three_numbers_and_may_have_more() {
        assert!(looks_like_version("1.0.0"));
        assert!(looks_like_version("1.2.3.4"));
        assert!(!looks_like_version("1.0"));
        assert!(!looks_like_version("1.0.0-beta"));
        assert!(!looks_like_version("v1.0.0"));
        assert!(!looks_like_version(""));
    }
}
