//! What went wrong, as far as can be known.

use std::{error::Error as StdError, fmt, time::Duration};

use http::StatusCode;

use super::Detail;
use crate::BoxError;

/// A request that did not get the answer it was sent for.
///
/// ```
/// use ivk_transport::http::{Error, ErrorKind};
///
/// fn advice(error: &Error) -> &'static str {
///     match error.kind() {
///         ErrorKind::Connect => "is the server running?",
///         ErrorKind::NoSuchRoute => "the server is too old for this",
///         _ if error.is_ambiguous() => "look whether it happened before asking again",
///         _ => "see the message",
///     }
/// }
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    phase: Phase,
    operation: &'static str,
    status: Option<StatusCode>,
    detail: Option<Detail>,
    attempts: u32,
    elapsed: Duration,
    retry_after: Option<Duration>,
    ambiguous: bool,
    retryable: bool,
    repeated: bool,
    source: Option<BoxError>,
}

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request cannot be sent as it is.
    InvalidRequest,
    /// No connection was made.
    Connect,
    /// The server's certificate was not accepted, or the encrypted connection failed to begin.
    Tls,
    /// The connection broke before the answer was complete.
    Interrupted,
    /// A part of the exchange took too long; [`Error::phase`] says which.
    Timeout,
    /// The caller's own deadline passed.
    Deadline,
    /// The other side does not speak HTTP as it should.
    Protocol,
    /// Status 401: nobody is signed in, or the token is no longer accepted.
    Unauthorized,
    /// The sign-in that was tried after a 401 failed.
    SignIn,
    /// Status 403.
    Forbidden,
    /// Status 404.
    NotFound,
    /// Status 409.
    Conflict,
    /// Status 400, 415 or 422: the server did not accept what was sent.
    Rejected,
    /// The server has no such route: it is too old, too new, or not InvokeAI.
    NoSuchRoute,
    /// Status 429.
    TooManyRequests,
    /// Status 5xx.
    Server,
    /// Any other status that is not success.
    Status,
    /// The body is longer than was allowed.
    BodyTooLarge,
    /// What came is whole, and not what was expected; see [`Download::verify`](super::Download::verify).
    Mismatch,
    /// A layer or service given by the user failed.
    Middleware,
}

/// How far the exchange had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Phase {
    /// Nothing was done yet.
    Build,
    /// Making a connection.
    Connect,
    /// Sending the request.
    Send,
    /// Waiting for the head of the answer.
    Head,
    /// Reading the body of the answer.
    Body,
    /// The answer was read and was not what was asked for.
    Answer,
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Build => "building the request",
            Self::Connect => "connecting",
            Self::Send => "sending the request",
            Self::Head => "waiting for the answer",
            Self::Body => "reading the answer",
            Self::Answer => "judging the answer",
        })
    }
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, phase: Phase) -> Self {
        Self(Box::new(Inner {
            kind,
            phase,
            operation: "request",
            status: None,
            detail: None,
            attempts: 0,
            elapsed: Duration::ZERO,
            retry_after: None,
            ambiguous: false,
            retryable: false,
            repeated: false,
            source: None,
        }))
    }

    pub(crate) fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn with_operation(mut self, operation: &'static str) -> Self {
        self.0.operation = operation;
        self
    }

    pub(crate) fn with_answer(mut self, status: StatusCode, detail: Option<Detail>) -> Self {
        self.0.status = Some(status);
        self.0.detail = detail;
        self
    }

    pub(crate) fn with_retry_after(mut self, delay: Option<Duration>) -> Self {
        self.0.retry_after = delay;
        self
    }

    pub(crate) fn with_tries(mut self, attempts: u32, elapsed: Duration) -> Self {
        self.0.attempts = attempts;
        self.0.elapsed = elapsed;
        self
    }

    pub(crate) fn with_verdict(mut self, ambiguous: bool, retryable: bool, repeated: bool) -> Self {
        self.0.ambiguous = ambiguous;
        self.0.retryable = retryable;
        self.0.repeated = repeated;
        self
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// How far the exchange had come.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.0.phase
    }

    /// What was tried.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// The server's status, when it gave one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The server's own words.
    #[must_use]
    pub fn detail(&self) -> Option<&Detail> {
        self.0.detail.as_ref()
    }

    /// How often the request was sent or was about to be.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// How long all of it took.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed
    }

    /// How long the server asked to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Whether nobody can know if the server acted: the request was sent, repeating it could do harm, and no
    /// answer says what became of it. Look before asking again.
    #[must_use]
    pub fn is_ambiguous(&self) -> bool {
        self.0.ambiguous
    }

    /// Whether the same request may succeed later without doing harm.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.0.retryable
    }

    /// Whether a repeated delete or cancel found nothing: an earlier attempt of this same call may have been the
    /// one that removed it, so the wish is fulfilled either way.
    #[must_use]
    pub fn is_gone_after_retry(&self) -> bool {
        self.0.repeated && self.0.kind == ErrorKind::NotFound
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner {
            kind,
            phase,
            operation,
            status,
            detail,
            attempts,
            ..
        } = &*self.0;
        write!(f, "{operation} failed: ")?;
        match (kind, status) {
            (ErrorKind::NoSuchRoute, _) => {
                f.write_str("the server has no such route, perhaps because of its version")?
            }
            (ErrorKind::Mismatch, _) => f.write_str("what came is not what was expected")?,
            (ErrorKind::BodyTooLarge, _) => f.write_str("the answer is longer than was allowed")?,
            (ErrorKind::Interrupted, _) => write!(f, "the connection broke while {phase}")?,
            (ErrorKind::Protocol, _) => write!(f, "the server broke the rules of HTTP while {phase}")?,
            (_, Some(status)) => {
                write!(f, "the server answered {}", status.as_u16())?;
                match detail {
                    Some(detail) => write!(f, " ({detail})")?,
                    None => write!(f, " ({})", status.canonical_reason().unwrap_or("no reason given"))?,
                }
            }
            (ErrorKind::InvalidRequest, _) => f.write_str("the request cannot be sent")?,
            (ErrorKind::Connect, _) => f.write_str("the server could not be reached")?,
            (ErrorKind::Tls, _) => f.write_str("no trusted connection could be made")?,
            (ErrorKind::Timeout, _) => write!(f, "{phase} took too long")?,
            (ErrorKind::Deadline, _) => write!(f, "the deadline passed while {phase}")?,
            (ErrorKind::SignIn, _) => f.write_str("signing in again failed")?,
            (ErrorKind::Middleware, _) => f.write_str("a layer of the client failed")?,
            (other, None) => write!(f, "{other:?}")?,
        }
        if *attempts > 1 {
            write!(f, " after {attempts} attempts")?;
        }
        if self.0.ambiguous {
            f.write_str("; the server may have acted all the same")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("operation", &self.0.operation)
            .field("kind", &self.0.kind)
            .field("phase", &self.0.phase)
            .field("status", &self.0.status)
            .field("detail", &self.0.detail)
            .field("attempts", &self.0.attempts)
            .field("elapsed", &self.0.elapsed)
            .field("ambiguous", &self.0.ambiguous)
            .field("source", &self.0.source)
            .finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|e| e as _)
    }
}
