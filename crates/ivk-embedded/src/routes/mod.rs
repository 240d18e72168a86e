//! The HTTP routes, one file for each group of them.
//!
//! Handlers read their input, call the store or the queue, and answer. Their work is short (rows of a small local
//! database), and the server has threads of its own, so they do it where they are; only decoding pictures is moved
//! away.

mod accounts;
mod answer;
mod app;
mod board_images;
mod boards;
mod body;
mod downloads;
mod fallback;
mod gallery;
mod image_lists;
mod images;
mod models;
mod prompts;
mod query;
mod queue;
mod queue_items;
mod things;
mod upload;
mod utilities;
mod values;
mod videos;
mod workflows;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;

use crate::state::State;
use answer::Refusal;

pub(crate) use fallback::misbehave;

/// The server, as handlers get it.
type Shared = axum::extract::State<Arc<State>>;

/// Image categories of the server.
const CATEGORIES: &[&str] = &["general", "mask", "control", "user", "other"];

/// All routes.
pub(crate) fn router(server: Arc<State>) -> Router {
    let profile = server.profile;
    let newer = if profile.has_videos() {
        gallery::routes().merge(videos::routes())
    } else {
        Router::new()
    };
    Router::new()
        .merge(newer)
        .merge(accounts::routes(profile))
        .merge(app::routes())
        .merge(boards::routes())
        .merge(board_images::routes())
        .merge(downloads::routes())
        .merge(image_lists::routes())
        .merge(images::routes())
        .merge(models::routes())
        .merge(queue::routes())
        .merge(queue_items::routes(profile))
        .merge(upload::routes())
        .merge(utilities::routes())
        .merge(workflows::routes())
        .route_layer(middleware::from_fn_with_state(server.clone(), accounts::guard))
        .fallback(fallback::unknown)
        .method_not_allowed_fallback(fallback::unknown)
        .layer(middleware::from_fn_with_state(profile, fallback::before_routes))
        .layer(DefaultBodyLimit::disable())
        .with_state(server)
}

/// Reads an id from a part of a path.
fn id_of(key: &str, text: &str) -> Result<i64, Refusal> {
    let value = serde_json::Value::String(text.to_owned());
    values::integer(&value).map_err(|problem| Refusal::Invalid(vec![problem.at(key).at("path")]))
}
