//! Queue items as the API shows them.

use serde_json::{Map, Value, json};

use crate::graph::{GraphProblem, Session, parse};
use crate::store::ItemRecord;

/// Whether members without a value are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nulls {
    /// As null.
    Shown,
    /// Not at all: reading a single item leaves them out.
    LeftOut,
}

/// The session of an item that did not run yet, read and checked as the server does whenever it touches the item.
/// The text says what is wrong when a value of the batch does not fit its input.
pub(crate) fn validated_session(item: &ItemRecord) -> Result<Session, String> {
    let stored: Value = serde_json::from_str(&item.session).map_err(|error| error.to_string())?;
    let graph = stored.get("graph").unwrap_or(&Value::Null);
    match parse(graph) {
        Ok(graph) => Ok(Session::new(item.session_id.clone(), graph)),
        Err(GraphProblem::Breakdown) => Err("graph cannot be read".to_owned()),
        Err(GraphProblem::Values(problems)) => {
            let mut text = format!("{} validation error for SessionQueueItem", problems.len());
            for problem in problems {
                let place = serde_json::to_value(&problem.loc).unwrap_or(Value::Null);
                text.push_str(&format!("\n{place}\n  {} [type={}]", problem.msg, problem.kind));
            }
            Err(text)
        }
    }
}

/// An item as JSON. Fails when its session cannot be read, which the real server answers with 500.
pub(crate) fn item_to_value(item: &ItemRecord, nulls: Nulls) -> Result<Value, String> {
    if !item.is_terminal() {
        validated_session(item)?;
    }
    let mut session: Value = serde_json::from_str(&item.session).map_err(|error| error.to_string())?;
    if nulls == Nulls::LeftOut {
        leave_out_nulls(&mut session);
    }
    let workflow: Option<Value> = item
        .workflow
        .as_deref()
        .and_then(|text| serde_json::from_str(text).ok());
    let mut value = json!({
        "item_id": item.item_id,
        "status": item.status,
        "status_sequence": item.status_sequence,
        "priority": item.priority,
        "batch_id": item.batch_id,
        "origin": item.origin,
        "destination": item.destination,
        "session_id": item.session_id,
        "error_type": item.error_type,
        "error_message": item.error_message,
        "error_traceback": item.error_traceback,
        "created_at": item.created_at,
        "updated_at": item.updated_at,
        "started_at": item.started_at,
        "completed_at": item.completed_at,
        "queue_id": item.queue_id,
        "user_id": "system",
        "user_display_name": "System",
        "user_email": "system@system.invokeai",
        "field_values": field_values(item),
        "retried_from_item_id": item.retried_from_item_id,
        "device": item.device,
        "workflow_call_id": item.call.as_ref().map(|call| &call.call_id),
        "parent_item_id": item.call.as_ref().map(|call| call.parent_item_id),
        "parent_session_id": item.call.as_ref().map(|call| &call.parent_session_id),
        "root_item_id": item.call.as_ref().map(|call| call.root_item_id),
        "workflow_call_depth": item.call.as_ref().map(|call| call.depth),
        "session": session,
        "workflow": workflow,
    });
    if nulls == Nulls::LeftOut
        && let Value::Object(members) = &mut value
    {
        members.retain(|_, member| !member.is_null());
    }
    Ok(value)
}

/// The short form of an item.
pub(crate) fn summary_to_value(item: &ItemRecord) -> Value {
    json!({
        "item_id": item.item_id,
        "created_at": item.created_at,
        "status": item.status,
        "device": item.device,
        "started_at": item.started_at,
        "completed_at": item.completed_at,
        "origin": item.origin,
        "destination": item.destination,
        "batch_id": item.batch_id,
        "user_id": "system",
        "user_display_name": "System",
        "user_email": "system@system.invokeai",
        "field_values": field_values(item),
        "parent_item_id": item.call.as_ref().map(|call| call.parent_item_id),
    })
}

fn field_values(item: &ItemRecord) -> Value {
    item.field_values
        .as_deref()
        .and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or(Value::Null)
}

/// Takes out the members that are null. Metadata is a document of its own and stays as it is.
fn leave_out_nulls(value: &mut Value) {
    match value {
        Value::Object(members) => leave_out_members(members),
        Value::Array(items) => items.iter_mut().for_each(leave_out_nulls),
        _ => {}
    }
}

fn leave_out_members(members: &mut Map<String, Value>) {
    members.retain(|_, member| !member.is_null());
    for (key, member) in members.iter_mut() {
        if key != "metadata" {
            leave_out_nulls(member);
        }
    }
}
