//! Why templates could not be read.

use std::error::Error;
use std::fmt;

/// Why templates could not be read from a document or catalogue.
#[derive(Debug)]
pub struct TemplatesError {
    kind: TemplatesErrorKind,
    message: String,
    source: Option<serde_json::Error>,
}

/// What is wrong with the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TemplatesErrorKind {
    /// It ends before it is complete, as after a broken download.
    Truncated,
    /// It is a web page, such as a proxy's error or a login form.
    Html,
    /// It is not JSON.
    NotJson,
    /// It is JSON, but no OpenAPI document.
    NotOpenApi,
    /// It describes an API without any InvokeAI node.
    NoNodes,
    /// A catalogue breaks its format.
    BrokenCatalogue,
}

impl TemplatesError {
    pub(crate) fn new(kind: TemplatesErrorKind, message: impl fmt::Display) -> Self {
        Self {
            kind,
            message: message.to_string(),
            source: None,
        }
    }

    pub(crate) fn caused(mut self, source: serde_json::Error) -> Self {
        self.source = Some(source);
        self
    }

    /// What is wrong with the document.
    pub fn kind(&self) -> TemplatesErrorKind {
        self.kind
    }
}

impl fmt::Display for TemplatesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for TemplatesError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}
