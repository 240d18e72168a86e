//! What can go wrong between a prepared run and its results.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use ivk_api::transport::CallError;

use super::event::{Failure, StallReason};
use super::http::reach_of;
use super::models::ModelReport;
use super::results::JobResult;
use super::server::{Reach, ServerError};
use ivk_api::types::BatchId;

/// Any error, when its type does not matter to the caller.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// A run that did not bring what was asked for.
///
/// ```
/// use ivk_workflow::remote::{RunError, RunErrorKind};
///
/// fn advice(error: &RunError) -> String {
///     match error.kind() {
///         RunErrorKind::Failed => match error.failure() {
///             Some(failure) => format!("the server says: {failure}"),
///             None => error.to_string(),
///         },
///         RunErrorKind::UnknownOutcome => format!("look for batch {:?} before you try again", error.batch_id()),
///         _ => error.to_string(),
///     }
/// }
/// ```
pub struct RunError(Box<Inner>);

struct Inner {
    kind: RunErrorKind,
    message: String,
    status: Option<u16>,
    batch_id: Option<BatchId>,
    failure: Option<Failure>,
    result: Option<JobResult>,
    models: Option<ModelReport>,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

/// What kind of trouble a [`RunError`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RunErrorKind {
    /// The run is not ready, so nothing was sent.
    Invalid,
    /// A model is missing on the server, or more than one could be meant. Nothing was sent.
    Model,
    /// An image of the run could not be uploaded. Nothing was enqueued.
    Upload,
    /// The server could not be reached, or stopped answering for longer than the policy allows.
    Connection,
    /// The server answered, and refused.
    Refused,
    /// The answer was lost, and the batch can neither be found nor be ruled out.
    UnknownOutcome,
    /// The queue had no room for all items; those that it took were canceled.
    QueueFull,
    /// More items are in the queue than were asked for, and they could not be canceled.
    Surplus,
    /// An item failed.
    Failed,
    /// An item was canceled.
    Canceled,
    /// An item was deleted before its results could be read.
    Removed,
    /// The time given was over.
    TimedOut,
    /// The job cannot go on without help; the message says why.
    Stuck,
    /// The job ended, and its results could not be read.
    Results,
}

impl RunError {
    pub(crate) fn new(kind: RunErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            status: None,
            batch_id: None,
            failure: None,
            result: None,
            models: None,
            source: None,
        }))
    }

    /// A request that failed while `doing` something.
    pub(crate) fn request(doing: &str, error: &ServerError) -> Self {
        Self::reached(error.reach, format!("{doing} failed")).because(Arc::clone(&error.source))
    }

    /// The inventory of models did not say what it has. When a call to the server is behind that, its failure says what
    /// kind of trouble it is.
    pub(crate) fn inventory(error: BoxError) -> Self {
        let message = "the models of the server cannot be read";
        let new = match call_behind(&*error) {
            Some(call) => Self::reached(reach_of(call), message.to_owned()),
            None => Self::new(RunErrorKind::Model, message),
        };
        new.because(Arc::from(error))
    }

    fn reached(reach: Reach, message: String) -> Self {
        let (kind, status) = match reach {
            Reach::NotSent | Reach::Unknown => (RunErrorKind::Connection, None),
            Reach::Refused(status) | Reach::Faulted(status) => (RunErrorKind::Refused, Some(status)),
        };
        let mut new = Self::new(kind, message);
        new.0.status = status;
        new
    }

    pub(crate) fn stuck(reason: StallReason) -> Self {
        let kind = match reason {
            StallReason::Unreachable => RunErrorKind::Connection,
            _ => RunErrorKind::Stuck,
        };
        Self::new(kind, format!("the job does not move: {reason}"))
    }

    pub(crate) fn because(mut self, source: Arc<dyn StdError + Send + Sync>) -> Self {
        self.0.source = Some(source);
        self
    }

    pub(crate) fn of_batch(mut self, batch_id: &BatchId) -> Self {
        self.0.batch_id = Some(batch_id.clone());
        self
    }

    pub(crate) fn with_kind(mut self, kind: RunErrorKind) -> Self {
        self.0.kind = kind;
        self
    }

    pub(crate) fn with_failure(mut self, failure: Option<Failure>) -> Self {
        self.0.failure = failure;
        self
    }

    pub(crate) fn with_models(mut self, models: ModelReport) -> Self {
        self.0.models = Some(models);
        self
    }

    pub(crate) fn with_result(mut self, result: JobResult) -> Self {
        self.0.batch_id = Some(result.batch_id().clone());
        self.0.result = Some(result);
        self
    }

    /// What kind of trouble it is.
    pub fn kind(&self) -> RunErrorKind {
        self.0.kind
    }

    /// The status that the server answered with, when it did.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// The failed call, when the trouble is one.
    pub fn call_error(&self) -> Option<&CallError> {
        call_behind(self.0.source.as_deref()?)
    }

    /// The batch, when one was or may have been made.
    pub fn batch_id(&self) -> Option<&BatchId> {
        self.0.batch_id.as_ref()
    }

    /// Why the first item that failed did so, in the server's words.
    pub fn failure(&self) -> Option<&Failure> {
        self.0.failure.as_ref()
    }

    /// All results, those of the items that completed included, when the job ended.
    pub fn result(&self) -> Option<&JobResult> {
        self.0.result.as_ref()
    }

    /// Which models were found and which were not, when that is the trouble.
    pub fn models(&self) -> Option<&ModelReport> {
        self.0.models.as_ref()
    }

    /// All results, taken out of the error.
    pub fn into_result(self) -> Option<JobResult> {
        self.0.result
    }
}

/// The failed call among an error and its causes.
fn call_behind<'e>(error: &'e (dyn StdError + 'static)) -> Option<&'e CallError> {
    std::iter::successors(Some(error), |&error| error.source()).find_map(|error| error.downcast_ref())
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl fmt::Debug for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RunError")
            .field("kind", &self.0.kind)
            .field("message", &self.0.message)
            .field("status", &self.0.status)
            .field("batch_id", &self.0.batch_id)
            .field("failure", &self.0.failure)
            .field("source", &self.0.source)
            .finish_non_exhaustive()
    }
}

impl StdError for RunError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0
            .source
            .as_deref()
            .map(|source| source as &(dyn StdError + 'static))
    }
}
