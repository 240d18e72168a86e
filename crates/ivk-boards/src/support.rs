//! What a server is new enough for.

use std::sync::{Arc, OnceLock};

use ivk_api::operations::app::AppVersion;
use ivk_api::transport::call;
use ivk_transport::http::Client;

use crate::error::{Error, ErrorKind};

/// Videos and the mixed gallery, which came with 6.14.
///
/// The version is asked, because the routes do not tell: 6.8 has others of the same names, which take ids for names,
/// newer servers answer unknown ones with a page, and a 404 can be a missing video as well.
#[derive(Debug, Clone)]
pub(crate) struct VideoSupport {
    client: Client,
    /// A server that has them keeps them. One that has not may become newer.
    known: Arc<OnceLock<()>>,
}

impl VideoSupport {
    pub(crate) fn new(client: Client) -> Self {
        Self {
            client,
            known: Arc::default(),
        }
    }

    /// Fails when the server is too old.
    pub(crate) async fn require(&self) -> Result<(), Error> {
        if self.known.get().is_some() {
            return Ok(());
        }
        let answer = call(&self.client, &AppVersion::new()).await;
        let answer = answer.map_err(|error| Error::call("reading the server's version", error))?;
        if has_videos(&answer.version) {
            // Another clone may have found the same meanwhile.
            let _ = self.known.set(());
            return Ok(());
        }
        let message = format!(
            "videos are not supported by this server: it is InvokeAI {}, and they came with 6.14",
            answer.version
        );
        Err(Error::new(ErrorKind::Unsupported, message))
    }
}

/// A version that cannot be read is taken for a new one.
fn has_videos(version: &str) -> bool {
    let mut numbers = version.trim_start_matches('v').split('.').map(str::parse::<u32>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => (major, minor) >= (6, 14),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn videos_came_with_6_14() {
        let table = [
            ("6.14.2", true),
            ("6.14.0rc1", true),
            ("6.13.7", false),
            ("6.8.1", false),
            ("5.15.0", false),
            ("7.0.0", true),
            ("unknown", true),
        ];
        for (version, expected) in table {
            assert_eq!(has_videos(version), expected, "{version}");
        }
    }
}
