//! The server's zip when what it says over its socket is lost: it is still found, or it is said why not, and never waited for
//! without end.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail by it"
)]

mod pixel;

use std::time::{Duration, Instant};

use ivk_boards::{ArchiveContent, Error, ErrorKind, ImageName, Images};
use ivk_embedded::{EventFault, Faults, HttpFault, Occurrences, Route, Server};
use ivk_transport::http::Client;
use pixel::pixel;

const COMPLETE: &str = "bulk_download_complete";
const FAILED: &str = "bulk_download_error";

/// Asks a server that misbehaves for an archive of two images, and of one that is not there if so wished.
async fn archive(faults: Faults, missing: bool, patience: Duration) -> Result<ArchiveContent, Error> {
    let server = Server::builder().misbehave(faults).start().await.unwrap();
    let images = Images::new(Client::builder(server.url()).build().unwrap());
    let mut names = Vec::new();
    for _ in 0..2 {
        names.push(images.upload(pixel()).send().await.unwrap().image_name);
    }
    if missing {
        names.push(ImageName::from("missing.png"));
    }
    let folder = tempfile::tempdir().unwrap();
    let unpacked = images.archive(&names).patience(patience).to_dir(folder.path());
    // Longer than the patience, and much shorter than what is waited for by itself.
    tokio::time::timeout(Duration::from_secs(60), unpacked)
        .await
        .expect("nothing is waited for without end")
}

fn event(name: &str, fault: EventFault) -> Faults {
    Faults::none().event(name, Occurrences::all(), fault)
}

const SHORT: Duration = Duration::from_secs(1);
const LONG: Duration = Duration::from_secs(600);

#[tokio::test]
async fn it_is_found_without_its_event() {
    // The socket is cut between the request and the event.
    let content = archive(event(COMPLETE, EventFault::CutSockets), false, LONG).await;
    assert_eq!(content.unwrap().files.len(), 2);
    // The event is lost on a socket that stands. Nothing tells of it, so that it is looked for when time is up.
    let content = archive(event(COMPLETE, EventFault::Lose), false, SHORT).await;
    assert_eq!(content.unwrap().files.len(), 2);
}

#[tokio::test]
async fn that_an_image_is_missing_is_found_without_its_event() {
    for (fault, patience) in [(EventFault::CutSockets, LONG), (EventFault::Lose, SHORT)] {
        let shown = format!("{fault:?}");
        let error = archive(event(FAILED, fault), true, patience).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NoSuchImage, "{shown}: {error}");
        assert!(error.to_string().contains("missing.png"), "{shown}: {error}");
    }
}

#[tokio::test]
async fn one_that_does_not_come_is_given_up() {
    for fault in [EventFault::CutSockets, EventFault::Lose] {
        let not_there = HttpFault::Answer {
            status: 404,
            retry_after: None,
            content_type: "application/json",
            body: r#"{"detail": "Not Found"}"#.to_owned(),
        };
        let fetching = Route::get("/images/download/*");
        let faults = event(COMPLETE, fault).http(fetching, Occurrences::all(), not_there);
        let begun = Instant::now();
        let error = archive(faults, false, SHORT).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Incomplete, "{error}");
        assert_eq!(
            error.to_string(),
            "the server did not pack the archive within 1 s; give it more time, or download the images one by one"
        );
        assert!(begun.elapsed() < Duration::from_secs(30));
    }
}

/// The server packs where it is asked for, so that who comes too early gets a half, and it is gone.
#[tokio::test]
async fn one_that_came_half_packed_is_packed_again() {
    let half = HttpFault::Answer {
        status: 200,
        retry_after: None,
        content_type: "application/zip",
        body: "PK\u{3}\u{4}".to_owned(),
    };
    let fetching = Route::get("/images/download/*");
    let faults = event(COMPLETE, EventFault::CutSockets).http(fetching, Occurrences::first(1), half);
    assert_eq!(archive(faults, false, LONG).await.unwrap().files.len(), 2);
}
