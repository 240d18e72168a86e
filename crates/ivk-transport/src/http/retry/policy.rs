//! The table: what a failed attempt means for each class.

use std::time::Duration;

use http::StatusCode;

use crate::http::{ErrorKind, Phase, RetryClass};

/// What is known of a failed attempt.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Failure {
    pub(crate) kind: ErrorKind,
    pub(crate) phase: Phase,
    pub(crate) status: Option<StatusCode>,
    pub(crate) retry_after: Option<Duration>,
}

/// What follows from a failed attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Send again after the usual wait.
    Retry,
    /// Send again, but only if nothing was sent again before: the failure is likely to be permanent.
    RetryOnce,
    /// The server is busy with something long: send again slowly.
    RetrySlowly,
    /// Give the failure to the caller. A retry by the caller does no harm.
    GiveUp,
    /// Give the failure to the caller, who must look whether the server acted.
    Ambiguous,
}

/// What the server did with an attempt, as far as its failure tells.
enum Fate {
    /// It never reached the server, or the server says that it did not act.
    NotDone,
    /// Nobody knows.
    Unknown,
    /// The server failed while it acted.
    Broken,
    /// Nobody knows, and another attempt would fare the same.
    Spoiled,
    /// The server is in maintenance.
    Busy,
    /// The server said no, or the failure will not go away.
    Final,
}

/// Judges a failed attempt.
pub(crate) fn judge(class: RetryClass, at_least_once: bool, failure: &Failure) -> Verdict {
    let repeatable = class.is_repeatable() || at_least_once;
    match fate(class, failure) {
        Fate::NotDone => Verdict::Retry,
        Fate::Busy => Verdict::RetrySlowly,
        Fate::Final => Verdict::GiveUp,
        Fate::Unknown if class == RetryClass::Auth && failure.status.is_some() => Verdict::RetryOnce,
        Fate::Unknown if repeatable => Verdict::Retry,
        Fate::Broken if repeatable => Verdict::RetryOnce,
        Fate::Spoiled if repeatable => Verdict::GiveUp,
        Fate::Unknown | Fate::Broken | Fate::Spoiled => Verdict::Ambiguous,
    }
}

fn fate(class: RetryClass, failure: &Failure) -> Fate {
    match failure.kind {
        ErrorKind::Connect => Fate::NotDone,
        ErrorKind::Timeout | ErrorKind::Interrupted if failure.phase <= Phase::Connect => Fate::NotDone,
        ErrorKind::Timeout | ErrorKind::Interrupted => Fate::Unknown,
        ErrorKind::Protocol | ErrorKind::Middleware | ErrorKind::BodyTooLarge
            if failure.phase > Phase::Connect =>
        {
            Fate::Spoiled
        }
        ErrorKind::TooManyRequests => Fate::NotDone,
        // While image files are being moved, reads of images answer 409 (6.14).
        ErrorKind::Conflict if class == RetryClass::Read => Fate::Busy,
        ErrorKind::Server => match failure.status {
            Some(StatusCode::SERVICE_UNAVAILABLE) if failure.retry_after.is_some() => Fate::NotDone,
            Some(StatusCode::BAD_GATEWAY | StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT) => {
                Fate::Unknown
            }
            Some(StatusCode::INTERNAL_SERVER_ERROR) => Fate::Broken,
            _ => Fate::Final,
        },
        _ => Fate::Final,
    }
}
