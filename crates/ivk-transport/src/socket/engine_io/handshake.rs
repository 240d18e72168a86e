//! What a server says when a session begins.

use std::time::Duration;

use serde::Deserialize;

use super::DecodeError;

/// Longer intervals than this are taken for a mistake of the server.
const LONGEST: Duration = Duration::from_secs(3600);

/// What a server says when a session begins. Members that are not known are ignored.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Handshake {
    /// The session.
    pub sid: String,
    /// The transports that the session can move to.
    pub upgrades: Vec<String>,
    /// How often the server pings.
    pub ping_interval: Duration,
    /// How long it then waits for the answer.
    pub ping_timeout: Duration,
    /// The most bytes of one batch or message that the server accepts.
    pub max_payload: Option<u64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wire {
    sid: String,
    #[serde(default)]
    upgrades: Vec<String>,
    ping_interval: u64,
    ping_timeout: u64,
    #[serde(default)]
    max_payload: Option<u64>,
}

impl Handshake {
    /// Reads the content of an open packet.
    ///
    /// # Errors
    /// [`DecodeError::BadHandshake`] when it is not JSON or misses a member.
    pub fn decode(json: &str) -> Result<Self, DecodeError> {
        let wire: Wire = serde_json::from_str(json).map_err(|_| DecodeError::BadHandshake)?;
        let time = |milliseconds: u64| Duration::from_millis(milliseconds).min(LONGEST);
        Ok(Self {
            sid: wire.sid,
            upgrades: wire.upgrades,
            ping_interval: time(wire.ping_interval),
            ping_timeout: time(wire.ping_timeout),
            max_payload: wire.max_payload,
        })
    }

    /// How long a peer that is alive can be silent.
    #[must_use]
    pub fn silence_limit(&self) -> Duration {
        self.ping_interval + self.ping_timeout
    }
}
