//! Everything that can happen to one enqueue, in thousands of combinations, on virtual time.
//!
//! The invariant: what is alive on the server in the end is exactly what was asked for, or the caller was told
//! that it is not. There is never a silent double.

use std::sync::Mutex;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use tokio::time::{Instant, sleep};

use super::{Order, Refusal, enqueue};
use crate::remote::server::{BatchTally, Enqueued, QueueServer, Reach, ServerError, WorkerState};
use crate::remote::status::StatusFact;
use ivk_api::types::{BatchId, ItemId};

/// How often an order is sent at most.
const SENDS: usize = 4;
const SCHEDULES: u64 = 10_000;

/// What becomes of one POST.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fate {
    /// Taken and answered.
    Answered,
    /// Never arrives, and nobody says so.
    RequestLost,
    /// No connection.
    NotSent,
    /// Taken; the answer is lost, or a proxy answers in its place.
    AnswerLost(Reach),
    /// Not taken; a proxy answers.
    ProxyFault,
    /// The answer is lost, and the server takes it only after a while.
    TakenLate(Duration),
    /// Refused as it is.
    Refused,
    /// The server breaks on it.
    Broken,
}

/// After the last look, and before another order is answered.
const LATEST: Fate = Fate::TakenLate(Duration::from_millis(3_518));

const FATES: [Fate; 12] = [
    Fate::Answered,
    Fate::RequestLost,
    Fate::NotSent,
    Fate::AnswerLost(Reach::Unknown),
    Fate::AnswerLost(Reach::Faulted(502)),
    Fate::AnswerLost(Reach::Faulted(500)),
    Fate::ProxyFault,
    Fate::TakenLate(Duration::from_millis(700)),
    Fate::TakenLate(Duration::from_millis(3_000)),
    LATEST,
    Fate::Refused,
    Fate::Broken,
];

#[derive(Debug)]
struct Schedule {
    fates: Vec<Fate>,
    /// How many items the queue still takes.
    room: usize,
    asked: usize,
    /// The server is away from the first POST on, for this long.
    restart: Option<Duration>,
    lookup_failures: u32,
    cancel_fails: bool,
}

#[derive(Debug, Default)]
struct State {
    posts: usize,
    /// Every item that exists or will, and from when.
    items: Vec<(Instant, ItemId)>,
    canceled: Vec<ItemId>,
    lookup_failures: u32,
}

struct Server {
    schedule: Schedule,
    started: Instant,
    state: Mutex<State>,
}

#[derive(Debug, thiserror::Error)]
#[error("the request failed as the schedule wanted")]
struct Scheduled;

fn fail<T>(reach: Reach) -> Result<T, ServerError> {
    Err(ServerError::new(reach, Scheduled))
}

impl Server {
    fn take(&self, at: Instant) -> Enqueued {
        let mut state = self.state.lock().unwrap();
        let taken = self
            .schedule
            .asked
            .min(self.schedule.room.saturating_sub(state.items.len()));
        for _ in 0..taken {
            let id = ItemId::new(i64::try_from(state.items.len()).unwrap() + 1);
            state.items.push((at, id));
        }
        let now = Instant::now();
        let visible = state.items.iter().rev().filter(|(at, _)| *at <= now);
        let items = visible.map(|(_, id)| *id).collect();
        Enqueued {
            enqueued: taken as u64,
            requested: self.schedule.asked as u64,
            items,
        }
    }

    fn visible(&self) -> Vec<ItemId> {
        let state = self.state.lock().unwrap();
        let now = Instant::now();
        state
            .items
            .iter()
            .filter(|(at, _)| *at <= now)
            .map(|(_, id)| *id)
            .collect()
    }

    fn alive(&self) -> Vec<ItemId> {
        let state = self.state.lock().unwrap();
        let alive = state
            .items
            .iter()
            .map(|(_, id)| *id)
            .filter(|id| !state.canceled.contains(id));
        alive.collect()
    }

    fn reachable(&self) -> Result<(), ServerError> {
        if self
            .schedule
            .restart
            .is_some_and(|away| self.started.elapsed() < away)
        {
            return fail(Reach::NotSent);
        }
        let mut state = self.state.lock().unwrap();
        if state.lookup_failures > 0 {
            state.lookup_failures -= 1;
            return fail(Reach::Faulted(503));
        }
        Ok(())
    }
}

#[async_trait]
impl QueueServer for Server {
    async fn enqueue(&self, _body: &Bytes) -> Result<Enqueued, ServerError> {
        let post = {
            let mut state = self.state.lock().unwrap();
            state.posts += 1;
            state.posts - 1
        };
        sleep(Duration::from_millis(5)).await;
        match self.schedule.fates.get(post).copied().unwrap_or(Fate::Answered) {
            Fate::Answered => Ok(self.take(Instant::now())),
            Fate::RequestLost => fail(Reach::Unknown),
            Fate::NotSent => fail(Reach::NotSent),
            Fate::AnswerLost(reach) => {
                self.take(Instant::now());
                fail(reach)
            }
            Fate::ProxyFault => fail(Reach::Faulted(502)),
            Fate::TakenLate(delay) => {
                self.take(Instant::now() + delay);
                fail(Reach::Unknown)
            }
            Fate::Refused => fail(Reach::Refused(422)),
            Fate::Broken => fail(Reach::Faulted(500)),
        }
    }

    async fn tally(&self, _batch: &BatchId) -> Result<BatchTally, ServerError> {
        sleep(Duration::from_millis(5)).await;
        self.reachable()?;
        Ok(BatchTally {
            total: self.visible().len() as u64,
            ..BatchTally::default()
        })
    }

    async fn find_items(&self, _batch: &BatchId, _expected: usize) -> Result<Vec<ItemId>, ServerError> {
        self.reachable()?;
        Ok(self.visible())
    }

    async fn snapshot(&self, _items: &[ItemId]) -> Result<Vec<StatusFact>, ServerError> {
        unreachable!("submitting never reads states")
    }

    async fn worker(&self) -> Result<WorkerState, ServerError> {
        unreachable!("submitting never asks for the worker")
    }

    async fn next_is_readable(&self) -> Result<bool, ServerError> {
        unreachable!("submitting never asks for the worker")
    }

    async fn cancel_items(&self, items: &[ItemId]) -> Result<(), ServerError> {
        if self.schedule.cancel_fails {
            return fail(Reach::Unknown);
        }
        self.state.lock().unwrap().canceled.extend_from_slice(items);
        Ok(())
    }

    async fn cancel_batch(&self, _batch: &BatchId) -> Result<(), ServerError> {
        let visible = self.visible();
        self.cancel_items(&visible).await
    }
}

fn schedule(seed: u64) -> Schedule {
    let mut rest = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (seed >> 7);
    let mut draw = |end: u64| {
        rest = rest
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (rest >> 33) % end
    };
    let mut fates: Vec<_> = (0..SENDS)
        .map(|_| FATES[usize::try_from(draw(12)).unwrap()])
        .collect();
    for later in fates.iter_mut().skip(1).filter(|fate| **fate == LATEST) {
        // A later order that comes to life after everybody has looked away is beyond what looking can find.
        *later = Fate::AnswerLost(Reach::Unknown);
    }
    let asked = usize::try_from(draw(4)).unwrap() + 1;
    Schedule {
        fates,
        asked,
        room: if draw(5) == 0 {
            usize::try_from(draw(6)).unwrap()
        } else {
            1_000
        },
        restart: (draw(6) == 0).then(|| Duration::from_millis(draw(90_000))),
        lookup_failures: if draw(4) == 0 {
            u32::try_from(draw(6)).unwrap()
        } else {
            0
        },
        cancel_fails: draw(10) == 0,
    }
}

async fn run(seed: u64) {
    let schedule = schedule(seed);
    let shown = format!("seed {seed}: {schedule:?}");
    let (asked, lookup_failures) = (schedule.asked, schedule.lookup_failures);
    let state = Mutex::new(State {
        lookup_failures,
        ..State::default()
    });
    let server = Server {
        schedule,
        started: Instant::now(),
        state,
    };
    let order = Order {
        body: Bytes::from_static(b"{}"),
        batch: BatchId::new("b"),
        items: asked,
    };
    let outcome = tokio::time::timeout(Duration::from_secs(180), enqueue(&server, &order))
        .await
        .unwrap_or_else(|_| panic!("{shown}: never ends"));
    // Whatever is still on its way arrives.
    sleep(Duration::from_secs(10)).await;
    let alive = server.alive();
    match outcome {
        Ok(items) => {
            assert_eq!(items.len(), asked, "{shown}: as many as were asked for");
            assert_eq!(alive, items, "{shown}: what is alive is what was reported");
        }
        Err(Refusal::Failed(_)) => assert!(alive.is_empty(), "{shown}: failed, and yet {alive:?}"),
        Err(Refusal::QueueFull { .. }) => assert!(alive.is_empty(), "{shown}: refused, and yet {alive:?}"),
        // The caller is told; what may exist is at most one set for each order that was sent.
        Err(Refusal::Unknown(_) | Refusal::Surplus { .. }) => {}
    }
    assert!(
        server.state.lock().unwrap().posts <= SENDS,
        "{shown}: sent more than {SENDS} times"
    );
}

#[tokio::test(start_paused = true)]
async fn requests_that_are_lost_in_a_row_are_sent_until_one_arrives() {
    for lost in 0..SENDS {
        let server = Server {
            schedule: Schedule {
                fates: vec![Fate::RequestLost; lost],
                room: 1_000,
                asked: 3,
                restart: None,
                lookup_failures: 0,
                cancel_fails: false,
            },
            started: Instant::now(),
            state: Mutex::default(),
        };
        let order = Order {
            body: Bytes::from_static(b"{}"),
            batch: BatchId::new("b"),
            items: 3,
        };
        let items = enqueue(&server, &order).await.expect("one arrived");
        assert_eq!((items.len(), server.alive()), (3, items));
        assert_eq!(server.state.lock().unwrap().posts, lost + 1);
    }
}

#[test]
fn what_is_alive_is_what_was_asked_for_or_the_caller_knows() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    runtime.block_on(async {
        for seed in 0..SCHEDULES {
            run(seed).await;
        }
    });
}
