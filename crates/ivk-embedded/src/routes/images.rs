//! Single images: record, file, changes.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use http::header;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal, ok};
use super::body::{Json, Members};
use super::{Shared, things};
use crate::state::State as Server;
use crate::store::{Embedded, ImageRecord, Kind};

pub(super) fn routes() -> Router<Arc<Server>> {
    Router::new()
        .merge(things::routes(Kind::Image))
        .route("/api/v1/images/i/{image_name}", get(one).patch(update))
        .route("/api/v1/images/i/{image_name}/workflow", get(workflow))
        .route("/api/v1/images/i/{image_name}/full", get(full))
        .route("/api/v1/images/images_by_names", post(by_names))
}

/// An image as this release shows it.
pub(super) fn show(server: &Server, image: &ImageRecord) -> Result<Value, Refusal> {
    let mut shown = serde_json::to_value(image).map_err(|_| Refusal::Breakdown)?;
    server.profile.trim(&mut shown);
    Ok(shown)
}

async fn one(State(server): Shared, Path(name): Path<String>) -> Answer {
    let image = server.store.image(&name)?.ok_or_else(Refusal::bare_not_found)?;
    ok(&show(&server, &image)?)
}

/// Workflow and graph as they stand in the file: JSON inside JSON.
async fn workflow(State(server): Shared, Path(name): Path<String>) -> Answer {
    let file = server
        .store
        .file(Kind::Image, &name)
        .ok_or_else(Refusal::bare_not_found)?;
    let embedded = Embedded::read(&file)?;
    ok(&json!({"workflow": embedded.workflow, "graph": embedded.graph}))
}

async fn full(State(server): Shared, Path(name): Path<String>) -> Answer {
    let bytes = server
        .store
        .file(Kind::Image, &name)
        .ok_or_else(Refusal::bare_not_found)?;
    let disposition = [(
        header::CONTENT_DISPOSITION,
        format!("inline; filename=\"{name}\""),
    )];
    Ok((disposition, things::file(bytes, "image/png")).into_response())
}

async fn update(State(server): Shared, Path(name): Path<String>, Json(body): Json) -> Answer {
    things::change(&server, Kind::Image, &name, body)?;
    let image = server.store.image(&name)?;
    let image = image.ok_or_else(|| Refusal::bad_request("Failed to update image"))?;
    ok(&show(&server, &image)?)
}

async fn by_names(State(server): Shared, Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    let names = body.names("image_names");
    body.finish()?;
    let mut images = Vec::new();
    for name in names {
        if let Some(image) = server.store.image(&name)? {
            images.push(show(&server, &image)?);
        }
    }
    ok(&images)
}
