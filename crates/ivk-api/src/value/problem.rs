//! What the server says when it refuses.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::RawJson;

/// The body of a refusal: `{"detail": …}`.
///
/// ```
/// use ivk_api::types::ErrorBody;
///
/// let body = ErrorBody::read(br#"{"detail": "Queue item with id 9 not found in queue default"}"#);
/// assert_eq!(body.unwrap().detail.to_string(), "Queue item with id 9 not found in queue default");
/// assert!(ErrorBody::read(b"Internal Server Error").is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ErrorBody {
    /// What the server says about it.
    pub detail: Detail,
}

impl ErrorBody {
    /// Reads the body of an answer that is not a success, unless it is of another kind, as that of a proxy or
    /// the plain text that the server writes after a fault of its own.
    pub fn read(body: &[u8]) -> Option<Self> {
        serde_json::from_slice(body).ok()
    }
}

/// What the server says about a refusal. It comes in three forms.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Detail {
    /// A sentence.
    Text(String),
    /// What is wrong with each part of the request.
    Problems(Vec<ValidationProblem>),
    /// Anything else, such as the outcome of a deletion that was done in part.
    Other(RawJson),
}

/// One thing that is wrong with a request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ValidationProblem {
    /// Where: from `body`, `query` or `path` to the field. For the field of a node it also holds the node's type.
    #[serde(default)]
    pub loc: Vec<Location>,
    /// What is wrong, in a sentence.
    #[serde(default)]
    pub msg: String,
    /// What is wrong, as a word: `missing`, `int_parsing`.
    #[serde(default, rename = "type")]
    pub kind: String,
    /// What was sent there. It can be the whole graph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<RawJson>,
    /// More about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ctx: Option<RawJson>,
}

/// One step on the way to a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Location {
    /// A name.
    Name(String),
    /// A position in a list, or in the text of the body.
    Index(i64),
}

impl<'de> Deserialize<'de> for Location {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawJson::deserialize(deserializer)?;
        let index = raw.decode().map(Self::Index);
        Ok(index
            .or_else(|_| raw.decode().map(Self::Name))
            .unwrap_or_else(|_| Self::Name(raw.to_string())))
    }
}

impl Serialize for Detail {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Problems(problems) => problems.serialize(serializer),
            Self::Other(raw) => raw.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Detail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawJson::deserialize(deserializer)?;
        let known = match raw.as_str().as_bytes().first() {
            Some(b'"') => raw.decode().map(Self::Text).ok(),
            Some(b'[') => raw.decode().map(Self::Problems).ok(),
            _ => None,
        };
        Ok(known.unwrap_or(Self::Other(raw)))
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::Index(index) => index.fmt(f),
        }
    }
}

impl fmt::Display for ValidationProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.loc.iter().enumerate() {
            if index > 0 {
                f.write_str(".")?;
            }
            step.fmt(f)?;
        }
        if !self.loc.is_empty() {
            f.write_str(": ")?;
        }
        f.write_str(&self.msg)
    }
}

impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Problems(problems) => {
                for (index, problem) in problems.iter().enumerate() {
                    if index > 0 {
                        f.write_str("; ")?;
                    }
                    problem.fmt(f)?;
                }
                Ok(())
            }
            Self::Other(raw) => raw.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_forms_of_detail() {
        let text = ErrorBody::read(br#"{"detail":"Not Found"}"#).unwrap();
        assert_eq!(text.detail, Detail::Text("Not Found".to_owned()));

        let problems = ErrorBody::read(
            br#"{"detail":[{"type":"int_parsing","loc":["body","items",3,"value"],"msg":"Not an integer","input":"abc"}]}"#,
        )
        .unwrap();
        assert_eq!(problems.detail.to_string(), "body.items.3.value: Not an integer");

        let json = r#"{"detail":{"deleted":["a"],"failed":["b"]}}"#;
        let other = ErrorBody::read(json.as_bytes()).unwrap();
        assert!(matches!(other.detail, Detail::Other(_)));
        assert_eq!(serde_json::to_string(&other).unwrap(), json);
    }
}
