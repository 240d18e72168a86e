//! Connections that are used again, and what their failures mean.

mod body;
mod idle;
mod line;

use std::{
    sync::Arc,
    task::{Context, Poll},
};

use http::{HeaderValue, StatusCode, Uri, header};
use hyper::body::Incoming;
use tower::Service;

pub(crate) use self::body::NetworkBody;
use self::{idle::Idle, line::Line};
use super::{
    Error, ErrorKind, Phase, ResponseBody, body::WireBody, connect::Connector, layer::BoxFuture, trace::Trace,
};
use crate::{BoxError, Environment};

/// Marks a request whose connection will be used for something else than HTTP.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Upgrade;

/// Sends requests to one server over connections that are kept.
#[derive(Clone)]
pub(crate) struct Pool {
    /// Shared, since the stack is cloned for every call.
    shared: Arc<Shared>,
}

struct Shared {
    connector: Connector,
    /// The address of the server without a path.
    server: Uri,
    host: Option<HeaderValue>,
    idle: Arc<Idle>,
}

impl Pool {
    pub(crate) fn new(connector: Connector, server: Uri, max_idle: usize, environment: &Environment) -> Self {
        let host = server
            .authority()
            .and_then(|authority| HeaderValue::from_str(authority.as_str()).ok());
        let shared = Shared {
            connector,
            server,
            host,
            idle: Idle::new(max_idle, environment),
        };
        Self {
            shared: Arc::new(shared),
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
        let shared = self.shared.clone();
        if let Some(host) = &shared.host {
            request
                .headers_mut()
                .entry(header::HOST)
                .or_insert_with(|| host.clone());
        }
        let trace = request.extensions().get::<Arc<Trace>>().cloned();
        if request.extensions().get::<Upgrade>().is_some() {
            return Box::pin(async move { Ok(shared.upgrade(request, trace.as_deref()).await?) });
        }
        let Some(mut line) = shared.idle.take() else {
            return Box::pin(async move { Ok(shared.send(request, trace.as_deref()).await?) });
        };
        let answer = line.start(request, trace.as_deref());
        Box::pin(async move {
            match line.finish(answer).await {
                Ok(head) => Ok(shared.answer(head, line)),
                Err(mut error) => match error.take_message() {
                    // The server had left this connection. Not one byte was written, so the request goes out on a new
                    // one, which needs nobody's leave.
                    Some(unsent) => {
                        drop(line);
                        Ok(Box::pin(shared.send(unsent, trace.as_deref())).await?)
                    }
                    None => Err(failure(error.into_error(), trace.as_deref()).into()),
                },
            }
        })
    }
}

impl Shared {
    /// Sends a request over a new connection.
    async fn send(
        &self,
        request: http::Request<WireBody>,
        trace: Option<&Trace>,
    ) -> Result<http::Response<ResponseBody>, Error> {
        if let Some(trace) = trace {
            trace.disconnected();
        }
        let connection = self.connector.connect(&self.server, false).await?;
        let mut line = Line::new(connection)
            .await
            .map_err(|error| failure(error, trace))?;
        let answer = line.start(request, trace);
        match line.finish(answer).await {
            Ok(head) => Ok(self.answer(head, line)),
            Err(error) => Err(failure(error.into_error(), trace)),
        }
    }

    fn answer(&self, head: http::Response<Incoming>, line: Box<Line>) -> http::Response<ResponseBody> {
        let reusable = !leaves_a_broken_connection(&head);
        let idle = reusable.then(|| self.idle.clone());
        head.map(|body| ResponseBody::network(NetworkBody::new(body, line, idle)))
    }

    /// Sends a request on a connection of its own, which the answer may turn into something else.
    async fn upgrade(
        &self,
        mut request: http::Request<WireBody>,
        trace: Option<&Trace>,
    ) -> Result<http::Response<ResponseBody>, Error> {
        let connection = self.connector.connect(&self.server, true).await?;
        if let Some(trace) = trace {
            trace.connected(connection.activity.clone());
        }
        line::make_relative(&mut request);
        let (mut sender, driver) = hyper::client::conn::http1::handshake(connection)
            .await
            .map_err(|error| failure(error, trace))?;
        // Ends with the connection, or as soon as nobody waits for the answer.
        tokio::spawn(driver.with_upgrades());
        let response = sender
            .send_request(request)
            .await
            .map_err(|error| failure(error, trace))?;
        Ok(response.map(|body| ResponseBody::network(NetworkBody::driven_elsewhere(body))))
    }
}

/// After an unhandled failure the server (6.14) answers in plain text, promises to keep the connection, and resets it.
fn leaves_a_broken_connection<B>(response: &http::Response<B>) -> bool {
    response.status() == StatusCode::INTERNAL_SERVER_ERROR
        && response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_none_or(|value| !value.as_bytes().starts_with(b"application/json"))
}

fn failure(cause: hyper::Error, trace: Option<&Trace>) -> Error {
    let (kind, phase) = if cause.is_canceled() {
        // hyper takes a request back only when not one byte of it was written.
        (ErrorKind::Interrupted, Phase::Connect)
    } else if cause.is_parse() {
        (ErrorKind::Protocol, Phase::Head)
    } else if cause.is_user() && !cause.is_body_write_aborted() {
        (ErrorKind::InvalidRequest, Phase::Send)
    } else {
        let phase = trace.map_or(Phase::Head, |trace| trace.phase().max(Phase::Send));
        (ErrorKind::Interrupted, phase)
    };
    Error::new(kind, phase).with_source(cause)
}
