//! What happens around the routes: unknown paths, and misbehaviour on demand.

use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::json;

use super::answer::{ResetAfter, answer};
use crate::faults::{Faults, HttpFault};
use crate::net::{NoAnswer, PeerHandle};
use crate::profile::Profile;

/// The page that newer servers answer instead of 404, with status 200.
const PAGE: &str = include_str!("page.html");

/// Answers a path or a method that no route has.
pub(super) async fn unknown(State(server): super::Shared, method: Method) -> Response {
    no_route(server.profile, &method)
}

fn no_route(profile: Profile, method: &Method) -> Response {
    if method == Method::GET || method == Method::HEAD {
        if profile.has_page_fallback() {
            return Html(PAGE).into_response();
        }
        return answer(StatusCode::NOT_FOUND, &json!({"detail": "Not Found"}));
    }
    let mut refused = answer(
        StatusCode::METHOD_NOT_ALLOWED,
        &json!({"detail": "Method Not Allowed"}),
    );
    refused
        .headers_mut()
        .insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    refused
}

/// Sorts out the requests that reach no route on the real server, though they would here: `HEAD` where only `GET`
/// is, and slashes hidden in a name.
pub(super) async fn before_routes(State(profile): State<Profile>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let hidden_slash = path.contains("%2F") || path.contains("%2f");
    let head_of_get = request.method() == Method::HEAD && !path.ends_with("/full");
    if hidden_slash || head_of_get {
        return no_route(profile, request.method());
    }
    next.run(request).await
}

/// Does to a request what the plan of faults says.
pub(crate) async fn misbehave(
    State(faults): State<Arc<Mutex<Faults>>>,
    request: Request,
    next: Next,
) -> Response {
    let peer = request.extensions().get::<PeerHandle>().cloned();
    let fault = faults
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .for_request(request.method().as_str(), request.uri().path());
    let mut response = match fault {
        Some(HttpFault::DropBeforeHandling) => no_answer(),
        Some(HttpFault::Answer {
            status,
            retry_after,
            content_type,
            body,
        }) => planned(status, retry_after, content_type, body),
        Some(HttpFault::Delay(wait)) => {
            let response = next.run(request).await;
            tokio::time::sleep(wait).await;
            response
        }
        Some(HttpFault::DropAfterHandling) => {
            next.run(request).await;
            no_answer()
        }
        Some(HttpFault::TruncateBody) => truncated(next.run(request).await).await,
        None => next.run(request).await,
    };
    if let Some(peer) = peer
        && response.extensions().get::<ResetAfter>().is_some()
    {
        peer.cut_after_answer();
    }
    response
        .headers_mut()
        .insert(header::SERVER, HeaderValue::from_static("ivk-embedded"));
    response
}

fn no_answer() -> Response {
    let mut response = Response::new(Body::empty());
    response.extensions_mut().insert(NoAnswer);
    response
}

fn planned(status: u16, retry_after: Option<u64>, content_type: &'static str, body: String) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    if let Some(seconds) = retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let breaks_down = status == StatusCode::INTERNAL_SERVER_ERROR && content_type.starts_with("text/plain");
    let mut response = (status, headers, body).into_response();
    if breaks_down {
        response.extensions_mut().insert(ResetAfter);
    }
    response
}

/// The same answer with half of the body that its length promises.
async fn truncated(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(body) = body.collect().await.map(http_body_util::Collected::to_bytes) else {
        return no_answer();
    };
    parts
        .headers
        .insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    let half = body.slice(..body.len() / 2);
    let frames = futures_util::stream::iter([
        Ok(half),
        Err(std::io::Error::from(std::io::ErrorKind::BrokenPipe)),
    ]);
    Response::from_parts(parts, Body::from_stream(frames))
}
