//! Thousands of ways in which a network and a server can misbehave, on virtual time.
//!
//! One schedule is a server whose items change state at known moments, and everything between it and the client:
//! lost, repeated and reordered events, connections that break (noticed or not), requests that fail or are slow,
//! a restart that cancels what runs. The invariant: the verdict is the server's truth, and it comes soon after
//! the server could tell.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, sleep_until};

use super::driver::{Feed, Verdict, drive};
use super::inbox::Inbox;
use super::monitor::{Monitor, Signal};
use super::policy::WatchPolicy;
use crate::remote::event::JobEvent;
use crate::remote::server::{BatchTally, Enqueued, QueueServer, Reach, ServerError, WorkerState};
use crate::remote::status::{ItemStatus, StatusFact};
use ivk_api::types::{BatchId, ItemId};

const SCHEDULES: u64 = 10_000;
const SLOWEST_REQUEST: Duration = Duration::from_secs(3);

/// SplitMix64, so that a failing schedule is named by its seed.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn millis(&mut self, below: u64) -> Duration {
        Duration::from_millis(self.below(below))
    }
}

#[derive(Clone, Debug)]
struct Change {
    at: Duration,
    status: ItemStatus,
    sequence: i64,
    /// A change that the server tells nobody, as those made by a restart.
    silent: bool,
}

/// From when to when something is broken.
#[derive(Clone, Copy, Debug)]
struct Window {
    from: Duration,
    to: Duration,
}

impl Window {
    fn contains(&self, at: Duration) -> bool {
        (self.from..self.to).contains(&at)
    }
}

#[derive(Debug)]
struct World {
    items: Vec<(ItemId, Vec<Change>)>,
    child: Option<(ItemId, Vec<Change>)>,
    /// The server numbers the changes (6.13 and later).
    numbered: bool,
    summaries: bool,
    /// No event connection, and when that is noticed.
    cuts: Vec<(Window, Duration)>,
    never_connected: bool,
    outages: Vec<Window>,
    lossy: bool,
}

impl World {
    fn random(seed: u64) -> Self {
        let random = &mut Random(seed);
        let numbered = random.chance(70);
        let restart = random
            .chance(15)
            .then(|| Duration::from_secs(2) + random.millis(60_000));
        let mut clock = random.millis(2_000);
        let mut items = Vec::new();
        for id in 0..=random.below(6) {
            let changes = life(random, &mut clock, restart, numbered);
            items.push((ItemId::new(100 + i64::try_from(id).unwrap()), changes));
        }
        let child = (numbered && random.chance(20)).then(|| {
            (
                ItemId::new(900),
                life(random, &mut Duration::default(), None, true),
            )
        });
        let mut cuts = Vec::new();
        let mut outages = Vec::new();
        let mut at = random.millis(20_000);
        for _ in 0..random.below(4) {
            let to = at + Duration::from_millis(10) + random.millis(40_000);
            // A dead connection is noticed at the latest by ping interval and ping timeout.
            let unnoticed = if random.chance(40) {
                random.millis(45_000)
            } else {
                Duration::ZERO
            };
            cuts.push((
                Window {
                    from: at,
                    to: to.max(at + unnoticed),
                },
                unnoticed,
            ));
            if random.chance(50) {
                outages.push(Window { from: at, to });
            }
            at = to.max(at + unnoticed) + Duration::from_millis(10) + random.millis(30_000);
        }
        if let Some(at) = restart {
            let down = Window {
                from: at,
                to: at + Duration::from_secs(1) + random.millis(20_000),
            };
            // A connection cannot outlive the server. Keep the cuts apart from each other.
            cuts.retain(|(cut, _)| cut.to < down.from || cut.from > down.to);
            cuts.push((down, Duration::ZERO));
            cuts.sort_by_key(|(cut, _)| cut.from);
            outages.push(down);
        }
        Self {
            items,
            child,
            numbered,
            summaries: random.chance(50),
            cuts,
            never_connected: random.chance(10),
            outages,
            lossy: random.chance(20),
        }
    }

    fn state_at(&self, item: ItemId, at: Duration) -> Option<StatusFact> {
        let all = self.items.iter().chain(&self.child);
        let (_, changes) = all.into_iter().find(|(id, _)| *id == item)?;
        let last = changes.iter().take_while(|change| change.at <= at).last();
        let (status, sequence) = last.map_or((ItemStatus::Pending, 0), |change| {
            (change.status.clone(), change.sequence)
        });
        if status == ItemStatus::Removed {
            return None;
        }
        let sequence = (self.numbered && !self.summaries).then_some(sequence);
        Some(StatusFact {
            item,
            status,
            sequence,
            failure: None,
        })
    }

    fn truth(&self) -> Vec<(ItemId, ItemStatus)> {
        let end = |(id, changes): &(ItemId, Vec<Change>)| (*id, changes.last().unwrap().status.clone());
        self.items.iter().map(end).collect()
    }

    /// The last moment at which anything of the server's own making can delay the verdict.
    fn quiet_from(&self) -> Duration {
        let changes = self
            .items
            .iter()
            .flat_map(|(_, changes)| changes)
            .map(|change| change.at);
        let cuts = self.cuts.iter().map(|(cut, _)| cut.to);
        let outages = self.outages.iter().map(|outage| outage.to);
        changes.chain(cuts).chain(outages).max().unwrap_or_default()
    }
}

/// The states that one item goes through.
fn life(random: &mut Random, clock: &mut Duration, restart: Option<Duration>, numbered: bool) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut sequence = 0;
    let mut push = |at: Duration, status: ItemStatus, silent: bool| {
        sequence += 1;
        changes.push(Change {
            at,
            status,
            sequence,
            silent,
        });
    };
    let start = *clock;
    if random.chance(8) {
        let gone = if random.chance(50) {
            ItemStatus::Canceled
        } else {
            ItemStatus::Removed
        };
        push(start + random.millis(5_000), gone, random.chance(30));
        return changes;
    }
    push(start, ItemStatus::InProgress, false);
    let mut at = start + Duration::from_millis(1) + random.millis(15_000);
    if numbered && random.chance(20) {
        for status in [ItemStatus::Waiting, ItemStatus::Pending, ItemStatus::InProgress] {
            push(at, status, false);
            at += Duration::from_millis(1) + random.millis(4_000);
        }
    }
    let end = match random.below(10) {
        0 | 1 => ItemStatus::Failed,
        2 => ItemStatus::Canceled,
        _ => ItemStatus::Completed,
    };
    push(at, end, false);
    *clock = at;
    if let Some(restart) = restart
        && start < restart
        && restart <= at
    {
        changes.retain(|change| change.at < restart);
        let sequence = i64::try_from(changes.len()).unwrap() + 1;
        changes.push(Change {
            at: restart,
            status: ItemStatus::Canceled,
            sequence,
            silent: true,
        });
    }
    changes
}

struct Server {
    world: Arc<World>,
    started: Instant,
    random: std::sync::Mutex<Random>,
}

#[derive(Debug, thiserror::Error)]
#[error("the request failed as the schedule wanted")]
struct Scheduled;

impl Server {
    /// One request: it takes time, and it fails when the server is away at any moment of it, or by bad luck.
    async fn answer<T>(&self, read: impl Fn(&World, Duration) -> T) -> Result<T, ServerError> {
        let (before, after, unlucky) = {
            let mut random = self.random.lock().unwrap();
            (random.millis(1_400), random.millis(1_400), random.chance(5))
        };
        sleep(before).await;
        let at = self.started.elapsed();
        if self.world.outages.iter().any(|outage| outage.contains(at)) {
            return Err(ServerError::new(Reach::Unknown, Scheduled));
        }
        let answer = read(&self.world, at);
        sleep(after).await;
        if unlucky && at < self.world.quiet_from() {
            return Err(ServerError::new(Reach::Faulted(500), Scheduled));
        }
        Ok(answer)
    }
}

#[async_trait]
impl QueueServer for Server {
    async fn enqueue(&self, _body: &Bytes) -> Result<Enqueued, ServerError> {
        unreachable!("following a job never sends one")
    }

    async fn tally(&self, _batch: &BatchId) -> Result<BatchTally, ServerError> {
        self.answer(|world, at| {
            let mut tally = BatchTally::default();
            for (id, _) in world.items.iter().chain(&world.child) {
                if let Some(fact) = world.state_at(*id, at) {
                    tally.total += 1;
                    tally.ended += u64::from(fact.status.is_final());
                    tally.running += u64::from(fact.status == ItemStatus::InProgress);
                }
            }
            tally
        })
        .await
    }

    async fn find_items(&self, _batch: &BatchId, _expected: usize) -> Result<Vec<ItemId>, ServerError> {
        unreachable!("following a job never searches it")
    }

    async fn snapshot(&self, items: &[ItemId]) -> Result<Vec<StatusFact>, ServerError> {
        self.answer(|world, at| {
            items
                .iter()
                .filter_map(|item| world.state_at(*item, at))
                .collect()
        })
        .await
    }

    async fn worker(&self) -> Result<WorkerState, ServerError> {
        let healthy = WorkerState {
            is_started: true,
            is_processing: true,
            pending: 1,
            ended: 0,
        };
        self.answer(|_, _| healthy).await
    }

    async fn next_is_readable(&self) -> Result<bool, ServerError> {
        self.answer(|_, _| true).await
    }

    async fn cancel_items(&self, _items: &[ItemId]) -> Result<(), ServerError> {
        unreachable!("following a job never stops it")
    }

    async fn cancel_batch(&self, _batch: &BatchId) -> Result<(), ServerError> {
        unreachable!("following a job never stops it")
    }
}

/// What arrives on the event connection, and whether something is missing there that nobody notices.
fn deliveries(world: &World, seed: u64) -> (Vec<(Duration, Feed)>, bool) {
    let random = &mut Random(seed ^ 0xfeed);
    let mut feed = Vec::new();
    let mut secret = false;
    if world.never_connected {
        return (feed, secret);
    }
    for (cut, unnoticed) in &world.cuts {
        feed.push((cut.from + *unnoticed, Feed::Disconnected));
        feed.push((cut.to, Feed::Connected));
    }
    for (item, changes) in world.items.iter().chain(&world.child) {
        for change in changes {
            if world.cuts.iter().any(|(cut, _)| cut.contains(change.at)) {
                continue;
            }
            if change.silent || world.lossy && random.chance(10) {
                secret = true;
                continue;
            }
            let signal = if change.status == ItemStatus::Removed {
                Signal::Cleared
            } else if change.status == ItemStatus::Canceled && change.sequence == 1 {
                Signal::ItemsTouched(Arc::from([*item]))
            } else {
                Signal::Status(StatusFact {
                    item: *item,
                    status: change.status.clone(),
                    sequence: world.numbered.then_some(change.sequence),
                    failure: None,
                })
            };
            for _ in 0..=u64::from(random.chance(20)) {
                feed.push((
                    change.at + random.millis(50),
                    Feed::Signal(Box::new(signal.clone())),
                ));
            }
        }
    }
    feed.sort_by_key(|(at, _)| *at);
    (feed, secret)
}

async fn run(seed: u64) {
    let world = Arc::new(World::random(seed));
    let started = Instant::now();
    let server = Arc::new(Server {
        world: Arc::clone(&world),
        started,
        random: std::sync::Mutex::new(Random(seed)),
    });
    let ids: Vec<ItemId> = world.items.iter().map(|(id, _)| *id).collect();
    let batch = BatchId::new("b");
    let monitor = Monitor::new(batch.clone(), &ids, Arc::new(HashMap::new()));
    let (sender, feed) = mpsc::unbounded_channel();
    let (script, secret) = deliveries(&world, seed);
    let teller = tokio::spawn(async move {
        for (at, news) in script {
            sleep_until(started + at).await;
            if sender.send(news).is_err() {
                return;
            }
        }
        std::future::pending::<()>().await;
    });
    let inbox = Inbox::default();
    let policy = WatchPolicy::default();
    let driving = drive(
        server,
        batch,
        monitor,
        feed,
        !world.never_connected,
        &inbox,
        &policy,
    );
    // A look that was under way when the last thing happened, one pause, and a look of up to four requests.
    let silence = if secret { policy.quiet } else { Duration::ZERO };
    let limit = world.quiet_from() + silence + policy.poll_max + SLOWEST_REQUEST * 6;
    let verdict = tokio::time::timeout_at(started + limit, driving)
        .await
        .unwrap_or_else(|_| panic!("seed {seed}: no verdict after {limit:?} in {world:#?}"));
    teller.abort();
    let Verdict::Settled(ends) = verdict else {
        panic!("seed {seed}: {verdict:?} in {world:#?}")
    };
    let ends: Vec<_> = ends.into_iter().map(|end| (end.item, end.status)).collect();
    assert_eq!(ends, world.truth(), "seed {seed} in {world:#?}");
    inbox.close();
    let mut finished = Vec::new();
    while let Some(event) = inbox.next().await {
        if let JobEvent::ItemFinished { item, status, .. } = event {
            finished.push((item.id, status));
        }
    }
    finished.sort_by_key(|(id, _)| *id);
    assert_eq!(
        finished,
        world.truth(),
        "seed {seed}: every end is told exactly once"
    );
}

#[test]
fn the_verdict_is_the_servers_truth_whatever_happens_on_the_way() {
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
