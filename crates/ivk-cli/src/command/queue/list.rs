//! `ivk queue list`.

use futures_util::StreamExt;
use ivk_client::api::types::{NodeFieldValue, SessionQueueItemSummary};
use serde::Serialize;
use serde_json::Value;

use super::{open, times};
use crate::arguments::{List, State};
use crate::command::Context;
use crate::command::server::run_failed;
use crate::failure::Failure;
use crate::output::{self, table, words};

/// What `--json` prints: a public interface.
#[derive(Debug, Serialize)]
struct Listing<'a> {
    items: Vec<Item<'a>>,
}

/// One item of the queue.
#[derive(Debug, Serialize)]
pub(super) struct Item<'a> {
    pub(super) item_id: i64,
    pub(super) status: &'a str,
    pub(super) batch_id: &'a str,
    pub(super) origin: Option<&'a str>,
    pub(super) destination: Option<&'a str>,
    pub(super) created_at: &'a str,
    pub(super) started_at: Option<&'a str>,
    pub(super) completed_at: Option<&'a str>,
    /// What the batch put into the graph for this item.
    pub(super) batch_values: Value,
}

impl<'a> Item<'a> {
    fn new(item: &'a SessionQueueItemSummary) -> Self {
        Self {
            item_id: item.item_id.get(),
            status: item.status.as_str(),
            batch_id: item.batch_id.as_str(),
            origin: item.origin.as_deref(),
            destination: item.destination.as_deref(),
            created_at: item.created_at.as_str(),
            started_at: item.started_at.as_ref().map(|moment| moment.as_str()),
            completed_at: item.completed_at.as_ref().map(|moment| moment.as_str()),
            batch_values: json(item.field_values.as_deref().unwrap_or_default()),
        }
    }
}

/// What the batch put into an item, as JSON.
pub(super) fn json(values: &[NodeFieldValue]) -> Value {
    serde_json::to_value(values).unwrap_or_default()
}

pub(super) async fn run(arguments: &List, context: &Context) -> Result<(), Failure> {
    let client = open(&arguments.here).await?;
    let mut list = std::pin::pin!(client.queue().list());
    let mut items = Vec::new();
    while items.len() < arguments.limit
        && let Some(item) = list.next().await
    {
        let item = item.map_err(run_failed)?;
        if is_wanted(arguments, &item) {
            items.push(item);
        }
    }
    if context.json {
        return output::json_line(&Listing {
            items: items.iter().map(Item::new).collect(),
        });
    }
    if items.is_empty() {
        return output::text("The queue has no such items.\n");
    }
    let mut table = table::table(["item", "status", "batch", "queued", "took", "values"]);
    for item in &items {
        table.add_row([
            item.item_id.to_string(),
            item.status.as_str().to_owned(),
            item.batch_id.to_string(),
            times::ago(&item.created_at),
            times::took(item.started_at.as_ref(), item.completed_at.as_ref()),
            table::brief(&values(item.field_values.as_deref().unwrap_or_default()), 40),
        ]);
    }
    output::text(&format!("{}\n", table::text(&table)))
}

fn is_wanted(arguments: &List, item: &SessionQueueItemSummary) -> bool {
    let in_state = arguments.status.is_empty()
        || arguments
            .status
            .iter()
            .any(|state| word(*state) == item.status.as_str());
    let in_batch = arguments
        .batch
        .as_ref()
        .is_none_or(|batch| item.batch_id.as_str() == batch);
    in_state && in_batch
}

/// The server's word for a state.
fn word(state: State) -> &'static str {
    match state {
        State::Pending => "pending",
        State::InProgress => "in_progress",
        State::Waiting => "waiting",
        State::Completed => "completed",
        State::Failed => "failed",
        State::Canceled => "canceled",
    }
}

/// What the batch put into an item, as a person says it.
fn values(values: &[NodeFieldValue]) -> String {
    let say = |value: &NodeFieldValue| {
        let text = words::value(&serde_json::to_string(&value.value).unwrap_or_default());
        format!("{}={text}", value.field_name)
    };
    values.iter().map(say).collect::<Vec<_>>().join(" ")
}
