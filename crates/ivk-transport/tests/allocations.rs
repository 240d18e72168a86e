//! Reading a packet takes no memory, and a request little.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use allocation_counter::measure;
use bytes::Bytes;
use http::Method;
use http_body_util::{BodyExt, Empty};
use hyper_util::rt::TokioIo;
use ivk_transport::{
    http::{Client, Endpoint, Request, RetryClass},
    socket::{
        Limits,
        engine_io::Packet as Engine,
        socket_io::{Assembler, Packet, Step},
    },
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// The texts that a real server sent over its socket.
fn recorded() -> Vec<String> {
    include_str!("fixtures/6.14.2-text-to-image-4-steps.jsonl")
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter(|entry| entry["from"] == "server")
        .filter_map(|entry| entry["text"].as_str().map(str::to_owned))
        .collect()
}

#[test]
fn a_packet_is_read_without_allocating() {
    let frames = recorded();
    let limits = Limits::default();
    let (mut read, mut named) = (0, 0);
    let taken = measure(|| {
        for frame in &frames {
            let Ok(Engine::Message(text)) = Engine::decode(frame) else {
                continue;
            };
            let packet = Packet::decode(text, &limits).unwrap();
            read += 1;
            named += usize::from(packet.arguments().is_some_and(|found| !found.name().is_empty()));
        }
    });
    assert_eq!(taken.count_total, 0);
    assert!(read > 40 && named > 40, "{read} {named} of {}", frames.len());
    // The counter counts.
    assert_eq!(measure(|| drop(frames[0].clone())).count_total, 1);
}

#[test]
fn a_connection_is_followed_without_allocating_until_there_are_attachments() {
    let frames = recorded();
    let mut assembler = Assembler::new(Limits::default());
    let taken = measure(|| {
        for text in frames.iter().filter_map(|frame| frame.strip_prefix('4')) {
            assert!(matches!(assembler.text(text), Ok(Step::Packet(_))));
        }
    });
    assert_eq!(taken.count_total, 0);
}

/// Answers every request on a connection in memory with the same bytes.
async fn answer(mut stream: tokio::io::DuplexStream) {
    let mut buffer = vec![0; 4096];
    while stream.read(&mut buffer).await.is_ok_and(|count| count > 0) {
        let body = "x".repeat(1024);
        let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1024\r\n\r\n";
        stream
            .write_all(format!("{head}{body}").as_bytes())
            .await
            .unwrap();
    }
}

/// How many allocations the second of two runs takes on a runtime of its own.
fn allocations<F: AsyncFnMut()>(mut ask: F) -> u64 {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(ask());
    runtime.block_on(ask());
    measure(|| runtime.block_on(ask())).count_total
}

#[test]
fn a_small_request_takes_little_more_than_hyper_alone() {
    let mut raw = None;
    let hyper = allocations(async || {
        let sender = match &mut raw {
            Some(sender) => sender,
            None => {
                let (near, far) = tokio::io::duplex(64 * 1024);
                tokio::spawn(answer(far));
                let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(near))
                    .await
                    .unwrap();
                tokio::spawn(connection);
                raw.insert(sender)
            }
        };
        sender.ready().await.unwrap();
        let request = http::Request::get("/api/v1/app/version")
            .header("host", "localhost")
            .header("authorization", "Bearer token")
            .body(Empty::<Bytes>::new())
            .unwrap();
        let answer = sender.send_request(request).await.unwrap();
        assert_eq!(answer.into_body().collect().await.unwrap().to_bytes().len(), 1024);
    });
    let client = Client::builder("http://server.test")
        .token("token")
        .connector(|_: Endpoint| async {
            let (near, far) = tokio::io::duplex(64 * 1024);
            tokio::spawn(answer(far));
            Ok(near)
        })
        .build()
        .unwrap();
    let ours = allocations(async || {
        let request = Request::new("version", Method::GET, "api/v1/app/version", RetryClass::Read);
        assert_eq!(client.send(request).await.unwrap().body.len(), 1024);
    });
    assert!(ours <= hyper + 12, "{ours} against {hyper}");
}
