//! The worker: one thread that runs one item at a time.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

use super::item::validated_session;
use super::{calls, runner};
use crate::state::State;
use crate::store::{ItemRecord, Transition};

/// How often the worker looks for items that nobody told it of.
const POLL: Duration = Duration::from_secs(1);

/// What requests may tell the worker.
pub(crate) struct Processor {
    state: Mutex<Inner>,
    changed: Condvar,
}

struct Inner {
    paused: bool,
    stopping: bool,
    /// Something was enqueued since the worker last looked.
    told: bool,
    running: Option<(i64, Arc<AtomicBool>)>,
}

impl Processor {
    /// A worker that has not begun.
    pub(crate) fn new() -> Self {
        let state = Inner {
            paused: false,
            stopping: false,
            told: false,
            running: None,
        };
        Self {
            state: Mutex::new(state),
            changed: Condvar::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, Inner> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells the worker that there is something to do.
    pub(crate) fn wake(&self) {
        self.state().told = true;
        self.changed.notify_all();
    }

    /// Lets the worker begin no further item.
    pub(crate) fn pause(&self) -> Value {
        self.state().paused = true;
        self.status()
    }

    /// Lets the worker go on.
    pub(crate) fn resume(&self) -> Value {
        self.state().paused = false;
        self.wake();
        self.status()
    }

    /// Ends the worker, and what it runs at the next node.
    pub(crate) fn stop(&self) {
        let mut state = self.state();
        state.stopping = true;
        if let Some((_, canceled)) = &state.running {
            canceled.store(true, Ordering::Release);
        }
        drop(state);
        self.changed.notify_all();
    }

    /// Tells the worker that an item is canceled, in case it runs it.
    pub(crate) fn cancel(&self, item_id: i64) {
        if let Some((running, canceled)) = &self.state().running
            && *running == item_id
        {
            canceled.store(true, Ordering::Release);
        }
    }

    /// The answer of pause and resume.
    pub(crate) fn status(&self) -> Value {
        let state = self.state();
        json!({"is_started": !state.paused, "is_processing": state.running.is_some()})
    }

    /// Waits until the worker may look for an item. Whether it goes on at all.
    fn may_look(&self) -> bool {
        let state = self.state();
        let idle = |state: &mut Inner| !state.stopping && (state.paused || !state.told);
        let waited = self.changed.wait_timeout_while(state, POLL, idle);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        while state.paused && !state.stopping {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.told = false;
        !state.stopping
    }

    fn may_go_on(&self) -> bool {
        let state = self.state();
        !state.paused && !state.stopping
    }
}

/// Runs items until the server ends.
pub(crate) fn work(server: &State) {
    while server.processor.may_look() {
        while server.processor.may_go_on() {
            match run_next(server) {
                Ok(true) => {}
                Ok(false) => break,
                Err(reason) => {
                    // The item stays where it is and blocks all behind it, as on the real server.
                    tracing::error!(%reason, "the next queue item cannot be run");
                    break;
                }
            }
        }
    }
}

/// Runs the next item. Whether there was one.
fn run_next(server: &State) -> Result<bool, String> {
    let Some(pending) = server.store.next_item(None).map_err(|error| error.to_string())? else {
        return Ok(false);
    };
    let session = match server.calls.resumed(pending.item_id) {
        Some(session) => session,
        None => validated_session(&pending)?,
    };
    let canceled = Arc::new(AtomicBool::new(false));
    server.processor.state().running = Some((pending.item_id, canceled.clone()));
    let claimed = claim(server, &pending);
    if let Ok(Some(item)) = &claimed {
        runner::run(server, item, session, &canceled);
        if let Err(error) = calls::after(server, item.item_id) {
            tracing::error!(%error, item_id = item.item_id, "the item that called a workflow cannot go on");
        }
    }
    server.processor.state().running = None;
    claimed.map(|_| true)
}

/// Marks an item as running, unless it was canceled in the meantime.
fn claim(server: &State, pending: &ItemRecord) -> Result<Option<ItemRecord>, String> {
    let to = Transition {
        device: Some("cpu"),
        ..Transition::to("in_progress")
    };
    let moved = server
        .move_item(pending.item_id, &to)
        .map_err(|error| error.to_string())?;
    Ok(moved.filter(|(_, moved)| *moved).map(|(item, _)| item))
}
