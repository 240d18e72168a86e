//! The client: cheap to clone, safe to share.

use std::{fmt, sync::Arc, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, Method};
use secrecy::SecretString;
use tower::{Service, ServiceExt, util::BoxCloneSyncService};

use super::{
    BaseUrl, Body, ClientBuilder, Error, ErrorKind, InvalidToken, Phase, Request, Response, ResponseBody,
    RetryClass, StreamingResponse,
    auth::{Auth, Token},
    layer::{
        BoxFuture,
        deadline::Deadline,
        limit::Limit,
        retry::{Retry, kind_of, restore},
        span::Span,
    },
    pool::Upgrade,
    response::{Payload, Reply},
    trace::{Call, CallLimits, Trace},
};
use crate::{BoxError, Environment};

/// What every attempt passes through, from the user's own layers to the pool.
pub type HttpService = BoxCloneSyncService<http::Request<Body>, http::Response<ResponseBody>, BoxError>;

pub(crate) type Stack = Span<Deadline<Limit<Retry<HttpService>>>>;

/// A client of one server. Clones share everything: connections, token, retry budget.
///
/// Nothing is connected until the first request, and a runtime is needed only then.
///
/// ```no_run
/// use ivk_transport::http::{Client, Method, Request, RetryClass};
///
/// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
/// let client = Client::builder("http://localhost:9090").build()?;
/// let request = Request::new("app_version", Method::GET, "api/v1/app/version", RetryClass::Read);
/// let answer = client.send(request).await?;
/// println!("{}", String::from_utf8_lossy(&answer.body));
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) base: BaseUrl,
    pub(crate) environment: Environment,
    pub(crate) auth: Arc<Auth>,
    pub(crate) limits: ClientLimits,
    pub(crate) attempts: HttpService,
    pub(crate) stack: Stack,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct ClientLimits {
    pub(crate) head: Duration,
    pub(crate) upload_stall: Duration,
    pub(crate) body_idle: Duration,
    pub(crate) max_body: usize,
}

impl Client {
    /// Starts a client of the server at `base_url`; see [`BaseUrl`] for what is understood.
    pub fn builder(base_url: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(base_url.into())
    }

    pub(crate) fn from_shared(shared: Arc<Shared>) -> Self {
        Self { shared }
    }

    /// Sends a request and reads the whole answer.
    ///
    /// Dropping the future ends the attempt. A request that was sent by then may still be acted on by the server.
    ///
    /// # Errors
    /// Everything but a success of an existing route; see [`Error`].
    pub async fn send(&self, request: Request) -> Result<Response, Error> {
        let trace = self.trace(request);
        let Reply {
            parts,
            payload,
            attempts,
        } = self.run(trace, true).await?;
        let body = match payload {
            Payload::Bytes(bytes) => bytes,
            // The retry layer reads the body whenever it is asked to.
            Payload::Stream(_) => Bytes::new(),
        };
        Ok(Response {
            status: parts.status,
            headers: parts.headers,
            body,
            attempts,
        })
    }

    /// Sends a request and gives the answer's body piece by piece. Failures before the body are retried as by
    /// [`send`](Self::send); failures inside it are the reader's.
    ///
    /// Dropping the future ends the attempt, as with [`send`](Self::send). Dropping the answer before its end gives up
    /// its connection, and no other.
    ///
    /// # Errors
    /// Everything but a success of an existing route; see [`Error`].
    pub async fn open(&self, request: Request) -> Result<StreamingResponse, Error> {
        let trace = self.trace(request);
        let Reply { parts, payload, .. } = self.run(trace.clone(), false).await?;
        let body = match payload {
            Payload::Stream(body) => body,
            Payload::Bytes(_) => ResponseBody::new(http_body_util::Empty::new()),
        };
        Ok(StreamingResponse::new(
            parts,
            body,
            trace,
            self.environment().clone(),
        ))
    }

    /// Starts a call. The outer layers take any number of calls, so none of them needs to be asked first.
    fn run(
        &self,
        trace: Arc<Trace>,
        collect: bool,
    ) -> impl Future<Output = Result<Reply, Error>> + Send + use<> {
        self.shared.stack.clone().call(Call { trace, collect })
    }

    fn trace(&self, request: Request) -> Arc<Trace> {
        let started = self.shared.environment.now();
        let (own, set) = (&self.shared.limits, &request.limits);
        let limits = CallLimits {
            deadline: set.deadline.map(|limit| started + limit),
            head: set.head.unwrap_or(own.head),
            upload_stall: own.upload_stall,
            body_idle: set.body_idle.unwrap_or(own.body_idle),
            max_body: set.max_body.unwrap_or(own.max_body),
        };
        Trace::new(request, limits, started)
    }

    /// Asks the server to speak something else on the connection, once, and hands that connection over.
    pub(crate) async fn upgrade(
        &self,
        operation: &'static str,
        target: &str,
        headers: HeaderMap,
    ) -> Result<(http::response::Parts, hyper::upgrade::Upgraded), Error> {
        let request = Request::new(operation, Method::GET, target, RetryClass::Read);
        let trace = self.trace(request);
        let tried = |error: Error| {
            let elapsed = self
                .shared
                .environment
                .now()
                .saturating_duration_since(trace.started);
            error.with_operation(operation).with_tries(1, elapsed)
        };
        trace.begin_attempt();
        let mut upgrade = http::Request::builder()
            .uri(format!("/{}", target.trim_start_matches('/')))
            .extension(trace.clone())
            .extension(Upgrade)
            .body(Body::Empty)
            .map_err(|error| tried(Error::new(ErrorKind::InvalidRequest, Phase::Build).with_source(error)))?;
        *upgrade.headers_mut() = headers;
        let attempt: BoxFuture<_> = Box::pin(self.shared.attempts.clone().oneshot(upgrade));
        let mut response = attempt.await.map_err(|error| tried(restore(error, &trace)))?;
        if response.status() != http::StatusCode::SWITCHING_PROTOCOLS {
            let status = response.status();
            // What is answered and no upgrade is what this route gives to everyone.
            let kind = match status.is_success() {
                true => ErrorKind::NoSuchRoute,
                false => kind_of(status),
            };
            return Err(tried(Error::new(kind, Phase::Answer).with_answer(status, None)));
        }
        let upgraded = hyper::upgrade::on(&mut response)
            .await
            .map_err(|error| tried(Error::new(ErrorKind::Interrupted, Phase::Head).with_source(error)))?;
        Ok((response.into_parts().0, upgraded))
    }

    /// The token in use, to be compared with the one of another time.
    pub(crate) fn current_token(&self) -> Option<Arc<Token>> {
        self.shared.auth.current()
    }

    /// Tells whenever someone signs in or out.
    pub(crate) fn sign_ins(&self) -> tokio::sync::watch::Receiver<u64> {
        self.shared.auth.sign_ins()
    }

    /// Gets a token where there is none and a way to get one, without a server that asked for it.
    pub(crate) async fn sign_in_if_possible(&self) {
        if self.shared.auth.can_sign_in() && self.shared.auth.current().is_none() {
            // A server without accounts says no, and needs none.
            self.renew_token(None).await;
        }
    }

    /// Whether there is, or now was had, a token other than the refused one.
    pub(crate) async fn renew_token(&self, refused: Option<&Arc<Token>>) -> bool {
        matches!(self.shared.auth.renew(refused, self.clone()).await, Ok(Some(_)))
    }

    /// The server's address.
    #[must_use]
    pub fn base_url(&self) -> &BaseUrl {
        &self.shared.base
    }

    /// Where this client takes time and randomness from.
    #[must_use]
    pub fn environment(&self) -> &Environment {
        &self.shared.environment
    }

    /// The token in use: the newest of what was given, what a sign-in gave, and what the server renewed.
    #[must_use]
    pub fn token(&self) -> Option<SecretString> {
        self.shared.auth.secret()
    }

    /// Replaces the token for all clones; `None` signs out.
    ///
    /// # Errors
    /// [`InvalidToken`] when the token cannot stand in a header; the token before is then kept.
    pub fn set_token(&self, token: Option<SecretString>) -> Result<(), InvalidToken> {
        self.shared.auth.set(token)
    }
}

/// Shows where it leads, and nothing that must not be seen.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.shared.base)
            .finish_non_exhaustive()
    }
}
