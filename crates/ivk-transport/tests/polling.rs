//! The polling transport: one poll and one send at a time, and everything else as over a WebSocket.

#![cfg(feature = "polling")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use ivk_transport::socket::{
    DisconnectReason, EventStream, ResyncReason, Socket, SocketItem, SocketOptions, Transport,
};
use support::{Network, http::Peer};
use tokio::{sync::mpsc, time::Instant};

/// What a scripted server is told to answer the next poll with, and what was sent to it.
struct Script {
    answers: mpsc::UnboundedSender<String>,
    sent: mpsc::UnboundedReceiver<String>,
    /// Whether what is sent is left without an answer.
    deaf: Arc<AtomicBool>,
}

const OPEN: &str =
    r#"0{"sid":"a b","upgrades":["websocket"],"pingTimeout":200,"pingInterval":300,"maxPayload":1000000}"#;

/// Plays a polling server for one session after the other. Fails when two polls or two sends are open at once.
fn serve(network: &Network) -> Script {
    let (answers, mut next) = mpsc::unbounded_channel::<String>();
    let (tell, sent) = mpsc::unbounded_channel();
    let network = network.clone();
    let deaf = Arc::new(AtomicBool::new(false));
    let is_deaf = deaf.clone();
    tokio::spawn(async move {
        let mut unanswered = Vec::new();
        let (polls, mut waiting) = mpsc::unbounded_channel::<Peer>();
        tokio::spawn(async move {
            while let Some(mut peer) = waiting.recv().await {
                let Some(answer) = next.recv().await else { return };
                assert!(waiting.is_empty(), "two polls at once");
                let status = if answer == "gone" { 400 } else { 200 };
                peer.answer(
                    status,
                    "content-type: text/plain; charset=UTF-8\r\nconnection: close\r\n",
                    &answer,
                )
                .await;
            }
        });
        loop {
            let mut peer = Peer::new(network.accept().await);
            let Some(seen) = peer.request().await else {
                continue;
            };
            let head = "content-type: text/plain; charset=UTF-8\r\nconnection: close\r\n";
            match (seen.method.as_str(), seen.target.as_str()) {
                ("GET", "/socket.io/?EIO=4&transport=polling") => peer.answer(200, head, OPEN).await,
                ("GET", "/socket.io/?EIO=4&transport=polling&sid=a+b") => polls.send(peer).unwrap(),
                ("POST", "/socket.io/?EIO=4&transport=polling&sid=a+b")
                    if is_deaf.load(Ordering::Relaxed) =>
                {
                    unanswered.push(peer);
                }
                ("POST", "/socket.io/?EIO=4&transport=polling&sid=a+b") => {
                    // As the reference implementation answers, down to the kind of content.
                    peer.answer(200, "content-type: text/html\r\nconnection: close\r\n", "ok")
                        .await;
                    tell.send(String::from_utf8(seen.body).unwrap()).unwrap();
                }
                other => panic!("{other:?}"),
            }
        }
    });
    Script { answers, sent, deaf }
}

async fn begin(network: &Network) -> (Socket, EventStream, Script) {
    let mut script = serve(network);
    let socket = Socket::connect(
        &network.client(),
        SocketOptions::new("socket.io/").transport(Transport::Polling),
    );
    let mut events = socket.subscribe();
    assert_eq!(script.sent.recv().await.unwrap(), "40");
    script.answers.send(r#"40{"sid":"x"}"#.to_owned()).unwrap();
    assert!(matches!(events.next().await, Some(SocketItem::Connected { .. })));
    (socket, events, script)
}

fn name(item: Option<SocketItem>) -> String {
    match item {
        Some(SocketItem::Event(event)) => event.name().to_owned(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn batches_go_both_ways() {
    let network = Network::new();
    let (socket, mut events, mut script) = begin(&network).await;
    let batch = "42[\"one\",1]\u{1e}2\u{1e}451-[\"two\",{\"_placeholder\":true,\"num\":0}]\u{1e}bAQIDBA==\u{1e}6\u{1e}42[\"three\"]";
    script.answers.send(batch.to_owned()).unwrap();
    assert_eq!(name(events.next().await), "one");
    let Some(SocketItem::Event(two)) = events.next().await else {
        panic!()
    };
    assert_eq!(two.attachments(), [&[1, 2, 3, 4][..]]);
    assert_eq!(name(events.next().await), "three");
    assert_eq!(script.sent.recv().await.unwrap(), "3");
    socket.emit("hello", "\u{20ac}").await.unwrap();
    assert_eq!(script.sent.recv().await.unwrap(), "42[\"hello\",\"\u{20ac}\"]");
}

#[tokio::test(start_paused = true)]
async fn heartbeats_are_answered_and_missed() {
    let network = Network::new();
    let (_socket, mut events, mut script) = begin(&network).await;
    for _ in 0..3 {
        tokio::time::sleep(Duration::from_millis(300)).await;
        script.answers.send("2".to_owned()).unwrap();
        assert_eq!(script.sent.recv().await.unwrap(), "3");
    }
    let begun = Instant::now();
    let Some(SocketItem::Disconnected { reason, .. }) = events.next().await else {
        panic!()
    };
    assert!(matches!(reason, DisconnectReason::Silent), "{reason}");
    assert_eq!(begun.elapsed(), Duration::from_millis(500));
}

#[tokio::test(start_paused = true)]
async fn a_session_that_ends_is_begun_again() {
    for end in ["1", "gone", "42{}", "abc"] {
        let network = Network::new();
        let (_socket, mut events, mut script) = begin(&network).await;
        script.answers.send(end.to_owned()).unwrap();
        assert!(
            matches!(events.next().await, Some(SocketItem::Disconnected { .. })),
            "{end}"
        );
        assert_eq!(script.sent.recv().await.unwrap(), "40");
        script.answers.send(r#"40{"sid":"y"}"#.to_owned()).unwrap();
        assert!(matches!(events.next().await, Some(SocketItem::Connected { .. })));
        let resync = events.next().await;
        assert!(matches!(
            resync,
            Some(SocketItem::Resync {
                reason: ResyncReason::Reconnected,
                ..
            })
        ));
    }
}

#[tokio::test(start_paused = true)]
async fn a_farewell_is_said() {
    let network = Network::new();
    let (socket, mut events, mut script) = begin(&network).await;
    socket.close().await;
    assert_eq!(script.sent.recv().await.unwrap(), "41");
    assert_eq!(script.sent.recv().await.unwrap(), "1");
    assert!(events.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn what_is_sent_to_a_server_that_does_not_answer_holds_no_event_back() {
    let network = Network::new();
    let (socket, mut events, script) = begin(&network).await;
    script.deaf.store(true, Ordering::Relaxed);
    socket.emit("hello", &1).await.unwrap();
    let begun = Instant::now();
    for n in 0..3 {
        script.answers.send(format!("2\u{1e}42[\"event {n}\"]")).unwrap();
        assert_eq!(name(events.next().await), format!("event {n}"));
    }
    assert!(
        begun.elapsed() < Duration::from_millis(100),
        "{:?}",
        begun.elapsed()
    );
    // It is not waited for without end.
    let reason = loop {
        let waited = tokio::time::timeout(Duration::from_millis(300), events.next()).await;
        match waited {
            Ok(Some(SocketItem::Disconnected { reason, .. })) => break reason,
            Ok(other) => panic!("{other:?}"),
            Err(_) => script.answers.send("2".to_owned()).unwrap(),
        }
    };
    assert!(matches!(reason, DisconnectReason::WriteTimeout), "{reason}");
    let ended = begun.elapsed().as_secs();
    assert!((9..=11).contains(&ended), "{ended}");
}

#[tokio::test(start_paused = true)]
async fn what_waits_to_be_sent_goes_in_one_batch_of_bounded_size() {
    let network = Network::new();
    let (socket, _events, mut script) = begin(&network).await;
    let emit = |n: usize, size: usize| {
        let socket = socket.clone();
        async move {
            socket
                .emit("hello", &format!("{n}{}", "x".repeat(size)))
                .await
                .unwrap()
        }
    };
    futures_util::future::join_all((0..40).map(|n| emit(n, 0))).await;
    let (mut seen, mut sizes) = (Vec::new(), Vec::new());
    while seen.len() < 40 {
        let batch = script.sent.recv().await.unwrap();
        sizes.push(batch.split('\u{1e}').count());
        seen.extend(batch.split('\u{1e}').map(str::to_owned));
    }
    // python-engineio takes no more than 16.
    assert!(
        sizes.iter().all(|size| *size <= 16) && sizes.len() < 10,
        "{sizes:?}"
    );
    let expected: Vec<_> = (0..40).map(|n| format!("42[\"hello\",\"{n}\"]")).collect();
    assert_eq!(seen, expected);
    // The server said that it takes a million bytes at once.
    futures_util::future::join_all((0..5).map(|n| emit(n, 400_000))).await;
    let mut count = 0;
    while count < 5 {
        let batch = script.sent.recv().await.unwrap();
        assert!(batch.len() <= 1_000_000, "{}", batch.len());
        count += batch.split('\u{1e}').count();
    }
    assert_eq!(count, 5);
}
