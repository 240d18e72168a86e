//! What requests do to the queue, with the events that follow from it.

use serde_json::{Value, json};
use uuid::Uuid;

use super::item::validated_session;
use super::{Batch, Result};
use crate::events::payloads;
use crate::graph::{GraphProblem, Session, parse};
use crate::state::{MAX_QUEUE_SIZE, State};
use crate::store::{Counts, ItemFilter, ItemRecord, NewItem, Transition};

/// The counts of a queue and what runs in it.
pub(crate) fn queue_status(server: &State, queue_id: &str) -> Result<Value> {
    let counts = server.store.counts(&ItemFilter::queue(queue_id))?;
    let current = server.store.current_item(queue_id)?;
    let mut status = json!({
        "queue_id": queue_id,
        "item_id": current.as_ref().map(|item| item.item_id),
        "batch_id": current.as_ref().map(|item| &item.batch_id),
        "session_id": current.as_ref().map(|item| &item.session_id),
    });
    extend(&mut status, counts);
    if let Value::Object(members) = &mut status {
        members.insert("user_pending".into(), json!(counts.pending));
        members.insert("user_in_progress".into(), json!(counts.in_progress));
    }
    Ok(status)
}

/// The counts of a batch. All zero when there is no such batch.
pub(crate) fn batch_status(server: &State, queue_id: &str, batch_id: &str) -> Result<Value> {
    let batch_ids = [batch_id.to_owned()];
    let filter = ItemFilter {
        batch_ids: Some(&batch_ids),
        ..ItemFilter::queue(queue_id)
    };
    let counts = server.store.counts(&filter)?;
    let (origin, destination) = server.store.batch_labels(queue_id, batch_id)?;
    let mut status =
        json!({"queue_id": queue_id, "batch_id": batch_id, "origin": origin, "destination": destination});
    extend(&mut status, counts);
    Ok(status)
}

/// The counts of a destination.
pub(crate) fn destination_counts(server: &State, queue_id: &str, destination: &str) -> Result<Value> {
    let filter = ItemFilter {
        destination: Some(destination),
        ..ItemFilter::queue(queue_id)
    };
    let mut status = json!({"queue_id": queue_id, "destination": destination});
    extend(&mut status, server.store.counts(&filter)?);
    Ok(status)
}

fn extend(status: &mut Value, counts: Counts) {
    if let (Value::Object(status), Ok(Value::Object(counts))) = (status, serde_json::to_value(counts)) {
        status.extend(counts);
    }
}

impl State {
    /// Enqueues a batch. What does not fit the queue is dropped in silence.
    pub(crate) fn enqueue(&self, queue_id: &str, batch: &Batch, prepend: bool) -> Result<Value> {
        let (pending, highest) = self.store.pending(queue_id)?;
        let priority = if prepend { highest + 1 } else { 0 };
        let room = usize::try_from(MAX_QUEUE_SIZE - pending).unwrap_or(0);
        let items = batch.items(queue_id, priority, room);
        self.store.add_items(&items)?;
        let (enqueued, requested) = (items.len(), batch.requested());
        let answer = json!({
            "queue_id": queue_id,
            "enqueued": enqueued,
            "requested": requested,
            "batch": batch.to_value(),
            "priority": priority,
            // By batch alone: a batch id that is used again brings the old ids along.
            "item_ids": self.store.batch_item_ids(&batch.batch_id)?,
        });
        self.events.emit(payloads::batch_enqueued(
            queue_id,
            &batch.batch_id,
            enqueued,
            requested,
            priority,
            batch.origin.as_deref(),
        ));
        self.processor.wake();
        Ok(answer)
    }

    /// Moves an item to a status and tells everyone. See [`Store::move_item`](crate::store::Store::move_item).
    pub(crate) fn move_item(&self, item_id: i64, to: &Transition<'_>) -> Result<Option<(ItemRecord, bool)>> {
        let moved = self.store.move_item(item_id, to)?;
        if let Some((item, true)) = &moved {
            let batch = batch_status(self, &item.queue_id, &item.batch_id)?;
            let queue = queue_status(self, &item.queue_id)?;
            self.events
                .emit(payloads::queue_item_status_changed(item, batch, queue));
            if item.status == "canceled" {
                self.processor.cancel(item_id);
            }
        }
        Ok(moved)
    }

    /// Cancels an item and all of its chain of calls. Canceling again changes nothing.
    pub(crate) fn cancel_item(&self, item_id: i64) -> Result<Option<ItemRecord>> {
        for id in self.store.call_chain(item_id)? {
            self.move_item(id, &Transition::to("canceled"))?;
        }
        self.store.item(item_id)
    }

    /// Cancels an item when it is not finished, and deletes it, with all of its chain of calls.
    pub(crate) fn delete_item(&self, item_id: i64) -> Result<()> {
        let chain = self.store.call_chain(item_id)?;
        self.cancel_item(item_id)?;
        for id in chain {
            self.store.delete_item(id)?;
        }
        Ok(())
    }

    /// Cancels all items of a filter, running ones one by one. Answers how many.
    pub(crate) fn cancel_items(&self, filter: &ItemFilter<'_>) -> Result<usize> {
        let waiting = self.store.cancel_waiting_items(filter)?;
        let running = self.cancel_running(filter)?;
        self.announce_canceled(filter.queue_id, &waiting);
        Ok(waiting.len() + running.len())
    }

    /// Cancels the items of a queue that wait for their turn.
    pub(crate) fn cancel_waiting(&self, queue_id: &str) -> Result<usize> {
        let waiting = self.store.cancel_waiting_items(&ItemFilter::queue(queue_id))?;
        self.announce_canceled(queue_id, &waiting);
        Ok(waiting.len())
    }

    /// Deletes the items of a queue that wait for their turn.
    pub(crate) fn delete_waiting(&self, queue_id: &str) -> Result<usize> {
        let waiting = self.store.delete_waiting_items(&ItemFilter::queue(queue_id))?;
        self.announce_canceled(queue_id, &waiting);
        Ok(waiting.len())
    }

    /// Deletes all items of a filter, whatever their status.
    pub(crate) fn delete_items(&self, filter: &ItemFilter<'_>) -> Result<usize> {
        let running = self.cancel_running(filter)?;
        let deleted = self.store.delete_items(filter)?;
        let announced: Vec<i64> = deleted
            .iter()
            .copied()
            .filter(|id| !running.contains(id))
            .collect();
        self.announce_canceled(filter.queue_id, &announced);
        Ok(deleted.len())
    }

    /// Deletes all items of a queue.
    pub(crate) fn clear(&self, queue_id: &str) -> Result<usize> {
        let filter = ItemFilter::queue(queue_id);
        self.cancel_running(&filter)?;
        let deleted = self.store.delete_items(&filter)?;
        self.events.emit(payloads::queue_cleared(queue_id));
        Ok(deleted.len())
    }

    /// Enqueues failed and canceled items again. Answers the ids of the old items; the worker is not told.
    pub(crate) fn retry(&self, queue_id: &str, item_ids: &[i64]) -> Result<Vec<i64>> {
        let (pending, _) = self.store.pending(queue_id)?;
        let room = usize::try_from(MAX_QUEUE_SIZE - pending).unwrap_or(0);
        let mut retried: Vec<i64> = Vec::new();
        let mut items = Vec::new();
        for item_id in item_ids.iter().copied() {
            let Some(old) = self.store.item(item_id)? else {
                continue;
            };
            let again = matches!(old.status.as_str(), "failed" | "canceled") && old.queue_id == queue_id;
            if !again || retried.contains(&item_id) || items.len() >= room {
                continue;
            }
            retried.push(item_id);
            items.push(renewed(&old));
        }
        self.store.add_items(&items)?;
        self.events
            .emit(payloads::queue_items_retried(queue_id, &retried));
        Ok(retried)
    }

    fn cancel_running(&self, filter: &ItemFilter<'_>) -> Result<Vec<i64>> {
        let mut canceled = Vec::new();
        for item_id in self.store.running_item_ids(filter)? {
            if let Some((_, true)) = self.move_item(item_id, &Transition::to("canceled"))? {
                canceled.push(item_id);
            }
        }
        Ok(canceled)
    }

    fn announce_canceled(&self, queue_id: &str, item_ids: &[i64]) {
        if !item_ids.is_empty() && self.profile.has_summaries() {
            self.events
                .emit(payloads::queue_items_canceled(queue_id, item_ids));
        }
    }
}

/// The same work once more, as a new item with a fresh session.
fn renewed(old: &ItemRecord) -> NewItem {
    let session_id = Uuid::new_v4().to_string();
    let stored: Value = serde_json::from_str(&old.session).unwrap_or(Value::Null);
    let session = match parse(stored.get("graph").unwrap_or(&Value::Null)) {
        Ok(graph) => Session::new(session_id.clone(), graph).to_value().to_string(),
        // It did not fit the first time either.
        Err(GraphProblem::Values(_) | GraphProblem::Breakdown) => old.session.clone(),
    };
    NewItem {
        queue_id: old.queue_id.clone(),
        batch_id: old.batch_id.clone(),
        session_id,
        session,
        priority: old.priority,
        origin: old.origin.clone(),
        destination: old.destination.clone(),
        field_values: old.field_values.clone(),
        // Always the first ancestor.
        retried_from_item_id: old.retried_from_item_id.or(Some(old.item_id)),
        workflow: old.workflow.clone(),
        call: None,
    }
}

/// Whether the server can show an item at all.
pub(crate) fn is_readable(item: &ItemRecord) -> std::result::Result<(), String> {
    if item.is_terminal() {
        Ok(())
    } else {
        validated_session(item).map(drop)
    }
}
