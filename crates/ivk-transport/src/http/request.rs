//! A request as a value: what to ask, and what a failed attempt allows.

use std::{fmt, sync::Arc, time::Duration};

use http::{HeaderMap, HeaderName, HeaderValue, Method};

use super::Body;

/// What may be done when an attempt failed and nobody knows whether the server acted.
///
/// The HTTP method does not say this: InvokeAI has a `GET` that uses up what it reads, and a `POST` that doubles
/// the work when it is repeated. An attempt that was certainly not acted on (no connection, 429, or 503 with
/// `Retry-After`) may be repeated for every class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryClass {
    /// Changes nothing: always repeated.
    Read,
    /// A read that uses up what it reads: never repeated once it was sent.
    DestructiveRead,
    /// Doing it twice is the same as doing it once: always repeated.
    IdempotentWrite,
    /// Acts on whatever is there at that moment: never repeated once it was sent, since a late repetition would
    /// hit newer things.
    SweepingWrite,
    /// Creates something whose existence can be looked up: the caller looks before anything is sent again.
    ReconcilableCreate,
    /// Creates something that cannot be told from a second one: never repeated unless the caller accepts two.
    PlainCreate,
    /// Signs in: repeated, and neither carries a token nor waits for one.
    Auth,
}

impl RetryClass {
    /// Every class.
    pub const ALL: [Self; 7] = [
        Self::Read,
        Self::DestructiveRead,
        Self::IdempotentWrite,
        Self::SweepingWrite,
        Self::ReconcilableCreate,
        Self::PlainCreate,
        Self::Auth,
    ];

    /// Whether repeating a request that the server may have acted on does no harm.
    #[must_use]
    pub fn is_repeatable(self) -> bool {
        matches!(self, Self::Read | Self::IdempotentWrite | Self::Auth)
    }
}

/// A request as a value. Nothing happens until it is given to a [`Client`](super::Client).
///
/// ```
/// use ivk_transport::http::{Body, Method, Request, RetryClass};
///
/// let request = Request::new("create_board", Method::POST, "api/v1/boards/?board_name=x", RetryClass::ReconcilableCreate)
///     .body(Body::json(r#"{}"#));
/// assert_eq!(request.operation(), "create_board");
/// ```
#[derive(Clone)]
#[must_use = "a request does nothing until it is sent"]
pub struct Request {
    pub(crate) operation: &'static str,
    pub(crate) method: Method,
    pub(crate) target: String,
    pub(crate) class: RetryClass,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
    pub(crate) limits: Limits,
    pub(crate) at_least_once: bool,
    pub(crate) accepts_html: bool,
    pub(crate) observer: Option<Observer>,
}

/// Who is told how much of a body was handed over, and of how much.
pub(crate) type Observer = Arc<dyn Fn(u64, u64) + Send + Sync>;

/// Limits of one request; unset ones come from the client.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Limits {
    pub(crate) deadline: Option<Duration>,
    pub(crate) head: Option<Duration>,
    pub(crate) body_idle: Option<Duration>,
    pub(crate) max_body: Option<usize>,
}

impl Request {
    /// A request without a body.
    ///
    /// `operation` names what is done in errors and logs. `target` is a percent-encoded path and query relative to
    /// the base address, without a leading slash.
    pub fn new(
        operation: &'static str,
        method: Method,
        target: impl Into<String>,
        class: RetryClass,
    ) -> Self {
        Self {
            operation,
            method,
            target: target.into(),
            class,
            headers: HeaderMap::new(),
            body: Body::Empty,
            limits: Limits::default(),
            at_least_once: false,
            accepts_html: false,
            observer: None,
        }
    }

    /// Sets the body.
    pub fn body(mut self, body: Body) -> Self {
        self.body = body;
        self
    }

    /// Adds a header.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }

    /// How long the whole call may take, with all its attempts and waits; for a streamed answer, up to its head.
    /// There is no limit by default.
    pub fn deadline(mut self, limit: Duration) -> Self {
        self.limits.deadline = Some(limit);
        self
    }

    /// How long an attempt waits for the head of the answer once its body is sent.
    pub fn head_timeout(mut self, limit: Duration) -> Self {
        self.limits.head = Some(limit);
        self
    }

    /// How long the answer's body may stand still.
    pub fn body_idle_timeout(mut self, limit: Duration) -> Self {
        self.limits.body_idle = Some(limit);
        self
    }

    /// The longest collected body that is accepted, in bytes.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.limits.max_body = Some(bytes);
        self
    }

    /// Accepts that the server may do this more than once: an ambiguous failure is then retried whatever the class.
    pub fn at_least_once(mut self) -> Self {
        self.at_least_once = true;
        self
    }

    /// Takes an answer of HTML for what was asked. Without this it means that there is no such route: servers of
    /// single-page applications answer so to whatever they do not know.
    pub fn accept_html(mut self) -> Self {
        self.accepts_html = true;
        self
    }

    /// Tells how many bytes of the body were handed to the connection, and of how many, after each piece. An attempt
    /// that follows a failed one begins again at the first byte. A bar that is full does not mean that the server has
    /// it all; the answer does.
    ///
    /// ```
    /// use ivk_transport::http::{Body, FilePart, Method, Multipart, Request, RetryClass};
    ///
    /// # fn upload() -> std::io::Result<Request> {
    /// let form = Multipart::new().file(FilePart::from_path("file", "a.png", "image/png", "a.png")?);
    /// let request = Request::new("upload", Method::POST, "api/v1/images/upload", RetryClass::PlainCreate)
    ///     .body(Body::from(form))
    ///     .on_upload(|sent, total| println!("{sent} of {total} bytes"));
    /// # Ok(request) }
    /// ```
    pub fn on_upload(mut self, tell: impl Fn(u64, u64) + Send + Sync + 'static) -> Self {
        self.observer = Some(Arc::new(tell));
        self
    }

    /// What is done, for errors and logs.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The percent-encoded path and query relative to the base address.
    #[must_use]
    pub fn target(&self) -> &str {
        &self.target
    }

    /// What a failed attempt allows.
    #[must_use]
    pub fn class(&self) -> RetryClass {
        self.class
    }
}

/// Shows neither headers nor body: both may hold what must not be logged.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("operation", &self.operation)
            .field("method", &self.method)
            .field("target", &self.target)
            .field("class", &self.class)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}
