//! What is known about a call while it runs, seen from every layer.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU8, AtomicU32, Ordering},
    },
    time::Duration,
};

use super::{Phase, body::Progress, connect::Activity, request::Request};
use crate::environment::Instant;

/// The limits of a call after the client's own were filled in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CallLimits {
    pub(crate) deadline: Option<Instant>,
    pub(crate) head: Duration,
    pub(crate) upload_stall: Duration,
    pub(crate) body_idle: Duration,
    pub(crate) max_body: usize,
}

/// A call on its way through the outer layers.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) trace: Arc<Trace>,
    pub(crate) collect: bool,
}

/// What is asked and how far that came. It travels with every attempt as an extension of its request.
#[derive(Debug)]
pub(crate) struct Trace {
    pub(crate) request: Request,
    pub(crate) limits: CallLimits,
    pub(crate) started: Instant,
    attempts: AtomicU32,
    step: AtomicU8,
    attempt: Mutex<AttemptTrace>,
}

#[derive(Debug, Default)]
struct AttemptTrace {
    connection: Option<Activity>,
    upload: Option<Arc<Progress>>,
}

/// Steps that are set rather than seen.
const IDLE: u8 = 0;
const TRYING: u8 = 1;
const CONNECTED: u8 = 2;
const BODY: u8 = 3;

impl Trace {
    pub(crate) fn new(request: Request, limits: CallLimits, started: Instant) -> Arc<Self> {
        Arc::new(Self {
            request,
            limits,
            started,
            attempts: AtomicU32::new(0),
            step: AtomicU8::new(IDLE),
            attempt: Mutex::default(),
        })
    }

    /// A new attempt begins. Returns its number, counted from 1.
    pub(crate) fn begin_attempt(&self) -> u32 {
        *self.attempt.lock().unwrap_or_else(PoisonError::into_inner) = AttemptTrace::default();
        self.step.store(TRYING, Ordering::Relaxed);
        self.attempts.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The attempt is over and the next one has not begun.
    pub(crate) fn end_attempt(&self) {
        self.step.store(IDLE, Ordering::Relaxed);
    }

    pub(crate) fn attempts(&self) -> u32 {
        self.attempts.load(Ordering::Relaxed)
    }

    /// The attempt has a connection.
    pub(crate) fn connected(&self, activity: Activity) {
        self.attempt
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .connection = Some(activity);
        self.step.store(CONNECTED, Ordering::Relaxed);
    }

    /// The attempt needs another connection.
    pub(crate) fn disconnected(&self) {
        self.step.store(TRYING, Ordering::Relaxed);
    }

    pub(crate) fn watch_upload(&self, upload: Arc<Progress>) {
        self.attempt.lock().unwrap_or_else(PoisonError::into_inner).upload = Some(upload);
    }

    /// When the attempt last made progress with sending, and whether its body was handed over; `None` before it is
    /// connected.
    pub(crate) fn sending(&self) -> Option<(Instant, bool)> {
        let attempt = self.attempt.lock().unwrap_or_else(PoisonError::into_inner);
        let written = attempt.connection.as_ref()?.last();
        Some(match &attempt.upload {
            Some(upload) => (upload.last().max(written), upload.is_finished()),
            None => (written, true),
        })
    }

    /// The request was handed to something that does not say when it is connected.
    pub(crate) fn assume_connected(&self) {
        self.step.store(CONNECTED, Ordering::Relaxed);
    }

    pub(crate) fn head_arrived(&self) {
        self.step.store(BODY, Ordering::Relaxed);
    }

    /// How far the present attempt came; [`Phase::Build`] between attempts.
    pub(crate) fn phase(&self) -> Phase {
        let step = self.step.load(Ordering::Relaxed);
        match step {
            IDLE => return Phase::Build,
            TRYING => return Phase::Connect,
            BODY => return Phase::Body,
            _ => {}
        }
        let attempt = self.attempt.lock().unwrap_or_else(PoisonError::into_inner);
        match &attempt.upload {
            Some(upload) if !upload.is_finished() => Phase::Send,
            _ => Phase::Head,
        }
    }
}
