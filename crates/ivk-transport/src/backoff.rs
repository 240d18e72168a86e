//! How long to wait before the next try.

use std::time::Duration;

use crate::Environment;

/// Exponential backoff with full jitter: the wait before try `n` is drawn evenly between `floor` and
/// `base * 2^n`, which itself never exceeds `cap`.
///
/// The floor is there because full jitter alone may draw a wait of nothing, and a client that retries without
/// waiting is how a server that has just come back is brought down again.
///
/// ```
/// use std::time::Duration;
/// use ivk_transport::{Environment, backoff::Backoff};
///
/// let backoff = Backoff::new(Duration::from_millis(500), Duration::from_secs(15));
/// let wait = backoff.delay(3, &Environment::system());
/// assert!(wait >= backoff.floor() && wait <= Duration::from_secs(4));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backoff {
    floor: Duration,
    base: Duration,
    cap: Duration,
}

impl Backoff {
    /// A backoff whose first wait is at most `base` and whose waits are never longer than `cap`.
    /// The floor is a tenth of `base`, and at least a millisecond.
    #[must_use]
    pub fn new(base: Duration, cap: Duration) -> Self {
        let floor = (base / 10).max(Duration::from_millis(1));
        Self {
            floor,
            base: base.max(floor),
            cap: cap.max(floor),
        }
    }

    /// The shortest wait it ever gives.
    #[must_use]
    pub fn floor(&self) -> Duration {
        self.floor
    }

    /// The longest wait it gives before try `n`, counted from 0.
    #[must_use]
    pub fn ceiling(&self, n: u32) -> Duration {
        let factor = 1u32.checked_shl(n).unwrap_or(u32::MAX);
        self.base.saturating_mul(factor).min(self.cap)
    }

    /// Draws the wait before try `n`, counted from 0.
    #[must_use]
    pub fn delay(&self, n: u32, environment: &Environment) -> Duration {
        environment.random_between(self.floor, self.ceiling(n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ceiling_doubles_up_to_the_cap_and_never_overflows() {
        let backoff = Backoff::new(Duration::from_millis(500), Duration::from_secs(15));
        let ceilings: Vec<_> = [0, 1, 2, 4, 5, 31, 32, u32::MAX]
            .map(|n| backoff.ceiling(n).as_millis())
            .into();
        assert_eq!(ceilings, [500, 1000, 2000, 8000, 15000, 15000, 15000, 15000]);
    }

    #[test]
    fn no_wait_is_shorter_than_the_floor() {
        let backoff = Backoff::new(Duration::ZERO, Duration::ZERO);
        let environment = Environment::seeded(3);
        for n in 0..100 {
            assert!(backoff.delay(n, &environment) >= Duration::from_millis(1));
        }
    }
}
