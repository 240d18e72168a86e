//! `cargo xtask verify URL`: calls the operations of a real server and reads what it answers.
//!
//! It tells what no document can: whether the server really answers what it promises. It calls everything that
//! reads, and what changes only things that it made itself; it never touches what belongs to others. What it
//! makes is deleted at the end. The workflows that come with the server are opened and sent back to it as batches.

mod call;
mod library;
mod pictures;
mod queue;
mod server;
mod workflows;

use std::collections::BTreeMap;

use ivk_api::operations;
use serde_json::json;

use crate::failure::{Failure, Result};
use call::{Caller, Outcome};
use workflows::Sent;

/// Calls the operations of a real server and reads what it answers.
#[derive(Debug, clap::Args)]
pub(crate) struct Verify {
    /// The address of the server, such as `http://127.0.0.1:9090`.
    url: String,
}

impl Verify {
    pub(crate) fn run(&self) -> Result<()> {
        let mut caller = Caller::new(&self.url);
        server::call(&mut caller);
        pictures::call(&mut caller);
        queue::call(&mut caller);
        library::call(&mut caller);
        let workflows = workflows::call(&mut caller)?;
        report(&caller.outcomes, &workflows)
    }
}

/// Prints what was called, as JSON; fails when an answer could not be read, or a workflow of the server was not taken.
fn report(outcomes: &BTreeMap<&'static str, Outcome>, workflows: &[Sent]) -> Result<()> {
    let unread: Vec<_> = outcomes
        .iter()
        .filter(|(_, outcome)| outcome.problem.is_some())
        .collect();
    let refused = outcomes.values().filter(|outcome| outcome.refused).count();
    let operations: BTreeMap<_, _> = outcomes
        .iter()
        .map(|(id, outcome)| (id, outcome.to_json()))
        .collect();
    let untouched: Vec<_> = operations::ALL
        .iter()
        .map(|info| info.id)
        .filter(|id| !outcomes.contains_key(id))
        .collect();
    let summary = json!({
        "called": outcomes.len(),
        "read": outcomes.len() - refused - unread.len(),
        "refused": refused,
        "unread": unread.len(),
        "not_called": untouched,
        "operations": operations,
        "workflows_accepted": workflows.iter().filter(|sent| sent.refused.is_none()).count(),
        "workflows": workflows,
    });
    println!("{summary:#}");
    if let Some((name, why)) = workflows
        .iter()
        .find_map(|sent| Some((&sent.name, sent.refused.as_ref()?)))
    {
        return Err(Failure::new(format!("the workflow {name} was refused: {why}")));
    }
    match unread[..] {
        [] => Ok(()),
        [(id, outcome), ..] => {
            let problem = outcome.problem.as_deref().unwrap_or_default();
            Err(Failure::new(format!(
                "{} answers could not be read, the first of {id}: {problem}",
                unread.len()
            )))
        }
    }
}
