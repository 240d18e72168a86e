//! Signing in, and keeping out whoever has not.

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use serde_json::{Value, json};

use super::Shared;
use super::answer::{Answer, Refusal, ok};
use super::body::Json;
use crate::accounts::User;
use crate::profile::Profile;

/// For how long the real server's tokens are good, in seconds: a day, or a week for those who are to be remembered.
const DAY: u32 = 86_400;
const WEEK: u32 = 604_800;

pub(super) fn routes(profile: Profile) -> Router<std::sync::Arc<crate::state::State>> {
    if !profile.has_auth() {
        return Router::new();
    }
    Router::new()
        .route("/api/v1/auth/status", get(status))
        .route("/api/v1/auth/login", post(login))
        .route("/api/v1/auth/me", get(me))
}

async fn status(State(server): Shared) -> Answer {
    ok(
        &json!({"setup_required": false, "multiuser_enabled": server.accounts.are_needed(),
        "strict_password_checking": false, "admin_email": null}),
    )
}

async fn login(State(server): Shared, Json(body): Json) -> Result<Response, Response> {
    if !server.accounts.are_needed() {
        let detail = "Multiuser mode is disabled. Authentication is not required in single-user mode.";
        return Err(Refusal::Detail(StatusCode::FORBIDDEN, detail.to_owned()).into_response());
    }
    let text = |key| body.get(key).and_then(Value::as_str).unwrap_or_default();
    let remembered = body.get("remember_me").and_then(Value::as_bool).unwrap_or(false);
    match server.accounts.sign_in(text("email"), text("password")) {
        Some((user, token)) => {
            let expires_in = if remembered { WEEK } else { DAY };
            ok(&json!({"token": token, "user": shown(user), "expires_in": expires_in}))
                .map_err(IntoResponse::into_response)
        }
        None => Err(challenge("Incorrect email or password")),
    }
}

/// Refused also where nobody has to sign in, as on the real server.
async fn me(State(server): Shared, headers: HeaderMap) -> Result<Response, Response> {
    match bearer(&headers) {
        None => Err(challenge("Missing authentication credentials")),
        Some(token) => match server.accounts.holder(token) {
            Some(user) => ok(&shown(user)).map_err(IntoResponse::into_response),
            None => Err(challenge("Invalid or expired authentication token")),
        },
    }
}

fn shown(user: &User) -> Value {
    json!({"user_id": user.id, "email": user.email, "display_name": user.email, "is_admin": true, "is_active": true,
        "created_at": "2026-01-01T00:00:00", "updated_at": "2026-01-01T00:00:00", "last_login_at": null, "token_epoch": 0})
}

/// 401 that asks for a token, as the routes about accounts do.
fn challenge(detail: &str) -> Response {
    let mut refused = unauthorized(detail);
    refused
        .headers_mut()
        .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    refused
}

fn unauthorized(detail: &str) -> Response {
    Refusal::Detail(StatusCode::UNAUTHORIZED, detail.to_owned()).into_response()
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers
        .get(header::AUTHORIZATION)?
        .to_str()
        .ok()?
        .strip_prefix("Bearer ")
}

/// Keeps out whoever holds no good token, where one is needed, and gives a fresh one with each change that succeeds.
pub(super) async fn guard(State(server): Shared, request: Request, next: Next) -> Response {
    if !server.accounts.are_needed() || is_open(server.profile, request.uri().path()) {
        return next.run(request).await;
    }
    let Some(token) = bearer(request.headers()).map(str::to_owned) else {
        return unauthorized("Authentication required");
    };
    if server.accounts.holder(&token).is_none() {
        return unauthorized("Invalid or expired token");
    }
    let renews = server.profile.refreshes_tokens()
        && request.method() != Method::GET
        && request.method() != Method::HEAD;
    let mut response = next.run(request).await;
    if renews
        && response.status().is_success()
        && let Some(fresh) = server.accounts.refresh(&token)
        && let Ok(fresh) = HeaderValue::from_str(&fresh)
    {
        response.headers_mut().insert("x-refreshed-token", fresh);
    }
    response
}

/// What everyone may read.
fn is_open(profile: Profile, path: &str) -> bool {
    let of_image = |path: &str| {
        path.starts_with("/api/v1/images/i/") && (path.ends_with("/full") || path.ends_with("/thumbnail"))
    };
    !path.starts_with("/api/")
        || path == "/api/v1/app/version"
        || path.starts_with("/api/v1/auth/")
        || (!profile.guards_image_files() && of_image(path))
}
