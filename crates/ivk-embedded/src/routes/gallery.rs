//! Images and videos in one list, and lists of videos.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use serde_json::{Value, json};

use super::Shared;
use super::answer::{Answer, ok};
use super::image_lists::filter;
use super::query::Query;
use crate::state::State as Server;
use crate::store::{GalleryItem, Kind, VideoRecord};

pub(super) fn routes() -> Router<Arc<Server>> {
    Router::new()
        .route("/api/v1/gallery/items/", get(items))
        .route("/api/v1/gallery/items/names", get(kinds_and_names))
        .route("/api/v1/gallery/item_names", get(names))
        .route("/api/v1/videos/", get(videos))
        .route("/api/v1/videos/names", get(video_names))
}

async fn items(State(server): Shared, mut query: Query) -> Answer {
    let (filter, descending, starred_first) = filter(&mut query, "origin");
    let offset = query.number("offset", 0..=i64::MAX).unwrap_or(0);
    let limit = query.number("limit", 0..=1000).unwrap_or(10);
    query.finish()?;
    let (total, items) = server
        .store
        .gallery(&filter, descending, starred_first, offset, limit)?;
    ok(&json!({"limit": limit, "offset": offset, "total": total, "items": items}))
}

/// All names of a list under `key`, each as `show` shows it. Those with a star are counted when they come first.
fn all(server: &Server, mut query: Query, key: &str, show: impl Fn(GalleryItem) -> Value) -> Answer {
    let (filter, descending, starred_first) = filter(&mut query, "origin");
    query.finish()?;
    let (total, items) = server.store.gallery(&filter, descending, starred_first, 0, -1)?;
    let starred = items.iter().filter(|item| starred_first && item.starred).count();
    let shown: Vec<Value> = items.into_iter().map(show).collect();
    ok(&json!({key: shown, "starred_count": starred, "total_count": total}))
}

async fn kinds_and_names(State(server): Shared, query: Query) -> Answer {
    all(
        &server,
        query,
        "items",
        |item| json!({"kind": item.kind, "name": item.name}),
    )
}

async fn names(State(server): Shared, query: Query) -> Answer {
    all(&server, query, "item_names", |item| json!(item.name))
}

async fn videos(State(server): Shared, mut query: Query) -> Answer {
    let (filter, descending, starred_first) = filter(&mut query, "video_origin");
    let offset = query.number("offset", 0..=i64::MAX).unwrap_or(0);
    let limit = query.number("limit", 0..=1000).unwrap_or(10);
    query.finish()?;
    let (total, items) =
        server
            .store
            .records::<VideoRecord>(&filter, descending, starred_first, offset, limit)?;
    ok(&json!({"limit": limit, "offset": offset, "total": total, "items": items}))
}

async fn video_names(State(server): Shared, mut query: Query) -> Answer {
    let (filter, descending, starred_first) = filter(&mut query, "video_origin");
    query.finish()?;
    let (starred, names) = server
        .store
        .names(Kind::Video, &filter, descending, starred_first)?;
    ok(&json!({"video_names": names, "starred_count": starred, "total_count": names.len()}))
}
