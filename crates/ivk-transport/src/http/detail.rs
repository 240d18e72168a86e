//! What the server says about a failure, in the shapes it has.

use std::fmt;

use serde::Deserialize;
use serde_json::value::RawValue;

/// The longest piece of a server's text that is kept for a message, in bytes.
pub(crate) const SNIPPET: usize = 2048;

/// The `detail` of a failed answer (all 6.x versions): a text, a list of problems, or an object.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Detail {
    /// A sentence.
    Text(String),
    /// What was wrong with the fields of the request (status 422).
    Problems(Vec<FieldProblem>),
    /// Something else, as JSON text.
    Other(String),
}

/// One field that the server did not accept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldProblem {
    /// The server's short name of the problem, such as `int_parsing`.
    pub kind: String,
    /// Where: `["body", "batch", "graph", "nodes", "a", "integer", "value"]`.
    pub location: Vec<Location>,
    /// The server's sentence.
    pub message: String,
}

/// One step towards a field.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Location {
    /// A position in a list or a text.
    Index(i64),
    /// The name of a member.
    Name(String),
}

#[derive(Deserialize)]
struct Answer<'a> {
    #[serde(borrow)]
    detail: &'a RawValue,
}

#[derive(Deserialize)]
struct WireProblem {
    #[serde(default, rename = "type")]
    kind: String,
    #[serde(default)]
    loc: Vec<Location>,
    #[serde(default)]
    msg: String,
}

impl Detail {
    /// Reads the body of a failed answer. Gives the text itself when it is not the JSON of the server's own.
    pub(crate) fn read(body: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(body);
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let Ok(Answer { detail }) = serde_json::from_str::<Answer<'_>>(text) else {
            // Polling answers with a JSON text; a proxy or an unhandled failure with plain text.
            let plain = serde_json::from_str::<String>(text).unwrap_or_else(|_| text.to_owned());
            return Some(Self::Text(cut(&plain)));
        };
        if let Ok(sentence) = serde_json::from_str::<String>(detail.get()) {
            return Some(Self::Text(cut(&sentence)));
        }
        match serde_json::from_str::<Vec<WireProblem>>(detail.get()) {
            Ok(problems) => Some(Self::Problems(
                problems
                    .into_iter()
                    .map(|p| FieldProblem {
                        kind: cut(&p.kind),
                        location: p.loc,
                        message: cut(&p.msg),
                    })
                    .collect(),
            )),
            Err(_) => Some(Self::Other(cut(detail.get()))),
        }
    }
}

/// Cuts a text to what a message may hold.
pub(crate) fn cut(text: &str) -> String {
    if text.len() <= SNIPPET {
        return text.to_owned();
    }
    let end = (0..=SNIPPET)
        .rev()
        .find(|&i| text.is_char_boundary(i))
        .unwrap_or(0);
    format!("{}…", text.get(..end).unwrap_or_default())
}

impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Other(text) => f.write_str(text),
            Self::Problems(problems) => {
                for (index, problem) in problems.iter().take(8).enumerate() {
                    f.write_str(if index == 0 { "" } else { "; " })?;
                    write!(f, "{problem}")?;
                }
                match problems.len().saturating_sub(8) {
                    0 => Ok(()),
                    more => write!(f, "; and {more} more"),
                }
            }
        }
    }
}

impl fmt::Display for FieldProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.location.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { "." })?;
            write!(f, "{step}")?;
        }
        f.write_str(if self.location.is_empty() { "" } else { ": " })?;
        f.write_str(&self.message)
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index(index) => write!(f, "{index}"),
            Self::Name(name) => f.write_str(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> String {
        Detail::read(body.as_bytes())
            .map(|d| d.to_string())
            .unwrap_or_default()
    }

    #[test]
    fn the_three_shapes_and_plain_text_are_read() {
        assert_eq!(read(r#"{"detail":"Not Found"}"#), "Not Found");
        assert_eq!(
            read(
                r#"{"detail":[{"type":"int_parsing","loc":["body","batch","graph","nodes","a","integer","value"],
                    "msg":"Input should be a valid integer","input":"abc"},
                    {"type":"json_invalid","loc":["body",1],"msg":"JSON decode error","input":{},"ctx":{}}]}"#
            ),
            "body.batch.graph.nodes.a.integer.value: Input should be a valid integer; body.1: JSON decode error"
        );
        assert_eq!(read(r#"{"detail":{"failed":["a"]}}"#), r#"{"failed":["a"]}"#);
        assert_eq!(read("Internal Server Error"), "Internal Server Error");
        assert_eq!(read(r#""Invalid session nope""#), "Invalid session nope");
        assert!(Detail::read(b" \n").is_none());
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let long = "\u{e9}".repeat(5000);
        let kept = read(&format!(r#"{{"detail":"{long}"}}"#));
        assert!(kept.len() <= SNIPPET + 3, "{}", kept.len());
    }
}
