//! The pool of connections, and what its failures mean.

use std::{
    error::Error as StdError,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use http::{StatusCode, header::CONTENT_TYPE};
use hyper_util::{
    client::legacy::{Client as Hyper, connect::capture_connection},
    rt::{TokioExecutor, TokioTimer},
};
use tower::Service;

use super::{
    Error, ErrorKind, Phase, ResponseBody, body::WireBody, connect::Connector, layer::BoxFuture, trace::Trace,
};
use crate::BoxError;

/// InvokeAI's server closes a connection that was idle for 5 s; a pool that lets go earlier rarely races with it.
const IDLE: Duration = Duration::from_secs(4);

/// The most that is buffered of a connection, each way. Larger ones make nothing faster and every transfer heavier.
const BUFFER: usize = 128 * 1024;

/// Marks a request whose connection will be used for something else than HTTP.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Upgrade;

/// Sends requests over pooled connections.
#[derive(Clone)]
pub(crate) struct Pool {
    /// Shared, since the stack is cloned for every call.
    clients: Arc<Clients>,
}

struct Clients {
    requests: Hyper<Connector, WireBody>,
    upgrades: Hyper<Connector, WireBody>,
}

impl Pool {
    pub(crate) fn new(connector: &Connector, max_idle: usize) -> Self {
        let requests = Hyper::builder(TokioExecutor::new())
            .pool_idle_timeout(IDLE)
            .pool_timer(TokioTimer::new())
            .pool_max_idle_per_host(max_idle)
            .http1_max_buf_size(BUFFER)
            .build(connector.clone());
        let upgrades = Hyper::builder(TokioExecutor::new())
            .pool_max_idle_per_host(0)
            .build(connector.for_upgrades());
        Self {
            clients: Arc::new(Clients { requests, upgrades }),
        }
    }
}

impl Service<http::Request<WireBody>> for Pool {
    type Response = http::Response<ResponseBody>;
    type Error = BoxError;
    type Future = BoxFuture<Result<Self::Response, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: http::Request<WireBody>) -> Self::Future {
        let trace = request.extensions().get::<Arc<Trace>>().cloned();
        let connection = capture_connection(&mut request);
        if let Some(trace) = &trace {
            trace.watch_connection(connection.clone());
        }
        let upgrade = request.extensions().get::<Upgrade>().is_some();
        let clients = &self.clients;
        let client = if upgrade {
            &clients.upgrades
        } else {
            &clients.requests
        };
        let sending = client.request(request);
        Box::pin(async move {
            let response = sending
                .await
                .map_err(|error| name_failure(error, trace.as_deref()))?;
            if leaves_a_broken_connection(&response)
                && let Some(connected) = &*connection.connection_metadata()
            {
                connected.poison();
            }
            Ok(response.map(ResponseBody::network))
        })
    }
}

/// After an unhandled failure the server (6.14) answers in plain text, promises to keep the connection, and resets it.
fn leaves_a_broken_connection<B>(response: &http::Response<B>) -> bool {
    response.status() == StatusCode::INTERNAL_SERVER_ERROR
        && response
            .headers()
            .get(CONTENT_TYPE)
            .is_none_or(|value| !value.as_bytes().starts_with(b"application/json"))
}

fn name_failure(error: hyper_util::client::legacy::Error, trace: Option<&Trace>) -> BoxError {
    if error.is_connect() {
        return Box::new(own_cause(error));
    }
    let cause = error
        .source()
        .and_then(|source| source.downcast_ref::<hyper::Error>());
    let (kind, phase) = match cause {
        // hyper takes a request back only when not one byte of it was written.
        Some(cause) if cause.is_canceled() => (ErrorKind::Interrupted, Phase::Connect),
        Some(cause) if cause.is_parse() => (ErrorKind::Protocol, Phase::Head),
        Some(cause) if cause.is_user() && !cause.is_body_write_aborted() => {
            (ErrorKind::InvalidRequest, Phase::Send)
        }
        _ => (
            ErrorKind::Interrupted,
            trace.map_or(Phase::Head, |trace| trace.phase().max(Phase::Send)),
        ),
    };
    Box::new(Error::new(kind, phase).with_source(error))
}

/// The connector's own error, which hyper wraps.
fn own_cause(error: hyper_util::client::legacy::Error) -> Error {
    let mut cause = error.source();
    while let Some(inner) = cause {
        if let Some(own) = inner.downcast_ref::<Error>() {
            let (kind, phase) = (own.kind(), own.phase());
            return Error::new(kind, phase).with_source(error);
        }
        cause = inner.source();
    }
    Error::new(ErrorKind::Connect, Phase::Connect).with_source(error)
}
