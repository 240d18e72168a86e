//! Which images are in which board. Every answer here is 201, that of `DELETE` too.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::post;
use serde_json::json;

use super::answer::{Answer, Refusal, created};
use super::body::{Json, Members};
use super::{Shared, boards, values};
use crate::state::State as Server;

pub(super) fn routes() -> Router<Arc<Server>> {
    Router::new()
        .route("/api/v1/board_images/", post(add).delete(remove))
        .route("/api/v1/board_images/batch", post(add_many))
        .route("/api/v1/board_images/batch/delete", post(remove_many))
}

/// What was done to a number of images.
#[derive(Default)]
struct Done {
    images: Vec<String>,
    boards: Vec<String>,
}

impl Done {
    fn board(&mut self, board_id: &str) {
        if !self.boards.iter().any(|known| known == board_id) {
            self.boards.push(board_id.to_owned());
        }
    }

    fn image(&mut self, image_name: &str) {
        if !self.images.iter().any(|known| known == image_name) {
            self.images.push(image_name.to_owned());
        }
    }

    fn answer(self, server: &Server, key: &str) -> Answer {
        let mut shown = json!({"affected_boards": self.boards, key: self.images, "failed_images": []});
        server.profile.trim(&mut shown);
        created(&shown)
    }

    /// Puts an image in a board. Whether there is such an image.
    fn add(&mut self, server: &Server, image_name: &str, board_id: &str) -> Result<bool, Refusal> {
        let Some(image) = server.store.image(image_name)? else {
            return Ok(false);
        };
        server.store.put_in_board(image_name, board_id)?;
        self.board(image.board_id.as_deref().unwrap_or("none"));
        self.board(board_id);
        self.image(image_name);
        Ok(true)
    }

    /// Takes an image out of its board. Whether there is such an image.
    fn remove(&mut self, server: &Server, image_name: &str) -> Result<bool, Refusal> {
        let Some(image) = server.store.image(image_name)? else {
            return Ok(false);
        };
        server.store.take_from_board(image_name)?;
        self.board("none");
        if let Some(board_id) = image.board_id {
            self.board(&board_id);
        }
        self.image(image_name);
        Ok(true)
    }
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
    let mut done = Done::default();
    if !known || !done.add(&server, &image_name, &board_id)? {
        return Err(Refusal::failed("Failed to add image to board"));
    }
    done.answer(&server, "added_images")
}

async fn remove(State(server): Shared, Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    let image_name = body.required("image_name", values::text).unwrap_or_default();
    body.finish()?;
    let mut done = Done::default();
    if !done.remove(&server, &image_name)? {
        return Err(Refusal::failed("Failed to remove image from board"));
    }
    done.answer(&server, "removed_images")
}

/// Images that are not there are passed over.
async fn add_many(State(server): Shared, Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    let board_id = body.required("board_id", values::text).unwrap_or_default();
    let image_names = body.names("image_names");
    body.finish()?;
    let known = known_board(&server, &board_id)?;
    let mut done = Done::default();
    for image_name in image_names.iter().filter(|_| known) {
        done.add(&server, image_name, &board_id)?;
    }
    done.answer(&server, "added_images")
}

/// Images that are not there are passed over.
async fn remove_many(State(server): Shared, Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    let image_names = body.names("image_names");
    body.finish()?;
    let mut done = Done::default();
    for image_name in image_names {
        done.remove(&server, &image_name)?;
    }
    done.answer(&server, "removed_images")
}
