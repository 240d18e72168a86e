//! What the transport costs beside what it rests on and beside what else one could use.
//!
//! Each figure is a ratio of two measurements that were taken in turns in this one run, as the median over the turns,
//! so that a busy machine disturbs both alike. A line reads `ratio NAME VALUE (goal …)`.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark fails by panicking"
)]

mod decode;
mod exchange;
mod latency;
mod server;
mod transfer;

use std::time::{Duration, Instant};

/// How often both sides of a ratio are measured.
const TURNS: usize = 15;

/// The median of `a / b` over many turns.
fn ratio(mut a: impl FnMut() -> f64, mut b: impl FnMut() -> f64) -> f64 {
    let mut all: Vec<f64> = (0..TURNS).map(|_| a() / b()).collect();
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

fn print(name: &str, value: f64, goal: &str) {
    println!("ratio {name} {value:.3} (goal {goal})");
}

/// Seconds that one run of `work` takes: the best of many short stretches, since a busy machine only adds to them.
fn seconds(mut work: impl FnMut()) -> f64 {
    const RUNS: u32 = 64;
    let begun = Instant::now();
    let mut best = f64::INFINITY;
    while begun.elapsed() < Duration::from_millis(20) {
        let stretch = Instant::now();
        for _ in 0..RUNS {
            work();
        }
        best = best.min(stretch.elapsed().as_secs_f64() / f64::from(RUNS));
    }
    best
}

fn main() {
    // Given by cargo; a filter may follow.
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let runs = |name: &str| wanted.is_empty() || wanted.iter().any(|filter| name.contains(filter.as_str()));
    if runs("decode") {
        decode::run();
    }
    if runs("exchange") {
        exchange::run();
    }
    if runs("transfer") {
        transfer::run();
    }
    if runs("latency") {
        latency::run();
    }
}
