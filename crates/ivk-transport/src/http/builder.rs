//! Settings of a client, checked in one place.

use std::{future::Future, io, sync::Arc, time::Duration};

use bytes::Bytes;
use http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{AUTHORIZATION, PROXY_AUTHORIZATION, USER_AGENT},
};
use secrecy::SecretString;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    sync::Semaphore,
};
use tower::{Layer, Service, ServiceExt, util::BoxCloneSyncService};

use super::{
    BaseUrl, Client, HttpService, OutgoingBody, ResponseBody, RetrySettings,
    auth::{Auth as AuthState, SignIn},
    client::{ClientLimits, Shared},
    connect::{Connector, CustomConnector, Endpoint, Proxies, Trust, client_config, custom},
    layer::{
        address::Address, auth::Auth, deadline::Deadline, head_timeout::HeadTimeout, limit::Limit,
        open::Open, retry::Retry, span::Span,
    },
    pool::Pool,
    retry::Budget,
    trace::Trace,
    wire::{GivenService, Wire},
};
use crate::{BoxError, Environment};

type Wrap = Box<dyn FnOnce(HttpService) -> HttpService + Send + Sync>;

/// Settings of a [`Client`].
///
/// ```
/// use std::time::Duration;
/// use ivk_transport::http::Client;
///
/// let client = Client::builder("https://gpu.example/invoke/")
///     .token("a-token")
///     .head_timeout(Duration::from_secs(60))
///     .build()?;
/// # Ok::<(), ivk_transport::http::BuildError>(())
/// ```
#[must_use = "a builder does nothing until it builds"]
pub struct ClientBuilder {
    base_url: String,
    token: Option<SecretString>,
    sign_in: Option<SignIn>,
    headers: Vec<(String, String)>,
    limits: ClientLimits,
    connect_timeout: Duration,
    concurrency: usize,
    max_idle: usize,
    retry: RetrySettings,
    trust: Trust,
    proxies: Proxies,
    connector: Option<CustomConnector>,
    service: Option<GivenService>,
    layers: Vec<Wrap>,
    environment: Environment,
}

/// Says nothing of its settings, since addresses, headers and tokens may hold secrets.
impl std::fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ClientBuilder").finish_non_exhaustive()
    }
}

/// Why a client could not be built.
#[derive(Debug, thiserror::Error)]
#[error("the client cannot be built: {what}")]
pub struct BuildError {
    what: &'static str,
    #[source]
    source: BoxError,
}

fn wrong<E: Into<BoxError>>(what: &'static str) -> impl FnOnce(E) -> BuildError {
    move |source| BuildError {
        what,
        source: source.into(),
    }
}

impl ClientBuilder {
    pub(crate) fn new(base_url: String) -> Self {
        Self {
            base_url,
            token: None,
            sign_in: None,
            headers: Vec::new(),
            limits: ClientLimits {
                head: Duration::from_secs(30),
                upload_stall: Duration::from_secs(20),
                body_idle: Duration::from_secs(20),
                max_body: 64 * 1024 * 1024,
            },
            connect_timeout: Duration::from_secs(5),
            concurrency: 64,
            max_idle: 16,
            retry: RetrySettings::default(),
            trust: Trust::default(),
            proxies: Proxies::from_env(),
            connector: None,
            service: None,
            layers: Vec::new(),
            environment: Environment::system(),
        }
    }

    /// The bearer token. It goes to this server only and is shown nowhere.
    pub fn token(mut self, token: impl Into<SecretString>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// How to get a new token when the server refuses the one in use (401). However many requests are refused at
    /// once, they share one sign-in; each is then sent again once. A socket signs in before it is opened without a token,
    /// since a server of 6.12 lets it in and shows it less.
    ///
    /// The function gets this client; its own requests must be of class
    /// [`RetryClass::Auth`](super::RetryClass::Auth), which carry no token and do not wait for a sign-in.
    pub fn sign_in<F, Fut>(mut self, sign_in: F) -> Self
    where
        F: Fn(Client) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<SecretString, BoxError>> + Send + 'static,
    {
        self.sign_in = Some(Arc::new(move |client| Box::pin(sign_in(client))));
        self
    }

    /// Adds a header to every request that does not set it itself.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// How long making a connection may take, encryption included. 5 s by default.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
        self
    }

    /// How long an attempt waits for the head of its answer once its body is sent. 30 s by default.
    pub fn head_timeout(mut self, limit: Duration) -> Self {
        self.limits.head = limit;
        self
    }

    /// How long an upload may stand still. 20 s by default.
    pub fn upload_stall_timeout(mut self, limit: Duration) -> Self {
        self.limits.upload_stall = limit;
        self
    }

    /// How long the body of an answer may stand still while it is waited for. 20 s by default.
    pub fn body_idle_timeout(mut self, limit: Duration) -> Self {
        self.limits.body_idle = limit;
        self
    }

    /// The longest answer that is read whole, in bytes. 64 MiB by default.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.limits.max_body = bytes;
        self
    }

    /// How many calls run at once; others wait. 64 by default.
    pub fn concurrency(mut self, calls: usize) -> Self {
        self.concurrency = calls.clamp(1, Semaphore::MAX_PERMITS);
        self
    }

    /// How many idle connections are kept. 16 by default.
    pub fn max_idle_connections(mut self, connections: usize) -> Self {
        self.max_idle = connections;
        self
    }

    /// When and how often requests are repeated.
    pub fn retry(mut self, settings: RetrySettings) -> Self {
        self.retry = settings;
        self
    }

    /// Trusts the authorities of this PEM text besides those of the platform.
    pub fn add_root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.trust.extra_authorities.push(pem.into());
        self
    }

    /// Accepts every certificate, so that anyone on the way can read and change everything, the token included.
    /// For a server in a lab; [`add_root_certificate`](Self::add_root_certificate) is nearly always the better answer.
    pub fn danger_accept_invalid_certs(mut self, accept: bool) -> Self {
        self.trust.anything = accept;
        self
    }

    /// Uses this proxy (`http://`, `socks5://` or `socks5h://`) instead of what the environment says. This machine
    /// itself is never reached through a proxy.
    pub fn proxy(mut self, uri: impl AsRef<str>) -> Self {
        self.proxies = Proxies::all(uri.as_ref());
        self
    }

    /// Ignores the proxies of the environment (`ALL_PROXY`, `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`).
    pub fn no_proxy(mut self) -> Self {
        self.proxies = Proxies::None;
        self
    }

    /// Makes connections with this function instead of TCP. Encryption is still done here when the address asks for it.
    pub fn connector<F, Fut, S>(mut self, connect: F) -> Self
    where
        F: Fn(Endpoint) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = io::Result<S>> + Send + 'static,
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        self.connector = Some(custom(connect));
        self
    }

    /// Hands complete requests to this service instead of the network.
    ///
    /// ```
    /// use ivk_transport::http::{Client, OutgoingBody, ResponseBody, types};
    ///
    /// let client = Client::builder("http://server.test/base")
    ///     .service(tower::service_fn(async |request: types::Request<OutgoingBody>| {
    ///         assert_eq!(request.uri().path(), "/base/api/v1/app/version");
    ///         Ok::<_, std::io::Error>(types::Response::new(ResponseBody::new("6.14.2".to_owned())))
    ///     }))
    ///     .build()?;
    /// # Ok::<(), ivk_transport::http::BuildError>(())
    /// ```
    pub fn service<S, B>(mut self, service: S) -> Self
    where
        S: Service<http::Request<OutgoingBody>, Response = http::Response<B>> + Clone + Send + Sync + 'static,
        S::Future: Send,
        S::Error: Into<BoxError>,
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        let service = service
            .map_request(|request: http::Request<OutgoingBody>| {
                if let Some(trace) = request.extensions().get::<Arc<Trace>>() {
                    trace.assume_connected();
                }
                request
            })
            .map_response(|r: http::Response<B>| r.map(ResponseBody::new))
            .map_err(Into::into);
        self.service = Some(BoxCloneSyncService::new(service));
        self
    }

    /// Puts a layer around every attempt: inside the retries, outside the token, which it does not see. The layer
    /// added last is the outermost.
    ///
    /// ```
    /// use ivk_transport::http::{Body, Client, HttpService, types};
    /// use tower::ServiceExt;
    ///
    /// // One that looks at each attempt; any `tower::Layer` will do.
    /// let look = tower::layer::layer_fn(|inner: HttpService| {
    ///     inner.map_request(|request: types::Request<Body>| {
    ///         println!("{} {}", request.method(), request.uri());
    ///         request
    ///     })
    /// });
    /// let client = Client::builder("localhost:9090").layer(look).build()?;
    /// # Ok::<(), ivk_transport::http::BuildError>(())
    /// ```
    pub fn layer<L>(mut self, layer: L) -> Self
    where
        L: Layer<HttpService> + Send + Sync + 'static,
        L::Service: Service<http::Request<super::Body>, Response = http::Response<ResponseBody>>
            + Clone
            + Send
            + Sync
            + 'static,
        <L::Service as Service<http::Request<super::Body>>>::Future: Send,
        <L::Service as Service<http::Request<super::Body>>>::Error: Into<BoxError>,
    {
        self.layers.push(Box::new(move |inner| {
            BoxCloneSyncService::new(layer.layer(inner).map_err(Into::into))
        }));
        self
    }

    /// Where time and randomness come from; the system by default.
    pub fn environment(mut self, environment: Environment) -> Self {
        self.environment = environment;
        self
    }

    /// Checks everything and makes the client. Nothing is connected yet.
    ///
    /// # Errors
    /// [`BuildError`] when the address, a header, the token or a certificate cannot be used.
    pub fn build(self) -> Result<Client, BuildError> {
        let base: BaseUrl = self.base_url.parse().map_err(wrong("its address is wrong"))?;
        let root = base.join("").map_err(wrong("its address is wrong"))?;
        let auth = Arc::new(AuthState::new(self.sign_in));
        auth.set(self.token).map_err(wrong("its token is wrong"))?;
        let mut headers = check_headers(&self.headers)?;
        if self.service.is_none()
            && self.connector.is_none()
            && let Some(credentials) = self.proxies.forwarding_credentials(&root)
        {
            headers.insert(PROXY_AUTHORIZATION, credentials);
        }
        let wire = match self.service {
            Some(service) => Wire::Given(service),
            None => {
                let tls = match base.is_secure() {
                    true => Some(client_config(&self.trust).map_err(wrong("its certificates are wrong"))?),
                    false => None,
                };
                let connector = Connector::new(
                    self.connector,
                    tls,
                    self.proxies,
                    self.connect_timeout,
                    &self.environment,
                );
                Wire::Pool(Pool::new(connector, root, self.max_idle, &self.environment))
            }
        };
        let environment = self.environment;
        let wire = Open {
            inner: wire,
            environment: environment.clone(),
        };
        let wire = Address::new(wire, &base, headers).map_err(wrong("its address is wrong"))?;
        let wire = HeadTimeout {
            inner: wire,
            environment: environment.clone(),
        };
        let budget = Arc::new(Budget::new(&self.retry, &environment));
        let settings = Arc::new(self.retry);
        let places = Arc::new(Semaphore::new(self.concurrency));
        let layers = self.layers;
        let limits = self.limits;
        let shared = Arc::new_cyclic(|client| {
            let inner = Auth {
                inner: wire,
                state: auth.clone(),
                client: client.clone(),
            };
            let attempts = layers
                .into_iter()
                .fold(BoxCloneSyncService::new(inner), |inner, wrap| wrap(inner));
            let stack = Retry {
                inner: Arc::new(attempts.clone()),
                environment: environment.clone(),
                settings,
                budget,
            };
            let stack = Limit { inner: stack, places };
            let stack = Deadline {
                inner: stack,
                environment: environment.clone(),
            };
            Shared {
                base,
                environment,
                auth,
                limits,
                attempts,
                stack: Span { inner: stack },
            }
        });
        Ok(Client::from_shared(shared))
    }
}

fn check_headers(given: &[(String, String)]) -> Result<HeaderMap, BuildError> {
    let mut headers = HeaderMap::new();
    for (name, value) in given {
        let name = HeaderName::try_from(name.as_str()).map_err(wrong("a header has a wrong name"))?;
        let mut value = HeaderValue::try_from(value.as_str()).map_err(wrong("a header has a wrong value"))?;
        // A header that somebody took the trouble to set may well be a key.
        value.set_sensitive(true);
        if name == AUTHORIZATION {
            return Err(wrong("give the token to the client, not as a header")(
                "the header is Authorization",
            ));
        }
        headers.append(name, value);
    }
    headers
        .entry(USER_AGENT)
        .or_insert(HeaderValue::from_static(concat!(
            "ivk/",
            env!("CARGO_PKG_VERSION")
        )));
    Ok(headers)
}
