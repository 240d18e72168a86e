//! Connections that wait for their next request.

use std::{
    collections::VecDeque,
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::Duration,
};

use tokio::runtime::{Handle, Id};

use super::line::Line;
use crate::{Environment, environment::Instant};

/// InvokeAI's server closes a connection that was idle for 5 s; a pool that lets go earlier rarely races with it.
const LIMIT: Duration = Duration::from_secs(4);

/// Connections that wait for their next request.
pub(super) struct Idle {
    waiting: Mutex<Waiting>,
    most: usize,
    environment: Environment,
}

#[derive(Default)]
struct Waiting {
    /// The one that waits longest is in front. The one used last is used next, so that the others may grow old.
    lines: VecDeque<Entry>,
    /// Whether a task looks after those that grow old.
    watched: bool,
}

struct Entry {
    line: Box<Line>,
    since: Instant,
    /// The runtime that wakes whoever waits for this connection, as long as it runs.
    runtime: Id,
}

impl Idle {
    pub(super) fn new(most: usize, environment: &Environment) -> Arc<Self> {
        Arc::new(Self {
            waiting: Mutex::default(),
            most,
            environment: environment.clone(),
        })
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a connection of this runtime that the server is not about to close.
    pub(super) fn take(&self) -> Option<Box<Line>> {
        let runtime = Handle::try_current().ok()?.id();
        let now = self.environment.now();
        let mut waiting = self.lock();
        let usable = |entry: &Entry| entry.runtime == runtime && now < entry.since + LIMIT;
        let at = waiting.lines.iter().rposition(usable)?;
        waiting.lines.remove(at).map(|entry| entry.line)
    }

    /// Keeps a connection for the next request.
    pub(super) fn put(self: &Arc<Self>, line: Box<Line>) {
        // Dropped outside of a runtime, nobody could look after it.
        let Some(handle) = Handle::try_current().ok().filter(|_| self.most > 0) else {
            return line.close();
        };
        let now = self.environment.now();
        let mut waiting = self.lock();
        waiting.lines.push_back(Entry {
            line,
            since: now,
            runtime: handle.id(),
        });
        let surplus = match waiting.lines.len() > self.most {
            true => waiting.lines.pop_front(),
            false => None,
        };
        let watched = mem::replace(&mut waiting.watched, true);
        drop(waiting);
        if let Some(surplus) = surplus {
            surplus.line.close();
        }
        if !watched {
            let watch = Watch {
                idle: Arc::downgrade(self),
                ended: false,
            };
            handle.spawn(watch.run(self.environment.clone(), now + LIMIT));
        }
    }

    /// Leaves the connections that waited for too long. Returns when the next one will have; `None` when none is left.
    fn leave_old(&self) -> Option<Instant> {
        let now = self.environment.now();
        let mut old = Vec::new();
        let mut waiting = self.lock();
        let next = loop {
            match waiting.lines.front() {
                Some(entry) if entry.since + LIMIT > now => break Some(entry.since + LIMIT),
                Some(_) => old.extend(waiting.lines.pop_front()),
                None => break None,
            }
        };
        waiting.watched = next.is_some();
        drop(waiting);
        for entry in old {
            entry.line.close();
        }
        next
    }
}

/// Looks after the connections until there is none. It does not keep them.
struct Watch {
    idle: Weak<Idle>,
    ended: bool,
}

impl Watch {
    /// Looks whenever the oldest may have waited for too long. It begins with a whole limit, though the connection that it
    /// was begun for may be in use again by then: that one is likely to come back.
    async fn run(mut self, environment: Environment, first: Instant) {
        let mut next = Some(first);
        while let Some(moment) = next {
            environment.sleep_until(moment).await;
            next = self.idle.upgrade().and_then(|idle| idle.leave_old());
        }
        self.ended = true;
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // Its runtime ended; another one may have connections too.
        if !self.ended
            && let Some(idle) = self.idle.upgrade()
        {
            idle.lock().watched = false;
        }
    }
}
