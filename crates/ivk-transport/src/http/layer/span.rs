//! One span a call.

use std::task::{Context, Poll};

use tower::Service;
use tracing::{Instrument, instrument::Instrumented};

use crate::http::trace::Call;

/// Runs each call in a span that names the operation, never a header or a body.
#[derive(Debug, Clone)]
pub(crate) struct Span<S> {
    pub(crate) inner: S,
}

impl<S: Service<Call>> Service<Call> for Span<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = Instrumented<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, call: Call) -> Self::Future {
        // A query may name a session that whoever knows it can enter.
        let path = call.trace.request.target.split('?').next().unwrap_or_default();
        let span = tracing::debug_span!(
            "http",
            operation = call.trace.request.operation,
            http.request.method = %call.trace.request.method,
            url.path = path,
        );
        let future = span.in_scope(|| self.inner.call(call));
        future.instrument(span)
    }
}
