//! Lists of images: pages, names, intermediates and uncategorized ones.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::{delete, get};
use serde_json::json;

use super::answer::{Answer, Refusal, ok};
use super::body::{Json, Members};
use super::query::Query;
use super::{CATEGORIES, Shared, images, things, values};
use crate::state::State as Server;
use crate::store::{Filter, ImageRecord, Kind};

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

/// What all lists may be narrowed to; `origin` goes by several names.
pub(super) fn filter(query: &mut Query, origin: &str) -> (Filter, bool, bool) {
    let filter = Filter {
        origin: query.choice(origin, &["internal", "external"]),
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
    let (total, found) =
        server
            .store
            .records::<ImageRecord>(&filter, descending, starred_first, offset, limit)?;
    let items: Result<Vec<_>, _> = found.iter().map(|image| images::show(&server, image)).collect();
    ok(&json!({"limit": limit, "offset": offset, "total": total, "items": items?}))
}

async fn names(State(server): Shared, mut query: Query) -> Answer {
    let (filter, descending, starred_first) = filter(&mut query, "image_origin");
    query.finish()?;
    let (starred, names) = server
        .store
        .names(Kind::Image, &filter, descending, starred_first)?;
    ok(&json!({"starred_count": starred, "total_count": names.len(), "image_names": names}))
}

fn intermediates() -> Filter {
    Filter {
        is_intermediate: Some(true),
        ..Filter::default()
    }
}

async fn count_intermediates(State(server): Shared) -> Answer {
    let (total, _) = server
        .store
        .records::<ImageRecord>(&intermediates(), true, false, 0, 0)?;
    ok(&total)
}

async fn clear_intermediates(State(server): Shared) -> Answer {
    let (_, names) = server.store.names(Kind::Image, &intermediates(), true, false)?;
    for name in &names {
        things::forget(&server, Kind::Image, name)?;
    }
    ok(&names.len())
}

async fn delete_uncategorized(State(server): Shared) -> Answer {
    let filter = Filter {
        board_id: Some("none".to_owned()),
        ..Filter::default()
    };
    let mut done = things::Done::of(Kind::Image);
    let (_, names) = server.store.names(Kind::Image, &filter, false, false)?;
    for name in names {
        things::forget(&server, Kind::Image, &name)?;
        done.add(&name, "none");
    }
    ok(&done.shown(&server, "deleted"))
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
