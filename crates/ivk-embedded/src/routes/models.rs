//! The model inventory, all of it simulated.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use serde_json::json;

use super::Shared;
use super::answer::{Answer, Refusal, ok};
use super::query::Query;
use crate::models::ModelFilter;
use crate::state::State as Server;

pub(super) fn routes() -> Router<Arc<Server>> {
    Router::new()
        .route("/api/v2/models/", get(list))
        .route("/api/v2/models/missing", get(async || ok(&json!({"models": []}))))
        .route("/api/v2/models/get_by_attrs", get(by_attributes))
        .route("/api/v2/models/get_by_hash", get(by_hash))
        .route("/api/v2/models/i/{key}", get(by_key))
}

const BASES: &[&str] = &[
    "any",
    "sd-1",
    "sd-2",
    "sd-3",
    "sdxl",
    "sdxl-refiner",
    "flux",
    "flux2",
    "cogview4",
    "z-image",
    "ernie-image",
    "ideogram-4",
    "external",
    "qwen-image",
    "anima",
    "krea-2",
    "wan",
    "unknown",
];

async fn list(State(server): Shared, mut query: Query) -> Answer {
    let filter = ModelFilter {
        bases: query.choices("base_models", BASES),
        kind: query.text("model_type"),
        name: query.text("model_name"),
        format: query.text("model_format"),
    };
    let descending = query.choice("direction", &["ASC", "DESC"]).as_deref() == Some("DESC");
    query.finish()?;
    let mut models = server.models.list(&filter);
    if descending {
        models.reverse();
    }
    ok(&json!({"models": models}))
}

async fn by_attributes(State(server): Shared, mut query: Query) -> Answer {
    let name = query.required_text("name");
    let kind = query.required_text("type");
    let base = query.required_choice("base", BASES);
    query.finish()?;
    let filter = ModelFilter {
        bases: vec![base],
        kind: Some(kind),
        name: Some(name),
        format: None,
    };
    match server.models.list(&filter).first() {
        Some(model) => ok(model),
        None => Err(Refusal::not_found("No model found with these attributes")),
    }
}

async fn by_hash(State(server): Shared, mut query: Query) -> Answer {
    let hash = query.required_text("hash");
    query.finish()?;
    match server.models.find("hash", &hash) {
        Some(model) => ok(model),
        None => Err(Refusal::not_found("No model found with this hash")),
    }
}

async fn by_key(State(server): Shared, Path(key): Path<String>) -> Answer {
    match server.models.find("key", &key) {
        Some(model) => ok(model),
        None => Err(Refusal::not_found("model not found")),
    }
}
