//! Proxies, as the environment names them.

use http::{HeaderValue, Uri, uri::Scheme};
use hyper_util::client::{
    legacy::connect::{
        HttpConnector,
        proxy::{SocksV5, Tunnel},
    },
    proxy::matcher::{Intercept, Matcher},
};
use tower::Service;

use super::{Error, ErrorKind, Phase, stream::Io, unreachable};

/// Which proxy leads where.
#[derive(Debug)]
pub(crate) enum Proxies {
    /// Always connect directly.
    None,
    /// By rules.
    Rules(Box<Matcher>),
}

impl Proxies {
    /// The rules of `ALL_PROXY`, `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`.
    pub(crate) fn from_env() -> Self {
        Self::Rules(Box::new(Matcher::from_env()))
    }

    /// One proxy for everything but this machine.
    pub(crate) fn all(uri: &str) -> Self {
        Self::Rules(Box::new(Matcher::builder().all(uri.to_owned()).build()))
    }

    /// The proxy on the way to `uri`. This machine is never reached through one.
    fn intercept(&self, uri: &Uri) -> Option<Intercept> {
        match self {
            Self::None => None,
            Self::Rules(_) if is_this_machine(uri.host().unwrap_or_default()) => None,
            Self::Rules(rules) => rules.intercept(uri),
        }
    }

    /// The `Proxy-Authorization` of requests to `uri` that a proxy forwards.
    pub(crate) fn forwarding_credentials(&self, uri: &Uri) -> Option<HeaderValue> {
        if uri.scheme() != Some(&Scheme::HTTP) {
            return None;
        }
        let mut value = self.intercept(uri)?.basic_auth().cloned()?;
        value.set_sensitive(true);
        Some(value)
    }

    /// Connects, through a proxy when there is one. Also tells whether that proxy forwards requests rather than bytes.
    pub(super) async fn connect(
        &self,
        tcp: &HttpConnector,
        uri: &Uri,
        tunnel: bool,
    ) -> Result<(Io, bool), Error> {
        let mut tcp = tcp.clone();
        let Some(proxy) = self.intercept(uri) else {
            let stream = tcp.call(uri.clone()).await.map_err(unreachable)?;
            return Ok((Io::Tcp(stream.into_inner()), false));
        };
        let stream = match proxy.uri().scheme_str() {
            Some("socks5" | "socks5h") => {
                let remote_names = proxy.uri().scheme_str() == Some("socks5h");
                let mut socks = SocksV5::new(proxy.uri().clone(), tcp).local_dns(!remote_names);
                if let Some((user, password)) = proxy.raw_auth() {
                    socks = socks.with_auth(user.to_owned(), password.to_owned());
                }
                socks.call(with_port(uri)?).await.map_err(unreachable)?
            }
            Some("http") if tunnel || uri.scheme() == Some(&Scheme::HTTPS) => {
                let mut through = Tunnel::new(proxy.uri().clone(), tcp);
                if let Some(credentials) = proxy.basic_auth() {
                    through = through.with_auth(credentials.clone());
                }
                through.call(with_port(uri)?).await.map_err(unreachable)?
            }
            Some("http") => {
                let stream = tcp.call(proxy.uri().clone()).await.map_err(unreachable)?;
                return Ok((Io::Tcp(stream.into_inner()), true));
            }
            _ => return Err(unreachable("only http, socks5 and socks5h proxies are supported")),
        };
        Ok((Io::Tcp(stream.into_inner()), false))
    }
}

/// Tunnels and SOCKS proxies are led to port 443 unless they are told another one.
fn with_port(uri: &Uri) -> Result<Uri, Error> {
    let invalid =
        |error: http::Error| Error::new(ErrorKind::InvalidRequest, Phase::Connect).with_source(error);
    match (uri.port_u16(), uri.scheme(), uri.host()) {
        (None, Some(scheme), Some(host)) if *scheme == Scheme::HTTP => Uri::builder()
            .scheme("http")
            .authority(format!("{host}:80"))
            .path_and_query("/")
            .build()
            .map_err(invalid),
        _ => Ok(uri.clone()),
    }
}

fn is_this_machine(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_is_never_behind_a_proxy() {
        let rules = Proxies::all("http://proxy.example:3128");
        for direct in [
            "http://localhost:9090/",
            "http://127.0.0.1/",
            "http://127.8.8.8/",
            "http://[::1]:9090/",
        ] {
            assert!(rules.intercept(&direct.parse().unwrap()).is_none(), "{direct}");
        }
        assert!(rules.intercept(&"http://gpu.example/".parse().unwrap()).is_some());
    }

    #[test]
    fn credentials_are_for_forwarded_requests_only_and_never_shown() {
        let rules = Proxies::all("http://me:hunter2@proxy.example:3128");
        let value = rules
            .forwarding_credentials(&"http://gpu.example/".parse().unwrap())
            .unwrap();
        assert_eq!(format!("{value:?}"), "Sensitive");
        assert!(
            rules
                .forwarding_credentials(&"https://gpu.example/".parse().unwrap())
                .is_none()
        );
        assert!(!format!("{rules:?}").contains("hunter2"));
    }
}
