//! Drives one job to its end: listens, looks when listening may have missed something, and asks when there is
//! nothing to listen to.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};

use super::inbox::Inbox;
use super::monitor::{ItemEnd, Monitor, Signal};
use super::policy::WatchPolicy;
use crate::remote::event::{JobEvent, ResyncReason, StallReason};
use crate::remote::server::{BatchTally, QueueServer, Reach, ServerError, WorkerState};
use crate::remote::status::StatusFact;
use ivk_api::types::{BatchId, ItemId};

/// What the event connection has to say.
#[derive(Debug, Clone)]
pub(crate) enum Feed {
    /// Events arrive from now on; what happened before may have been missed.
    Connected,
    /// No events arrive any more.
    Disconnected,
    /// Events arrive, and some were dropped.
    Gap,
    /// Something was done to the items from here. Before 6.14 the server cancels those that wait without an event.
    Changed,
    /// An event of the job.
    Signal(Box<Signal>),
}

/// How following a job ended.
#[derive(Debug, Clone)]
pub(crate) enum Verdict {
    /// Every item ended.
    Settled(Vec<ItemEnd>),
    /// The job cannot end without help.
    Stuck {
        reason: StallReason,
        cause: Option<ServerError>,
    },
    /// The server refuses to say anything about the job.
    Refused(ServerError),
}

/// What is being asked, and what came back.
enum Look {
    /// The states of all open items.
    States {
        asked: Vec<ItemId>,
        answer: Result<Vec<StatusFact>, ServerError>,
    },
    /// Only whether anything changed, and whether the worker is alive.
    Glance {
        answer: Result<(BatchTally, Health, u64), ServerError>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Health {
    Working,
    Paused,
    WorkerDead,
    QueueBlocked,
}

type Looking = Pin<Box<dyn Future<Output = Look> + Send>>;

/// Follows the items of `monitor` until the verdict.
///
/// `listening` says that events have arrived since before the batch was sent, so that nothing needs to be asked
/// until the connection is lost or falls silent.
pub(crate) async fn drive<S: QueueServer>(
    server: Arc<S>,
    batch: BatchId,
    mut monitor: Monitor,
    mut feed: mpsc::UnboundedReceiver<Feed>,
    listening: bool,
    inbox: &Inbox,
    policy: &WatchPolicy,
) -> Verdict {
    let mut driver = Driver::new(policy.clone(), listening);
    let mut looking: Option<Looking> = None;
    loop {
        while let Some(event) = monitor.next_event() {
            inbox.push(event);
        }
        if monitor.is_settled() {
            return Verdict::Settled(monitor.ends());
        }
        if let Some(verdict) = driver.verdict.take() {
            return verdict;
        }
        if monitor.take_doubt() {
            driver.want_states(Instant::now());
        }
        let idle = looking.is_none();
        tokio::select! {
            biased;
            news = feed.recv(), if !driver.feed_closed => match news {
                Some(news) => driver.hear(news, &mut monitor),
                None => driver.hear_nothing_more(),
            },
            look = async { match &mut looking { Some(looking) => looking.await, None => std::future::pending().await } },
                if !idle =>
            {
                looking = None;
                driver.looked(look, &mut monitor);
            }
            () = sleep_until(driver.next_look), if idle => {
                looking = Some(driver.look(Arc::clone(&server), batch.clone(), monitor.unsettled()));
            }
        }
    }
}

struct Driver {
    policy: WatchPolicy,
    connected: bool,
    /// Events have arrived at some time.
    had_events: bool,
    feed_closed: bool,
    announced_polling: bool,
    /// The states must be read, not only the counts.
    want_states: bool,
    /// The states could not be read; see what is wrong with the queue before they are tried again.
    glance_first: bool,
    /// Something that asks for the states happened while a look was under way.
    stale_look: bool,
    next_look: Instant,
    /// Failed looks in a row, and since when.
    failures: u32,
    unreachable_since: Option<Instant>,
    /// Looks in a row that brought nothing new, while polling.
    dull_looks: u32,
    last_tally: Option<BatchTally>,
    suspect_since: Option<Instant>,
    /// How many items had ended when the queue was last looked at.
    last_ended: Option<u64>,
    told: Option<StallReason>,
    verdict: Option<Verdict>,
}

impl Driver {
    fn new(policy: WatchPolicy, listening: bool) -> Self {
        Self {
            next_look: Instant::now() + if listening { policy.quiet } else { policy.poll_min },
            policy,
            connected: listening,
            had_events: listening,
            feed_closed: false,
            announced_polling: false,
            want_states: !listening,
            glance_first: false,
            stale_look: false,
            failures: 0,
            unreachable_since: None,
            dull_looks: 0,
            last_tally: None,
            suspect_since: None,
            last_ended: None,
            told: None,
            verdict: None,
        }
    }

    fn want_states(&mut self, at: Instant) {
        self.want_states = true;
        self.stale_look = true;
        self.next_look = self.next_look.min(at);
    }

    fn hear(&mut self, news: Feed, monitor: &mut Monitor) {
        let now = Instant::now();
        match news {
            Feed::Connected => {
                if self.had_events || self.announced_polling {
                    monitor.announce(JobEvent::Resync {
                        reason: ResyncReason::Reconnected,
                    });
                }
                self.announced_polling = false;
                self.connected = true;
                self.had_events = true;
                self.want_states(now);
            }
            Feed::Gap => {
                monitor.announce(JobEvent::Resync {
                    reason: ResyncReason::Lagged,
                });
                self.want_states(now);
            }
            Feed::Changed => self.want_states(now),
            // A connection that is tried again and again is lost again and again.
            Feed::Disconnected if self.connected => self.lost(now),
            Feed::Disconnected => {}
            Feed::Signal(signal) => {
                monitor.hear(*signal);
                self.suspect_since = None;
                self.unreachable_since = None;
                self.told = None;
                if self.connected && !self.want_states && self.failures == 0 {
                    self.next_look = now + self.policy.quiet;
                }
            }
        }
    }

    fn hear_nothing_more(&mut self) {
        self.feed_closed = true;
        self.lost(Instant::now());
    }

    fn lost(&mut self, now: Instant) {
        self.connected = false;
        self.dull_looks = 0;
        self.want_states(now + self.policy.poll_min);
    }

    fn look<S: QueueServer>(&mut self, server: Arc<S>, batch: BatchId, open: Vec<ItemId>) -> Looking {
        self.stale_look = false;
        if self.want_states && !std::mem::take(&mut self.glance_first) {
            Box::pin(async move {
                let answer = server.snapshot(&open).await;
                Look::States { asked: open, answer }
            })
        } else {
            Box::pin(async move {
                Look::Glance {
                    answer: glance(&*server, &batch).await,
                }
            })
        }
    }

    fn looked(&mut self, look: Look, monitor: &mut Monitor) {
        let now = Instant::now();
        let answer = match look {
            Look::States { asked, answer } => {
                // A server does not show an item that it cannot read, so the queue itself has to tell.
                self.glance_first = self.failures >= 2
                    && matches!(&answer, Err(error) if matches!(error.reach, Reach::Faulted(_)));
                answer.map(|found| {
                    if !self.connected && !self.announced_polling {
                        self.announced_polling = true;
                        monitor.announce(JobEvent::Resync {
                            reason: ResyncReason::Polling,
                        });
                    }
                    let before = monitor.unsettled().len();
                    monitor.snapshot(&asked, found);
                    if monitor.unsettled().len() < before {
                        self.dull_looks = 0;
                    }
                    self.failures = 0;
                    self.want_states = self.stale_look;
                })
            }
            Look::Glance { answer } => answer.map(|(tally, health, ended)| {
                if !self.want_states {
                    self.failures = 0;
                }
                if self.last_tally.replace(tally) != Some(tally) {
                    // The counts moved (or were never seen): the job's own items may have.
                    self.want_states = true;
                    self.dull_looks = 0;
                }
                self.judge(health, ended, now, monitor);
            }),
        };
        match answer {
            Ok(()) => self.reached(now),
            Err(error) => self.missed(error, now, monitor),
        }
    }

    fn reached(&mut self, now: Instant) {
        if self.failures == 0 {
            self.unreachable_since = None;
            if self.told == Some(StallReason::Unreachable) {
                self.told = None;
            }
        }
        let pause = if self.want_states {
            Duration::ZERO
        } else if self.suspect_since.is_some() {
            self.policy.poll_min
        } else if self.connected {
            self.policy.quiet
        } else {
            self.dull_looks = self.dull_looks.saturating_add(1);
            backoff(&self.policy, self.dull_looks)
        };
        self.next_look = now + pause;
    }

    fn missed(&mut self, error: ServerError, now: Instant, monitor: &mut Monitor) {
        self.failures = self.failures.saturating_add(1);
        let since = *self.unreachable_since.get_or_insert(now);
        self.next_look = now + backoff(&self.policy, self.failures);
        if self.failures >= 3 {
            self.tell(StallReason::Unreachable, monitor);
        }
        if !error.is_transient() {
            self.verdict = Some(Verdict::Refused(error));
        } else if self
            .policy
            .give_up_after
            .is_some_and(|patience| now - since >= patience)
        {
            self.verdict = Some(Verdict::Stuck {
                reason: StallReason::Unreachable,
                cause: Some(error),
            });
        }
    }

    fn judge(&mut self, health: Health, ended: u64, now: Instant, monitor: &mut Monitor) {
        // Between two items a worker says that it does nothing, for most of the time when the items are quick. As long
        // as items end, it lives.
        if self
            .last_ended
            .replace(ended)
            .is_some_and(|before| before != ended)
        {
            self.suspect_since = None;
        }
        let reason = match health {
            Health::Working => {
                self.suspect_since = None;
                self.told = None;
                return;
            }
            Health::Paused => {
                self.suspect_since = None;
                return self.tell(StallReason::Paused, monitor);
            }
            Health::WorkerDead => StallReason::WorkerDead,
            Health::QueueBlocked => StallReason::QueueBlocked,
        };
        let since = *self.suspect_since.get_or_insert(now);
        if now - since >= self.policy.stuck_after {
            self.tell(reason, monitor);
            self.verdict = Some(Verdict::Stuck { reason, cause: None });
        }
    }

    fn tell(&mut self, reason: StallReason, monitor: &mut Monitor) {
        if self.told != Some(reason) {
            self.told = Some(reason);
            monitor.announce(JobEvent::Stalled { reason });
        }
    }
}

/// Counts the batch and looks whether the worker is alive.
async fn glance<S: QueueServer>(
    server: &S,
    batch: &BatchId,
) -> Result<(BatchTally, Health, u64), ServerError> {
    let tally = server.tally(batch).await?;
    let worker = server.worker().await?;
    let health = match worker {
        WorkerState {
            is_started: false, ..
        } => Health::Paused,
        WorkerState {
            is_processing: false,
            pending,
            ..
        } if pending > 0 => {
            if server.next_is_readable().await? {
                Health::WorkerDead
            } else {
                Health::QueueBlocked
            }
        }
        _ => Health::Working,
    };
    Ok((tally, health, worker.ended))
}

/// Doubles from the shortest to the longest pause.
fn backoff(policy: &WatchPolicy, round: u32) -> Duration {
    let doubled = 2_u32.saturating_pow(round.saturating_sub(1).min(16));
    policy.poll_min.saturating_mul(doubled).min(policy.poll_max)
}
