//! How often a job is looked at, and how much patience there is.

use std::time::Duration;

/// How a job is followed. The defaults suit a server on the same machine as well as one far away.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WatchPolicy {
    /// How long a silent event connection is trusted before the batch is looked up. While events of the job
    /// arrive, nothing is asked.
    pub quiet: Duration,
    /// The shortest time between two looks while there is no event connection.
    pub poll_min: Duration,
    /// The longest time between two looks, and between two attempts to reach the server.
    pub poll_max: Duration,
    /// How long the worker must look dead before it is called dead.
    pub stuck_after: Duration,
    /// How long the server may be unreachable before waiting ends with an error. `None` waits for ever.
    pub give_up_after: Option<Duration>,
}

impl Default for WatchPolicy {
    fn default() -> Self {
        Self {
            quiet: Duration::from_secs(30),
            poll_min: Duration::from_secs(1),
            poll_max: Duration::from_secs(5),
            stuck_after: Duration::from_secs(10),
            give_up_after: Some(Duration::from_secs(300)),
        }
    }
}
