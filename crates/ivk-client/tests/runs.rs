//! Runs on an embedded server: submitted once, watched, ended, and their results brought home.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by it")]

mod common;

use std::time::Duration;

use common::{division, glow, server_and_client, swatch};
use ivk_client::prelude::*;
use ivk_client::workflow::remote::{ResyncReason, RunErrorKind};
use ivk_embedded::{EventFault, Faults, HttpFault, Occurrences, Route};

/// A job that makes so many swatches.
async fn swatches(client: &Client, runs: u64) -> Job {
    let mut run = client.workflows().prepare(&swatch()).await.unwrap();
    run.options(EnqueueOptions::new().runs(runs));
    run.submit().await.unwrap()
}

#[tokio::test]
async fn a_run_is_watched_and_its_picture_comes_home() {
    let (_server, client) = server_and_client(Faults::none()).await;
    let mut run = client.workflows().prepare(&swatch()).await.unwrap();
    run.set(0, 40).unwrap();
    let mut job = run.submit().await.unwrap();
    let mut told = Vec::new();
    while let Some(event) = job.next().await {
        told.push(match event {
            JobEvent::Submitted { items, .. } => format!("submitted {}", items.len()),
            JobEvent::Started { .. } => "started".to_owned(),
            JobEvent::NodeStarted { node, .. } => format!("node {}", node.title()),
            JobEvent::NodeCompleted { node, output, .. } => format!("{} gave {}", node.id, output.kind()),
            JobEvent::ItemFinished { item, status, .. } => format!("item {:?} {status}", item.index),
            JobEvent::Progress { .. } => continue,
            other => format!("{other:?}"),
        });
    }
    assert_eq!(
        told,
        [
            "submitted 1",
            "started",
            "node Colour",
            "blank gave image_output",
            "node Keep it",
            "save gave image_output",
            "item Some(0) completed",
        ]
    );

    let result = job.wait().await.unwrap();
    let outputs: Vec<_> = result.outputs().collect();
    assert_eq!(outputs.len(), 1, "the blank picture is intermediate: {outputs:?}");
    assert_eq!((outputs[0].node_id(), outputs[0].title()), ("save", "Keep it"));
    assert_eq!(outputs[0].input_indices(), [2]);
    let image = &outputs[0].images()[0];
    assert_eq!((image.width, image.height), (Some(40), Some(24)));

    let record = client.images().get(&image.name).await.unwrap();
    assert_eq!((record.width, record.height), (40, 24));
    assert_eq!(result.items()[0].outputs_of("blank").count(), 1);
}

#[tokio::test]
async fn items_are_read_apart_from_the_job() {
    let (_server, client) = server_and_client(Faults::none()).await;
    let job = swatches(&client, 3).await;
    let ended = job.ended().await.unwrap();
    let expected: Vec<_> = job
        .items()
        .iter()
        .map(|id| (*id, ItemStatus::Completed))
        .collect();
    assert_eq!(ended, expected);
    // In the order of the batch, whatever the order of the question; what is not of this job is not found.
    let ids = [job.items()[2], (job.items()[2].get() + 1).into(), job.items()[1]];
    let results = job.item_reader().read(&ids).await.unwrap();
    let read: Vec<_> = results.iter().map(|item| (item.index(), item.id())).collect();
    assert_eq!(read, [(1, ids[2]), (2, ids[0])]);
    assert!(results.iter().all(|item| item.images().count() == 1));
}

#[tokio::test]
async fn the_work_is_done_once_whatever_becomes_of_the_order() {
    for fault in [
        HttpFault::DropBeforeHandling,
        HttpFault::DropAfterHandling,
        // An answer that breaks off is no refusal.
        HttpFault::TruncateBody,
    ] {
        let shown = format!("{fault:?}");
        let order = Route::post("/enqueue_batch");
        let faults = Faults::none().http(order, Occurrences::first(1), fault);
        let (_server, client) = server_and_client(faults).await;
        let result = swatches(&client, 3).await.wait().await.unwrap();
        assert_eq!(result.items().len(), 3, "{shown}");
        let queued = client.queue().item_ids().await.unwrap();
        assert_eq!(queued.len(), 3, "{shown}: nothing else is in the queue");
    }
}

#[tokio::test]
async fn the_end_is_found_when_its_event_is_lost() {
    let faults = Faults::none().event("queue_item_status_changed", Occurrences::all(), EventFault::Lose);
    let (_server, client) = server_and_client(faults).await;
    let job = swatches(&client, 1).await;
    let result = tokio::time::timeout(Duration::from_secs(30), job.wait())
        .await
        .unwrap()
        .unwrap();
    assert!(result.is_completed());
}

#[tokio::test]
async fn a_cut_connection_is_told_and_changes_nothing() {
    let faults = Faults::none().event(
        "invocation_complete",
        Occurrences::first(1),
        EventFault::CutSockets,
    );
    let (_server, client) = server_and_client(faults).await;
    let mut job = swatches(&client, 4).await;
    let (mut resyncs, mut ends) = (0, Vec::new());
    while let Some(event) = job.next().await {
        match event {
            JobEvent::Resync {
                reason: ResyncReason::Reconnected | ResyncReason::Polling,
                ..
            } => resyncs += 1,
            JobEvent::ItemFinished { item, .. } => ends.push(item.index),
            _ => {}
        }
    }
    ends.sort_unstable();
    assert_eq!(ends, [Some(0), Some(1), Some(2), Some(3)], "each item ends once");
    assert!(resyncs > 0, "the gap is told");
    assert!(job.wait().await.unwrap().is_completed());
}

#[tokio::test]
async fn a_failure_names_the_node_in_the_servers_words() {
    let (_server, client) = server_and_client(Faults::none()).await;
    let mut run = client.workflows().prepare(&division()).await.unwrap();
    run.set(1, 0).unwrap();
    let error = run.submit().await.unwrap().wait().await.unwrap_err();
    assert_eq!(error.kind(), RunErrorKind::Failed);
    let failure = error.failure().unwrap();
    assert_eq!(failure.error_type, "ZeroDivisionError");
    let node = failure.node.as_ref().unwrap();
    assert_eq!((node.id.as_str(), node.title()), ("half", "Half of it"));
    assert!(error.to_string().contains("Half of it"), "{error}");
    assert_eq!(error.result().unwrap().items()[0].status(), &ItemStatus::Failed);
}

#[tokio::test]
async fn a_value_that_is_no_picture_is_still_a_result() {
    let (_server, client) = server_and_client(Faults::none()).await;
    let run = client.workflows().prepare(&division()).await.unwrap();
    let result = run.submit().await.unwrap().wait().await.unwrap();
    let outputs: Vec<_> = result.outputs().collect();
    assert_eq!(outputs.len(), 1);
    #[derive(serde::Deserialize)]
    struct Integer {
        value: i64,
    }
    assert_eq!(outputs[0].value().decode::<Integer>().unwrap().value, 3);
    assert_eq!(outputs[0].input_indices(), [0, 1]);
}

#[tokio::test]
async fn a_local_picture_is_uploaded_once() {
    let (_server, client) = server_and_client(Faults::none()).await;
    let mut run = client.workflows().prepare(&glow()).await.unwrap();
    run.set_local_image(0, LocalImage::from_bytes("pixel.png", common::PIXEL))
        .unwrap();
    for _ in 0..2 {
        assert!(run.submit().await.unwrap().wait().await.unwrap().is_completed());
    }
    let uploaded = run.uploaded_images().await;
    assert_eq!(uploaded.len(), 1);
    let record = client.images().get(&uploaded[0]).await.unwrap();
    assert_eq!(record.image_category.as_str(), "user");
}

#[tokio::test]
async fn a_run_that_is_not_ready_sends_nothing() {
    let (_server, client) = server_and_client(Faults::none()).await;
    let run = client.workflows().prepare(&glow()).await.unwrap();
    let error = run.submit().await.unwrap_err();
    assert_eq!(error.kind(), RunErrorKind::Invalid);
    assert!(client.queue().item_ids().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_canceled_job_says_so() {
    let (_server, client) = server_and_client(Faults::none()).await;
    client.queue().pause().await.unwrap();
    let job = swatches(&client, 2).await;
    job.cancel().await.unwrap();
    let error = job.wait().await.unwrap_err();
    assert_eq!(error.kind(), RunErrorKind::Canceled);
    client.queue().resume().await.unwrap();
}

#[tokio::test]
async fn waiting_can_end_the_job() {
    let (_server, client) = server_and_client(Faults::none()).await;
    client.queue().pause().await.unwrap();
    let job = swatches(&client, 1).await;
    let error = job
        .wait_timeout(Duration::from_millis(50), OnTimeout::Cancel)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), RunErrorKind::TimedOut);
    let settled = job.settled().await.unwrap();
    assert_eq!(settled.items()[0].status(), &ItemStatus::Canceled);
}

#[tokio::test]
async fn a_batch_is_found_again_from_elsewhere() {
    let (server, client) = server_and_client(Faults::none()).await;
    let job = swatches(&client, 3).await;
    let elsewhere = Client::builder(server.url()).build().unwrap();
    let found = elsewhere.workflows().attach(job.batch_id()).await.unwrap();
    assert_eq!(found.items(), job.items());
    assert_eq!(found.wait().await.unwrap().images().count(), 3);
    let error = elsewhere.workflows().attach("no-such-batch").await.unwrap_err();
    assert_eq!(error.kind(), RunErrorKind::Removed);
}

#[tokio::test]
async fn retried_items_are_found() {
    let (_server, client) = server_and_client(Faults::none()).await;
    let mut run = client.workflows().prepare(&division()).await.unwrap();
    run.set(1, 0).unwrap();
    let job = run.submit().await.unwrap();
    job.settled().await.unwrap();
    let retried = client.queue().retry(job.items()).await.unwrap();
    assert_eq!(retried.len(), 1);
    assert_eq!(retried[0].old, job.items()[0]);
    assert!(retried[0].new.unwrap() > retried[0].old);
}
