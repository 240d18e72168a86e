//! The invariants of `ARCHITECTURE.md` that a program can check.
//!
//! Each test gathers everything that breaks its rule, and says how to mend it. A rule that stands in
//! the way of a good change is changed here and in `ARCHITECTURE.md`, in the same commit.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "everything here is part of a test"
)]

mod dependencies;
mod files;
mod sources;
mod third_parties;
mod workspace;

use std::fmt::Display;

/// Fails with everything that breaks the rule, and with what to do about it.
#[track_caller]
fn hold<V: Display>(rule: &str, broken_by: impl IntoIterator<Item = V>, mend: &str) {
    let list: Vec<String> = broken_by
        .into_iter()
        .map(|violation| format!("  {violation}"))
        .collect();
    assert!(
        list.is_empty(),
        "{rule}. This is broken by:\n{}\nTo mend it: {mend}.",
        list.join("\n")
    );
}
