//! Making connections: directly, through a proxy, encrypted or not, or by whatever the user gives.

mod proxy;
mod stream;
mod tls;

use std::{
    future::Future,
    io,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use http::{Uri, uri::Scheme};
use hyper_util::{client::legacy::connect::HttpConnector, rt::TokioIo};
use rustls::pki_types::ServerName;
use tokio_rustls::TlsConnector;
use tower::Service;

pub(crate) use proxy::Proxies;
use stream::Io;
pub(crate) use stream::{Activity, Connection};
pub(crate) use tls::{Trust, client_config};

use super::{Error, ErrorKind, Phase, layer::BoxFuture};
use crate::Environment;

/// Where a connection is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Endpoint {
    /// The host, without brackets.
    pub host: String,
    /// The port.
    pub port: u16,
}

/// A connector given by the user; see [`ClientBuilder::connector`](super::ClientBuilder::connector).
pub(crate) type CustomConnector = Arc<dyn Fn(Endpoint) -> BoxFuture<io::Result<Io>> + Send + Sync>;

pub(crate) fn custom<F, Fut, S>(connect: F) -> CustomConnector
where
    F: Fn(Endpoint) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = io::Result<S>> + Send + 'static,
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Send + Unpin + 'static,
{
    Arc::new(move |endpoint| {
        let connecting = connect(endpoint);
        Box::pin(async move { Ok(Io::Custom(Box::new(connecting.await?))) })
    })
}

/// Makes connections to the server. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Connector {
    shared: Arc<Shared>,
    /// Whether even an unencrypted connection goes through a tunnel, as an upgraded one must.
    tunnel: bool,
}

struct Shared {
    tcp: HttpConnector,
    custom: Option<CustomConnector>,
    tls: Option<TlsConnector>,
    proxies: Proxies,
    limit: Duration,
    environment: Environment,
}

impl Connector {
    pub(crate) fn new(
        custom: Option<CustomConnector>,
        tls: Option<Arc<rustls::ClientConfig>>,
        proxies: Proxies,
        limit: Duration,
        environment: &Environment,
    ) -> Self {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(Some(limit));
        let shared = Shared {
            tcp,
            custom,
            tls: tls.map(TlsConnector::from),
            proxies,
            limit,
            environment: environment.clone(),
        };
        Self {
            shared: Arc::new(shared),
            tunnel: false,
        }
    }

    /// The same connector for connections that will speak something else than HTTP.
    pub(crate) fn for_upgrades(&self) -> Self {
        Self {
            shared: self.shared.clone(),
            tunnel: true,
        }
    }

    async fn connect(self, uri: Uri) -> Result<Connection, Error> {
        let shared = &self.shared;
        let secure = uri.scheme() == Some(&Scheme::HTTPS);
        let (io, forwarded) = match &shared.custom {
            Some(custom) => {
                let host = uri
                    .host()
                    .unwrap_or_default()
                    .trim_start_matches('[')
                    .trim_end_matches(']')
                    .to_owned();
                let port = uri.port_u16().unwrap_or(if secure { 443 } else { 80 });
                (custom(Endpoint { host, port }).await.map_err(unreachable)?, false)
            }
            None => shared.proxies.connect(&shared.tcp, &uri, self.tunnel).await?,
        };
        let io = match (&shared.tls, secure) {
            (_, false) => io,
            (Some(tls), true) => {
                let host = uri
                    .host()
                    .unwrap_or_default()
                    .trim_start_matches('[')
                    .trim_end_matches(']');
                let name = ServerName::try_from(host.to_owned()).map_err(untrusted)?;
                Io::Tls(Box::new(
                    tls.connect(name, Box::new(io)).await.map_err(untrusted)?,
                ))
            }
            (None, true) => return Err(Error::new(ErrorKind::Tls, Phase::Connect)),
        };
        Ok(Connection {
            io: TokioIo::new(io),
            activity: Activity::new(&shared.environment),
            forwarded,
        })
    }
}

pub(super) fn unreachable(error: impl Into<crate::BoxError>) -> Error {
    Error::new(ErrorKind::Connect, Phase::Connect).with_source(error)
}

fn untrusted(error: impl Into<crate::BoxError>) -> Error {
    Error::new(ErrorKind::Tls, Phase::Connect).with_source(error)
}

impl Service<Uri> for Connector {
    type Response = Connection;
    type Error = Error;
    type Future = BoxFuture<Result<Connection, Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let this = self.clone();
        let (limit, environment) = (self.shared.limit, self.shared.environment.clone());
        Box::pin(async move {
            match environment.timeout(limit, this.connect(uri)).await {
                Ok(outcome) => outcome,
                Err(elapsed) => Err(Error::new(ErrorKind::Timeout, Phase::Connect).with_source(elapsed)),
            }
        })
    }
}
