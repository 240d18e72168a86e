//! Opens the described body of a request for one attempt.

use std::{
    sync::Arc,
    task::{Context, Poll},
};

use http::header::CONTENT_TYPE;
use tower::Service;

use crate::{
    Environment,
    http::{Body, body::WireBody, trace::Trace},
};

/// Turns the description of a body into the body itself.
#[derive(Debug, Clone)]
pub(crate) struct Open<S> {
    pub(crate) inner: S,
    pub(crate) environment: Environment,
}

impl<S> Service<http::Request<Body>> for Open<S>
where
    S: Service<http::Request<WireBody>>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let (mut parts, body) = request.into_parts();
        let (mut body, content_type) = WireBody::open(&body, &self.environment);
        if let Some(content_type) = content_type {
            parts.headers.insert(CONTENT_TYPE, content_type);
        }
        if let (Some(trace), Some(progress)) = (parts.extensions.get::<Arc<Trace>>(), body.progress()) {
            trace.watch_upload(progress);
            if let Some(observer) = &trace.request.observer {
                body.observe(observer.clone());
            }
        }
        self.inner.call(http::Request::from_parts(parts, body))
    }
}
