//! Workflows that call saved workflows (InvokeAI 6.14).
//!
//! A node `call_saved_workflow` suspends its item. The called workflow runs as an item of its own, the child; when that has
//! ended, the parent goes on with what the child returned, or ends as the child did.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::operations::{batch_status, queue_status};
use super::runner;
use crate::events::payloads;
use crate::graph::{Node, Session, saved};
use crate::nodes::{NodeError, RETURN_NAME, returned};
use crate::state::State;
use crate::store::{CallOrigin, ItemRecord, NewItem, StoreError, Transition};

/// How deep calls may go.
const DEEPEST: i64 = 4;

/// Sessions of items that wait for a child, or may go on after one.
#[derive(Default)]
pub(crate) struct Calls {
    sessions: Mutex<HashMap<i64, Suspended>>,
}

/// A session that stopped at a call.
struct Suspended {
    session: Session,
    /// The prepared node that called, until the child has returned.
    calling: Option<String>,
}

impl Calls {
    fn lock(&self) -> MutexGuard<'_, HashMap<i64, Suspended>> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The session of an item that goes on after a call.
    pub(super) fn resumed(&self, item_id: i64) -> Option<Session> {
        let mut sessions = self.lock();
        match sessions.get(&item_id) {
            Some(Suspended { calling: None, .. }) => sessions.remove(&item_id).map(|known| known.session),
            _ => None,
        }
    }

    fn forget(&self, item_id: i64) {
        self.lock().remove(&item_id);
    }
}

/// A call that is about to be made: everything that can be wrong with it was looked at.
pub(super) struct Call {
    prepared_id: String,
    child: NewItem,
}

/// Reads the workflow that a node calls, and makes the item that runs it.
pub(super) fn prepare(
    server: &State,
    item: &ItemRecord,
    prepared_id: &str,
    node: &Node,
) -> Result<Call, NodeError> {
    let workflow_id = node
        .get("workflow_id")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if workflow_id.is_empty() {
        let text = "A saved workflow must be selected before executing call_saved_workflow.";
        return Err(NodeError::value(text));
    }
    let record = server
        .store
        .workflow(workflow_id)
        .map_err(|error| NodeError::new("RuntimeError", error.to_string()))?;
    let Some(record) = record else {
        let text = format!("The selected saved workflow '{workflow_id}' could not be found.");
        return Err(NodeError::value(text));
    };
    let depth = item.call.as_ref().map_or(0, |call| call.depth) + 1;
    if depth > DEEPEST {
        let text = format!("Maximum workflow call depth exceeded ({DEEPEST}) for workflow '{workflow_id}'");
        return Err(NodeError::value(text));
    }
    let workflow: Value = serde_json::from_str(&record.workflow).unwrap_or_default();
    let none = Map::new();
    let inputs = node
        .get("workflow_inputs")
        .and_then(Value::as_object)
        .unwrap_or(&none);
    let graph = saved::from_workflow(&workflow, inputs)?;
    let session_id = Uuid::new_v4().to_string();
    Ok(Call {
        prepared_id: prepared_id.to_owned(),
        child: NewItem {
            queue_id: item.queue_id.clone(),
            batch_id: item.batch_id.clone(),
            session: Session::new(session_id.clone(), graph).to_value().to_string(),
            session_id,
            priority: item.priority,
            origin: item.origin.clone(),
            destination: item.destination.clone(),
            field_values: None,
            retried_from_item_id: None,
            workflow: None,
            call: Some(CallOrigin {
                call_id: Uuid::new_v4().to_string(),
                parent_item_id: item.item_id,
                parent_session_id: item.session_id.clone(),
                root_item_id: item.call.as_ref().map_or(item.item_id, |call| call.root_item_id),
                depth,
            }),
        },
    })
}

/// Suspends the item that calls, and enqueues the one that is called.
pub(super) fn begin(
    server: &State,
    item: &ItemRecord,
    session: Session,
    call: Call,
) -> Result<(), StoreError> {
    server
        .store
        .set_session(item.item_id, &session.to_value().to_string())?;
    server.calls.lock().insert(
        item.item_id,
        Suspended {
            session,
            calling: Some(call.prepared_id),
        },
    );
    server.store.add_items(std::slice::from_ref(&call.child))?;
    let newest = server.store.batch_item_ids(&item.batch_id)?.into_iter().next();
    let child = newest.map(|id| server.store.item(id)).transpose()?.flatten();
    if let Some(child) = child {
        let batch = batch_status(server, &child.queue_id, &child.batch_id)?;
        let queue = queue_status(server, &child.queue_id)?;
        server
            .events
            .emit(payloads::queue_item_status_changed(&child, batch, queue));
        let suspended = server.move_item(item.item_id, &Transition::to("waiting"))?;
        if !suspended.is_some_and(|(_, moved)| moved) {
            // It was canceled in the meantime, or deleted.
            server.calls.forget(item.item_id);
            server.move_item(child.item_id, &Transition::to("canceled"))?;
        }
    }
    Ok(())
}

/// Lets the item that called go on, or end, now that the one that was called has ended.
pub(super) fn after(server: &State, item_id: i64) -> Result<(), StoreError> {
    let Some(child) = server.store.item(item_id)? else {
        return Ok(());
    };
    let Some(call) = &child.call else { return Ok(()) };
    let Some(parent) = server.store.item(call.parent_item_id)? else {
        return Ok(());
    };
    if parent.is_terminal() {
        server.calls.forget(parent.item_id);
        return Ok(());
    }
    match child.status.as_str() {
        "completed" => resume(server, &parent, &child),
        "failed" => {
            let message = child.error_message.clone().unwrap_or_default();
            fail(server, &parent, &NodeError::value(message))
        }
        "canceled" => server.cancel_item(parent.item_id).map(drop),
        _ => Ok(()),
    }
}

fn resume(server: &State, parent: &ItemRecord, child: &ItemRecord) -> Result<(), StoreError> {
    let Some(Suspended {
        mut session,
        calling: Some(calling),
    }) = server.calls.lock().remove(&parent.item_id)
    else {
        return Ok(());
    };
    let Some(values) = values_of(child) else {
        let text = "The selected saved workflow did not produce a valid workflow_return output.";
        let suspended = Suspended {
            session,
            calling: Some(calling),
        };
        server.calls.lock().insert(parent.item_id, suspended);
        return fail(server, parent, &NodeError::value(text));
    };
    let output = returned(values);
    session.complete(&calling, output.clone());
    if let Some(node) = session.node(&calling) {
        runner::tell_complete(server, parent, node, session.source_id(&calling), &output);
    }
    server
        .store
        .set_session(parent.item_id, &session.to_value().to_string())?;
    if session.is_complete() {
        server.move_item(parent.item_id, &Transition::to("completed"))?;
        return after(server, parent.item_id);
    }
    let ready = Suspended {
        session,
        calling: None,
    };
    server.calls.lock().insert(parent.item_id, ready);
    server.move_item(parent.item_id, &Transition::to("pending"))?;
    Ok(())
}

fn fail(server: &State, parent: &ItemRecord, error: &NodeError) -> Result<(), StoreError> {
    if let Some(Suspended {
        mut session,
        calling: Some(calling),
    }) = server.calls.lock().remove(&parent.item_id)
    {
        runner::fail(server, parent, &mut session, &calling, error)?;
    }
    after(server, parent.item_id)
}

/// What the workflow that was called returned.
fn values_of(child: &ItemRecord) -> Option<Value> {
    let session: Value = serde_json::from_str(&child.session).ok()?;
    let nodes = session.get("graph")?.get("nodes")?.as_object()?;
    let of_type = |node: &Value| node.get("type").and_then(Value::as_str) == Some(RETURN_NAME);
    let (node_id, _) = nodes.iter().find(|(_, node)| of_type(node))?;
    let prepared = session
        .get("source_prepared_mapping")?
        .get(node_id)?
        .get(0)?
        .as_str()?;
    let result = session.get("results")?.get(prepared)?;
    Some(result.get("values").cloned().unwrap_or(json!({})))
}
