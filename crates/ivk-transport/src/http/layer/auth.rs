//! Puts the token on each attempt, keeps it fresh, and signs in again when it is refused.

use std::{
    sync::{Arc, Weak},
    task::{Context, Poll},
};

use http::{HeaderName, StatusCode, header::AUTHORIZATION};
use tower::Service;

use super::BoxFuture;
use crate::{
    BoxError,
    http::{
        Body, Client, Error, ErrorKind, Phase, ResponseBody, RetryClass,
        auth::{Auth as State, Token},
        client::Shared,
        trace::Trace,
    },
};

/// A server of 6.13 or later gives a token of renewed life with every successful write.
static X_REFRESHED_TOKEN: HeaderName = HeaderName::from_static("x-refreshed-token");

/// Carries the token. A request of class [`RetryClass::Auth`] goes without.
#[derive(Debug, Clone)]
pub(crate) struct Auth<S> {
    pub(crate) inner: S,
    pub(crate) state: Arc<State>,
    /// The client that a sign-in is made with. Weak, since the client owns this layer.
    pub(crate) client: Weak<Shared>,
}

impl<S> Service<http::Request<Body>> for Auth<S>
where
    S: Service<http::Request<Body>, Response = http::Response<ResponseBody>, Error = BoxError>
        + Clone
        + Send
        + 'static,
    S::Future: Send,
{
    type Response = http::Response<ResponseBody>;
    type Error = BoxError;
    type Future = BoxFuture<Result<Self::Response, BoxError>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: http::Request<Body>) -> Self::Future {
        let class = request.extensions().get::<Arc<Trace>>().map(|trace| trace.class);
        if class == Some(RetryClass::Auth) {
            return Box::pin(self.inner.call(request));
        }
        let sent = self.state.current();
        if let Some(token) = &sent {
            request.headers_mut().insert(AUTHORIZATION, token.header());
        }
        let replay = self
            .state
            .can_sign_in()
            .then(|| (request.clone(), self.inner.clone(), self.client.clone()));
        let state = self.state.clone();
        let first = self.inner.call(request);
        Box::pin(async move {
            let mut response = first.await?;
            let (Some((mut request, mut inner, client)), StatusCode::UNAUTHORIZED) =
                (replay, response.status())
            else {
                keep_fresh(&state, sent.as_deref(), &mut response);
                return Ok(response);
            };
            let Some(shared) = client.upgrade() else {
                return Ok(response);
            };
            drop(response);
            let renewed = state
                .renew(sent.as_ref(), Client::from_shared(shared))
                .await
                .map_err(|error| {
                    Box::new(
                        Error::new(ErrorKind::SignIn, Phase::Answer)
                            .with_answer(StatusCode::UNAUTHORIZED, None)
                            .with_source(error),
                    )
                })?;
            match &renewed {
                Some(token) => request.headers_mut().insert(AUTHORIZATION, token.header()),
                None => request.headers_mut().remove(AUTHORIZATION),
            };
            std::future::poll_fn(|context| inner.poll_ready(context)).await?;
            let mut response = inner.call(request).await?;
            keep_fresh(&state, renewed.as_deref(), &mut response);
            Ok(response)
        })
    }
}

/// Takes the token of renewed life out of an answer, so that it is seen by nobody else.
fn keep_fresh(state: &State, sent: Option<&Token>, response: &mut http::Response<ResponseBody>) {
    let fresh = response.headers_mut().remove(&X_REFRESHED_TOKEN);
    if let (Some(sent), Some(fresh)) = (sent, fresh) {
        state.refresh(sent, &fresh);
    }
}
