//! Misbehaviour on demand.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test itself"
)]

mod common;

use std::time::{Duration, Instant};

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper_util::rt::TokioIo;
use serde_json::json;
use tokio::net::TcpStream;

use common::{Socket, enqueue, finished, get, graph, outline, start, try_send};
use ivk_embedded::{EventFault, Faults, HttpFault, Occurrences, Route, Server};

fn one_node() -> serde_json::Value {
    graph(json!({"a": {"type": "integer", "value": 1}}), &[])
}

async fn try_enqueue(server: &Server) -> Result<common::Answer, String> {
    let body = json!({"batch": {"batch_id": "mine", "graph": one_node()}})
        .to_string()
        .into_bytes();
    try_send(
        server,
        "POST",
        "/api/v1/queue/default/enqueue_batch",
        "application/json",
        body,
    )
    .await
}

async fn in_batch(server: &Server) -> i64 {
    get(server, "/api/v1/queue/default/b/mine/status").await["total"]
        .as_i64()
        .unwrap()
}

#[tokio::test]
async fn a_dropped_request_was_carried_out_or_not() {
    let faults = Faults::none()
        .http(
            Route::post("/enqueue_batch"),
            Occurrences::first(1),
            HttpFault::DropBeforeHandling,
        )
        .http(
            Route::post("/enqueue_batch"),
            Occurrences::first(1),
            HttpFault::DropAfterHandling,
        );
    let server = Server::builder().misbehave(faults).start().await.unwrap();
    assert!(try_enqueue(&server).await.is_err());
    assert_eq!(in_batch(&server).await, 0);
    assert!(try_enqueue(&server).await.is_err());
    assert_eq!(in_batch(&server).await, 1);
    assert_eq!(
        try_enqueue(&server).await.unwrap().expect(200)["item_ids"],
        json!([2, 1])
    );
}

#[tokio::test]
async fn answers_are_replaced() {
    let route = || Route::get("/app/version");
    let faults = Faults::none()
        .http(route(), Occurrences::first(1), HttpFault::unavailable(Some(3)))
        .http(route(), Occurrences::first(1), HttpFault::TruncateBody)
        .http(
            route(),
            Occurrences::first(1),
            HttpFault::Delay(Duration::from_millis(50)),
        );
    let server = Server::builder().misbehave(faults).start().await.unwrap();
    let ask = async || try_send(&server, "GET", "/api/v1/app/version", "", Vec::new()).await;
    let refused = ask().await.unwrap();
    assert_eq!(
        (refused.status.as_u16(), refused.header("retry-after")),
        (503, "3")
    );
    assert!(ask().await.is_err());
    let begin = Instant::now();
    ask().await.unwrap().expect(200);
    assert!(begin.elapsed() >= Duration::from_millis(50));
    server.misbehave(Faults::none().http(
        Route::any("/app/*"),
        Occurrences::all(),
        HttpFault::unavailable(None),
    ));
    assert_eq!(ask().await.unwrap().status, 503);
    server.misbehave(Faults::none());
    assert_eq!(ask().await.unwrap().status, 200);
}

#[tokio::test]
async fn after_a_plain_500_the_connection_is_reset() {
    let server = start().await;
    let stream = TcpStream::connect(server.address()).await.unwrap();
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .unwrap();
    let connection = tokio::spawn(connection);
    let batch = json!({"batch": {"graph": graph(json!({"a": {"type": "integer_batch"}}), &[])}});
    let request = http::Request::post("/api/v1/queue/default/enqueue_batch")
        .header("host", "localhost")
        .header("content-type", "application/json")
        .body(Full::new(Bytes::from(batch.to_string())))
        .unwrap();
    let answer = sender.send_request(request).await.unwrap();
    assert_eq!(answer.status(), 500);
    assert_eq!(answer.headers()["content-type"], "text/plain; charset=utf-8");
    assert!(!answer.headers().contains_key("connection"));
    assert_eq!(
        answer.into_body().collect().await.unwrap().to_bytes(),
        "Internal Server Error"
    );
    // The connection ends by itself, with an error or without.
    tokio::time::timeout(Duration::from_secs(2), connection)
        .await
        .expect("the connection ends")
        .unwrap()
        .ok();
}

#[tokio::test]
async fn events_are_lost_repeated_and_put_off() {
    let faults = Faults::none()
        .event("invocation_started", Occurrences::all(), EventFault::Lose)
        .event("invocation_complete", Occurrences::all(), EventFault::Duplicate)
        .event("batch_enqueued", Occurrences::all(), EventFault::Postpone);
    let server = Server::builder().misbehave(faults).start().await.unwrap();
    let mut socket = Socket::connect(&server).await;
    enqueue(&server, &one_node()).await;
    let events = socket.until_status("completed").await;
    let expected = [
        "queue_item_status_changed in_progress",
        "batch_enqueued",
        "invocation_complete a",
        "invocation_complete a",
        "queue_item_status_changed completed",
    ];
    assert_eq!(outline(&events), expected);
}

#[tokio::test]
async fn sockets_are_cut_and_what_is_missed_stays_missed() {
    let faults = Faults::none().event(
        "invocation_complete",
        Occurrences::first(1),
        EventFault::CutSockets,
    );
    let server = Server::builder().misbehave(faults).start().await.unwrap();
    let mut socket = Socket::connect(&server).await;
    let item_id = enqueue(&server, &one_node()).await;
    while socket.packet().await.is_some() {}
    assert_eq!(finished(&server, item_id).await["status"], "completed");
    // A new socket works, until it is cut too.
    let mut socket = Socket::connect(&server).await;
    enqueue(&server, &one_node()).await;
    socket.until_status("completed").await;
    server.cut_sockets();
    assert_eq!(socket.packet().await, None);
}

#[tokio::test]
async fn a_server_ends_with_its_sockets() {
    let server = start().await;
    let mut socket = Socket::connect(&server).await;
    let address = server.address();
    server.shutdown().await;
    while socket.packet().await.is_some() {}
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn a_dropped_server_is_gone() {
    let server = start().await;
    let address = server.address();
    let _socket = Socket::connect(&server).await;
    drop(server);
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn a_folder_is_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::builder().folder(folder.path()).start().await.unwrap();
    let image = common::upload(&server, 8, 8).await;
    server.shutdown().await;
    let server = Server::builder().folder(folder.path()).start().await.unwrap();
    let name = image["image_name"].as_str().unwrap();
    assert_eq!(get(&server, &format!("/api/v1/images/i/{name}")).await, image);
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let error = Server::builder().folder(&file).start().await.unwrap_err();
    assert!(
        error.is_folder() && error.to_string().contains("cannot be used"),
        "{error}"
    );
}
