//! The upload of an image. Whatever comes in is kept as PNG.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::routing::post;
use http::{HeaderValue, StatusCode, header};
use image::{DynamicImage, GenericImageView};
use serde_json::{Value, json};
use uuid::Uuid;

use super::answer::{Answer, Refusal, created};
use super::query::Query;
use super::{CATEGORIES, Shared, boards, images, values};
use crate::nodes::Problem;
use crate::state::State as Server;
use crate::store::{Embedded, NewImageRecord};

pub(super) fn routes() -> Router<Arc<Server>> {
    Router::new().route("/api/v1/images/upload", post(upload))
}

/// The most pixels that a picture may be resized to.
const MOST_PIXELS: u64 = 4096 * 4096;

/// The parts of the form.
#[derive(Default)]
pub(super) struct Form {
    /// Its content type and its content.
    pub(super) file: Option<(String, Bytes)>,
    pub(super) file_name: String,
    /// A part named `file` that is a plain field.
    plain_file: Option<String>,
    pub(super) metadata: Option<String>,
    resize_to: Option<String>,
}

pub(super) async fn read_form(request: Request) -> Result<Form, Refusal> {
    let mut form = Form::default();
    let unreadable = || Refusal::bad_request("There was an error parsing the body");
    // A request without a form has an empty one.
    let Ok(mut parts) = Multipart::from_request(request, &()).await else {
        return Ok(form);
    };
    while let Some(part) = parts.next_field().await.map_err(|_| unreadable())? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let kind = part.content_type().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(|_| unreadable())?;
        let text = || String::from_utf8_lossy(&bytes).into_owned();
        match name.as_str() {
            "file" if file_name.is_some() => {
                form.file = Some((kind, bytes));
                form.file_name = file_name.unwrap_or_default();
            }
            "file" => form.plain_file = Some(text()),
            "metadata" => form.metadata = Some(text()),
            "resize_to" => form.resize_to = Some(text()),
            _ => {}
        }
    }
    Ok(form)
}

async fn upload(State(server): Shared, mut query: Query, request: Request) -> Answer {
    let category = query.required_choice("image_category", CATEGORIES);
    let is_intermediate = query.required_flag("is_intermediate");
    let board_id = query.text("board_id");
    let session_id = query.text("session_id");
    let crop_visible = query.flag("crop_visible").unwrap_or(false);
    let form = read_form(request).await?;
    let mut problems = query.into_problems();
    problems.extend(missing_file(&form));
    let Some((kind, bytes)) = form.file.filter(|_| problems.is_empty()) else {
        return Err(Refusal::Invalid(problems));
    };
    // Older releases take the image and lay it on no board, without a word.
    if let Some(board_id) = board_id
        .as_ref()
        .filter(|_| server.profile.misses_unknown_images())
    {
        boards::existing(&server, board_id)?;
    }
    let unsupported = |text: &str| Refusal::Detail(StatusCode::UNSUPPORTED_MEDIA_TYPE, text.to_owned());
    if !kind.starts_with("image") {
        return Err(unsupported("Not an image"));
    }
    if image::guess_format(&bytes).is_err() {
        return Err(unsupported("Failed to read image"));
    }
    let resize_to = form.resize_to.as_deref().map(parse_size).transpose()?;
    let keep = move || -> Result<Value, Refusal> {
        let failed = || Refusal::failed("Failed to create image");
        let mut embedded = Embedded::read(&bytes).unwrap_or_default();
        let mut picture = image::load_from_memory(&bytes).map_err(|_| failed())?;
        if crop_visible {
            picture = cropped(picture);
        }
        if let Some((width, height)) = resize_to {
            picture = DynamicImage::ImageRgba8(picture.to_rgba8());
            picture = picture.resize_exact(width, height, image::imageops::FilterType::Lanczos3);
        }
        // Anything that is not a JSON object is dropped in silence.
        let is_object = |text: &String| matches!(serde_json::from_str(text), Ok(Value::Object(_)));
        embedded.metadata = form.metadata.or(embedded.metadata).filter(is_object);
        embedded.workflow = embedded.workflow.filter(is_object);
        embedded.graph = embedded.graph.filter(is_object);
        let name = format!("{}.png", Uuid::new_v4());
        server.store.write_image_files(&name, &picture, &embedded)?;
        server.store.add_image(&NewImageRecord {
            image_name: &name,
            image_origin: "external",
            image_category: &category,
            width: picture.width(),
            height: picture.height(),
            session_id: session_id.as_deref(),
            node_id: None,
            metadata: embedded.metadata.as_deref(),
            is_intermediate,
            has_workflow: embedded.workflow.is_some() || embedded.graph.is_some(),
            board_id: board_id.as_deref(),
        })?;
        images::show(&server, &server.store.image(&name)?.ok_or_else(failed)?)
    };
    let image = tokio::task::spawn_blocking(keep)
        .await
        .map_err(|_| Refusal::Breakdown)??;
    let mut answer = created(&image)?;
    let address = image
        .get("image_url")
        .and_then(Value::as_str)
        .map(HeaderValue::from_str);
    if let Some(Ok(address)) = address {
        answer.headers_mut().insert(header::LOCATION, address);
    }
    Ok(answer)
}

fn missing_file(form: &Form) -> Option<Problem> {
    if form.file.is_some() {
        return None;
    }
    let problem = match &form.plain_file {
        None => values::problem("missing", "Field required", &Value::Null),
        Some(text) => {
            let words = "Value error, Expected UploadFile, received: <class 'str'>";
            let problem = values::problem("value_error", words, &json!(text));
            Problem {
                ctx: Some(Box::new(json!({"error": {}}))),
                ..problem
            }
        }
    };
    Some(problem.at("file").at("body"))
}

/// Reads `{"width": W, "height": H}`. The list that the OpenAPI document shows is not understood.
fn parse_size(text: &str) -> Result<(u32, u32), Refusal> {
    let size: Value = serde_json::from_str(text).unwrap_or(Value::Null);
    let side = |key: &str| {
        let side = values::integer(size.get(key)?).ok()?;
        u32::try_from(side).ok().filter(|side| *side > 0)
    };
    match (side("width"), side("height")) {
        (Some(width), Some(height)) if u64::from(width) * u64::from(height) <= MOST_PIXELS => {
            Ok((width, height))
        }
        _ => Err(Refusal::bad_request("Invalid resize_to format or size")),
    }
}

/// The part of a picture that can be seen: what is not transparent, or not black when nothing is transparent.
fn cropped(picture: DynamicImage) -> DynamicImage {
    let alpha = picture.color().has_alpha();
    let seen = picture.pixels().filter(|(_, _, pixel)| {
        let [r, g, b, a] = pixel.0;
        if alpha { a > 0 } else { r > 0 || g > 0 || b > 0 }
    });
    let bounds = seen.fold(None, |bounds: Option<(u32, u32, u32, u32)>, (x, y, _)| {
        let (left, top, right, bottom) = bounds.unwrap_or((x, y, x, y));
        Some((left.min(x), top.min(y), right.max(x), bottom.max(y)))
    });
    match bounds {
        Some((left, top, right, bottom)) => picture.crop_imm(left, top, right - left + 1, bottom - top + 1),
        None => picture,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_object_is_a_size() {
        assert_eq!(parse_size(r#"{"width": 20, "height": 10}"#).unwrap(), (20, 10));
        for wrong in [
            "[20, 10]",
            "{\"width\": 0, \"height\": 1}",
            "{\"width\": 4097, \"height\": 4096}",
            "x",
        ] {
            assert!(parse_size(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_seen_is_kept() {
        let mut picture = image::RgbaImage::new(8, 8);
        picture.put_pixel(2, 3, image::Rgba([0, 0, 0, 255]));
        picture.put_pixel(4, 3, image::Rgba([0, 0, 0, 1]));
        let kept = cropped(DynamicImage::ImageRgba8(picture));
        assert_eq!((kept.width(), kept.height()), (3, 1));
        assert_eq!(cropped(DynamicImage::new_rgba8(5, 4)).dimensions(), (5, 4));
    }
}
