//! Puts the server's address and the client's own headers on a request.

use std::{
    sync::Arc,
    task::{Context, Poll},
};

use http::{
    HeaderMap, HeaderName,
    uri::{Authority, PathAndQuery, Scheme},
};
use tower::Service;

use crate::http::{BaseUrl, Body};

/// Makes the target of a request, which is relative to the base address, absolute.
#[derive(Debug, Clone)]
pub(crate) struct Address<S> {
    inner: S,
    /// Shared, since the stack is cloned for every call.
    server: Arc<Server>,
}

#[derive(Debug)]
struct Server {
    scheme: Scheme,
    authority: Authority,
    /// The base path without its slash at the end.
    prefix: String,
    headers: HeaderMap,
}

impl<S> Address<S> {
    pub(crate) fn new(inner: S, base: &BaseUrl, headers: HeaderMap) -> Result<Self, http::uri::InvalidUri> {
        let server = Server {
            scheme: if base.is_secure() {
                Scheme::HTTPS
            } else {
                Scheme::HTTP
            },
            authority: base.authority().parse()?,
            prefix: base.path().trim_end_matches('/').to_owned(),
            headers,
        };
        Ok(Self {
            inner,
            server: Arc::new(server),
        })
    }
}

impl Server {
    fn place(&self, request: &mut http::Request<Body>) -> Result<(), http::Error> {
        let relative = request.uri().path_and_query();
        let target = match relative {
            Some(target) if self.prefix.is_empty() => target.clone(),
            target => {
                let target = target.map_or("/", PathAndQuery::as_str);
                PathAndQuery::try_from(format!("{}{target}", self.prefix))?
            }
        };
        let mut parts = http::uri::Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(target);
        *request.uri_mut() = http::Uri::from_parts(parts)?;
        let headers = request.headers_mut();
        for name in self.headers.keys() {
            if !headers.contains_key(name) {
                copy(&self.headers, headers, name);
            }
        }
        Ok(())
    }
}

fn copy(from: &HeaderMap, to: &mut HeaderMap, name: &HeaderName) {
    for value in from.get_all(name) {
        to.append(name.clone(), value.clone());
    }
}

impl<S> Service<http::Request<Body>> for Address<S>
where
    S: Service<http::Request<Body>>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: http::Request<Body>) -> Self::Future {
        // The target was checked when the request was built, and the base when the client was.
        if let Err(error) = self.server.place(&mut request) {
            tracing::error!(%error, "a checked address could not be put together");
        }
        self.inner.call(request)
    }
}
