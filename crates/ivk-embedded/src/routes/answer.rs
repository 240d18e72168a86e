//! Answers, and refusals in the server's several forms.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use serde_json::json;

use crate::nodes::Problem;
use crate::store::StoreError;

/// Marks an answer after which the connection is reset, without saying so.
#[derive(Debug, Clone, Copy)]
pub(super) struct ResetAfter;

/// Why a request was not carried out.
#[derive(Debug)]
pub(super) enum Refusal {
    /// `{"detail": "a sentence"}`.
    Detail(StatusCode, String),
    /// 422 with a list of what is wrong where.
    Invalid(Vec<Problem>),
    /// 500 in plain text, and a reset of the connection: the server did not foresee it.
    Breakdown,
}

impl Refusal {
    /// 404 with a sentence.
    pub(super) fn not_found(detail: impl Into<String>) -> Self {
        Self::Detail(StatusCode::NOT_FOUND, detail.into())
    }

    /// 404 without any words of its own.
    pub(super) fn bare_not_found() -> Self {
        Self::not_found("Not Found")
    }

    /// 400 with a sentence.
    pub(super) fn bad_request(detail: impl Into<String>) -> Self {
        Self::Detail(StatusCode::BAD_REQUEST, detail.into())
    }

    /// 500 with a sentence.
    pub(super) fn failed(detail: impl Into<String>) -> Self {
        Self::Detail(StatusCode::INTERNAL_SERVER_ERROR, detail.into())
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "a request failed");
        Self::Breakdown
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::Detail(status, detail) => answer(status, &json!({"detail": detail})),
            Self::Invalid(problems) => answer(StatusCode::UNPROCESSABLE_ENTITY, &json!({"detail": problems})),
            Self::Breakdown => {
                let text = "Internal Server Error";
                let mut answer = (StatusCode::INTERNAL_SERVER_ERROR, text).into_response();
                answer.extensions_mut().insert(ResetAfter);
                answer
            }
        }
    }
}

/// What a route gives.
pub(super) type Answer = Result<Response, Refusal>;

/// A JSON answer.
pub(super) fn answer(status: StatusCode, body: &impl Serialize) -> Response {
    match serde_json::to_vec(body) {
        Ok(body) => {
            let mut answer = Response::new(Body::from(body));
            *answer.status_mut() = status;
            let json = HeaderValue::from_static("application/json");
            answer.headers_mut().insert(header::CONTENT_TYPE, json);
            answer
        }
        Err(_) => Refusal::Breakdown.into_response(),
    }
}

/// 200 with JSON.
pub(super) fn ok(body: &impl Serialize) -> Answer {
    Ok(answer(StatusCode::OK, body))
}

/// 201 with JSON.
pub(super) fn created(body: &impl Serialize) -> Answer {
    Ok(answer(StatusCode::CREATED, body))
}

/// 200 with `null`, which is what routes without a result answer.
pub(super) fn null() -> Answer {
    ok(&())
}
