//! Requests as values.

use std::fmt::{self, Display, Write as _};

use bytes::Bytes;
use http::Method;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::OperationInfo;

/// A request as a value. Everything in it is relative to the server's base address.
///
/// Its `Debug` shows neither the query nor the body, which may hold secrets and whole graphs.
#[derive(Clone)]
#[non_exhaustive]
pub struct Request {
    /// The facts of the operation it came from.
    pub info: &'static OperationInfo,
    /// The method.
    pub method: Method,
    /// Percent-encoded path and query, without a leading slash: `api/v1/boards/?all=true`.
    pub target: String,
    /// The body.
    pub body: RequestBody,
}

/// The body of a request.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub enum RequestBody {
    /// None.
    #[default]
    Empty,
    /// JSON text.
    Json(Bytes),
    /// A form whose file is given by the caller when the request is sent.
    Multipart(Multipart),
}

/// A form with text parts and one file.
///
/// The file itself is not here: it is opened when the request is sent, so that a big one is never held in
/// memory and can be opened again for a second attempt.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Multipart {
    /// The text parts, in order.
    pub texts: Vec<(&'static str, String)>,
    /// The name of the part that holds the file.
    pub file_part: &'static str,
    /// Whether the server refuses the form without the file.
    pub file_required: bool,
}

impl Request {
    pub(crate) fn new(info: &'static OperationInfo, target: Target, body: RequestBody) -> Self {
        // Every method of the table is a token, which is all that can be wrong with one.
        let method = Method::from_bytes(info.method.as_bytes()).unwrap_or_default();
        Self {
            info,
            method,
            target: target.text,
            body,
        }
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.target.split('?').next().unwrap_or_default();
        f.debug_struct("Request")
            .field("operation", &self.info.id)
            .field("method", &self.method)
            .field("path", &path)
            .field("body", &self.body)
            .finish()
    }
}

impl fmt::Debug for RequestBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("Empty"),
            Self::Json(text) => write!(f, "Json({} bytes)", text.len()),
            Self::Multipart(form) => form.fmt(f),
        }
    }
}

impl fmt::Debug for Multipart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.texts.iter().map(|(name, _)| name).collect();
        f.debug_struct("Multipart")
            .field("texts", &names)
            .field("file_part", &self.file_part)
            .finish()
    }
}

impl RequestBody {
    /// A body that is one JSON value.
    pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> Self {
        let mut text = Vec::new();
        write_json(&mut text, value);
        Self::Json(text.into())
    }
}

/// The parts of a form, gathered one by one.
pub(crate) struct Form(Multipart);

impl Form {
    pub(crate) fn new(file_part: &'static str, file_required: bool) -> Self {
        Self(Multipart {
            texts: Vec::new(),
            file_part,
            file_required,
        })
    }

    pub(crate) fn text<T: Display + ?Sized>(mut self, name: &'static str, value: &T) -> Self {
        self.0.texts.push((name, value.to_string()));
        self
    }

    pub(crate) fn optional<T: Display>(self, name: &'static str, value: Option<&T>) -> Self {
        match value {
            Some(value) => self.text(name, value),
            None => self,
        }
    }

    pub(crate) fn finish(self) -> RequestBody {
        RequestBody::Multipart(self.0)
    }
}

/// A JSON object, written field by field.
pub(crate) struct Object(Vec<u8>);

impl Object {
    pub(crate) fn new() -> Self {
        Self(vec![b'{'])
    }

    pub(crate) fn field<T: Serialize + ?Sized>(mut self, name: &str, value: &T) -> Self {
        if self.0.len() > 1 {
            self.0.push(b',');
        }
        write_json(&mut self.0, name);
        self.0.push(b':');
        write_json(&mut self.0, value);
        self
    }

    pub(crate) fn optional<T: Serialize>(self, name: &str, value: Option<&T>) -> Self {
        match value {
            Some(value) => self.field(name, value),
            None => self,
        }
    }

    pub(crate) fn finish(mut self) -> RequestBody {
        self.0.push(b'}');
        RequestBody::Json(self.0.into())
    }
}

/// Writing into memory cannot fail, and every map of this crate has text keys, so that serialisation cannot
/// fail either; should it ever, `null` makes the server refuse the request instead of misreading it.
fn write_json<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) {
    let start = out.len();
    if serde_json::to_writer(&mut *out, value).is_err() {
        out.truncate(start);
        out.extend_from_slice(b"null");
    }
}

/// What may stand unescaped in a path segment or a query value: the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Path and query under construction.
pub(crate) struct Target {
    text: String,
    has_query: bool,
}

impl Target {
    /// Starts with a piece of path that needs no escaping.
    pub(crate) fn new(path: &str) -> Self {
        Self {
            text: path.to_owned(),
            has_query: false,
        }
    }

    /// A further piece of path that needs no escaping.
    pub(crate) fn path(mut self, path: &str) -> Self {
        self.text.push_str(path);
        self
    }

    /// One path segment, whatever is in it: `/` and `..` lose their meaning.
    pub(crate) fn segment(mut self, value: &dyn Display) -> Self {
        let value = value.to_string();
        if value.chars().all(|c| c == '.') {
            self.text.push_str(&value.replace('.', "%2E"));
        } else {
            self.push_escaped(&value);
        }
        self
    }

    /// One query parameter.
    pub(crate) fn query(mut self, name: &str, value: &dyn Display) -> Self {
        self.text.push(if self.has_query { '&' } else { '?' });
        self.has_query = true;
        self.text.push_str(name);
        self.text.push('=');
        self.push_escaped(&value.to_string());
        self
    }

    /// One query parameter, unless it is left to the server.
    pub(crate) fn optional<T: Display>(self, name: &str, value: Option<&T>) -> Self {
        match value {
            Some(value) => self.query(name, value),
            None => self,
        }
    }

    /// A query parameter that is repeated for each value: the server does not split at commas.
    pub(crate) fn all<T: Display>(self, name: &str, values: &[T]) -> Self {
        values
            .iter()
            .fold(self, |target, value| target.query(name, value))
    }

    fn push_escaped(&mut self, value: &str) {
        // Writing into a string cannot fail.
        let _ = write!(self.text, "{}", utf8_percent_encode(value, RESERVED));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_cannot_leave_its_place() {
        for (given, expected) in [
            ("a b.png", "x/a%20b.png"),
            ("../../etc", "x/..%2F..%2Fetc"),
            ("..", "x/%2E%2E"),
            (".", "x/%2E"),
            ("q?a#b%", "x/q%3Fa%23b%25"),
            ("naïve", "x/na%C3%AFve"),
        ] {
            assert_eq!(Target::new("x/").segment(&given).text, expected, "{given}");
        }
    }

    #[test]
    fn a_query_repeats_lists_and_leaves_out_what_is_not_set() {
        let target = Target::new("x/")
            .optional("skipped", None::<&i64>)
            .optional("limit", Some(&10))
            .all("categories", &["general", "a&b"]);
        assert_eq!(target.text, "x/?limit=10&categories=general&categories=a%26b");
    }

    #[test]
    fn an_object_is_json_whatever_is_left_out() {
        let none = Object::new().optional("a", None::<&i64>).finish();
        assert_eq!(none, RequestBody::Json("{}".into()));
        let some = Object::new().field("a", &1).optional("b", Some(&"\"")).finish();
        assert_eq!(some, RequestBody::Json(r#"{"a":1,"b":"\""}"#.into()));
    }
}
