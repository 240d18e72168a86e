//! The verbs of `ivk queue` that change it.

use futures_util::StreamExt;
use ivk_workflow::remote::{ItemId, Queue};
use serde::Serialize;

use super::open;
use crate::arguments::{Cancel, Change, Here, Retry};
use crate::command::server::run_failed;
use crate::command::{Context, confirm};
use crate::failure::{Exit, Failure};
use crate::output;

/// What `--json` prints of a change: a public interface. Only the one that is meant is there.
#[derive(Debug, Default, Serialize)]
struct Changed {
    #[serde(skip_serializing_if = "Option::is_none")]
    canceled: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deleted: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retried: Option<Vec<Retried>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_started: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_processing: Option<bool>,
}

#[derive(Debug, Serialize)]
struct Retried {
    item_id: i64,
    new_item_id: Option<i64>,
}

pub(super) async fn cancel(arguments: &Cancel, context: &Context) -> Result<(), Failure> {
    let client = open(&arguments.change.here).await?;
    let queue = client.queue();
    let which = &arguments.which;
    let canceled = if let Some(batch) = &which.batch {
        queue.cancel_batch(batch.as_str()).await
    } else if let Some(destination) = &which.destination {
        queue.cancel_destination(destination).await
    } else if which.all_waiting {
        let pending = queue.status().await.map_err(run_failed)?.queue.pending;
        let question = format!("Cancel all {pending} items that wait, whoever put them there?");
        confirm::change(&question, arguments.change.yes, context).await?;
        queue.cancel_waiting().await
    } else {
        let mut canceled = 0;
        for id in &which.item_ids {
            let before = queue.get(*id).await.map_err(|error| no_such_item(*id, error))?;
            let is_over = matches!(before.status.as_str(), "completed" | "failed" | "canceled");
            if !is_over {
                queue.cancel(*id).await.map_err(run_failed)?;
                canceled += 1;
            }
        }
        Ok(canceled)
    };
    let canceled = canceled.map_err(run_failed)?;
    tell(
        context,
        Changed {
            canceled: Some(canceled),
            ..Changed::default()
        },
        &format!("{} canceled", items(canceled)),
    )
}

pub(super) async fn retry(arguments: &Retry, context: &Context) -> Result<(), Failure> {
    let client = open(&arguments.here).await?;
    let queue = client.queue();
    let ids = match &arguments.which.batch {
        Some(batch) => failed_items(&queue, batch).await?,
        None => arguments
            .which
            .item_ids
            .iter()
            .copied()
            .map(ItemId::new)
            .collect(),
    };
    let retried = match ids.is_empty() {
        true => Vec::new(),
        false => queue.retry(&ids).await.map_err(run_failed)?,
    };
    let mut text = String::new();
    for one in &retried {
        match one.new {
            Some(new) => text.push_str(&format!("item {} runs again as {new}\n", one.old)),
            None => text.push_str(&format!("item {} runs again\n", one.old)),
        }
    }
    text.push_str(&format!("{} retried", items(retried.len() as u64)));
    let retried = retried.iter().map(|one| Retried {
        item_id: one.old.get(),
        new_item_id: one.new.map(|id| id.get()),
    });
    let changed = Changed {
        retried: Some(retried.collect()),
        ..Changed::default()
    };
    tell(context, changed, &text)
}

/// What failed or was canceled of a batch.
async fn failed_items(queue: &Queue, batch: &str) -> Result<Vec<ItemId>, Failure> {
    let mut list = std::pin::pin!(queue.list());
    let mut found = Vec::new();
    let mut exists = false;
    while let Some(item) = list.next().await {
        let item = item.map_err(run_failed)?;
        if item.batch_id.as_str() != batch {
            continue;
        }
        exists = true;
        // What a called workflow did is retried with the item that called it.
        let is_own = item.parent_item_id.is_none();
        if is_own && matches!(item.status.as_str(), "failed" | "canceled") {
            found.push(item.item_id);
        }
    }
    if !exists {
        let message = format!("queue \"{}\" has no item of batch {batch}", queue.id());
        return Err(Failure::new(Exit::Usage, "no-such-batch", message));
    }
    found.reverse();
    Ok(found)
}

pub(super) async fn prune(arguments: &Change, context: &Context) -> Result<(), Failure> {
    let client = open(&arguments.here).await?;
    let queue = client.queue();
    let status = queue.status().await.map_err(run_failed)?.queue;
    let ended = status.completed + status.failed + status.canceled;
    let question = format!("Delete the records of {ended} items that have ended? Their pictures stay.");
    confirm::change(&question, arguments.yes, context).await?;
    let deleted = queue.prune().await.map_err(run_failed)?;
    tell_deleted(context, deleted)
}

pub(super) async fn clear(arguments: &Change, context: &Context) -> Result<(), Failure> {
    let client = open(&arguments.here).await?;
    let queue = client.queue();
    let total = queue.status().await.map_err(run_failed)?.queue.total;
    let question = format!("Stop what runs and delete all {total} items of the queue? Pictures stay.");
    confirm::change(&question, arguments.yes, context).await?;
    let deleted = queue.clear().await.map_err(run_failed)?;
    tell_deleted(context, deleted)
}

pub(super) async fn pause(here: &Here, context: &Context) -> Result<(), Failure> {
    let state = open(here).await?.queue().pause().await.map_err(run_failed)?;
    let text = match state.is_processing {
        true => "the queue pauses when the item that runs has ended",
        false => "the queue is paused",
    };
    let changed = Changed {
        is_started: Some(state.is_started),
        is_processing: Some(state.is_processing),
        ..Changed::default()
    };
    tell(context, changed, text)
}

pub(super) async fn resume(here: &Here, context: &Context) -> Result<(), Failure> {
    let state = open(here).await?.queue().resume().await.map_err(run_failed)?;
    let changed = Changed {
        is_started: Some(state.is_started),
        is_processing: Some(state.is_processing),
        ..Changed::default()
    };
    tell(context, changed, "the queue goes on")
}

fn tell_deleted(context: &Context, deleted: u64) -> Result<(), Failure> {
    let changed = Changed {
        deleted: Some(deleted),
        ..Changed::default()
    };
    tell(context, changed, &format!("{} deleted", items(deleted)))
}

fn tell(context: &Context, changed: Changed, text: &str) -> Result<(), Failure> {
    match context.json {
        true => output::json_line(&changed),
        false => output::text(&format!("{text}\n")),
    }
}

fn items(count: u64) -> String {
    match count {
        1 => "1 item".to_owned(),
        count => format!("{count} items"),
    }
}

fn no_such_item(id: i64, error: ivk_workflow::remote::RunError) -> Failure {
    match error.status() {
        Some(404) => Failure::new(Exit::Usage, "no-such-item", format!("the queue has no item {id}")),
        _ => run_failed(error),
    }
}
