//! What every operation has in common.

use std::time::Duration;

use crate::{DecodeError, Request};

/// One operation with its parameters.
///
/// ```
/// use ivk_api::operations::queue::CancelQueueItem;
/// use ivk_api::{Operation, OperationClass};
///
/// let cancel = CancelQueueItem::new("default", 7);
/// assert_eq!(cancel.request().target, "api/v1/queue/default/i/7/cancel");
/// assert_eq!(CancelQueueItem::INFO.class, OperationClass::IdempotentWrite);
/// ```
pub trait Operation {
    /// What the server answers when it agrees.
    type Output;

    /// The facts of the operation.
    const INFO: OperationInfo;

    /// Builds the request.
    fn request(&self) -> Request;

    /// Reads the body of a successful answer.
    ///
    /// # Errors
    ///
    /// When the body is not what the operation promises; the error tells where in the JSON.
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError>;
}

/// Facts of an operation that do not depend on its parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct OperationInfo {
    /// The operation's name: the server's operation id without the path that FastAPI appends to some of them.
    pub id: &'static str,
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// The path with `{placeholders}` and a leading slash, as the OpenAPI document has it.
    pub path: &'static str,
    /// What a failed attempt allows.
    pub class: OperationClass,
    /// What a successful body holds.
    pub answer: Answer,
    /// The status code that a successful call really gets, which is not always the declared one.
    pub status: u16,
    /// The first server version that has it, such as `6.12.0`.
    pub since: &'static str,
    /// Who may call it.
    pub access: Access,
    /// How long the server may think before it answers, when that is longer than usual: some operations work
    /// through everything they were given before they say a word.
    pub patience: Option<Duration>,
}

impl OperationInfo {
    pub(crate) const fn new(id: &'static str, method: &'static str, path: &'static str) -> Self {
        Self {
            id,
            method,
            path,
            class: OperationClass::PlainCreate,
            answer: Answer::Json,
            status: 200,
            since: "6.0",
            access: Access::User,
            patience: None,
        }
    }

    pub(crate) const fn class(self, class: OperationClass) -> Self {
        Self { class, ..self }
    }

    pub(crate) const fn answers(self, status: u16, answer: Answer) -> Self {
        Self {
            status,
            answer,
            ..self
        }
    }

    pub(crate) const fn since(self, since: &'static str, access: Access) -> Self {
        Self {
            since,
            access,
            ..self
        }
    }

    pub(crate) const fn patience(self, seconds: u64) -> Self {
        Self {
            patience: Some(Duration::from_secs(seconds)),
            ..self
        }
    }

    /// Whether it is for administrators on a multi-user server.
    pub fn needs_admin(&self) -> bool {
        self.access == Access::Admin
    }
}

/// What may be done when an attempt failed and nobody knows whether the server acted.
///
/// On this server the HTTP method does not tell: a `GET` can be destructive, and a replayed `POST` can double
/// the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OperationClass {
    /// Changes nothing: it may be repeated.
    Read,
    /// A read that uses up what it reads: it may not be repeated once it was sent.
    DestructiveRead,
    /// Doing it twice is the same as doing it once: it may be repeated, and `404` after a repetition of a
    /// deletion means success.
    IdempotentWrite,
    /// Acts on whatever is there at that moment, so that a late repetition hits newer things.
    SweepingWrite,
    /// Creates something whose existence can be looked up before it is sent again.
    ReconcilableCreate,
    /// Creates something that cannot be told from a second one, or does work that is paid for twice.
    PlainCreate,
    /// Signs in: it may be repeated.
    Auth,
}

impl OperationClass {
    /// Whether the operation may be sent again although the first attempt may have reached the server.
    pub fn may_repeat(self) -> bool {
        matches!(self, Self::Read | Self::IdempotentWrite | Self::Auth)
    }
}

/// What the body of a successful answer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Answer {
    /// JSON.
    Json,
    /// Nothing to read: no body, or `null`.
    None,
    /// A file: an image, a video, an archive, a font.
    Bytes,
    /// Text that is not JSON.
    Text,
}

/// Who may call an operation on a multi-user server. A single-user server asks nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Access {
    /// Everybody.
    Public,
    /// Any user who is signed in.
    User,
    /// Any user who is signed in, by token or by the cookie for media.
    Media,
    /// Administrators.
    Admin,
}
