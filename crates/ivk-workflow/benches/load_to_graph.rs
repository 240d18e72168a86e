//! The seconds from the bytes of a file to its inputs and its graph, one JSON line for each file that is named.
//! `cargo xtask bench-python` sets them against those of the Python client.

#![allow(clippy::expect_used, reason = "a benchmark that cannot run shall stop")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use ivk_fields::Templates;
use ivk_workflow::{GraphOptions, Workflow};
use serde_json::json;

const ROUNDS: usize = 41;
/// One reading of the clock is too coarse for one file.
const REPEAT: u32 = 50;

fn main() {
    let templates: Arc<Templates> = Arc::from(Templates::builtin());
    for path in std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
    {
        let once = || {
            // The Python client reads the file each time, too.
            let workflow = Workflow::from_path(&path).expect("a workflow");
            let draft = workflow.open(Arc::clone(&templates));
            let inputs = draft
                .inputs()
                .filter(|input| !black_box(input.label()).is_empty())
                .count();
            black_box(draft.graph(&GraphOptions::new()));
            inputs
        };
        let inputs = once();
        let mut rounds: Vec<f64> = (0..ROUNDS)
            .map(|_| {
                let start = Instant::now();
                for _ in 0..REPEAT {
                    black_box(once());
                }
                start.elapsed().as_secs_f64() / f64::from(REPEAT)
            })
            .collect();
        rounds.sort_by(f64::total_cmp);
        let seconds = rounds.get(ROUNDS / 2).expect("a middle");
        println!("{}", json!({"file": path, "seconds": seconds, "inputs": inputs}));
    }
}
