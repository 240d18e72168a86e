//! Which connection a request goes over, and how long one is kept.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::{
    io::{Read, Write},
    net::TcpListener,
    time::Duration,
};

use futures_util::future::join_all;
use http::Method;
use ivk_transport::http::{Client, Request, RetryClass, RetrySettings};
use support::{Network, http::Peer};
use tokio::time::Instant;

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

fn read(target: &str) -> Request {
    Request::new("read", Method::GET, target, RetryClass::Read)
}

#[tokio::test(start_paused = true)]
async fn no_more_connections_are_kept_than_were_allowed() {
    let network = Network::new();
    let client = network.builder().max_idle_connections(2).build().unwrap();
    let serve = async {
        let mut peers = Vec::new();
        for _ in 0..5 {
            let mut peer = Peer::new(network.accept().await);
            peer.request().await.unwrap();
            peers.push(peer);
        }
        for peer in &mut peers {
            peer.send(OK).await;
        }
        let begun = Instant::now();
        let closed = peers.into_iter().map(|peer| async move {
            peer.closed().await;
            begun.elapsed()
        });
        let kept = join_all(closed).await;
        kept.iter().filter(|kept| **kept > Duration::from_secs(1)).count()
    };
    let ask = join_all(["a", "b", "c", "d", "e"].map(|target| client.send(read(target))));
    let (kept, answers) = tokio::join!(serve, ask);
    assert!(answers.iter().all(Result::is_ok));
    assert_eq!(kept, 2);
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_came_whole_keeps_its_connection_though_nobody_reads_it() {
    let network = Network::new();
    let client = network.builder().retry(RetrySettings::never()).build().unwrap();
    let serve = async {
        let mut peer = Peer::new(network.accept().await);
        for _ in 0..3 {
            peer.request().await.unwrap();
            peer.send(OK).await;
        }
    };
    let ask = async {
        for _ in 0..2 {
            drop(client.open(read("x")).await.unwrap());
        }
        client.send(read("x")).await.unwrap();
    };
    tokio::join!(serve, ask);
}

/// A connection is woken by the runtime that made it. When that one stands still, as one does between two calls of
/// `block_on`, another one must not wait for it.
#[test]
fn a_client_serves_two_runtimes() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            std::thread::spawn(move || {
                let mut buffer = [0; 4096];
                while stream.read(&mut buffer).is_ok_and(|count| count > 0) {
                    stream.write_all(OK.as_bytes()).unwrap();
                }
            });
        }
    });
    let client = Client::builder(format!("http://{address}"))
        .head_timeout(Duration::from_secs(5))
        .retry(RetrySettings::never())
        .build()
        .unwrap();
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
    };
    let (one, other) = (runtime(), runtime());
    for _ in 0..3 {
        one.block_on(client.send(read("x"))).unwrap();
        other.block_on(client.send(read("x"))).unwrap();
    }
    // What one of them leaves behind when it ends is nobody's trouble.
    drop(one);
    other.block_on(client.send(read("x"))).unwrap();
    runtime().block_on(client.send(read("x"))).unwrap();
}
