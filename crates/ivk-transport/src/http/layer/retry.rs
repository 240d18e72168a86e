//! Attempts: builds each one afresh, judges its outcome, waits, and tries again when that is safe.

use std::{
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use bytes::Bytes;
use http::{StatusCode, Uri, header::CONTENT_TYPE, uri::PathAndQuery};
use tower::{Service, ServiceExt};

use super::BoxFuture;
use crate::{
    BoxError, Environment,
    environment::Instant,
    http::{
        Body, Detail, Error, ErrorKind, Phase, ResponseBody, RetrySettings,
        response::{Payload, Reply, collect},
        retry::{Budget, Failure, Verdict, judge, parse_retry_after},
        trace::{Call, Trace},
    },
};

/// How long a server may stay in maintenance before a read gives up.
const BUSY_LIMIT: Duration = Duration::from_secs(120);
/// The waits while a server is in maintenance.
const BUSY_WAIT: (Duration, Duration) = (Duration::from_secs(2), Duration::from_secs(5));
/// How much longer than its own backoff a client lets a server make it wait.
const RETRY_AFTER_SLACK: Duration = Duration::from_secs(30);
/// The longest body of a failed answer that is read.
const FAILED_BODY: usize = 64 * 1024;

/// Repeats attempts.
#[derive(Debug, Clone)]
pub(crate) struct Retry<S> {
    /// Shared, since only the call itself needs an own one.
    pub(crate) inner: Arc<S>,
    pub(crate) environment: Environment,
    pub(crate) settings: Arc<RetrySettings>,
    pub(crate) budget: Arc<Budget>,
}

impl<S> Service<Call> for Retry<S>
where
    S: Service<http::Request<Body>, Response = http::Response<ResponseBody>, Error = BoxError>
        + Clone
        + Send
        + Sync
        + 'static,
    S::Future: Send,
{
    type Response = Reply;
    type Error = Error;
    type Future = BoxFuture<Result<Reply, Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        // Every call waits for its own clone of the inner service.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, call: Call) -> Self::Future {
        Box::pin(self.clone().run(call))
    }
}

impl<S> Retry<S>
where
    S: Service<http::Request<Body>, Response = http::Response<ResponseBody>, Error = BoxError> + Clone,
{
    async fn run(self, call: Call) -> Result<Reply, Error> {
        let trace = &call.trace;
        let mut inner = S::clone(&self.inner);
        self.budget.deposit();
        loop {
            let attempt = trace.begin_attempt();
            let outcome = self.attempt(&mut inner, &call).await;
            let error = match outcome {
                Ok(mut reply) => {
                    reply.attempts = attempt;
                    return Ok(reply);
                }
                Err(error) => error,
            };
            trace.end_attempt();
            let failure = Failure {
                kind: error.kind(),
                phase: error.phase(),
                status: error.status(),
                retry_after: error.retry_after(),
            };
            let verdict = judge(trace.request.class, trace.request.at_least_once, &failure);
            let wait = self.wait(verdict, attempt, &error, trace);
            let Some(wait) = wait.filter(|_| self.budget.withdraw()) else {
                return Err(self.give_up(error, verdict, attempt, trace));
            };
            tracing::debug!(attempt, wait_ms = wait.as_millis(), %error, "the attempt failed and is repeated");
            self.environment.sleep(wait).await;
        }
    }

    /// One attempt, with its body read when the caller wants it whole.
    async fn attempt(&self, inner: &mut S, call: &Call) -> Result<Reply, Error> {
        let trace = &call.trace;
        let request = build(trace)?;
        let sending = match inner.ready().await {
            Ok(inner) => inner.call(request).await,
            Err(error) => Err(error),
        };
        let response = sending.map_err(|error| restore(error, trace))?;
        trace.head_arrived();
        let (parts, body) = response.into_parts();
        let body = body.with_idle_limit(trace.limits.body_idle, &self.environment);
        if !parts.status.is_success() {
            return Err(self.refusal(&parts, body).await);
        }
        if is_html(&parts) && !trace.request.accepts_html {
            return Err(Error::new(ErrorKind::NoSuchRoute, Phase::Answer).with_answer(parts.status, None));
        }
        let payload = if call.collect {
            let bytes = collect(body, trace.limits.max_body).await.map_err(|error| {
                // The status says that the server acted; only its answer is lost.
                error.with_answer(parts.status, None)
            })?;
            Payload::Bytes(bytes)
        } else {
            Payload::Stream(body)
        };
        Ok(Reply {
            parts,
            payload,
            attempts: 0,
        })
    }

    /// Makes an error of an answer that is not success.
    async fn refusal(&self, parts: &http::response::Parts, body: ResponseBody) -> Error {
        let text = collect(body, FAILED_BODY).await.unwrap_or_else(|_| Bytes::new());
        let detail = if is_html(parts) { None } else { Detail::read(&text) };
        let retry_after = parts
            .headers
            .get(http::header::RETRY_AFTER)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| parse_retry_after(value, self.environment.wall_clock()));
        Error::new(kind_of(parts.status), Phase::Answer)
            .with_answer(parts.status, detail)
            .with_retry_after(retry_after)
    }

    /// How long to wait before the next attempt; `None` when there is none.
    fn wait(&self, verdict: Verdict, attempt: u32, error: &Error, trace: &Trace) -> Option<Duration> {
        let usual = |n: u32| self.settings.backoff.delay(n, &self.environment);
        let wait = match verdict {
            Verdict::GiveUp | Verdict::Ambiguous => return None,
            Verdict::RetryOnce if attempt > 1 => return None,
            Verdict::RetrySlowly => {
                let past = self.environment.now().saturating_duration_since(trace.started);
                (past < BUSY_LIMIT && self.settings.max_attempts > 1)
                    .then(|| self.environment.random_between(BUSY_WAIT.0, BUSY_WAIT.1))?
            }
            _ if attempt >= self.settings.max_attempts => return None,
            Verdict::Retry | Verdict::RetryOnce => {
                let own = usual(attempt - 1);
                match error.retry_after() {
                    Some(asked) => asked.clamp(own, own + RETRY_AFTER_SLACK),
                    None => own,
                }
            }
        };
        // Waiting past the deadline would only hide what went wrong.
        let ends: Option<Instant> = trace.limits.deadline;
        match ends {
            Some(deadline) if self.environment.now() + wait >= deadline => None,
            _ => Some(wait),
        }
    }

    fn give_up(&self, error: Error, verdict: Verdict, attempt: u32, trace: &Trace) -> Error {
        let elapsed = self.environment.now().saturating_duration_since(trace.started);
        let retryable = matches!(
            verdict,
            Verdict::Retry | Verdict::RetryOnce | Verdict::RetrySlowly
        );
        error
            .with_operation(trace.request.operation)
            .with_tries(attempt, elapsed)
            .with_verdict(verdict == Verdict::Ambiguous, retryable, attempt > 1)
    }
}

fn build(trace: &Arc<Trace>) -> Result<http::Request<Body>, Error> {
    let given = &trace.request;
    let relative = given.target.trim_start_matches('/');
    let mut target = String::with_capacity(relative.len() + 1);
    target.push('/');
    target.push_str(relative);
    let target = PathAndQuery::from_maybe_shared(Bytes::from(target))
        .map_err(|error| Error::new(ErrorKind::InvalidRequest, Phase::Build).with_source(error))?;
    // Set piece by piece, since a builder moves all of it with every piece.
    let mut request = http::Request::new(given.body.clone());
    *request.method_mut() = given.method.clone();
    *request.uri_mut() = Uri::from(target);
    *request.headers_mut() = given.headers.clone();
    request.extensions_mut().insert(trace.clone());
    Ok(request)
}

/// Takes back the error that our own layers gave, wherever the user's layers passed it on.
pub(crate) fn restore(error: BoxError, trace: &Trace) -> Error {
    match error.downcast::<Error>() {
        Ok(own) => *own,
        Err(other) => Error::new(ErrorKind::Middleware, trace.phase()).with_source(other),
    }
}

fn is_html(parts: &http::response::Parts) -> bool {
    parts.headers.get(CONTENT_TYPE).is_some_and(|value| {
        value
            .as_bytes()
            .get(..9)
            .is_some_and(|start| start.eq_ignore_ascii_case(b"text/html"))
    })
}

/// What an answer that is not success means.
pub(crate) fn kind_of(status: StatusCode) -> ErrorKind {
    match status {
        StatusCode::UNAUTHORIZED => ErrorKind::Unauthorized,
        StatusCode::FORBIDDEN => ErrorKind::Forbidden,
        StatusCode::NOT_FOUND => ErrorKind::NotFound,
        // An unknown route that is not a GET answers 405.
        StatusCode::METHOD_NOT_ALLOWED => ErrorKind::NoSuchRoute,
        StatusCode::CONFLICT => ErrorKind::Conflict,
        StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE | StatusCode::UNPROCESSABLE_ENTITY => {
            ErrorKind::Rejected
        }
        StatusCode::TOO_MANY_REQUESTS => ErrorKind::TooManyRequests,
        status if status.is_server_error() => ErrorKind::Server,
        _ => ErrorKind::Status,
    }
}
