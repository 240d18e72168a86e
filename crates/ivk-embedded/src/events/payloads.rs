//! What events carry.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value, json};

use super::{Audience, Event};
use crate::graph::Node;
use crate::nodes::{NodeError, Output, Preview};
use crate::store::ItemRecord;

/// A queue event. `timestamp` and `queue_id` lead, as on the real server.
fn queue_event(name: &'static str, queue_id: &str, members: Value) -> Event {
    let mut payload = Map::new();
    payload.insert("timestamp".into(), json!(timestamp()));
    payload.insert("queue_id".into(), json!(queue_id));
    if let Value::Object(members) = members {
        payload.extend(members);
    }
    Event {
        name,
        payload: Value::Object(payload),
        audience: Audience::Queue(queue_id.to_owned()),
    }
}

fn timestamp() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

/// Items were added to a queue.
pub(crate) fn batch_enqueued(
    queue_id: &str,
    batch_id: &str,
    enqueued: usize,
    requested: u64,
    priority: i64,
    origin: Option<&str>,
) -> Event {
    let members = json!({"batch_id": batch_id, "enqueued": enqueued, "requested": requested, "priority": priority,
        "origin": origin, "user_id": "system"});
    queue_event("batch_enqueued", queue_id, members)
}

/// An item has another status.
pub(crate) fn queue_item_status_changed(
    item: &ItemRecord,
    batch_status: Value,
    queue_status: Value,
) -> Event {
    let members = json!({
        "item_id": item.item_id,
        "batch_id": item.batch_id,
        "origin": item.origin,
        "destination": item.destination,
        "user_id": "system",
        "status": item.status,
        "status_sequence": item.status_sequence,
        "error_type": item.error_type,
        "error_message": item.error_message,
        "error_traceback": item.error_traceback,
        "created_at": item.created_at,
        "updated_at": item.updated_at,
        "started_at": item.started_at,
        "completed_at": item.completed_at,
        "batch_status": batch_status,
        "queue_status": queue_status,
        "session_id": item.session_id,
    });
    queue_event("queue_item_status_changed", &item.queue_id, members)
}

/// A node that events are about.
#[derive(Clone, Copy)]
pub(crate) struct Invocation<'a> {
    pub(crate) item: &'a ItemRecord,
    pub(crate) node: &'a Node,
    pub(crate) source_id: &'a str,
}

impl Invocation<'_> {
    fn event(&self, name: &'static str, more: Value) -> Event {
        let mut node = self.node.clone();
        if matches!(
            node.get("type").and_then(Value::as_str),
            Some("iterate" | "collect")
        ) {
            node.insert("collection".into(), json!([]));
        }
        let mut members = json!({
            "item_id": self.item.item_id,
            "batch_id": self.item.batch_id,
            "origin": self.item.origin,
            "destination": self.item.destination,
            "user_id": "system",
            "session_id": self.item.session_id,
            "invocation": node,
            "invocation_source_id": self.source_id,
        });
        if let (Value::Object(members), Value::Object(more)) = (&mut members, more) {
            members.extend(more);
        }
        queue_event(name, &self.item.queue_id, members)
    }

    /// It begins to run.
    pub(crate) fn started(&self) -> Event {
        self.event("invocation_started", json!({}))
    }

    /// It came a step further.
    pub(crate) fn progress(
        &self,
        message: &str,
        percentage: Option<f64>,
        preview: Option<&Preview>,
    ) -> Event {
        let image = preview.map(
            |preview| json!({"width": preview.width, "height": preview.height, "dataURL": preview.data_url}),
        );
        self.event(
            "invocation_progress",
            json!({"message": message, "percentage": percentage, "image": image, "device": null}),
        )
    }

    /// It gave a result.
    pub(crate) fn complete(&self, result: &Output) -> Event {
        let mut result = result.clone();
        result.entry("output_meta").or_insert(Value::Null);
        self.event("invocation_complete", json!({"result": result}))
    }

    /// It failed.
    pub(crate) fn error(&self, error: &NodeError, traceback: &str) -> Event {
        self.event(
            "invocation_error",
            json!({"error_type": error.error_type, "error_message": error.message, "error_traceback": traceback}),
        )
    }
}

/// Items that waited for their turn were canceled, or deleted, together.
pub(crate) fn queue_items_canceled(queue_id: &str, item_ids: &[i64]) -> Event {
    let members = json!({"canceled_item_ids": item_ids, "user_ids": ["system"],
        "canceled_item_ids_by_user": {"system": item_ids}});
    queue_event("queue_items_canceled", queue_id, members)
}

/// Items were enqueued again. The ids are those of the *old* items.
pub(crate) fn queue_items_retried(queue_id: &str, item_ids: &[i64]) -> Event {
    let (users, by_user) = match item_ids {
        [] => (json!([]), json!({})),
        _ => (json!(["system"]), json!({"system": item_ids})),
    };
    let members =
        json!({"retried_item_ids": item_ids, "user_ids": users, "retried_item_ids_by_user": by_user});
    queue_event("queue_items_retried", queue_id, members)
}

/// A queue was cleared.
pub(crate) fn queue_cleared(queue_id: &str) -> Event {
    let event = queue_event("queue_cleared", queue_id, json!({"user_id": null}));
    Event {
        audience: Audience::Subscribers(queue_id.to_owned()),
        ..event
    }
}

/// A model is being loaded, or was: `model_load_started` or `model_load_complete`.
pub(crate) fn model_load(name: &'static str, config: &Value, submodel: Option<&str>) -> Event {
    let payload =
        json!({"timestamp": timestamp(), "config": config, "submodel_type": submodel, "user_id": "system"});
    Event {
        name,
        payload,
        audience: Audience::Everyone,
    }
}

/// A download is being packed, or was: `bulk_download_started` or `bulk_download_complete`.
pub(crate) fn bulk_download(name: &'static str, item_id: &str, item_name: &str) -> Event {
    download_event(name, item_id, item_name, None)
}

/// A download could not be packed.
pub(crate) fn bulk_download_error(item_id: &str, item_name: &str, error: &str) -> Event {
    download_event("bulk_download_error", item_id, item_name, Some(error))
}

fn download_event(name: &'static str, item_id: &str, item_name: &str, error: Option<&str>) -> Event {
    let mut payload = json!({"timestamp": timestamp(), "bulk_download_id": "default",
        "bulk_download_item_id": item_id, "bulk_download_item_name": item_name, "user_id": "system"});
    if let (Some(error), Value::Object(members)) = (error, &mut payload) {
        members.insert("error".into(), json!(error));
    }
    Event {
        name,
        payload,
        audience: Audience::Downloads("default".to_owned()),
    }
}
