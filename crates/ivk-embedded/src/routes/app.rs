//! Facts about the server: version, settings, invocation cache.

use axum::Router;
use axum::extract::State;
use axum::routing::{delete, get, put};
use serde_json::json;

use super::Shared;
use super::answer::{Answer, null, ok};
use crate::nodes;
use crate::state::{MAX_QUEUE_SIZE, State as Server};

pub(super) fn routes() -> Router<std::sync::Arc<Server>> {
    Router::new()
        .route("/api/v1/app/version", get(version))
        .route("/api/v1/app/app_deps", get(app_deps))
        .route("/openapi.json", get(async || ok(&nodes::openapi::document())))
        .route("/api/v1/app/patchmatch_status", get(async || ok(&false)))
        .route("/api/v1/app/logging", get(async || ok(&20)))
        .route("/api/v1/app/runtime_config", get(runtime_config))
        .route("/api/v1/app/invocation_cache", delete(clear_cache))
        .route("/api/v1/app/invocation_cache/enable", put(enable_cache))
        .route("/api/v1/app/invocation_cache/disable", put(disable_cache))
        .route("/api/v1/app/invocation_cache/status", get(cache_status))
}

/// `version` is that of the imitated release, so that clients which compare versions take the right turn; that it is
/// an imitation is said beside it.
async fn version(State(server): Shared) -> Answer {
    ok(&json!({
        "version": server.profile.version(),
        "simulated": true,
        "server": concat!("ivk-embedded ", env!("CARGO_PKG_VERSION")),
    }))
}

async fn app_deps() -> Answer {
    ok(&json!({"ivk-embedded": env!("CARGO_PKG_VERSION")}))
}

/// The settings that a client may want to know.
async fn runtime_config(State(server): Shared) -> Answer {
    ok(&json!({
        "set_fields": [],
        "config": {
            "schema_version": "4.0.3",
            "host": "127.0.0.1",
            "allow_origins": [],
            "log_level": "info",
            "device": "cpu",
            "precision": "float32",
            "max_queue_size": MAX_QUEUE_SIZE,
            "node_cache_size": 512,
            "image_subfolder_strategy": "flat",
            "session_queue_mode": "round_robin",
            "clear_queue_on_startup": false,
            "allow_nodes": null,
            "deny_nodes": null,
            "multiuser": server.accounts.are_needed(),
        },
    }))
}

async fn clear_cache(State(server): Shared) -> Answer {
    server.cache.clear();
    null()
}

async fn enable_cache(State(server): Shared) -> Answer {
    server.cache.enable(true);
    null()
}

async fn disable_cache(State(server): Shared) -> Answer {
    server.cache.enable(false);
    null()
}

async fn cache_status(State(server): Shared) -> Answer {
    ok(&server.cache.status())
}
