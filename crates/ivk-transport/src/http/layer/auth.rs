//! Puts the token on each attempt, keeps it fresh, and signs in again when it is refused.

use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Weak},
    task::{Context, Poll, ready},
};

use http::{HeaderName, StatusCode, header::AUTHORIZATION};
use pin_project_lite::pin_project;
use tower::{Service, ServiceExt};

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
    type Future = AuthFuture<S>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: http::Request<Body>) -> Self::Future {
        let class = request
            .extensions()
            .get::<Arc<Trace>>()
            .map(|trace| trace.request.class);
        if class == Some(RetryClass::Auth) {
            let first = self.inner.call(request);
            return AuthFuture::Bare { first };
        }
        let sent = self.state.current();
        if let Some(token) = &sent {
            request.headers_mut().insert(AUTHORIZATION, token.header());
        }
        let replay = self.state.can_sign_in().then(|| Replay {
            request: request.clone(),
            inner: self.inner.clone(),
            client: self.client.clone(),
        });
        AuthFuture::First {
            first: self.inner.call(request),
            state: self.state.clone(),
            sent,
            replay,
        }
    }
}

/// What it takes to send a request again after a sign-in.
pub(crate) struct Replay<S> {
    request: http::Request<Body>,
    inner: S,
    client: Weak<Shared>,
}

pin_project! {
    /// An attempt, and perhaps its replay.
    #[project = Projected]
    pub(crate) enum AuthFuture<S: Service<http::Request<Body>>> {
        Bare {
            #[pin]
            first: S::Future,
        },
        First {
            #[pin]
            first: S::Future,
            state: Arc<State>,
            sent: Option<Arc<Token>>,
            replay: Option<Replay<S>>,
        },
        Again {
            again: BoxFuture<Result<http::Response<ResponseBody>, BoxError>>,
        },
    }
}

impl<S> Future for AuthFuture<S>
where
    S: Service<http::Request<Body>, Response = http::Response<ResponseBody>, Error = BoxError>
        + Send
        + 'static,
    S::Future: Send,
{
    type Output = Result<http::Response<ResponseBody>, BoxError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let again = match self.as_mut().project() {
            Projected::Bare { first } => return first.poll(context),
            Projected::Again { again } => return again.as_mut().poll(context),
            Projected::First {
                first,
                state,
                sent,
                replay,
            } => {
                let mut response = ready!(first.poll(context))?;
                let renewing = (response.status() == StatusCode::UNAUTHORIZED)
                    .then(|| replay.take())
                    .flatten()
                    .and_then(|replay| Some((replay.client.upgrade()?, replay)));
                match renewing {
                    None => {
                        keep_fresh(state, sent.as_deref(), &mut response);
                        return Poll::Ready(Ok(response));
                    }
                    Some((client, replay)) => {
                        let client = Client::from_shared(client);
                        Box::pin(replay.run(state.clone(), sent.take(), client))
                    }
                }
            }
        };
        self.set(Self::Again { again });
        self.poll(context)
    }
}

impl<S> Replay<S>
where
    S: Service<http::Request<Body>, Response = http::Response<ResponseBody>, Error = BoxError>,
{
    /// Gets another token than the refused one and sends the request with it.
    async fn run(
        mut self,
        state: Arc<State>,
        refused: Option<Arc<Token>>,
        client: Client,
    ) -> Result<http::Response<ResponseBody>, BoxError> {
        // Boxed by `?`: in a box of its own it would not be known again.
        let renewed = state.renew(refused.as_ref(), client).await.map_err(|error| {
            Error::new(ErrorKind::SignIn, Phase::Answer)
                .with_answer(StatusCode::UNAUTHORIZED, None)
                .with_source(error)
        })?;
        let headers = self.request.headers_mut();
        match &renewed {
            Some(token) => headers.insert(AUTHORIZATION, token.header()),
            None => headers.remove(AUTHORIZATION),
        };
        let mut response = self.inner.ready().await?.call(self.request).await?;
        keep_fresh(&state, renewed.as_deref(), &mut response);
        Ok(response)
    }
}

/// Takes the token of renewed life out of an answer, so that it is seen by nobody else.
fn keep_fresh(state: &State, sent: Option<&Token>, response: &mut http::Response<ResponseBody>) {
    let fresh = response.headers_mut().remove(&X_REFRESHED_TOKEN);
    if let (Some(sent), Some(fresh)) = (sent, fresh) {
        state.refresh(sent, &fresh);
    }
}
