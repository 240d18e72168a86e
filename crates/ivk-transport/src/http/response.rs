//! Answers: whole, or as a stream.

use std::{
    fmt,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::{HeaderMap, StatusCode, header::CONTENT_LENGTH};
use http_body::{Body as _, Frame, SizeHint};
use http_body_util::{BodyExt, combinators::UnsyncBoxBody};
use tokio::time::Sleep;

use super::{Error, ErrorKind, Phase, pool::NetworkBody, trace::Trace};
use crate::{BoxError, Environment};

/// What the retry layer hands up.
pub(crate) struct Reply {
    pub(crate) parts: http::response::Parts,
    pub(crate) payload: Payload,
    pub(crate) attempts: u32,
}

pub(crate) enum Payload {
    Bytes(Bytes),
    Stream(ResponseBody),
}

/// A successful answer with its whole body.
#[derive(Clone)]
#[non_exhaustive]
pub struct Response {
    /// The status; always a success.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
    /// How often the request was sent.
    pub attempts: u32,
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("bytes", &self.body.len())
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}

/// The body of an answer as it comes from the network.
///
/// It fails when it stands still for too long while someone waits for it; a reader who takes its time does not
/// count. Layers that the user puts in see it as an [`http_body::Body`].
pub struct ResponseBody {
    inner: Inner,
    environment: Option<Environment>,
    idle: Duration,
    timer: Option<Pin<Box<Sleep>>>,
}

enum Inner {
    Network(NetworkBody),
    Other(UnsyncBoxBody<Bytes, BoxError>),
}

impl ResponseBody {
    pub(crate) fn network(body: NetworkBody) -> Self {
        Self::of(Inner::Network(body))
    }

    /// A body from elsewhere, for services that do not use the network.
    pub fn new<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        Self::of(Inner::Other(UnsyncBoxBody::new(body.map_err(Into::into))))
    }

    fn of(inner: Inner) -> Self {
        Self {
            inner,
            environment: None,
            idle: Duration::MAX,
            timer: None,
        }
    }

    pub(crate) fn with_idle_limit(mut self, idle: Duration, environment: &Environment) -> Self {
        self.idle = idle;
        self.environment = Some(environment.clone());
        self
    }

    fn poll_inner(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.inner {
            Inner::Network(body) => Pin::new(body).poll_frame(context).map_err(broken),
            Inner::Other(body) => Pin::new(body).poll_frame(context),
        }
    }
}

/// Names what hyper says about a body that ended badly.
fn broken(error: hyper::Error) -> BoxError {
    let kind = if error.is_parse() {
        ErrorKind::Protocol
    } else {
        ErrorKind::Interrupted
    };
    Box::new(Error::new(kind, Phase::Body).with_source(error))
}

impl http_body::Body for ResponseBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = self.get_mut();
        if let Poll::Ready(frame) = this.poll_inner(context) {
            this.timer = None;
            return Poll::Ready(frame);
        }
        let Some(environment) = &this.environment else {
            return Poll::Pending;
        };
        let timer = this
            .timer
            .get_or_insert_with(|| Box::pin(environment.sleep(this.idle)));
        ready!(timer.as_mut().poll(context));
        Poll::Ready(Some(Err(Box::new(Error::new(ErrorKind::Timeout, Phase::Body)))))
    }

    fn is_end_stream(&self) -> bool {
        match &self.inner {
            Inner::Network(body) => body.is_end_stream(),
            Inner::Other(body) => body.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.inner {
            Inner::Network(body) => body.size_hint(),
            Inner::Other(body) => body.size_hint(),
        }
    }
}

/// Reads a body to its end, or fails when it is longer than `most`.
pub(crate) async fn collect(mut body: ResponseBody, most: usize) -> Result<Bytes, Error> {
    let too_large = || Error::new(ErrorKind::BodyTooLarge, Phase::Body);
    let announced = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    if announced > most {
        return Err(too_large());
    }
    let mut first = Bytes::new();
    let mut rest: Option<BytesMut> = None;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(body_error)?;
        let Ok(data) = frame.into_data() else { continue };
        let so_far = rest.as_ref().map_or(first.len(), BytesMut::len);
        if so_far.saturating_add(data.len()) > most {
            return Err(too_large());
        }
        match &mut rest {
            Some(rest) => rest.extend_from_slice(&data),
            None if first.is_empty() => first = data,
            None => {
                let mut both = BytesMut::with_capacity(announced.max(first.len() + data.len()));
                both.extend_from_slice(&first);
                both.extend_from_slice(&data);
                rest = Some(both);
            }
        }
    }
    Ok(rest.map_or(first, BytesMut::freeze))
}

pub(crate) fn body_error(error: BoxError) -> Error {
    match error.downcast::<Error>() {
        Ok(own) => *own,
        Err(other) => Error::new(ErrorKind::Interrupted, Phase::Body).with_source(other),
    }
}

/// A successful answer whose body is read piece by piece. Memory stays flat whatever its size.
///
/// Dropping it at any time is safe; the connection is then closed unless the body had ended.
pub struct StreamingResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: ResponseBody,
    trace: Arc<Trace>,
    environment: Environment,
    pub(crate) expected: Option<u64>,
    pub(crate) received: u64,
    pub(crate) ended: bool,
}

impl StreamingResponse {
    pub(crate) fn new(
        parts: http::response::Parts,
        body: ResponseBody,
        trace: Arc<Trace>,
        environment: Environment,
    ) -> Self {
        let expected = parts
            .headers
            .get(CONTENT_LENGTH)
            .and_then(|v| v.to_str().ok())
            .and_then(|v| v.parse().ok());
        Self {
            status: parts.status,
            headers: parts.headers,
            body,
            trace,
            environment,
            expected,
            received: 0,
            ended: false,
        }
    }

    /// The status; always a success.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The length that the server announced.
    #[must_use]
    pub fn content_length(&self) -> Option<u64> {
        self.expected
    }

    /// How many bytes came so far.
    #[must_use]
    pub fn received(&self) -> u64 {
        self.received
    }

    /// The next piece, or `None` at the end. Cancel safe: nothing is lost when the future is dropped.
    ///
    /// # Errors
    /// When the connection breaks, stands still for too long, or ends before the announced length.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        std::future::poll_fn(|context| self.poll_chunk(context))
            .await
            .transpose()
    }

    /// What was sent was acted on, but its answer is lost: whether it may be asked for again depends on what it does.
    pub(super) fn failure(&self, error: Error) -> Error {
        let trace = &self.trace;
        let elapsed = self.environment.now().saturating_duration_since(trace.started);
        let repeatable = trace.request.class.is_repeatable();
        error
            .with_operation(trace.request.operation)
            .with_answer(self.status, None)
            .with_tries(trace.attempts(), elapsed)
            .with_verdict(!repeatable, repeatable, false)
    }

    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        if self.ended {
            return Poll::Ready(None);
        }
        loop {
            match ready!(Pin::new(&mut self.body).poll_frame(context)) {
                Some(Ok(frame)) => {
                    let Ok(data) = frame.into_data() else { continue };
                    if data.is_empty() {
                        continue;
                    }
                    self.received += data.len() as u64;
                    return Poll::Ready(Some(Ok(data)));
                }
                Some(Err(error)) => {
                    self.ended = true;
                    return Poll::Ready(Some(Err(self.failure(body_error(error)))));
                }
                None => {
                    self.ended = true;
                    return Poll::Ready(match self.expected {
                        Some(expected) if expected != self.received => {
                            Some(Err(self.failure(Error::new(ErrorKind::Interrupted, Phase::Body))))
                        }
                        _ => None,
                    });
                }
            }
        }
    }
}

impl Stream for StreamingResponse {
    type Item = Result<Bytes, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_chunk(context)
    }
}

impl fmt::Debug for StreamingResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamingResponse")
            .field("status", &self.status)
            .field("expected", &self.expected)
            .field("received", &self.received)
            .finish_non_exhaustive()
    }
}
