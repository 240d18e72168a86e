//! Single images: record, files, changes, removal.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use http::header;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal, ok};
use super::body::{Json, Members};
use super::{CATEGORIES, Shared, values};
use crate::nodes::Problem;
use crate::state::State as Server;
use crate::store::{Embedded, ImageChanges, ImageRecord, StoreError, image_url, thumbnail_url};

pub(super) fn routes() -> Router<Arc<Server>> {
    Router::new()
        .route(
            "/api/v1/images/i/{image_name}",
            get(one).patch(update).delete(remove),
        )
        .route("/api/v1/images/i/{image_name}/metadata", get(metadata))
        .route("/api/v1/images/i/{image_name}/workflow", get(workflow))
        .route("/api/v1/images/i/{image_name}/urls", get(urls))
        .route("/api/v1/images/i/{image_name}/full", get(full))
        .route("/api/v1/images/i/{image_name}/thumbnail", get(thumbnail))
        .route("/api/v1/images/images_by_names", post(by_names))
        .route("/api/v1/images/delete", post(delete_many))
        .route("/api/v1/images/star", post(star))
        .route("/api/v1/images/unstar", post(unstar))
}

/// Image files never change under their name.
pub(super) const CACHE_CONTROL: &str = "max-age=31536000";

/// Removes an image, and the cached results that name it. Whether there was one.
pub(super) fn delete(server: &Server, image_name: &str) -> Result<bool, StoreError> {
    let deleted = server.store.delete_image(image_name)?;
    if deleted {
        server.cache.forget_image(image_name);
    }
    Ok(deleted)
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

async fn metadata(State(server): Shared, Path(name): Path<String>) -> Answer {
    let metadata = server
        .store
        .image_metadata(&name)?
        .ok_or_else(Refusal::bare_not_found)?;
    ok(&metadata.and_then(|text| serde_json::from_str::<Value>(&text).ok()))
}

/// Workflow and graph as they stand in the file: JSON inside JSON.
async fn workflow(State(server): Shared, Path(name): Path<String>) -> Answer {
    let file = server
        .store
        .picture_file(&name)
        .ok_or_else(Refusal::bare_not_found)?;
    let embedded = Embedded::read(&file)?;
    ok(&json!({"workflow": embedded.workflow, "graph": embedded.graph}))
}

/// Addresses are made from the name alone; nobody looks whether there is such an image.
async fn urls(Path(name): Path<String>) -> Answer {
    ok(&json!({"image_name": name, "image_url": image_url(&name), "thumbnail_url": thumbnail_url(&name)}))
}

pub(super) fn file(bytes: Vec<u8>, kind: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, CACHE_CONTROL),
    ];
    (headers, bytes).into_response()
}

async fn full(State(server): Shared, Path(name): Path<String>) -> Answer {
    let bytes = server
        .store
        .picture_file(&name)
        .ok_or_else(Refusal::bare_not_found)?;
    let disposition = [(
        header::CONTENT_DISPOSITION,
        format!("inline; filename=\"{name}\""),
    )];
    Ok((disposition, file(bytes, "image/png")).into_response())
}

async fn thumbnail(State(server): Shared, Path(name): Path<String>) -> Answer {
    let bytes = server
        .store
        .thumbnail_file(&name)
        .ok_or_else(Refusal::bare_not_found)?;
    Ok(file(bytes, "image/webp"))
}

/// A yes or no that is nothing else.
pub(super) fn strict_boolean(value: &Value) -> Result<bool, Problem> {
    let wrong = || values::problem("bool_type", "Input should be a valid boolean", value);
    value.as_bool().ok_or_else(wrong)
}

async fn update(State(server): Shared, Path(name): Path<String>, Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    let changes = ImageChanges {
        image_category: body.optional("image_category", |value| values::choice(value, CATEGORIES)),
        session_id: body.optional("session_id", values::text),
        is_intermediate: body.optional("is_intermediate", strict_boolean),
        starred: body.optional("starred", strict_boolean),
    };
    body.finish()?;
    let image = server.store.update_image(&name, &changes)?;
    ok(&show(
        &server,
        &image.ok_or_else(|| Refusal::bad_request("Failed to update image"))?,
    )?)
}

async fn remove(State(server): Shared, Path(name): Path<String>) -> Answer {
    let mut done = Done::default();
    let Some(image) = server.store.image(&name)? else {
        if server.profile.misses_unknown_images() {
            return Err(Refusal::not_found("Image not found"));
        }
        return done.answer(&server, "deleted_images");
    };
    delete(&server, &name)?;
    done.add(&name, image.board_id.as_deref());
    done.answer(&server, "deleted_images")
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

/// What was done to a number of images.
#[derive(Default)]
pub(super) struct Done {
    images: Vec<String>,
    boards: Vec<String>,
}

impl Done {
    /// Notes an image and the board that it is in.
    pub(super) fn add(&mut self, image_name: &str, board_id: Option<&str>) {
        let board_id = board_id.unwrap_or("none");
        if !self.boards.iter().any(|known| known == board_id) {
            self.boards.push(board_id.to_owned());
        }
        self.images.push(image_name.to_owned());
    }

    /// The answer, with the images under `key`.
    pub(super) fn answer(self, server: &Server, key: &str) -> Answer {
        let mut shown = json!({"affected_boards": self.boards, key: self.images, "failed_images": []});
        server.profile.trim(&mut shown);
        ok(&shown)
    }
}

/// Does something to each image of a list, once. Images that are not there are in neither list of the answer.
fn each(server: &Server, body: Value, key: &str, act: impl Fn(&str) -> Result<(), StoreError>) -> Answer {
    let mut body = Members::of(body);
    let names = body.names("image_names");
    body.finish()?;
    let mut done = Done::default();
    let mut seen = std::collections::HashSet::new();
    for name in names {
        if !seen.insert(name.clone()) {
            continue;
        }
        if let Some(image) = server.store.image(&name)? {
            act(&name)?;
            done.add(&name, image.board_id.as_deref());
        }
    }
    done.answer(server, key)
}

async fn delete_many(State(server): Shared, Json(body): Json) -> Answer {
    each(&server, body, "deleted_images", |name| {
        delete(&server, name).map(drop)
    })
}

fn set_star(server: &Server, name: &str, starred: bool) -> Result<(), StoreError> {
    let changes = ImageChanges {
        starred: Some(starred),
        ..ImageChanges::default()
    };
    server.store.update_image(name, &changes).map(drop)
}

async fn star(State(server): Shared, Json(body): Json) -> Answer {
    each(&server, body, "starred_images", |name| {
        set_star(&server, name, true)
    })
}

async fn unstar(State(server): Shared, Json(body): Json) -> Answer {
    each(&server, body, "unstarred_images", |name| {
        set_star(&server, name, false)
    })
}
