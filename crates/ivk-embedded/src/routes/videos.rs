//! Single videos: upload, record, file, changes, boards.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde_json::{Value, json};
use uuid::Uuid;

use super::answer::{Answer, Refusal, created, ok};
use super::body::{Json, Members};
use super::query::Query;
use super::{CATEGORIES, Shared, boards, things, upload, values};
use crate::state::State as Server;
use crate::store::{Kind, NewVideoRecord, VideoRecord, is_mp4, read_video};

pub(super) fn routes() -> Router<Arc<Server>> {
    Router::new()
        .route("/api/v1/videos/upload", post(add))
        .merge(things::routes(Kind::Video))
        .route("/api/v1/videos/i/{video_name}", get(one).patch(update))
        .route("/api/v1/videos/i/{video_name}/workflow", get(workflow))
        .route("/api/v1/videos/i/{video_name}/full", get(full))
        .route("/api/v1/videos/board", post(put_in_board).delete(take_from_board))
}

/// The most that is given of a video when a part is asked for.
const PART: usize = 1024 * 1024;

fn existing(server: &Server, name: &str) -> Result<VideoRecord, Refusal> {
    server.store.video(name)?.ok_or_else(Refusal::bare_not_found)
}

async fn add(State(server): Shared, mut query: Query, request: Request) -> Answer {
    let category = query.required_choice("video_category", CATEGORIES);
    let is_intermediate = query.required_flag("is_intermediate");
    let board_id = query.text("board_id");
    let session_id = query.text("session_id");
    query.finish()?;
    if let Some(board_id) = &board_id {
        boards::existing(&server, board_id)?;
    }
    let refuse = |status, text: &str| Refusal::Detail(status, text.to_owned());
    let unsupported = |text| refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, text);
    let form = upload::read_form(request).await?;
    let Some((kind, file)) = form.file else {
        return Err(refuse(
            StatusCode::UNPROCESSABLE_ENTITY,
            "Expected a multipart/form-data video upload",
        ));
    };
    if !kind.starts_with("video/mp4") && !form.file_name.to_ascii_lowercase().ends_with(".mp4") {
        return Err(unsupported("Not a supported video file"));
    }
    if let Some(metadata) = &form.metadata
        && !matches!(serde_json::from_str(metadata), Ok(Value::Object(_)))
    {
        return Err(refuse(
            StatusCode::UNPROCESSABLE_ENTITY,
            "Metadata must be a JSON object",
        ));
    }
    if !is_mp4(&file) {
        return Err(unsupported("Not an MP4 video file"));
    }
    let facts = read_video(&file).ok_or_else(|| unsupported("Failed to read video"))?;
    let name = format!("{}.mp4", Uuid::new_v4());
    let video = NewVideoRecord {
        video_name: &name,
        video_category: &category,
        facts,
        session_id: session_id.as_deref(),
        metadata: form.metadata.as_deref(),
        is_intermediate,
        board_id: board_id.as_deref(),
    };
    server.store.add_video(&video, &file)?;
    let mut answer = created(&existing(&server, &name)?)?;
    if let Ok(address) = HeaderValue::from_str(&Kind::Video.url(&name)) {
        answer.headers_mut().insert(header::LOCATION, address);
    }
    Ok(answer)
}

async fn one(State(server): Shared, Path(name): Path<String>) -> Answer {
    ok(&existing(&server, &name)?)
}

/// Only generated videos have them, and none is generated here.
async fn workflow(State(server): Shared, Path(name): Path<String>) -> Answer {
    existing(&server, &name)?;
    ok(&json!({"workflow": null, "graph": null}))
}

async fn full(State(server): Shared, Path(name): Path<String>, headers: HeaderMap) -> Answer {
    let file = server
        .store
        .file(Kind::Video, &name)
        .ok_or_else(Refusal::bare_not_found)?;
    let length = file.len();
    let common = [
        (header::CONTENT_TYPE, "video/mp4".to_owned()),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
        (header::CACHE_CONTROL, things::CACHE_CONTROL.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"{name}\""),
        ),
    ];
    let Some(range) = headers.get(header::RANGE) else {
        return Ok((common, file).into_response());
    };
    let range = range.to_str().ok().and_then(|range| part_of(range, length));
    Ok(match range {
        Some((first, last)) => {
            let last = last.min(first + PART - 1);
            let part = file.get(first..=last).unwrap_or_default().to_vec();
            let said = [(header::CONTENT_RANGE, format!("bytes {first}-{last}/{length}"))];
            (StatusCode::PARTIAL_CONTENT, common, said, part).into_response()
        }
        None => {
            let said = [(header::CONTENT_RANGE, format!("bytes */{length}"))];
            let mut answer: Response = (StatusCode::RANGE_NOT_SATISFIABLE, common, said).into_response();
            answer.headers_mut().remove(header::CONTENT_TYPE);
            answer
        }
    })
}

/// The first and the last byte of a part, or `None` when it is not understood or begins behind the end.
fn part_of(range: &str, length: usize) -> Option<(usize, usize)> {
    let (first, last) = range.trim().strip_prefix("bytes=")?.split_once('-')?;
    let number = |text: &str| text.parse::<usize>().ok();
    let end = length.checked_sub(1)?;
    let (first, last) = match (first, last) {
        ("", last) => (
            length.saturating_sub(number(last).filter(|count| *count > 0)?),
            end,
        ),
        (first, "") => (number(first)?, end),
        (first, last) => (number(first)?, number(last)?),
    };
    (first <= last && first <= end).then_some((first, last.min(end)))
}

async fn update(State(server): Shared, Path(name): Path<String>, Json(body): Json) -> Answer {
    things::change(&server, Kind::Video, &name, body)?;
    let video = server.store.video(&name)?;
    ok(&video.ok_or_else(|| Refusal::bad_request("Failed to update video"))?)
}

async fn put_in_board(State(server): Shared, Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    let board_id = body.required("board_id", values::text).unwrap_or_default();
    let name = body.required("video_name", values::text).unwrap_or_default();
    body.finish()?;
    boards::existing(&server, &board_id)?;
    let Some(before) = server.store.board_of(Kind::Video, &name)? else {
        return Err(Refusal::failed("Failed to add video to board"));
    };
    server.store.put_in_board(Kind::Video, &name, &board_id)?;
    ok(&json!({"affected_boards": both(&board_id, &before), "added_videos": [name]}))
}

/// A video that is not there is taken from no board, and said to have been.
async fn take_from_board(State(server): Shared, Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    let name = body.required("video_name", values::text).unwrap_or_default();
    body.finish()?;
    let before = server.store.board_of(Kind::Video, &name)?;
    let before = before.unwrap_or_else(|| "none".to_owned());
    server.store.take_from_board(Kind::Video, &name)?;
    ok(&json!({"affected_boards": both(&before, "none"), "removed_videos": [name]}))
}

fn both<'a>(one: &'a str, other: &'a str) -> Vec<&'a str> {
    if one == other { vec![one] } else { vec![one, other] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_understood_as_the_real_server_does() {
        let table = [
            ("bytes=0-9", Some((0, 9))),
            ("bytes=-5", Some((95, 99))),
            ("bytes=-500", Some((0, 99))),
            ("bytes=99-", Some((99, 99))),
            ("bytes=50-500", Some((50, 99))),
            ("bytes=100-", None),
            ("bytes=5-2", None),
            ("bytes=-0", None),
            ("bytes=-", None),
            ("items=1-2", None),
            ("bytes=0-1,4-5", None),
        ];
        for (range, expected) in table {
            assert_eq!(part_of(range, 100), expected, "{range}");
        }
        assert_eq!(part_of("bytes=-5", 0), None);
    }
}
