//! Whether a program asks a server for its templates that another program has read already.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by it")]

mod common;

use common::{swatch, workflow};
use ivk_client::TemplateCache;
use ivk_client::prelude::*;
use ivk_embedded::{Faults, HttpFault, Occurrences, Profile, Route, Server};
use serde_json::json;

/// A server whose templates are not built in. It tells them so many times, and refuses from then on.
async fn server_that_tells(times: u64) -> Server {
    let refusal = HttpFault::Answer {
        status: 403,
        retry_after: None,
        content_type: "application/json",
        body: r#"{"detail": "not again"}"#.to_owned(),
    };
    let faults = Faults::none().http(
        Route::get("/openapi.json"),
        Occurrences::all().after(times),
        refusal,
    );
    Server::builder()
        .profile(Profile::V6_12)
        .misbehave(faults)
        .start()
        .await
        .unwrap()
}

fn client(server: &Server, cache: TemplateCache) -> Client {
    Client::builder(server.url())
        .template_cache(cache)
        .build()
        .unwrap()
}

#[tokio::test]
async fn the_second_program_does_not_ask_for_templates() {
    let folder = tempfile::tempdir().unwrap();
    let server = server_that_tells(1).await;
    for _ in 0..3 {
        let client = client(&server, TemplateCache::in_folder(folder.path()));
        let mut run = client.workflows().prepare(&swatch()).await.unwrap();
        run.set(("blank", "width"), 16).unwrap();
        run.submit().await.unwrap().wait().await.unwrap();
    }
    let without = client(&server, TemplateCache::Off);
    without.workflows().prepare(&swatch()).await.unwrap_err();
}

#[tokio::test]
async fn kept_templates_without_a_node_of_the_workflow_are_read_anew() {
    let folder = tempfile::tempdir().unwrap();
    let server = server_that_tells(2).await;
    let new_client = || client(&server, TemplateCache::in_folder(folder.path()));
    let unknown = workflow(&[("a", "node_of_tomorrow", "", json!({}))], &[], &[]);
    new_client().workflows().prepare(&swatch()).await.unwrap();
    new_client().workflows().prepare(&unknown).await.unwrap();
    new_client().workflows().prepare(&unknown).await.unwrap_err();
    new_client().workflows().prepare(&swatch()).await.unwrap();
}

#[tokio::test]
async fn templates_that_are_asked_for_come_from_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let server = server_that_tells(2).await;
    for _ in 0..2 {
        let client = client(&server, TemplateCache::in_folder(folder.path()));
        client.workflows().templates().await.unwrap();
    }
    let client = client(&server, TemplateCache::in_folder(folder.path()));
    client.workflows().templates().await.unwrap_err();
    client.workflows().prepare(&swatch()).await.unwrap();
}
