//! The retries that all requests of a client may make together.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use super::RetrySettings;
use crate::{Environment, environment::Instant};

/// Over which time unused retries are kept.
const WINDOW: Duration = Duration::from_secs(10);

/// The store counts in millionths, so that shares add up exactly.
const ONE: u64 = 1_000_000;

/// A store of retries: each request puts a share of one in, time puts some in, each retry takes one out.
#[derive(Debug)]
pub(crate) struct Budget {
    share: u64,
    /// In a second.
    reserve: u64,
    environment: Environment,
    store: Mutex<Store>,
}

#[derive(Debug)]
struct Store {
    retries: u64,
    filled: Instant,
}

impl Budget {
    pub(crate) fn new(settings: &RetrySettings, environment: &Environment) -> Self {
        // The settings hold finite numbers that are not negative, and the cast saturates.
        let millionths = |retries: f64| (retries * ONE as f64) as u64;
        let (share, reserve) = (
            millionths(settings.budget_share),
            millionths(settings.budget_reserve),
        );
        let store = Store {
            retries: reserve.saturating_mul(WINDOW.as_secs()),
            filled: environment.now(),
        };
        Self {
            share,
            reserve,
            environment: environment.clone(),
            store: Mutex::new(store),
        }
    }

    /// A request was made.
    pub(crate) fn deposit(&self) {
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        // What requests earn is bounded too: a quiet hour must not pay for a storm.
        let most = self.most();
        if store.retries < most {
            store.retries = store.retries.saturating_add(self.share).min(most);
        }
    }

    /// Takes one retry out, when there is one.
    pub(crate) fn withdraw(&self) -> bool {
        let now = self.environment.now();
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        let passed = now
            .saturating_duration_since(store.filled)
            .min(WINDOW)
            .as_micros();
        let earned = passed.saturating_mul(u128::from(self.reserve)) / u128::from(ONE);
        store.filled = now;
        store.retries = store
            .retries
            .saturating_add(u64::try_from(earned).unwrap_or(u64::MAX))
            .min(self.most());
        let granted = store.retries >= ONE;
        if granted {
            store.retries -= ONE;
        }
        granted
    }

    fn most(&self) -> u64 {
        self.reserve
            .saturating_mul(WINDOW.as_secs())
            .max(self.share.saturating_mul(100))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grants(budget: &Budget) -> usize {
        (0..1000).take_while(|_| budget.withdraw()).count()
    }

    #[tokio::test(start_paused = true)]
    async fn retries_are_bounded_by_requests_and_time() {
        let environment = Environment::seeded(0);
        let budget = Budget::new(&RetrySettings::default(), &environment);
        assert_eq!(grants(&budget), 10);
        assert_eq!(grants(&budget), 0);
        environment.sleep(Duration::from_secs(3)).await;
        assert_eq!(grants(&budget), 3);
        (0..10).for_each(|_| budget.deposit());
        assert_eq!(grants(&budget), 2);
        (0..10_000).for_each(|_| budget.deposit());
        assert_eq!(grants(&budget), 20);
    }

    #[test]
    fn an_empty_budget_never_grants() {
        let settings = RetrySettings::default().budget(f64::NAN, -1.0);
        let budget = Budget::new(&settings, &Environment::seeded(0));
        budget.deposit();
        assert!(!budget.withdraw());
    }
}
