//! From bytes to typed answers.

use std::borrow::Cow;
use std::error::Error;

use bytes::Bytes;
use serde::de::DeserializeOwned;

/// An answer or an event that is not what the server promises.
#[derive(Debug, thiserror::Error)]
#[error("{what} held something unexpected {}", place(path))]
pub struct DecodeError {
    what: Cow<'static, str>,
    path: String,
    #[source]
    source: Box<dyn Error + Send + Sync>,
}

fn place(path: &str) -> String {
    match path {
        "." | "" => "at its top level".to_owned(),
        path => format!("at `{path}`"),
    }
}

impl DecodeError {
    pub(crate) fn new(
        what: impl Into<Cow<'static, str>>,
        path: impl Into<String>,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self {
            what: what.into(),
            path: path.into(),
            source: source.into(),
        }
    }

    /// What was being read: the answer of an operation, or an event.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// Where in the JSON, such as `items[3].board_id`; `.` for the whole.
    pub fn path(&self) -> &str {
        &self.path
    }
}

/// Reads JSON.
pub(crate) fn json<T: DeserializeOwned>(operation: &'static str, body: &[u8]) -> Result<T, DecodeError> {
    from_json(body)
        .map_err(|(path, source)| DecodeError::new(format!("the answer to {operation}"), path, source))
}

/// Reads JSON that belongs to no operation.
pub(crate) fn from_json<'a, T: serde::Deserialize<'a>>(
    text: &'a [u8],
) -> Result<T, (String, serde_json::Error)> {
    let mut json = serde_json::Deserializer::from_slice(text);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        (path, error.into_inner())
    })?;
    json.end().map_err(|error| (".".to_owned(), error))?;
    Ok(value)
}

/// Takes the body of an answer that says nothing: empty, `null`, or whatever an older server wrote there.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the sibling of the readers that can fail"
)]
pub(crate) fn none(_operation: &'static str, _body: &[u8]) -> Result<(), DecodeError> {
    Ok(())
}

/// Takes the body as it is.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the sibling of the readers that can fail"
)]
pub(crate) fn bytes(_operation: &'static str, body: &[u8]) -> Result<Bytes, DecodeError> {
    Ok(Bytes::copy_from_slice(body))
}

/// Reads text.
pub(crate) fn text(operation: &'static str, body: &[u8]) -> Result<String, DecodeError> {
    match std::str::from_utf8(body) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(DecodeError::new(format!("the answer to {operation}"), ".", error)),
    }
}

/// Reads what an event says.
pub(crate) fn event<T: DeserializeOwned>(name: &str, payload: &str) -> Result<T, DecodeError> {
    from_json(payload.as_bytes())
        .map_err(|(path, source)| DecodeError::new(format!("the event {name}"), path, source))
}
