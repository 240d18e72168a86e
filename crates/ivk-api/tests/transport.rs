//! Operations over a client whose network is a function.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use ivk_api::operations::boards::{GetBoard, UpdateBoard};
use ivk_api::operations::images::{GetImageFull, UploadImage};
use ivk_api::operations::queue::GetQueueStatus;
use ivk_api::transport::{CallErrorKind, UploadFile, call, open, upload};
use ivk_api::types::{BoardChanges, ImageCategory};
use ivk_transport::http::{Client, ErrorKind, OutgoingBody};

#[derive(Debug, Clone)]
struct Sent {
    method: String,
    uri: String,
    content_type: Option<String>,
    body: String,
}

/// A client that always gets the same answer, and what it sent.
fn client(status: u16, answer: &'static str) -> (Client, Arc<Mutex<Vec<Sent>>>) {
    let sent = Arc::new(Mutex::new(Vec::new()));
    let log = sent.clone();
    let service = tower::service_fn(move |request: http::Request<OutgoingBody>| {
        let log = log.clone();
        async move {
            let (parts, body) = request.into_parts();
            let body = body.collect().await.map_err(|_| "the body failed")?.to_bytes();
            log.lock().unwrap().push(Sent {
                method: parts.method.to_string(),
                uri: parts.uri.path_and_query().unwrap().to_string(),
                content_type: parts
                    .headers
                    .get("content-type")
                    .map(|value| value.to_str().unwrap().to_owned()),
                body: String::from_utf8_lossy(&body).into_owned(),
            });
            let answer = http::Response::builder()
                .status(status)
                .header("content-type", "application/json")
                .body(Full::new(Bytes::from_static(answer.as_bytes())))
                .unwrap();
            Ok::<_, Box<dyn std::error::Error + Send + Sync>>(answer)
        }
    });
    (
        Client::builder("http://server:9090/sub")
            .service(service)
            .build()
            .unwrap(),
        sent,
    )
}

const BOARD: &str = r#"{"board_id":"b","board_name":"new","created_at":"2026-11-21 21:42:02.213",
    "updated_at":"2026-11-21 21:42:02.213","archived":false,"image_count":0,"asset_count":0,"user_id":"system"}"#;

#[tokio::test]
async fn a_call_sends_the_request_and_reads_the_answer() {
    let (client, sent) = client(201, BOARD);
    let change = UpdateBoard::new("a/b", BoardChanges::default().board_name("new"));
    let board = call(&client, &change).await.unwrap();
    assert_eq!(board.board_name, "new");
    let sent = sent.lock().unwrap().remove(0);
    assert_eq!(
        (sent.method.as_str(), sent.uri.as_str()),
        ("PATCH", "/sub/api/v1/boards/a%2Fb")
    );
    assert_eq!(sent.content_type.as_deref(), Some("application/json"));
    assert_eq!(sent.body, r#"{"board_name":"new"}"#);
}

#[tokio::test]
async fn an_upload_is_a_form_with_the_file_under_its_own_name() {
    let (client, sent) = client(201, "{}");
    let operation = UploadImage::new(ImageCategory::User, false).metadata(r#"{"seed":7}"#);

    let refused = call(&client, &operation).await.unwrap_err();
    assert_eq!(refused.kind(), CallErrorKind::Invalid);
    assert!(sent.lock().unwrap().is_empty());

    let file = UploadFile::from_bytes("cat.png", "image/png", &b"PNG"[..]);
    let unread = upload(&client, &operation, file).await.unwrap_err();
    assert_eq!(unread.kind(), CallErrorKind::Decode);
    let sent = sent.lock().unwrap().remove(0);
    assert_eq!(
        sent.uri,
        "/sub/api/v1/images/upload?image_category=user&is_intermediate=false"
    );
    assert!(
        sent.content_type
            .unwrap()
            .starts_with("multipart/form-data; boundary=")
    );
    for part in [
        "name=\"metadata\"\r\n\r\n{\"seed\":7}\r\n",
        "name=\"file\"; filename=\"cat.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n",
    ] {
        assert!(sent.body.contains(part), "{}", sent.body);
    }
}

#[tokio::test]
async fn a_file_that_is_not_there_or_not_wanted_is_refused_before_anything_is_sent() {
    let (client, sent) = client(201, "{}");
    let missing = UploadFile::from_path("no/such/file.png", "image/png");
    let error = upload(&client, &UploadImage::new(ImageCategory::User, false), missing)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), CallErrorKind::File);
    assert!(std::error::Error::source(&error).is_some());
    let file = UploadFile::from_bytes("cat.png", "image/png", &b"PNG"[..]);
    let error = upload(&client, &GetBoard::new("b"), file).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "get_board cannot be called like this: it takes no file"
    );
    assert!(sent.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_file_is_read_piece_by_piece() {
    let (client, _) = client(200, "the bytes of a picture");
    let mut answer = open(&client, &GetImageFull::new("a.png")).await.unwrap();
    let mut bytes = Vec::new();
    while let Some(piece) = answer.chunk().await.unwrap() {
        bytes.extend_from_slice(&piece);
    }
    assert_eq!(bytes, b"the bytes of a picture");
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_says_where() {
    let (client, _) = client(
        200,
        r#"{"queue":{"queue_id":"default","pending":"many"},"processor":{}}"#,
    );
    let error = call(&client, &GetQueueStatus::new("default")).await.unwrap_err();
    assert_eq!(error.decode_error().unwrap().path(), "queue.pending");
    assert_eq!(
        error.to_string(),
        "the answer to get_queue_status held something unexpected at `queue.pending`",
    );
    assert!(!error.is_ambiguous());
}

#[tokio::test]
async fn a_refusal_carries_what_the_server_said() {
    let (client, _) = client(404, r#"{"detail":"Not Found"}"#);
    let error = call(&client, &GetBoard::new("gone")).await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.transport_error().unwrap().kind(), ErrorKind::NotFound);
}
