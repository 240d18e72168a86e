//! Boards.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use serde_json::json;
use uuid::Uuid;

use super::answer::{Answer, Refusal, created, ok};
use super::body::{Json, Members};
use super::query::Query;
use super::{CATEGORIES, Shared, things, values};
use crate::state::State as Server;
use crate::store::{Board, BoardChanges, BoardOrder, Filter, Kind};

pub(super) fn routes() -> Router<Arc<Server>> {
    Router::new()
        .route("/api/v1/boards/", get(list).post(create))
        .route("/api/v1/boards/{board_id}", get(one).patch(update).delete(remove))
        .route("/api/v1/boards/{board_id}/image_names", get(image_names))
}

/// A board that must be there.
pub(super) fn existing(server: &Server, board_id: &str) -> Result<Board, Refusal> {
    server
        .store
        .board(board_id)?
        .ok_or_else(|| Refusal::not_found("Board not found"))
}

fn show(server: &Server, board: &Board) -> Result<serde_json::Value, Refusal> {
    let mut shown = serde_json::to_value(board).map_err(|_| Refusal::Breakdown)?;
    server.profile.trim(&mut shown);
    Ok(shown)
}

async fn create(State(server): Shared, mut query: Query) -> Answer {
    let name = query.required_text("board_name");
    query.limit_length("board_name", 300);
    query.finish()?;
    let board = server.store.add_board(&Uuid::new_v4().to_string(), &name)?;
    created(&show(&server, &board.ok_or(Refusal::Breakdown)?)?)
}

async fn one(State(server): Shared, Path(board_id): Path<String>) -> Answer {
    ok(&show(&server, &existing(&server, &board_id)?)?)
}

async fn list(State(server): Shared, mut query: Query) -> Answer {
    let by_name = query.choice("order_by", &["created_at", "board_name"]).as_deref() == Some("board_name");
    let order = BoardOrder {
        by_name,
        descending: query.descending("direction"),
    };
    let all = query.flag("all").unwrap_or(false);
    let offset = query.number("offset", i64::MIN..=i64::MAX);
    let limit = query.number("limit", i64::MIN..=i64::MAX);
    let archived = query.flag("include_archived").unwrap_or(false);
    query.finish()?;
    let page = |offset, limit| -> Result<_, Refusal> {
        let (total, boards) = server.store.boards(order, archived, offset, limit)?;
        let shown: Result<Vec<_>, _> = boards.iter().map(|board| show(&server, board)).collect();
        Ok((total, shown?))
    };
    match (all, offset, limit) {
        (true, _, _) => ok(&page(0, -1)?.1),
        (false, Some(offset), Some(limit)) => {
            // The real server gives the length of the page for the total.
            let (_, items) = page(offset, limit)?;
            ok(&json!({"limit": limit, "offset": offset, "total": items.len(), "items": items}))
        }
        _ => Err(Refusal::bad_request(
            "Invalid request: Must provide either 'all' or both 'offset' and 'limit'",
        )),
    }
}

/// Answers 201, as the real server does.
async fn update(State(server): Shared, Path(board_id): Path<String>, Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    let changes = BoardChanges {
        board_name: body.optional("board_name", |value| values::short_text(value, 300)),
        cover_image_name: body.optional("cover_image_name", values::text),
        archived: body.optional("archived", values::boolean),
        board_visibility: body.optional("board_visibility", |value| {
            values::choice(value, &["private", "shared", "public"])
        }),
    };
    let known: &[&str] = match server.profile.has_visibility() {
        true => &["board_name", "cover_image_name", "archived", "board_visibility"],
        false => &["board_name", "cover_image_name", "archived", "is_private"],
    };
    body.forbid_others(known);
    body.finish()?;
    let failed = || Refusal::failed("Failed to update board");
    if server.profile.misses_unknown_boards() {
        existing(&server, &board_id)?;
    }
    if let Some(cover) = &changes.cover_image_name {
        server.store.image(cover)?.ok_or_else(failed)?;
    }
    let board = server.store.update_board(&board_id, &changes)?;
    created(&show(&server, &board.ok_or_else(failed)?)?)
}

async fn remove(State(server): Shared, Path(board_id): Path<String>, mut query: Query) -> Answer {
    let include_images = query.flag("include_images").unwrap_or(false);
    query.finish()?;
    // Older releases delete what is not there, and take `none` for a board like others.
    if server.profile.misses_unknown_boards() {
        existing(&server, &board_id)?;
    }
    let filter = Filter {
        board_id: Some(board_id.clone()),
        ..Filter::default()
    };
    // The names of what is deleted, and of what is left.
    let clear = |kind| -> Result<(Vec<String>, Vec<String>), Refusal> {
        let (_, names) = server.store.names(kind, &filter, false, false)?;
        if !include_images {
            return Ok((Vec::new(), names));
        }
        for name in &names {
            things::forget(&server, kind, name)?;
        }
        Ok((names, Vec::new()))
    };
    let (deleted, left) = clear(Kind::Image)?;
    let (deleted_videos, left_videos) = clear(Kind::Video)?;
    server.store.delete_board(&board_id)?;
    let mut shown = json!({
        "board_id": board_id,
        "deleted_board_images": left,
        "deleted_images": deleted,
        "deleted_board_videos": left_videos,
        "deleted_videos": deleted_videos,
        "failed_images": [],
        "failed_videos": [],
    });
    server.profile.trim(&mut shown);
    ok(&shown)
}

async fn image_names(State(server): Shared, Path(board_id): Path<String>, mut query: Query) -> Answer {
    let categories = query.choices("categories", CATEGORIES);
    let is_intermediate = query.flag("is_intermediate");
    query.finish()?;
    if board_id != "none" && server.profile.misses_unknown_boards() {
        existing(&server, &board_id)?;
    }
    let filter = Filter {
        board_id: Some(board_id),
        categories,
        is_intermediate,
        ..Filter::default()
    };
    ok(&server.store.names(Kind::Image, &filter, false, false)?.1)
}
