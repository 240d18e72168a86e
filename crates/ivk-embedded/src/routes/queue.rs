//! The queue as a whole: enqueue, status, and what is done to many items at once.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{delete, get, post, put};
use serde_json::{Value, json};

use super::answer::{Answer, Refusal, ok};
use super::body::{Json, Members, list_of};
use super::query::Query;
use super::{Shared, values};
use crate::queue::{self, Batch, BatchProblem};
use crate::state::State as Server;
use crate::store::ItemFilter;

pub(super) fn routes() -> Router<Arc<Server>> {
    Router::new()
        .route("/api/v1/queue/{queue_id}/enqueue_batch", post(enqueue))
        .route("/api/v1/queue/{queue_id}/processor/resume", put(resume))
        .route("/api/v1/queue/{queue_id}/processor/pause", put(pause))
        .route("/api/v1/queue/{queue_id}/status", get(status))
        .route("/api/v1/queue/{queue_id}/b/{batch_id}/status", get(batch_status))
        .route(
            "/api/v1/queue/{queue_id}/counts_by_destination",
            get(counts_by_destination),
        )
        .route(
            "/api/v1/queue/{queue_id}/cancel_all_except_current",
            put(cancel_all_except_current),
        )
        .route(
            "/api/v1/queue/{queue_id}/delete_all_except_current",
            put(delete_all_except_current),
        )
        .route(
            "/api/v1/queue/{queue_id}/cancel_by_batch_ids",
            put(cancel_by_batch_ids),
        )
        .route(
            "/api/v1/queue/{queue_id}/cancel_by_destination",
            put(cancel_by_destination),
        )
        .route(
            "/api/v1/queue/{queue_id}/d/{destination}",
            delete(delete_by_destination),
        )
        .route("/api/v1/queue/{queue_id}/retry_items_by_id", put(retry))
        .route("/api/v1/queue/{queue_id}/clear", put(clear))
        .route("/api/v1/queue/{queue_id}/prune", put(prune))
}

/// Answers 200, though the OpenAPI document also speaks of 201.
async fn enqueue(State(server): Shared, Path(queue_id): Path<String>, Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    let batch = body.required("batch", |batch| Ok(Batch::parse(batch)));
    let prepend = body.get("prepend").map(values::boolean).transpose();
    let batch = match batch {
        Some(Err(BatchProblem::Breakdown)) => return Err(Refusal::Breakdown),
        Some(Err(BatchProblem::Values(problems))) => {
            problems
                .into_iter()
                .for_each(|problem| body.complain("batch", problem));
            None
        }
        Some(Ok(batch)) => Some(batch),
        None => None,
    };
    let prepend = prepend.unwrap_or_else(|problem| {
        body.complain("prepend", problem);
        None
    });
    body.finish()?;
    let batch = batch.ok_or(Refusal::Breakdown)?;
    let mut answer = server.enqueue(&queue_id, &batch, prepend.unwrap_or(false))?;
    server.profile.trim(&mut answer);
    // The sockets hear of it before the one who asked.
    server.events.flush().await;
    ok(&answer)
}

async fn resume(State(server): Shared) -> Answer {
    ok(&server.processor.resume())
}

async fn pause(State(server): Shared) -> Answer {
    ok(&server.processor.pause())
}

fn show(server: &Server, mut value: Value) -> Answer {
    server.profile.trim(&mut value);
    ok(&value)
}

async fn status(State(server): Shared, Path(queue_id): Path<String>) -> Answer {
    let queue = queue::queue_status(&server, &queue_id)?;
    show(
        &server,
        json!({"queue": queue, "processor": server.processor.status()}),
    )
}

async fn batch_status(State(server): Shared, Path((queue_id, batch_id)): Path<(String, String)>) -> Answer {
    show(&server, queue::batch_status(&server, &queue_id, &batch_id)?)
}

async fn counts_by_destination(
    State(server): Shared,
    Path(queue_id): Path<String>,
    mut query: Query,
) -> Answer {
    let destination = query.required_text("destination");
    query.finish()?;
    show(
        &server,
        queue::destination_counts(&server, &queue_id, &destination)?,
    )
}

async fn cancel_all_except_current(State(server): Shared, Path(queue_id): Path<String>) -> Answer {
    ok(&json!({"canceled": server.cancel_waiting(&queue_id)?}))
}

async fn delete_all_except_current(State(server): Shared, Path(queue_id): Path<String>) -> Answer {
    ok(&json!({"deleted": server.delete_waiting(&queue_id)?}))
}

async fn cancel_by_batch_ids(
    State(server): Shared,
    Path(queue_id): Path<String>,
    Json(body): Json,
) -> Answer {
    let mut body = Members::of(body);
    let batch_ids = body.list("batch_ids", values::text);
    body.finish()?;
    let filter = ItemFilter {
        batch_ids: Some(&batch_ids),
        ..ItemFilter::queue(&queue_id)
    };
    ok(&json!({"canceled": server.cancel_items(&filter)?}))
}

async fn cancel_by_destination(
    State(server): Shared,
    Path(queue_id): Path<String>,
    mut query: Query,
) -> Answer {
    let destination = query.required_text("destination");
    query.finish()?;
    let filter = ItemFilter {
        destination: Some(&destination),
        ..ItemFilter::queue(&queue_id)
    };
    ok(&json!({"canceled": server.cancel_items(&filter)?}))
}

async fn delete_by_destination(
    State(server): Shared,
    Path((queue_id, destination)): Path<(String, String)>,
) -> Answer {
    let filter = ItemFilter {
        destination: Some(&destination),
        ..ItemFilter::queue(&queue_id)
    };
    ok(&json!({"deleted": server.delete_items(&filter)?}))
}

/// Takes a bare list of ids, and answers the ids of the old items.
async fn retry(State(server): Shared, Path(queue_id): Path<String>, Json(body): Json) -> Answer {
    let problems = match list_of(&body, values::integer) {
        Ok(item_ids) => {
            for item_id in &item_ids {
                if server
                    .store
                    .item(*item_id)?
                    .is_some_and(|item| item.queue_id != queue_id)
                {
                    let text = format!("Queue item with id {item_id} not found in queue {queue_id}");
                    return Err(Refusal::not_found(text));
                }
            }
            let retried = server.retry(&queue_id, &item_ids)?;
            return ok(&json!({"queue_id": queue_id, "retried_item_ids": retried}));
        }
        Err(problems) => problems,
    };
    Err(Refusal::Invalid(
        problems.into_iter().map(|problem| problem.at("body")).collect(),
    ))
}

async fn clear(State(server): Shared, Path(queue_id): Path<String>) -> Answer {
    ok(&json!({"deleted": server.clear(&queue_id)?}))
}

/// Deletes finished items. Nobody is told.
async fn prune(State(server): Shared, Path(queue_id): Path<String>) -> Answer {
    let deleted = server
        .store
        .delete_finished_items(&ItemFilter::queue(&queue_id))?;
    ok(&json!({"deleted": deleted.len()}))
}
