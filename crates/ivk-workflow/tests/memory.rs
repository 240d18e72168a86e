//! A batch of very many variants is one body, and takes little more memory than that.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on shall fail"
)]

mod common;

use allocation_counter::measure;
use common::{file, node, open, with_form};
use ivk_workflow::batch::Items;
use ivk_workflow::{Draft, EnqueueOptions, Workflow};
use serde_json::json;

fn draft() -> Draft {
    // As large as the graph of a small workflow.
    let mut nodes = vec![
        node("prompt", "string", json!({"value": "a tiger"})),
        node("noise", "noise", json!({"seed": 0, "width": 512, "height": 512})),
    ];
    let more = (0..10).map(|index| {
        let values = json!({"steps": 30, "cfg_scale": 7.5, "denoising_start": 0, "denoising_end": 1, "scheduler": "euler"});
        node(&format!("denoise-{index}"), "denoise_latents", values)
    });
    nodes.extend(more);
    open(&with_form(file(nodes, &[]), &["prompt.value", "noise.seed"]))
}

/// The bytes of the body, and the most that were in use at once while it was made.
fn made(add: impl FnOnce(&mut Draft)) -> (usize, usize) {
    let mut draft = draft();
    let mut length = 0;
    let used = measure(|| {
        add(&mut draft);
        length = draft.enqueue_body(&EnqueueOptions::new()).into_bytes().len();
    });
    (length, used.bytes_max as usize)
}

fn prompts(count: usize) -> Items<'static> {
    Items::new((0..count).map(|number| format!("a lighthouse at dusk, seen by visitor {number}")))
}

#[test]
fn many_variants_take_at_most_twice_the_bytes_of_their_body() {
    for count in [100, 333, 1000] {
        let (length, used) = made(|draft| {
            draft
                .product([(0, prompts(count)), (1, Items::from(0..count as i64))])
                .unwrap();
        });
        assert!(
            used <= 2 * length,
            "{used} bytes for a body of {length}, {count} by {count} variants"
        );
    }
    for count in [10_000, 33_333, 100_000, 300_000] {
        let (length, used) = made(|draft| {
            draft
                .zip([(0, prompts(count)), (1, Items::from(0..count as i64))])
                .unwrap();
        });
        assert!(
            used <= 2 * length,
            "{used} bytes for a body of {length}, {count} variants"
        );
    }
}

#[test]
fn a_file_takes_memory_in_proportion_to_its_size() {
    let many = |item: &str| vec![item; 400_000 / item.len()].join(",");
    for odd in [
        many("1"),
        many("[]"),
        many("{}"),
        many(r#""""#),
        many(r#"{"type":{}}"#),
        format!("\"{}\"", r"\\".repeat(200_000)),
        format!("\"{}\"", "x".repeat(400_000)),
    ] {
        // What nobody asks for, what cannot be a value, and what cannot be a list of nodes.
        for (from, to) in [
            (r#""author":"""#, format!(r#""author":"","more":[{odd}]"#)),
            (r#""nodes":[]"#, format!(r#""nodes":[{odd}]"#)),
        ] {
            let text = file(vec![], &[]).to_string().replace(from, &to);
            assert!(text.len() > 350_000, "{from}");
            let used = measure(|| drop(Workflow::from_slice(text.as_bytes()))).bytes_max as usize;
            assert!(
                used <= 40 * text.len(),
                "{used} bytes for a file of {}: {}",
                text.len(),
                &odd[..9]
            );
        }
    }
}

#[test]
fn memory_grows_with_the_lists_and_not_with_their_product() {
    let used = |count: i64| {
        let (_, used) = made(|draft| {
            draft.product([(1, Items::from(0..count))]).unwrap();
        });
        used
    };
    // The numbers get longer, too.
    assert!(used(300_000) <= 12 * used(30_000));
    let product = made(|draft| {
        draft
            .product([(0, prompts(1000)), (1, Items::from(0..1000))])
            .unwrap();
    });
    assert!(
        product.0 < 200_000,
        "a million variants made a body of {} bytes",
        product.0
    );
}
