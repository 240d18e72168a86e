//! Helpers of the editor: dynamic prompts.

use std::sync::Arc;

use axum::Router;
use axum::routing::post;
use serde_json::json;

use super::answer::{Answer, ok};
use super::body::{Json, Members};
use super::{prompts, values};
use crate::state::State as Server;

pub(super) fn routes() -> Router<Arc<Server>> {
    Router::new().route("/api/v1/utilities/dynamicprompts", post(dynamic_prompts))
}

/// Always answers 200: a prompt that cannot be read comes back as it is, with the reason.
async fn dynamic_prompts(Json(body): Json) -> Answer {
    let mut body = Members::of(body);
    let prompt = body.required("prompt", values::text).unwrap_or_default();
    let most = body.optional("max_prompts", |value| {
        values::integer(value).and_then(|number| values::within(number, &(1..=10_000), value))
    });
    let combinatorial = body.optional("combinatorial", values::boolean).unwrap_or(true);
    let seed = body.optional("seed", values::integer);
    body.finish()?;
    let most = usize::try_from(most.unwrap_or(1000)).unwrap_or(usize::MAX);
    match prompts::parse(&prompt) {
        Ok(parsed) if combinatorial => ok(&json!({"prompts": parsed.all(most), "error": null})),
        Ok(parsed) => ok(&json!({"prompts": parsed.random(most, seed), "error": null})),
        Err(reason) => ok(&json!({"prompts": [prompt], "error": reason})),
    }
}
