//! What can go wrong with models.

use std::fmt;

use ivk_api::transport::CallError;

/// A question about models that was not answered.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    source: Option<CallError>,
}

/// What kind of trouble an [`Error`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The server has no such model.
    NotFound,
    /// The server could not be asked, or refused.
    Call,
}

impl Error {
    pub(crate) fn not_found(what: impl fmt::Display, source: CallError) -> Self {
        Self {
            kind: ErrorKind::NotFound,
            message: format!("the server has no model {what}"),
            source: Some(source),
        }
    }

    pub(crate) fn call(doing: &str, source: CallError) -> Self {
        Self {
            kind: ErrorKind::Call,
            message: format!("{doing} failed"),
            source: Some(source),
        }
    }

    /// What kind of trouble it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The failed call: status, the server's own detail, attempts, whether a retry may help.
    pub fn call_error(&self) -> Option<&CallError> {
        self.source.as_ref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}
