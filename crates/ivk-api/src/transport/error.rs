//! Why a call failed.

use std::error::Error as StdError;
use std::fmt;
use std::io;

use ivk_transport::http;

use crate::DecodeError;

/// A call that did not give its answer.
#[derive(Debug)]
pub struct CallError(Box<Cause>);

#[derive(Debug)]
enum Cause {
    Transport(http::Error),
    Decode(DecodeError),
    File {
        operation: &'static str,
        error: io::Error,
    },
    Invalid {
        operation: &'static str,
        reason: &'static str,
    },
}

/// What kind of failure it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CallErrorKind {
    /// The request failed or was refused: [`CallError::transport_error`] tells more.
    Transport,
    /// The server answered something that this crate cannot read: [`CallError::decode_error`] tells where.
    Decode,
    /// The file that was to be sent cannot be read.
    File,
    /// The operation was called in a way that it is not made for.
    Invalid,
}

impl CallError {
    pub(super) fn transport(error: http::Error) -> Self {
        Self(Box::new(Cause::Transport(error)))
    }

    pub(super) fn decode(error: DecodeError) -> Self {
        Self(Box::new(Cause::Decode(error)))
    }

    pub(super) fn file(operation: &'static str, error: io::Error) -> Self {
        Self(Box::new(Cause::File { operation, error }))
    }

    pub(super) fn invalid(operation: &'static str, reason: &'static str) -> Self {
        Self(Box::new(Cause::Invalid { operation, reason }))
    }

    /// What kind of failure it was.
    pub fn kind(&self) -> CallErrorKind {
        match *self.0 {
            Cause::Transport(_) => CallErrorKind::Transport,
            Cause::Decode(_) => CallErrorKind::Decode,
            Cause::File { .. } => CallErrorKind::File,
            Cause::Invalid { .. } => CallErrorKind::Invalid,
        }
    }

    /// The failure of the request: status, the server's own detail, attempts, whether a retry may help.
    pub fn transport_error(&self) -> Option<&http::Error> {
        match &*self.0 {
            Cause::Transport(error) => Some(error),
            _ => None,
        }
    }

    /// What of the answer could not be read.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        match &*self.0 {
            Cause::Decode(error) => Some(error),
            _ => None,
        }
    }

    /// Whether the server says that there is no such thing: status 404.
    pub fn is_not_found(&self) -> bool {
        self.transport_error()
            .is_some_and(|error| error.kind() == http::ErrorKind::NotFound)
    }

    /// Whether the server wants to know who asks: there is no token, it has expired, or signing in failed.
    pub fn is_unauthorized(&self) -> bool {
        let lacks = |kind| matches!(kind, http::ErrorKind::Unauthorized | http::ErrorKind::SignIn);
        self.transport_error().is_some_and(|error| lacks(error.kind()))
    }

    /// Whether nobody can know if the server acted. Look before asking again.
    pub fn is_ambiguous(&self) -> bool {
        match &*self.0 {
            Cause::Transport(error) => error.is_ambiguous(),
            // It answered with a success, so it acted.
            Cause::Decode(_) | Cause::File { .. } | Cause::Invalid { .. } => false,
        }
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Cause::Transport(error) => error.fmt(f),
            Cause::Decode(error) => error.fmt(f),
            Cause::File { operation, .. } => write!(f, "{operation} failed: the file to send cannot be read"),
            Cause::Invalid { operation, reason } => {
                write!(f, "{operation} cannot be called like this: {reason}")
            }
        }
    }
}

/// The causes of what it shows: it says no more than the failure within, so that one is passed over.
impl StdError for CallError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &*self.0 {
            Cause::Transport(error) => error.source(),
            Cause::Decode(error) => error.source(),
            Cause::File { error, .. } => Some(error),
            Cause::Invalid { .. } => None,
        }
    }
}
