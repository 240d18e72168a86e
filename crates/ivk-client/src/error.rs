//! One error for everything that a client does.

use std::error::Error as StdError;
use std::fmt;

use ivk_api::transport::CallError;
use ivk_transport::http::ErrorKind as HttpErrorKind;
use ivk_workflow::remote::{RunError, RunErrorKind};

/// Something that a client was asked to do and could not.
///
/// The sentence is that of the part that failed. [`kind`](Self::kind) says what it is about; the part's own error,
/// with everything it knows, is one of [`call_error`](Self::call_error), [`run_error`](Self::run_error),
/// [`workflow_error`](Self::workflow_error), [`boards_error`](Self::boards_error) and
/// [`models_error`](Self::models_error).
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    cause: Cause,
}

#[derive(Debug)]
enum Cause {
    Settings(Box<dyn StdError + Send + Sync>),
    Told {
        message: String,
        source: Option<CallError>,
    },
    Call(CallError),
    Run(RunError),
    Workflow(ivk_workflow::Error),
    Boards(ivk_boards::Error),
    Models(ivk_models::Error),
}

/// What an [`Error`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A setting of the client cannot be used.
    Settings,
    /// The server cannot be reached, or the connection broke.
    Connection,
    /// Something answers that is not InvokeAI.
    NotInvokeAi,
    /// The server refused, or answered something that cannot be read.
    Api,
    /// A value or a run is not as it must be; nothing was sent.
    Validation,
    /// A workflow cannot be read, or a run of it did not come to a good end.
    Workflow,
    /// Boards and images.
    Board,
    /// Models.
    Model,
    /// The blocking client was called from inside an async runtime; nothing was sent.
    InsideRuntime,
}

impl Error {
    pub(crate) fn settings(error: impl StdError + Send + Sync + 'static) -> Self {
        Self {
            kind: ErrorKind::Settings,
            cause: Cause::Settings(Box::new(error)),
        }
    }

    pub(crate) fn new(kind: ErrorKind, message: String, source: Option<CallError>) -> Self {
        Self {
            kind,
            cause: Cause::Told { message, source },
        }
    }

    /// What it is about.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The failed call: status, the server's own detail, attempts, whether a retry may help.
    pub fn call_error(&self) -> Option<&CallError> {
        match &self.cause {
            Cause::Call(error) => Some(error),
            Cause::Told { source, .. } => source.as_ref(),
            Cause::Boards(error) => error.call_error(),
            Cause::Models(error) => error.call_error(),
            Cause::Run(error) => error.call_error(),
            Cause::Settings(_) | Cause::Workflow(_) => None,
        }
    }

    /// Whether the server wants to know who asks: there is no token, it has expired, or signing in failed.
    pub fn is_unauthorized(&self) -> bool {
        self.call_error().is_some_and(CallError::is_unauthorized)
    }

    /// The error of a run: the batch, the failure, the results of what completed.
    pub fn run_error(&self) -> Option<&RunError> {
        match &self.cause {
            Cause::Run(error) => Some(error),
            _ => None,
        }
    }

    /// The error of a workflow: the place in the file, the input.
    pub fn workflow_error(&self) -> Option<&ivk_workflow::Error> {
        match &self.cause {
            Cause::Workflow(error) => Some(error),
            _ => None,
        }
    }

    /// The error about boards and images.
    pub fn boards_error(&self) -> Option<&ivk_boards::Error> {
        match &self.cause {
            Cause::Boards(error) => Some(error),
            _ => None,
        }
    }

    /// The error about models.
    pub fn models_error(&self) -> Option<&ivk_models::Error> {
        match &self.cause {
            Cause::Models(error) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Cause::Settings(error) => error.fmt(f),
            Cause::Told { message, .. } => f.write_str(message),
            Cause::Call(error) => error.fmt(f),
            Cause::Run(error) => error.fmt(f),
            Cause::Workflow(error) => error.fmt(f),
            Cause::Boards(error) => error.fmt(f),
            Cause::Models(error) => error.fmt(f),
        }
    }
}

/// The sentence is that of the inner error, so the inner error's own causes follow.
impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.cause {
            Cause::Settings(error) => error.source(),
            Cause::Told { source, .. } => source.as_ref().map(|source| source as _),
            Cause::Call(error) => error.source(),
            Cause::Run(error) => error.source(),
            Cause::Workflow(error) => error.source(),
            Cause::Boards(error) => error.source(),
            Cause::Models(error) => error.source(),
        }
    }
}

/// Whether a call failed on the way, as opposed to at the server.
fn call_kind(error: &CallError, otherwise: ErrorKind) -> ErrorKind {
    match error.transport_error().map(ivk_transport::http::Error::kind) {
        Some(
            HttpErrorKind::Connect
            | HttpErrorKind::Tls
            | HttpErrorKind::Interrupted
            | HttpErrorKind::Timeout
            | HttpErrorKind::Deadline
            | HttpErrorKind::Protocol,
        ) => ErrorKind::Connection,
        _ => otherwise,
    }
}

impl From<CallError> for Error {
    fn from(error: CallError) -> Self {
        Self {
            kind: call_kind(&error, ErrorKind::Api),
            cause: Cause::Call(error),
        }
    }
}

impl From<ivk_transport::http::Error> for Error {
    fn from(error: ivk_transport::http::Error) -> Self {
        Self::from(CallError::from(error))
    }
}

impl From<RunError> for Error {
    fn from(error: RunError) -> Self {
        let kind = match error.kind() {
            RunErrorKind::Invalid => ErrorKind::Validation,
            RunErrorKind::Model => ErrorKind::Model,
            RunErrorKind::Connection => ErrorKind::Connection,
            RunErrorKind::Refused => ErrorKind::Api,
            _ => ErrorKind::Workflow,
        };
        Self {
            kind,
            cause: Cause::Run(error),
        }
    }
}

impl From<ivk_workflow::Error> for Error {
    fn from(error: ivk_workflow::Error) -> Self {
        use ivk_workflow::ErrorKind as Kind;
        let kind = match error.kind() {
            Kind::UnknownInput | Kind::AmbiguousInput | Kind::Value | Kind::Batch => ErrorKind::Validation,
            _ => ErrorKind::Workflow,
        };
        Self {
            kind,
            cause: Cause::Workflow(error),
        }
    }
}

impl From<ivk_boards::Error> for Error {
    fn from(error: ivk_boards::Error) -> Self {
        let kind = error
            .call_error()
            .map_or(ErrorKind::Board, |call| call_kind(call, ErrorKind::Board));
        Self {
            kind,
            cause: Cause::Boards(error),
        }
    }
}

impl<N> From<ivk_boards::Interrupted<N>> for Error {
    fn from(interrupted: ivk_boards::Interrupted<N>) -> Self {
        Self::from(interrupted.error)
    }
}

impl From<ivk_models::Error> for Error {
    fn from(error: ivk_models::Error) -> Self {
        let kind = error
            .call_error()
            .map_or(ErrorKind::Model, |call| call_kind(call, ErrorKind::Model));
        Self {
            kind,
            cause: Cause::Models(error),
        }
    }
}
