//! The client for programs without an async runtime, on an embedded server.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by it")]

mod common;

use std::time::Duration;

use common::{PIXEL, division, glow, swatch};
use ivk_client::blocking;
use ivk_client::prelude::*;
use ivk_client::workflow::remote::RunErrorKind;
use ivk_embedded::Server;

/// A server, which has threads of its own, and a client for it.
fn server_and_client() -> (Server, blocking::Client) {
    let starting = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let server = starting.block_on(Server::builder().start()).unwrap();
    let client = blocking::Client::connect(server.url()).unwrap();
    (server, client)
}

#[test]
fn a_script_runs_a_workflow_from_file_to_picture() {
    let (_server, client) = server_and_client();
    assert!(client.server().version().unwrap().release() >= (6, 0, 0));
    let mut run = client.workflows().prepare(&swatch()).unwrap();
    run.set(0, 40).unwrap().options(EnqueueOptions::new().runs(2));
    assert_eq!(run.inputs().len(), 3);
    let mut job = run.submit().unwrap();
    let finished = job
        .events()
        .filter(|event| matches!(event, JobEvent::ItemFinished { .. }))
        .count();
    assert_eq!(finished, 2);
    let result = job.wait().unwrap();
    assert_eq!(result.images().count(), 2);
    let folder = tempfile::tempdir().unwrap();
    let path = client
        .images()
        .download(result.images().next().unwrap())
        .to_dir(folder.path())
        .unwrap();
    assert!(std::fs::read(path).unwrap().starts_with(b"\x89PNG"));

    let again = client.workflows().attach(job.batch_id()).unwrap();
    assert_eq!(
        again
            .wait_timeout(Duration::from_secs(30), OnTimeout::Leave)
            .unwrap()
            .items()
            .len(),
        2
    );
    assert_eq!(again.draft().unwrap().input(0).unwrap().json(), Some("40"));
}

#[test]
fn pictures_boards_and_models_are_at_hand() {
    let (_server, client) = server_and_client();
    let board = client.boards().create("Scripts").unwrap();
    let source = || UploadSource::from_bytes("pixel.png", PIXEL);
    let image = client
        .images()
        .upload(source(), |upload| upload.board(board.board_id.clone()))
        .unwrap();
    let listed: Result<Vec<_>, Error> = client
        .images()
        .list(ImageFilter::new().board(board.board_id.clone()))
        .collect();
    assert_eq!(listed.unwrap()[0].image_name, image.image_name);
    assert_eq!(
        client.boards().get_by_name("Scripts").unwrap().board_id,
        board.board_id
    );
    assert!(!client.models().list().unwrap().is_empty());

    let mut run = client.workflows().prepare(&glow()).unwrap();
    run.set_local_image(0, LocalImage::from_bytes("pixel.png", PIXEL))
        .unwrap();
    assert!(run.submit().unwrap().wait().unwrap().is_completed());
    let uploaded = run.uploaded_images().unwrap();
    assert!(client.images().delete(&uploaded).unwrap().is_complete());
}

#[test]
fn the_queue_is_looked_at_and_changed() {
    let (_server, client) = server_and_client();
    let queue = client.queue();
    queue.pause().unwrap();
    let run = client.workflows().prepare(&swatch()).unwrap();
    let job = run.submit().unwrap();
    assert_eq!(queue.status().unwrap().queue.pending, 1);
    assert_eq!(queue.list().unwrap().len(), 1);
    job.cancel().unwrap();
    let error = job.wait().unwrap_err();
    assert_eq!(error.run_error().unwrap().kind(), RunErrorKind::Canceled);
    queue.resume().unwrap();
    assert_eq!(queue.prune().unwrap(), 1);
}

#[test]
fn a_failure_says_what_the_server_said() {
    let (_server, client) = server_and_client();
    let mut run = client.workflows().prepare(&division()).unwrap();
    run.set(1, 0).unwrap();
    let error = run.submit().unwrap().wait().unwrap_err();
    let failure = error.run_error().unwrap().failure().unwrap().clone();
    assert_eq!(failure.error_type, "ZeroDivisionError");
    assert_eq!(failure.node.unwrap().title(), "Half of it");
}

#[tokio::test]
async fn inside_a_runtime_it_refuses_and_does_not_panic() {
    let server = Server::builder().start().await.unwrap();
    let client = blocking::Client::connect(server.url()).unwrap();
    let error = client.server().version().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InsideRuntime);
    assert!(error.to_string().contains("ivk_client::Client"), "{error}");
    let listed = client.images().list(ImageFilter::new()).next().unwrap();
    assert_eq!(listed.unwrap_err().kind(), ErrorKind::InsideRuntime);
    drop(client);

    let elsewhere = std::thread::spawn(move || {
        let client = blocking::Client::connect(server.url()).unwrap();
        client.server().version().unwrap()
    });
    let version = tokio::task::spawn_blocking(move || elsewhere.join().unwrap());
    assert!(version.await.unwrap().release() >= (6, 0, 0));
}
