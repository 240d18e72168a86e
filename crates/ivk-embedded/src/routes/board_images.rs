//! Which images are in which board. Every answer here is 201, that of `DELETE` too.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::post;

use super::answer::{Answer, Refusal, created};
use super::body::{Json, Members};
use super::things::{Done, once};
use super::{Shared, boards, values};
use crate::state::State as Server;
use crate::store::Kind;

pub(super) fn routes() -> Router<Arc<Server>> {
    Router::new()
        .route("/api/v1/board_images/", post(add).delete(remove))
        .route("/api/v1/board_images/batch", post(add_many))
        .route("/api/v1/board_images/batch/delete", post(remove_many))
}

/// Puts an image on a board. Whether there is such an image.
fn put(server: &Server, done: &mut Done, image_name: &str, board_id: &str) -> Result<bool, Refusal> {
    let Some(before) = server.store.board_of(Kind::Image, image_name)? else {
        return Ok(false);
    };
    server.store.put_in_board(Kind::Image, image_name, board_id)?;
    done.add(image_name, &before);
    done.board(board_id);
    Ok(true)
}

/// Takes an image off its board. Whether there is such an image.
fn take(server: &Server, done: &mut Done, image_name: &str) -> Result<bool, Refusal> {
    let Some(before) = server.store.board_of(Kind::Image, image_name)? else {
        return Ok(false);
    };
    server.store.take_from_board(Kind::Image, image_name)?;
    done.add(image_name, "none");
    done.board(&before);
    Ok(true)
}

/// Whether there is such a board. Newer releases refuse one that is not there; older ones add nothing to it, in silence.
fn known_board(server: &Server, board_id: &str) -> Result<bool, Refusal> {
    if server.profile.misses_unknown_images() {
        boards::existing(server, board_id)?;
    }
    Ok(server.store.board(board_id)?.is_some())
}

async fn add(State(server): Shared, Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    let board_id = body.required("board_id", values::text).unwrap_or_default();
    let image_name = body.required("image_name", values::text).unwrap_or_default();
    body.finish()?;
    let known = known_board(&server, &board_id)?;
    let mut done = Done::of(Kind::Image);
    if !known || !put(&server, &mut done, &image_name, &board_id)? {
        return Err(Refusal::failed("Failed to add image to board"));
    }
    created(&done.shown(&server, "added"))
}

async fn remove(State(server): Shared, Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    let image_name = body.required("image_name", values::text).unwrap_or_default();
    body.finish()?;
    let mut done = Done::of(Kind::Image);
    if !take(&server, &mut done, &image_name)? {
        return Err(Refusal::failed("Failed to remove image from board"));
    }
    created(&done.shown(&server, "removed"))
}

/// Images that are not there are passed over.
async fn add_many(State(server): Shared, Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    let board_id = body.required("board_id", values::text).unwrap_or_default();
    let image_names = body.names("image_names");
    body.finish()?;
    let known = known_board(&server, &board_id)?;
    let mut done = Done::of(Kind::Image);
    for image_name in once(image_names).filter(|_| known) {
        put(&server, &mut done, &image_name, &board_id)?;
    }
    created(&done.shown(&server, "added"))
}

/// Images that are not there are passed over.
async fn remove_many(State(server): Shared, Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    let image_names = body.names("image_names");
    body.finish()?;
    let mut done = Done::of(Kind::Image);
    for image_name in once(image_names) {
        take(&server, &mut done, &image_name)?;
    }
    created(&done.shown(&server, "removed"))
}
