//! Single items of the queue, and lists of them.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post, put};
use serde_json::{Value, json};

use super::answer::{Answer, Refusal, null, ok};
use super::body::{Json, Members};
use super::query::Query;
use super::{Shared, id_of};
use crate::profile::Profile;
use crate::queue::{self, Nulls};
use crate::state::State as Server;
use crate::store::{ItemFilter, ItemRecord};

pub(super) fn routes(profile: Profile) -> Router<Arc<Server>> {
    let mut router = Router::new()
        .route("/api/v1/queue/{queue_id}/list_all", get(list_all))
        .route("/api/v1/queue/{queue_id}/current", get(current))
        .route("/api/v1/queue/{queue_id}/next", get(next))
        .route("/api/v1/queue/{queue_id}/i/{item_id}", get(one).delete(remove))
        .route("/api/v1/queue/{queue_id}/i/{item_id}/cancel", put(cancel));
    if profile.has_item_ids() {
        router = router
            .route("/api/v1/queue/{queue_id}/item_ids", get(item_ids))
            .route("/api/v1/queue/{queue_id}/items_by_ids", post(items_by_ids));
    }
    if profile.has_summaries() {
        router = router.route(
            "/api/v1/queue/{queue_id}/item_summaries_by_ids",
            post(summaries_by_ids),
        );
    }
    router
}

fn show(server: &Server, item: &ItemRecord, nulls: Nulls, doing: &str) -> Result<Value, Refusal> {
    let shown = queue::item_to_value(item, nulls);
    let mut shown =
        shown.map_err(|reason| Refusal::failed(format!("Unexpected error while {doing}: {reason}")))?;
    server.profile.trim(&mut shown);
    Ok(shown)
}

fn absent(item_id: i64, queue_id: &str) -> String {
    format!("Queue item with id {item_id} not found in queue {queue_id}")
}

/// An item that must be in its queue and readable.
fn existing(server: &Server, queue_id: &str, item_id: &str, doing: &str) -> Result<ItemRecord, Refusal> {
    let item_id = id_of("item_id", item_id)?;
    let item = server
        .store
        .item(item_id)?
        .ok_or_else(|| Refusal::not_found(absent(item_id, queue_id)))?;
    queue::is_readable(&item)
        .map_err(|reason| Refusal::failed(format!("Unexpected error while {doing}: {reason}")))?;
    if item.queue_id == queue_id {
        Ok(item)
    } else {
        Err(Refusal::not_found(absent(item_id, queue_id)))
    }
}

/// The only route that leaves nulls out, and that answers 500 instead of 404 for an item of another queue.
async fn one(State(server): Shared, Path((queue_id, item_id)): Path<(String, String)>) -> Answer {
    let doing = "fetching queue item";
    let item_id = id_of("item_id", &item_id)?;
    let item = server
        .store
        .item(item_id)?
        .ok_or_else(|| Refusal::not_found(absent(item_id, &queue_id)))?;
    let shown = show(&server, &item, Nulls::LeftOut, doing)?;
    if item.queue_id != queue_id {
        let reason = absent(item_id, &queue_id);
        return Err(Refusal::failed(format!(
            "Unexpected error while {doing}: 404: {reason}"
        )));
    }
    ok(&shown)
}

async fn remove(State(server): Shared, Path((queue_id, item_id)): Path<(String, String)>) -> Answer {
    let item = existing(&server, &queue_id, &item_id, "deleting queue item")?;
    server.delete_item(item.item_id)?;
    null()
}

async fn cancel(State(server): Shared, Path((queue_id, item_id)): Path<(String, String)>) -> Answer {
    let doing = "canceling queue item";
    let item = existing(&server, &queue_id, &item_id, doing)?;
    let canceled = server.cancel_item(item.item_id)?;
    let canceled = canceled.ok_or_else(|| Refusal::not_found(absent(item.item_id, &queue_id)))?;
    ok(&show(&server, &canceled, Nulls::Shown, doing)?)
}

async fn list_all(State(server): Shared, Path(queue_id): Path<String>, mut query: Query) -> Answer {
    let destination = query.text("destination");
    query.finish()?;
    let filter = ItemFilter {
        destination: destination.as_deref(),
        ..ItemFilter::queue(&queue_id)
    };
    let items = server.store.items(&filter)?;
    let doing = "listing all queue items";
    let shown: Result<Vec<_>, _> = items
        .iter()
        .map(|item| show(&server, item, Nulls::Shown, doing))
        .collect();
    ok(&shown?)
}

async fn current(State(server): Shared, Path(queue_id): Path<String>) -> Answer {
    let item = server.store.current_item(&queue_id)?;
    let doing = "getting current queue item";
    ok(&item
        .map(|item| show(&server, &item, Nulls::Shown, doing))
        .transpose()?)
}

async fn next(State(server): Shared, Path(queue_id): Path<String>) -> Answer {
    let item = server.store.next_item(Some(&queue_id))?;
    let doing = "getting next queue item";
    ok(&item
        .map(|item| show(&server, &item, Nulls::Shown, doing))
        .transpose()?)
}

async fn item_ids(State(server): Shared, Path(queue_id): Path<String>, mut query: Query) -> Answer {
    let descending = query.descending("order_dir");
    query.finish()?;
    let ids = server.store.item_ids(&queue_id, descending)?;
    ok(&json!({"total_count": ids.len(), "item_ids": ids}))
}

/// The items of a list that are in the queue, in the order of the list.
fn found(server: &Server, queue_id: &str, body: Value) -> Result<Vec<ItemRecord>, Refusal> {
    let mut body = Members::of(body);
    let ids = body.ids("item_ids");
    body.finish()?;
    let mut items = Vec::new();
    for id in ids {
        items.extend(server.store.item(id)?.filter(|item| item.queue_id == queue_id));
    }
    Ok(items)
}

async fn items_by_ids(State(server): Shared, Path(queue_id): Path<String>, Json(body): Json) -> Answer {
    let items = found(&server, &queue_id, body)?;
    // Items that cannot be read are passed over like those that are not there.
    let shown = items
        .iter()
        .filter_map(|item| show(&server, item, Nulls::Shown, "reading").ok());
    ok(&shown.collect::<Vec<_>>())
}

async fn summaries_by_ids(State(server): Shared, Path(queue_id): Path<String>, Json(body): Json) -> Answer {
    let items = found(&server, &queue_id, body)?;
    ok(&items.iter().map(queue::summary_to_value).collect::<Vec<_>>())
}
