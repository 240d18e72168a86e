//! What it costs to submit and to follow jobs, beside what it rests on.
//!
//! A line reads `ratio NAME VALUE (goal …)`. Servers run in processes of their own, so that what is measured is the client.
//! `cargo bench --package ivk-tests --bench jobs` measures all; words behind `--` choose some of submit, variants, waits and
//! memory. The last one needs `cargo build --release` before it; `variants` looks at the Python client too when
//! `IVK_BENCH_PYTHON` names a Python that has it (`cargo xtask bench-python` installs one).

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a benchmark fails by panicking"
)]

mod events;
mod memory;
mod post;
mod servers;
mod variants;

use std::time::{Duration, Instant};

use ivk_client::TemplateCache;
use ivk_client::prelude::*;
use post::Post;

const POSTER: &str = include_str!("../../../examples/workflows/abstract-poster.json");
/// How often both sides of a ratio are measured.
const TURNS: usize = 41;
/// How many jobs wait at the same time, and for how long their cost is measured.
const WAITS: usize = 1_000;
const WATCHED: Duration = Duration::from_secs(10);

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    match words.first().map(String::as_str) {
        Some(servers::EMBEDDED) => return servers::serve_embedded(),
        Some(servers::EVENTS) => return events::serve(),
        _ => {}
    }
    let runs = |name: &str| words.is_empty() || words.iter().any(|word| word == name);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    if runs("submit") {
        runtime.block_on(submit());
    }
    if runs("variants") {
        runtime.block_on(variants::measure());
    }
    if runs("waits") {
        runtime.block_on(waits());
    }
    if runs("memory") {
        memory::measure();
    }
}

fn print(name: &str, value: f64, goal: &str) {
    println!("ratio {name} {value:.3} (goal {goal})");
}

async fn prepared(url: &str) -> Run {
    let client = Client::builder(url)
        .template_cache(TemplateCache::Off)
        .build()
        .unwrap();
    let workflow = Workflow::from_slice(POSTER.as_bytes()).unwrap();
    client.workflows().prepare(&workflow).await.unwrap()
}

fn body(run: &Run) -> Vec<u8> {
    run.draft().enqueue_body(&EnqueueOptions::new()).into_bytes()
}

/// From `submit()` to the job, against one bare POST of the same body on a connection that is open.
async fn submit() {
    let server = servers::start(servers::EMBEDDED);
    let run = prepared(&server.url).await;
    let body = body(&run);
    let mut post = Post::to(&server.url);
    // The first one makes the connections.
    drop(run.submit().await.unwrap());
    post.enqueue(&body);
    let mut all = Vec::new();
    for _ in 0..TURNS {
        let begun = Instant::now();
        let job = run.submit().await.unwrap();
        let ours = begun.elapsed();
        drop(job);
        let begun = Instant::now();
        post.enqueue(&body);
        all.push(ours.as_secs_f64() / begun.elapsed().as_secs_f64());
    }
    all.sort_by(f64::total_cmp);
    print(
        "submit-to-handle",
        all[TURNS / 2],
        "at most 1.5 bare POSTs of the same body",
    );
}

/// What a thousand waits on one socket cost at 500 events a second, as a part of a core.
async fn waits() {
    let server = servers::start(servers::EVENTS);
    let run = prepared(&server.url).await;
    let mut waiting = tokio::task::JoinSet::new();
    for _ in 0..WAITS {
        let job = run.submit().await.unwrap();
        waiting.spawn(async move { job.wait().await });
    }
    // The events begin when the last job is there.
    tokio::time::sleep(Duration::from_secs(2)).await;
    let before = memory::cpu_seconds();
    tokio::time::sleep(WATCHED).await;
    let spent = memory::cpu_seconds() - before;
    assert_eq!(waiting.len(), WAITS);
    assert!(waiting.try_join_next().is_none(), "they all still wait");
    let share = spent / WATCHED.as_secs_f64();
    println!(
        "{WAITS} waits at {} events a second: {:.2} % of a core",
        events::RATE,
        share * 100.0
    );
    print("thousand-waits", share / 0.02, "at most 1: 2 % of a core");
}
