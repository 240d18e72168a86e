//! Bulk downloads: a zip file of many images, which can be had once.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use http::{StatusCode, header};
use serde_json::json;
use uuid::Uuid;

use super::answer::{Answer, Refusal, answer};
use super::body::{Json, Members};
use super::{Shared, values};
use crate::archive::Archive;
use crate::events::payloads;
use crate::state::State as Server;
use crate::store::{Filter, Kind, StoreError};

pub(super) fn routes() -> Router<Arc<Server>> {
    Router::new()
        .route("/api/v1/images/download", post(begin))
        .route("/api/v1/images/download/{bulk_download_item_name}", get(fetch))
}

/// Answers 202 whatever comes of it: an image that is not there is told by an event only.
async fn begin(State(server): Shared, Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    let image_names = if body.get("image_names").is_some_and(|names| !names.is_null()) {
        body.names("image_names")
    } else {
        Vec::new()
    };
    let board_id = body.optional("board_id", values::text);
    body.finish()?;
    if image_names.is_empty() && board_id.is_none() {
        return Err(Refusal::bad_request("No images or board id specified."));
    }
    let id = Uuid::new_v4().to_string();
    let board = board_id
        .as_deref()
        .map(|board_id| server.store.board(board_id))
        .transpose()?
        .flatten();
    let id = match (&board, board_id.as_deref()) {
        (Some(board), _) => format!("{}_{id}", clean(&board.board_name)),
        (None, Some("none")) => format!("Uncategorized_{id}"),
        // A board that is not there was not foreseen.
        (None, Some(_)) => return Err(Refusal::Breakdown),
        (None, None) => id,
    };
    let name = format!("{id}.zip");
    let shown = json!({"response": null, "bulk_download_item_name": name});
    tokio::task::spawn_blocking(move || pack(&server, &id, &name, image_names, board_id));
    Ok(answer(StatusCode::ACCEPTED, &shown))
}

/// The letters, digits and spaces of a board's name, which may stand in a file name.
fn clean(name: &str) -> String {
    name.chars()
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '_' | '-'))
        .collect::<String>()
        .trim_end()
        .to_owned()
}

fn pack(server: &Server, id: &str, name: &str, image_names: Vec<String>, board_id: Option<String>) {
    server
        .events
        .emit(payloads::bulk_download("bulk_download_started", id, name));
    let event = match packed(server, image_names, board_id) {
        Ok(Some(file)) => match server.store.write_download(name, &file) {
            Ok(()) => payloads::bulk_download("bulk_download_complete", id, name),
            Err(error) => payloads::bulk_download_error(id, name, &error.to_string()),
        },
        Ok(None) => payloads::bulk_download_error(id, name, "Image record not found"),
        Err(error) => payloads::bulk_download_error(id, name, &error.to_string()),
    };
    server.events.emit(event);
}

/// The zip file, or `None` when an image is not there.
fn packed(
    server: &Server,
    image_names: Vec<String>,
    board_id: Option<String>,
) -> Result<Option<Vec<u8>>, StoreError> {
    let names = match board_id {
        Some(board_id) => {
            let filter = Filter {
                board_id: Some(board_id),
                ..Filter::default()
            };
            server.store.names(Kind::Image, &filter, false, false)?.1
        }
        None => image_names,
    };
    let mut archive = Archive::new();
    for name in names {
        let (Some(image), Some(file)) = (server.store.image(&name)?, server.store.file(Kind::Image, &name))
        else {
            return Ok(None);
        };
        archive.add(&format!("{}/{name}", image.image_category), &file);
    }
    Ok(Some(archive.finish()))
}

async fn fetch(State(server): Shared, Path(name): Path<String>) -> Answer {
    let file = server
        .store
        .take_download(&name)
        .ok_or_else(Refusal::bare_not_found)?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"{name}\""),
        ),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
        (header::CACHE_CONTROL, "max-age=31536000".to_owned()),
    ];
    Ok((headers, file).into_response())
}
