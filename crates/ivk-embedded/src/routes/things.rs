//! What is done to images and to videos alike: read, starred, changed, removed, one or many.

use std::collections::HashSet;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};
use http::header;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal, ok};
use super::body::{Json, Members};
use super::{CATEGORIES, Shared, values};
use crate::nodes::Problem;
use crate::state::State as Server;
use crate::store::{Changes, Kind, StoreError};

/// The routes that images and videos both have, under their own names.
pub(super) fn routes(kind: Kind) -> Router<Arc<Server>> {
    let one = format!("/api/v1/{kind}s/i/{{{kind}_name}}");
    let many = format!("/api/v1/{kind}s");
    Router::new()
        .route(
            &one,
            delete(move |State(server): Shared, Path(name): Path<String>| async move {
                remove(&server, kind, &name)
            }),
        )
        .route(
            &format!("{one}/metadata"),
            get(move |State(server): Shared, Path(name): Path<String>| async move {
                metadata(&server, kind, &name)
            }),
        )
        .route(
            &format!("{one}/urls"),
            get(move |Path(name): Path<String>| async move { urls(kind, &name) }),
        )
        .route(
            &format!("{one}/thumbnail"),
            get(move |State(server): Shared, Path(name): Path<String>| async move {
                thumbnail(&server, kind, &name)
            }),
        )
        .route(
            &format!("{many}/delete"),
            post(move |State(server): Shared, Json(body): Json| async move {
                each(&server, kind, body, "deleted", |name| {
                    forget(&server, kind, name).map(drop)
                })
            }),
        )
        .route(
            &format!("{many}/star"),
            post(move |State(server): Shared, Json(body): Json| async move {
                each(&server, kind, body, "starred", |name| {
                    set_star(&server, kind, name, true)
                })
            }),
        )
        .route(
            &format!("{many}/unstar"),
            post(move |State(server): Shared, Json(body): Json| async move {
                each(&server, kind, body, "unstarred", |name| {
                    set_star(&server, kind, name, false)
                })
            }),
        )
}

/// Files never change under their name.
pub(super) const CACHE_CONTROL: &str = "max-age=31536000";

pub(super) fn file(bytes: Vec<u8>, media_type: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, CACHE_CONTROL),
    ];
    (headers, bytes).into_response()
}

/// Removes a thing, and the cached results that name it. Whether there was one.
pub(super) fn forget(server: &Server, kind: Kind, name: &str) -> Result<bool, StoreError> {
    let deleted = server.store.delete(kind, name)?;
    // No node of this server gives a video.
    if deleted && kind == Kind::Image {
        server.cache.forget_image(name);
    }
    Ok(deleted)
}

fn set_star(server: &Server, kind: Kind, name: &str, starred: bool) -> Result<(), StoreError> {
    let changes = Changes {
        starred: Some(starred),
        ..Changes::default()
    };
    server.store.change(kind, name, &changes)
}

fn metadata(server: &Server, kind: Kind, name: &str) -> Answer {
    let metadata = server.store.metadata(kind, name)?;
    let metadata = metadata.ok_or_else(Refusal::bare_not_found)?;
    ok(&metadata.and_then(|text| serde_json::from_str::<Value>(&text).ok()))
}

/// Addresses are made from the name alone; nobody looks whether there is such a thing.
fn urls(kind: Kind, name: &str) -> Answer {
    ok(&json!({
        format!("{kind}_name"): name,
        format!("{kind}_url"): kind.url(name),
        "thumbnail_url": kind.thumbnail_url(name),
    }))
}

fn thumbnail(server: &Server, kind: Kind, name: &str) -> Answer {
    let bytes = server.store.thumbnail_file(kind, name);
    Ok(file(bytes.ok_or_else(Refusal::bare_not_found)?, "image/webp"))
}

/// A yes or no that is nothing else.
fn strict_boolean(value: &Value) -> Result<bool, Problem> {
    let wrong = || values::problem("bool_type", "Input should be a valid boolean", value);
    value.as_bool().ok_or_else(wrong)
}

/// Makes the changes that a `PATCH` asks for.
pub(super) fn change(server: &Server, kind: Kind, name: &str, body: Value) -> Result<(), Refusal> {
    let mut body = Members::of(body);
    let changes = Changes {
        category: body.optional(&format!("{kind}_category"), |value| {
            values::choice(value, CATEGORIES)
        }),
        session_id: body.optional("session_id", values::text),
        is_intermediate: body.optional("is_intermediate", strict_boolean),
        starred: body.optional("starred", strict_boolean),
    };
    body.finish()?;
    Ok(server.store.change(kind, name, &changes)?)
}

fn remove(server: &Server, kind: Kind, name: &str) -> Answer {
    let mut done = Done::of(kind);
    match server.store.board_of(kind, name)? {
        Some(board_id) => {
            forget(server, kind, name)?;
            done.add(name, &board_id);
        }
        None if server.profile.misses_unknown_images() => {
            let text = match kind {
                Kind::Image => "Image not found",
                Kind::Video => "Video not found",
            };
            return Err(Refusal::not_found(text));
        }
        None => {}
    }
    ok(&done.shown(server, "deleted"))
}

/// Does something to each thing of a list, once.
fn each(
    server: &Server,
    kind: Kind,
    body: Value,
    what: &str,
    act: impl Fn(&str) -> Result<(), StoreError>,
) -> Answer {
    let mut body = Members::of(body);
    let names = body.names(&format!("{kind}_names"));
    body.finish()?;
    let mut done = Done::of(kind);
    for name in once(names) {
        match server.store.board_of(kind, &name)? {
            Some(board_id) => {
                act(&name)?;
                done.add(&name, &board_id);
            }
            // Images that are not there are in neither list of the answer.
            None if kind == Kind::Video => done.failed.push(name),
            None => {}
        }
    }
    ok(&done.shown(server, what))
}

/// The names without those that came before.
pub(super) fn once(names: Vec<String>) -> impl Iterator<Item = String> {
    let mut seen = HashSet::new();
    names.into_iter().filter(move |name| seen.insert(name.clone()))
}

/// What was done to a number of images or videos.
pub(super) struct Done {
    kind: Kind,
    names: Vec<String>,
    failed: Vec<String>,
    boards: Vec<String>,
}

impl Done {
    pub(super) fn of(kind: Kind) -> Self {
        Self {
            kind,
            names: Vec::new(),
            failed: Vec::new(),
            boards: Vec::new(),
        }
    }

    /// Notes a thing and the board that it lies on.
    pub(super) fn add(&mut self, name: &str, board_id: &str) {
        self.board(board_id);
        self.names.push(name.to_owned());
    }

    /// Notes a board that it made a difference to.
    pub(super) fn board(&mut self, board_id: &str) {
        if !self.boards.iter().any(|known| known == board_id) {
            self.boards.push(board_id.to_owned());
        }
    }

    /// The answer, with the names under what was done to them.
    pub(super) fn shown(self, server: &Server, what: &str) -> Value {
        let kind = self.kind;
        let mut shown = json!({
            "affected_boards": self.boards,
            format!("{what}_{kind}s"): self.names,
            format!("failed_{kind}s"): self.failed,
        });
        server.profile.trim(&mut shown);
        shown
    }
}
