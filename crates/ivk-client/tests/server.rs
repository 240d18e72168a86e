//! Whether there is a server, and whether it is InvokeAI.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by it")]

use ivk_client::prelude::*;
use ivk_embedded::{Faults, HttpFault, Occurrences, Route, Server};

async fn kind_with(fault: HttpFault) -> ErrorKind {
    let faults = Faults::none().http(Route::get("/app/version"), Occurrences::all(), fault);
    let server = Server::builder().misbehave(faults).start().await.unwrap();
    let client = Client::builder(server.url()).build().unwrap();
    client.server().version().await.unwrap_err().kind()
}

fn answer(status: u16, content_type: &'static str, body: &str) -> HttpFault {
    HttpFault::Answer {
        status,
        retry_after: None,
        content_type,
        body: body.to_owned(),
    }
}

#[tokio::test]
async fn the_version_is_told() {
    let server = Server::builder().start().await.unwrap();
    let client = Client::builder(server.url()).build().unwrap();
    assert!(client.server().version().await.unwrap().release() >= (6, 0, 0));
}

#[tokio::test]
async fn something_else_is_not_taken_for_invokeai() {
    let strangers = [
        answer(200, "text/html", "<html>welcome</html>"),
        answer(200, "application/json", r#"{"name": "another"}"#),
        answer(200, "application/json", "[]"),
        answer(404, "application/json", r#"{"detail": "Not Found"}"#),
    ];
    for stranger in strangers {
        assert_eq!(
            kind_with(stranger.clone()).await,
            ErrorKind::NotInvokeAi,
            "{stranger:?}"
        );
    }
}

#[tokio::test]
async fn nobody_there_is_a_matter_of_the_connection() {
    let server = Server::builder().start().await.unwrap();
    let url = server.url();
    server.shutdown().await;
    let error = Client::builder(url)
        .build()
        .unwrap()
        .server()
        .version()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connection, "{error}");
}

#[test]
fn an_address_that_is_none_is_refused_at_once() {
    for url in ["", "not an address", "ftp://localhost"] {
        let error = Client::builder(url).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Settings, "{url:?}");
    }
}
