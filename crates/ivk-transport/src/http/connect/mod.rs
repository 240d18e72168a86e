//! Making connections: directly, through a proxy, encrypted or not, or by whatever the user gives.

mod proxy;
mod stream;
mod tls;

use std::{future::Future, io, sync::Arc, time::Duration};

use http::{Uri, uri::Scheme};
use hyper_util::{client::legacy::connect::HttpConnector, rt::TokioIo};
use rustls::pki_types::ServerName;
use tokio_rustls::TlsConnector;

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
        }
    }

    /// Connects to a server. With `tunnel` even an unencrypted connection through a proxy is one to the server itself,
    /// as one that will speak something else than HTTP must be.
    pub(crate) async fn connect(&self, server: &Uri, tunnel: bool) -> Result<Connection, Error> {
        let Shared {
            limit, environment, ..
        } = &*self.shared;
        match environment
            .timeout(*limit, self.shared.connect(server, tunnel))
            .await
        {
            Ok(outcome) => outcome,
            Err(elapsed) => Err(Error::new(ErrorKind::Timeout, Phase::Connect).with_source(elapsed)),
        }
    }
}

impl Shared {
    async fn connect(&self, uri: &Uri, tunnel: bool) -> Result<Connection, Error> {
        let secure = uri.scheme() == Some(&Scheme::HTTPS);
        let (io, forwarded) = match &self.custom {
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
            None => self.proxies.connect(&self.tcp, uri, tunnel).await?,
        };
        let io = match (&self.tls, secure) {
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
            activity: Activity::new(&self.environment),
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
