//! The server itself: whether it is one, and which.

use std::fmt;

use ivk_api::operations::app::AppVersion;
use ivk_api::transport::{CallError, call};
use ivk_transport::http::{self, ErrorKind as HttpErrorKind};

use crate::error::{Error, ErrorKind};

/// The server that a client talks to.
#[derive(Debug, Clone)]
pub struct Server {
    http: http::Client,
}

impl Server {
    pub(crate) fn new(http: http::Client) -> Self {
        Self { http }
    }

    /// Asks for the version, which every InvokeAI server tells everybody. It is the way to see whether there is a
    /// server, and whether it is InvokeAI.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Connection`] when nothing answers; [`ErrorKind::NotInvokeAi`] when something else does.
    pub async fn version(&self) -> Result<ServerVersion, Error> {
        match call(&self.http, &AppVersion::new()).await {
            Ok(answer) if !answer.version.is_empty() => Ok(ServerVersion(answer.version)),
            Ok(_) => Err(self.stranger(None)),
            Err(error) if is_stranger(&error) => Err(self.stranger(Some(error))),
            Err(error) => Err(error.into()),
        }
    }

    fn stranger(&self, cause: Option<CallError>) -> Error {
        let message = format!("the server at {} is not InvokeAI", self.http.base_url());
        Error::new(ErrorKind::NotInvokeAi, message, cause)
    }
}

/// An answer that no InvokeAI server would give: a page, another status, or JSON of another kind.
fn is_stranger(error: &CallError) -> bool {
    if error.decode_error().is_some() {
        return true;
    }
    error.transport_error().is_some_and(|error| {
        matches!(
            error.kind(),
            HttpErrorKind::NoSuchRoute
                | HttpErrorKind::NotFound
                | HttpErrorKind::Protocol
                | HttpErrorKind::Status
                | HttpErrorKind::Rejected
        )
    })
}

/// A version of InvokeAI, such as `6.14.2`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ServerVersion(String);

impl ServerVersion {
    /// The version as the server writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its first three numbers: `(6, 14, 2)` for `6.14.2.post1`. What is not a number counts as 0.
    pub fn release(&self) -> (u32, u32, u32) {
        let mut numbers = self.0.trim_start_matches('v').split('.').map(|part| {
            let digits = part
                .find(|c: char| !c.is_ascii_digit())
                .map_or(part, |end| part.split_at(end).0);
            digits.parse().unwrap_or(0)
        });
        let mut next = || numbers.next().unwrap_or(0);
        (next(), next(), next())
    }
}

impl fmt::Display for ServerVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_are_read_leniently() {
        let table = [
            ("6.14.2", (6, 14, 2)),
            ("v6.0.0rc1", (6, 0, 0)),
            ("6.14.2.post1", (6, 14, 2)),
            ("6.14.2-embedded", (6, 14, 2)),
            ("6", (6, 0, 0)),
            ("unknown", (0, 0, 0)),
        ];
        for (text, expected) in table {
            assert_eq!(ServerVersion(text.to_owned()).release(), expected, "{text}");
        }
    }
}
