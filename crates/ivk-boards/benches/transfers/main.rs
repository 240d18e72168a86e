//! What uploads, downloads and lists cost beside curl, beside the bare request, and, when `IVK_BENCH_PYTHON` names a Python
//! with `invokeai-py-client` in it, beside the Python client.
//!
//! Each figure is a ratio of two measurements that were taken in turns in this one run, as the median over the turns,
//! so that a busy machine disturbs both alike. A line reads `ratio NAME VALUE (goal …)`.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark fails by panicking"
)]

mod large;
mod lists;
mod many;
mod server;

/// The median of `measure` over so many turns; `None` when the peer is not there.
fn median(turns: usize, mut measure: impl FnMut() -> Option<f64>) -> Option<f64> {
    let mut all = Vec::new();
    for _ in 0..turns {
        all.push(measure()?);
    }
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied()
}

fn print(name: &str, value: Option<f64>, goal: &str) {
    match value {
        Some(value) => println!("ratio {name} {value:.3} (goal {goal})"),
        None => println!("skipped {name}: there is nothing to compare with"),
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
}

fn main() {
    // Given by cargo; a filter may follow.
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let runs = |name: &str| wanted.is_empty() || wanted.iter().any(|filter| name.contains(filter.as_str()));
    if runs("large") {
        large::run();
    }
    if runs("many") {
        many::run();
    }
    if runs("lists") {
        lists::run();
    }
}
