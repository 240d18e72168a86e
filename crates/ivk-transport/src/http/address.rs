//! The base address of a server, read as people mean it.

use std::{fmt, net::Ipv6Addr, str::FromStr};

use http::{Uri, uri::Scheme};

/// Where a server lives: scheme, host, port and the path that everything is under.
///
/// People write addresses in many ways, and a proxy may serve InvokeAI under a sub-path. All of these are
/// understood; the path counts for HTTP and for the socket alike:
///
/// ```
/// use ivk_transport::http::BaseUrl;
///
/// let url = |text: &str| text.parse::<BaseUrl>().unwrap().to_string();
/// assert_eq!(url("localhost:9090"), "http://localhost:9090/");
/// assert_eq!(url("https://gpu.example/invoke"), "https://gpu.example/invoke/");
/// assert_eq!(url("[::1]:9090/"), "http://[::1]:9090/");
/// assert_eq!(url("::1"), "http://[::1]/");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BaseUrl {
    secure: bool,
    /// Host and port as they stand in a URL.
    authority: String,
    /// Starts and ends with a slash.
    path: String,
}

/// Why a text is not the address of a server.
///
/// The text itself is not repeated: it may hold a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is not the address of a server: {reason}")]
pub struct InvalidBaseUrl {
    reason: String,
}

fn invalid(reason: impl Into<String>) -> InvalidBaseUrl {
    InvalidBaseUrl {
        reason: reason.into(),
    }
}

impl BaseUrl {
    /// Whether the connection is encrypted.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// Host and port, as in `gpu.example:8443` or `[::1]:9090`.
    #[must_use]
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// The path that everything is under; starts and ends with a slash.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The address of something on this server. `target` is a percent-encoded path and query relative to the
    /// base; a leading slash changes nothing.
    ///
    /// The host cannot be changed by a target, so a token never leaves the server it was meant for.
    ///
    /// # Errors
    /// [`InvalidBaseUrl`] when `target` is not a percent-encoded path and query.
    pub fn join(&self, target: &str) -> Result<Uri, InvalidBaseUrl> {
        let target = target.trim_start_matches('/');
        let scheme = if self.secure { Scheme::HTTPS } else { Scheme::HTTP };
        let mut path = String::with_capacity(self.path.len() + target.len());
        path.push_str(&self.path);
        path.push_str(target);
        Uri::builder()
            .scheme(scheme)
            .authority(self.authority.as_str())
            .path_and_query(path)
            .build()
            .map_err(|error| invalid(format!("a path on it is not percent-encoded ({error})")))
    }
}

impl FromStr for BaseUrl {
    type Err = InvalidBaseUrl;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if text.is_empty() {
            return Err(invalid("it is empty"));
        }
        let (secure, rest) = match text.split_once("://") {
            None => (false, text),
            Some((scheme, rest)) => match scheme.to_ascii_lowercase().as_str() {
                "http" | "ws" => (false, rest),
                "https" | "wss" => (true, rest),
                _ => return Err(invalid("the scheme must be http or https")),
            },
        };
        let scheme = if secure { "https" } else { "http" };
        // An IPv6 address without brackets is only unambiguous when it stands alone.
        let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
        let complete = match host.parse::<Ipv6Addr>() {
            Ok(_) => format!("{scheme}://[{host}]{}", rest.get(host.len()..).unwrap_or("")),
            Err(_) => format!("{scheme}://{rest}"),
        };
        let url = url::Url::parse(&complete).map_err(|error| invalid(error.to_string()))?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(invalid(
                "it must not hold a user name or password; give a token to the client instead",
            ));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(invalid("it must not have a query or a fragment"));
        }
        let host = url
            .host_str()
            .filter(|h| !h.is_empty())
            .ok_or_else(|| invalid("it names no host"))?;
        let authority = match url.port() {
            Some(0) => return Err(invalid("port 0 cannot be connected to")),
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        };
        let mut path = url.path().trim_end_matches('/').to_owned();
        path.push('/');
        let base = Self {
            secure,
            authority,
            path,
        };
        base.join("")?;
        Ok(base)
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}://{}{}",
            if self.secure { "https" } else { "http" },
            self.authority,
            self.path
        )
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BaseUrl({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_mean_them() {
        for (given, expected) in [
            ("http://localhost:9090", "http://localhost:9090/"),
            ("  http://localhost:9090/  ", "http://localhost:9090/"),
            ("localhost:9090", "http://localhost:9090/"),
            ("gpu", "http://gpu/"),
            ("192.168.1.7:9090", "http://192.168.1.7:9090/"),
            ("HTTPS://Host.Example", "https://host.example/"),
            ("https://host:443/", "https://host/"),
            ("http://host:80", "http://host/"),
            ("https://host/invoke", "https://host/invoke/"),
            ("https://host/invoke/", "https://host/invoke/"),
            ("https://host/a/b//", "https://host/a/b/"),
            ("host/invoke", "http://host/invoke/"),
            ("[::1]:9090", "http://[::1]:9090/"),
            ("http://[fe80::1]:9090/x/", "http://[fe80::1]:9090/x/"),
            ("::1", "http://[::1]/"),
            ("2001:db8::7/invoke", "http://[2001:db8::7]/invoke/"),
            ("ws://host:9090", "http://host:9090/"),
            ("wss://host", "https://host/"),
            ("http://host/a b", "http://host/a%20b/"),
            ("http://b\u{fc}cher.example", "http://xn--bcher-kva.example/"),
        ] {
            assert_eq!(given.parse::<BaseUrl>().unwrap().to_string(), expected, "{given}");
        }
    }

    #[test]
    fn other_texts_are_refused_without_being_repeated() {
        for given in [
            "",
            "  ",
            "ftp://host",
            "http://",
            "http://host:99999",
            "host?x=1",
            "host#x",
            "host:0",
            "file:///x",
        ] {
            assert!(given.parse::<BaseUrl>().is_err(), "{given:?}");
        }
        let error = "http://me:hunter2@host".parse::<BaseUrl>().unwrap_err();
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }

    #[test]
    fn a_target_is_joined_below_the_base_path_and_cannot_change_the_host() {
        let base: BaseUrl = "https://host/invoke/".parse().unwrap();
        for (target, expected) in [
            (
                "api/v1/boards/?all=true",
                "https://host/invoke/api/v1/boards/?all=true",
            ),
            ("/api/v1/x", "https://host/invoke/api/v1/x"),
            ("", "https://host/invoke/"),
            ("//evil.example/x", "https://host/invoke/evil.example/x"),
            ("http://evil.example/", "https://host/invoke/http://evil.example/"),
            ("@evil.example/", "https://host/invoke/@evil.example/"),
        ] {
            assert_eq!(base.join(target).unwrap().to_string(), expected);
        }
        assert!(base.join("a b").is_err());
        assert!(base.join("a\r\nHost: evil").is_err());
    }
}
