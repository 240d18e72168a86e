//! Lists of images: pages, names, intermediates and uncategorized ones.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::{delete, get};
use serde_json::json;

use super::answer::{Answer, Refusal, ok};
use super::body::{Json, Members};
use super::query::Query;
use super::{CATEGORIES, Shared, images, values};
use crate::state::State as Server;
use crate::store::ImageFilter;

pub(super) fn routes() -> Router<Arc<Server>> {
    Router::new()
        .route("/api/v1/images/", get(page).post(not_implemented))
        .route("/api/v1/images/names", get(names))
        .route(
            "/api/v1/images/intermediates",
            get(count_intermediates).delete(clear_intermediates),
        )
        .route("/api/v1/images/uncategorized", delete(delete_uncategorized))
}

/// What all lists may be narrowed to; `origin` goes by two names.
pub(super) fn filter(query: &mut Query, origin: &str) -> (ImageFilter, bool, bool) {
    let filter = ImageFilter {
        image_origin: query.choice(origin, &["internal", "external"]),
        categories: query.choices("categories", CATEGORIES),
        is_intermediate: query.flag("is_intermediate"),
        board_id: query.text("board_id"),
        search_term: query.text("search_term"),
    };
    (
        filter,
        query.descending("order_dir"),
        query.flag("starred_first").unwrap_or(true),
    )
}

async fn page(State(server): Shared, mut query: Query) -> Answer {
    let (filter, descending, starred_first) = filter(&mut query, "image_origin");
    let offset = query.number("offset", 0..=i64::MAX).unwrap_or(0);
    let limit = query.number("limit", 0..=1000).unwrap_or(10);
    query.finish()?;
    let (total, found) = server
        .store
        .images(&filter, descending, starred_first, offset, limit)?;
    let items: Result<Vec<_>, _> = found.iter().map(|image| images::show(&server, image)).collect();
    ok(&json!({"limit": limit, "offset": offset, "total": total, "items": items?}))
}

async fn names(State(server): Shared, mut query: Query) -> Answer {
    let (filter, descending, starred_first) = filter(&mut query, "image_origin");
    query.finish()?;
    let (starred, names) = server.store.image_names(&filter, descending, starred_first)?;
    ok(&json!({"starred_count": starred, "total_count": names.len(), "image_names": names}))
}

fn intermediates() -> ImageFilter {
    ImageFilter {
        is_intermediate: Some(true),
        ..ImageFilter::default()
    }
}

async fn count_intermediates(State(server): Shared) -> Answer {
    ok(&server.store.images(&intermediates(), true, false, 0, 0)?.0)
}

async fn clear_intermediates(State(server): Shared) -> Answer {
    let (_, names) = server.store.image_names(&intermediates(), true, false)?;
    for name in &names {
        images::delete(&server, name)?;
    }
    ok(&names.len())
}

async fn delete_uncategorized(State(server): Shared) -> Answer {
    let filter = ImageFilter {
        board_id: Some("none".to_owned()),
        ..ImageFilter::default()
    };
    let mut done = images::Done::default();
    for name in server.store.board_image_names(&filter)? {
        images::delete(&server, &name)?;
        done.add(&name, None);
    }
    done.answer(&server, "deleted_images")
}

/// An upload in two steps, which the real server declares and does not have.
async fn not_implemented(Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    body.required("width", values::integer);
    body.required("height", values::integer);
    body.finish()?;
    Err(Refusal::Detail(
        http::StatusCode::NOT_IMPLEMENTED,
        "Not implemented".to_owned(),
    ))
}
