//! Time, sleep and randomness from one place.
//!
//! Nothing else in the workspace reads a clock, sleeps or draws a random number. Time is tokio's, so a test
//! with `start_paused` runs an hour of backoff in a moment; randomness is seeded, so that such a test gives the
//! same delays every time.

use std::{
    collections::hash_map::RandomState,
    future::Future,
    hash::BuildHasher,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime},
};

pub use tokio::time::Instant;

/// The step of the SplitMix64 generator.
const GOLDEN_GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

/// Where time, sleep and randomness come from. Cloning is cheap; clones share the random sequence.
///
/// The random numbers spread delays and make boundaries unlikely to collide. They are not fit for secrets.
///
/// ```
/// use ivk_transport::Environment;
///
/// let one = Environment::seeded(7);
/// let other = Environment::seeded(7);
/// assert_eq!(one.random(), other.random());
/// ```
#[derive(Debug, Clone)]
pub struct Environment {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    started: Instant,
    started_wall: SystemTime,
    random: AtomicU64,
}

/// A time limit passed before the work was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the time limit passed")]
pub struct Elapsed;

impl Environment {
    /// The environment of a program: the real clock and a seed from the operating system.
    #[must_use]
    pub fn system() -> Self {
        Self::new(RandomState::new().hash_one(0u64), SystemTime::now())
    }

    /// The same random sequence for the same seed, and a wall clock that starts at a fixed date.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        // 2026-01-01T00:00:00Z
        Self::new(seed, SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_225_600))
    }

    fn new(seed: u64, started_wall: SystemTime) -> Self {
        Self {
            shared: Arc::new(Shared {
                started: Instant::now(),
                started_wall,
                random: AtomicU64::new(seed),
            }),
        }
    }

    /// This moment on a clock that never goes back.
    #[must_use]
    pub fn now(&self) -> Instant {
        Instant::now()
    }

    /// This moment by the calendar, moved by the same clock as [`now`](Self::now).
    #[must_use]
    pub fn wall_clock(&self) -> SystemTime {
        self.shared.started_wall + self.now().saturating_duration_since(self.shared.started)
    }

    /// Waits. Needs a tokio runtime with its time driver.
    pub fn sleep(&self, duration: Duration) -> tokio::time::Sleep {
        tokio::time::sleep(duration)
    }

    /// Waits until a moment. Needs a tokio runtime with its time driver.
    pub fn sleep_until(&self, deadline: Instant) -> tokio::time::Sleep {
        tokio::time::sleep_until(deadline)
    }

    /// Runs a future for at most `limit`; drops it afterwards.
    ///
    /// # Errors
    /// [`Elapsed`] when the limit passed first.
    pub async fn timeout<F: Future>(&self, limit: Duration, future: F) -> Result<F::Output, Elapsed> {
        tokio::time::timeout(limit, future).await.map_err(|_| Elapsed)
    }

    /// A random number.
    #[must_use]
    pub fn random(&self) -> u64 {
        let state = self
            .shared
            .random
            .fetch_add(GOLDEN_GAMMA, Ordering::Relaxed)
            .wrapping_add(GOLDEN_GAMMA);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A random duration from `low` to `high`, both included; `low` when the range is empty.
    #[must_use]
    pub fn random_between(&self, low: Duration, high: Duration) -> Duration {
        let span = u64::try_from(high.saturating_sub(low).as_nanos()).unwrap_or(u64::MAX);
        match span.checked_add(1) {
            Some(choices) => low + Duration::from_nanos(self.random() % choices),
            None => low + Duration::from_nanos(self.random()),
        }
    }
}

impl Default for Environment {
    fn default() -> Self {
        Self::system()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_durations_stay_inside_their_range_and_differ() {
        let environment = Environment::seeded(1);
        let (low, high) = (Duration::from_millis(10), Duration::from_millis(20));
        let drawn: Vec<_> = (0..1000).map(|_| environment.random_between(low, high)).collect();
        assert!(drawn.iter().all(|d| (low..=high).contains(d)));
        assert!(drawn.iter().min() < Some(&Duration::from_millis(11)));
        assert!(drawn.iter().max() > Some(&Duration::from_millis(19)));
        assert_eq!(environment.random_between(high, low), high);
    }

    #[tokio::test(start_paused = true)]
    async fn the_wall_clock_moves_with_the_virtual_clock() {
        let environment = Environment::seeded(1);
        let before = environment.wall_clock();
        environment.sleep(Duration::from_secs(3600)).await;
        let moved = environment.wall_clock().duration_since(before).unwrap();
        assert_eq!(moved.as_secs(), 3600);
    }
}
