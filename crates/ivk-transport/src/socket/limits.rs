//! How much of the other side's output is held before it is called broken.

use std::time::Duration;

/// Bounds on what a peer may make this side hold. What goes over a bound ends the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The longest frame in bytes. 16 MiB by default.
    pub frame: usize,
    /// The most attachments of one packet. 10 by default.
    pub attachments: usize,
    /// The most bytes of one packet with its attachments. 32 MiB by default.
    pub packet: usize,
    /// The longest namespace in bytes. 256 by default.
    pub namespace: usize,
    /// How long a packet may wait for its attachments. 10 s by default.
    pub completion: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            frame: 16 * 1024 * 1024,
            attachments: 10,
            packet: 32 * 1024 * 1024,
            namespace: 256,
            completion: Duration::from_secs(10),
        }
    }
}
