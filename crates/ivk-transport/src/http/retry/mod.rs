//! When a request is repeated: by what it does, by what is known of the failed attempt, and within a budget.

mod after;
mod budget;
mod policy;

use std::time::Duration;

pub use after::parse_retry_after;
pub(crate) use budget::Budget;
pub(crate) use policy::{Failure, Verdict, judge};

use crate::backoff::Backoff;

/// How much a client repeats.
///
/// ```
/// use ivk_transport::http::RetrySettings;
///
/// let patient = RetrySettings::default().max_attempts(5);
/// let never = RetrySettings::never();
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct RetrySettings {
    pub(crate) max_attempts: u32,
    pub(crate) backoff: Backoff,
    pub(crate) budget_share: f64,
    pub(crate) budget_reserve: f64,
}

impl Default for RetrySettings {
    /// Three attempts; waits of at most 0.25 s, doubling up to 10 s; retries are at most a fifth of the requests,
    /// besides one each second.
    fn default() -> Self {
        Self {
            max_attempts: 3,
            backoff: Backoff::new(Duration::from_millis(250), Duration::from_secs(10)),
            budget_share: 0.2,
            budget_reserve: 1.0,
        }
    }
}

impl RetrySettings {
    /// Every request is sent once.
    pub fn never() -> Self {
        Self::default().max_attempts(1)
    }

    /// How often one request is sent at most; at least once.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts.max(1);
        self
    }

    /// The waits between attempts.
    pub fn backoff(mut self, backoff: Backoff) -> Self {
        self.backoff = backoff;
        self
    }

    /// The budget shared by all requests of a client: which share of them may be retries, and how many retries a
    /// second are free on top. It keeps many callers from burying a server that is in trouble.
    ///
    /// Values that are not finite or are negative count as zero.
    pub fn budget(mut self, share: f64, reserve_per_second: f64) -> Self {
        let sane = |value: f64| {
            if value.is_finite() && value > 0.0 {
                value
            } else {
                0.0
            }
        };
        self.budget_share = sane(share);
        self.budget_reserve = sane(reserve_per_second);
        self
    }
}
