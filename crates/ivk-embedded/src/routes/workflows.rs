//! The workflow library: as much of it as calling a saved workflow needs.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use serde_json::{Value, json};
use uuid::Uuid;

use super::Shared;
use super::answer::{Answer, Refusal, null, ok};
use super::body::{Json, Members};
use crate::queue::check_workflow;
use crate::state::State as Server;
use crate::store::WorkflowRecord;

pub(super) fn routes() -> Router<Arc<Server>> {
    Router::new()
        .route("/api/v1/workflows/", post(create))
        .route("/api/v1/workflows/i/{workflow_id}", get(one).delete(remove))
}

async fn create(State(server): Shared, Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    let workflow = body.required("workflow", |workflow| Ok(workflow.clone()));
    for problem in workflow.as_ref().map(check_workflow).unwrap_or_default() {
        body.complain("workflow", problem);
    }
    body.finish()?;
    let mut workflow = workflow.unwrap_or_default();
    let workflow_id = Uuid::new_v4().to_string();
    if let Value::Object(members) = &mut workflow {
        members.insert("id".into(), json!(workflow_id));
    }
    server.store.add_workflow(&workflow_id, &workflow.to_string())?;
    show(&server, &existing(&server, &workflow_id)?)
}

async fn one(State(server): Shared, Path(workflow_id): Path<String>) -> Answer {
    show(&server, &existing(&server, &workflow_id)?)
}

async fn remove(State(server): Shared, Path(workflow_id): Path<String>) -> Answer {
    server.store.delete_workflow(&workflow_id)?;
    null()
}

fn existing(server: &Server, workflow_id: &str) -> Result<WorkflowRecord, Refusal> {
    let record = server.store.workflow(workflow_id)?;
    record.ok_or_else(|| Refusal::not_found("Workflow not found"))
}

fn show(server: &Server, record: &WorkflowRecord) -> Answer {
    let workflow: Value = serde_json::from_str(&record.workflow).unwrap_or_default();
    let mut shown = json!({
        "workflow_id": record.workflow_id,
        "name": workflow.get("name"),
        "created_at": record.created_at,
        "updated_at": record.updated_at,
        "opened_at": null,
        "user_id": "system",
        "is_public": true,
        "thumbnail_url": null,
        "workflow": workflow,
    });
    server.profile.trim(&mut shown);
    ok(&shown)
}
