//! What becomes of connections: which are used again, which are left, and who notices what.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::time::Duration;

use futures_util::{StreamExt, future::join_all};
use http::Method;
use ivk_transport::http::{
    Body, Client, ErrorKind, FilePart, Multipart, Phase, Request, RetryClass, RetrySettings,
};
use support::{Network, http::Peer};
use tokio::time::Instant;

fn read(target: &str) -> Request {
    Request::new("read", Method::GET, target, RetryClass::Read)
}

fn once(network: &Network) -> Client {
    network.builder().retry(RetrySettings::never()).build().unwrap()
}

/// Answers requests on one connection until it is closed; returns how many there were.
async fn serve_one(mut peer: Peer, answer: &str) -> usize {
    let mut count = 0;
    while peer.request().await.is_some() {
        count += 1;
        peer.send(answer).await;
    }
    count
}

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

#[tokio::test(start_paused = true)]
async fn requests_in_turn_share_a_connection() {
    let network = Network::new();
    let client = once(&network);
    let ask = async {
        for n in 0..10 {
            client.send(read(&n.to_string())).await.unwrap();
        }
        drop(client);
    };
    let ((), count) = tokio::join!(ask, async {
        serve_one(Peer::new(network.accept().await), OK).await
    });
    assert_eq!(count, 10);
}

#[tokio::test(start_paused = true)]
async fn an_answer_of_unknown_length_ends_with_its_connection() {
    for (answer, shared) in [
        (
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
            true,
        ),
        (
            "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok",
            false,
        ),
        ("HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\nok", false),
    ] {
        let network = Network::new();
        let client = once(&network);
        let ask = async {
            for _ in 0..2 {
                assert_eq!(&*client.send(read("x")).await.unwrap().body, b"ok");
            }
            drop(client);
        };
        let serve = async {
            let first = serve_one(Peer::new(network.accept().await), answer).await;
            if first == 2 {
                true
            } else {
                serve_one(Peer::new(network.accept().await), answer).await == 2
            }
        };
        let first_serves_both = async {
            if shared {
                serve.await
            } else {
                let mut peer = Peer::new(network.accept().await);
                peer.request().await.unwrap();
                peer.send(answer).await;
                let mut second = Peer::new(network.accept().await);
                second.request().await.unwrap();
                second.send(answer).await;
                false
            }
        };
        let ((), both) = tokio::join!(ask, first_serves_both);
        assert_eq!(both, shared, "{answer}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_that_is_held_makes_the_next_request_connect_anew() {
    let network = Network::new();
    let client = once(&network);
    let serve = async {
        let mut first = Peer::new(network.accept().await);
        first.request().await.unwrap();
        first.send("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nab").await;
        let mut second = Peer::new(network.accept().await);
        second.request().await.unwrap();
        second.send(OK).await;
        first.send("cd").await;
        (first, second)
    };
    let ask = async {
        let mut held = client.open(read("held")).await.unwrap();
        client.send(read("other")).await.unwrap();
        let mut all = Vec::new();
        while let Some(piece) = held.next().await {
            all.extend_from_slice(&piece.unwrap());
        }
        assert_eq!(all, b"abcd");
    };
    let _ = tokio::join!(serve, ask);
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_dropped_half_read_closes_its_connection() {
    let network = Network::new();
    let client = once(&network);
    let serve = async {
        let mut peer = Peer::new(network.accept().await);
        peer.request().await.unwrap();
        peer.send("HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\nab")
            .await;
        peer.closed().await;
        serve_one(Peer::new(network.accept().await), OK).await
    };
    let ask = async {
        drop(client.open(read("large")).await.unwrap());
        client.send(read("next")).await.unwrap();
        drop(client);
    };
    let (count, ()) = tokio::join!(serve, ask);
    assert_eq!(count, 1);
}

#[tokio::test(start_paused = true)]
async fn a_reader_who_takes_an_hour_is_not_timed_out_but_a_silent_server_is() {
    let network = Network::new();
    let client = once(&network);
    let serve = async {
        let mut peer = Peer::new(network.accept().await);
        peer.request().await.unwrap();
        peer.send("HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nab").await;
        tokio::time::sleep(Duration::from_secs(1800)).await;
        peer.send("cd").await;
        peer.closed().await;
    };
    let ask = async {
        let mut stream = client.open(read("slow")).await.unwrap();
        assert_eq!(stream.chunk().await.unwrap().unwrap(), "ab");
        tokio::time::sleep(Duration::from_secs(3600)).await;
        assert_eq!(stream.chunk().await.unwrap().unwrap(), "cd");
        let begun = Instant::now();
        let error = stream.chunk().await.unwrap_err();
        assert_eq!((error.kind(), error.phase()), (ErrorKind::Timeout, Phase::Body));
        assert_eq!(begun.elapsed(), Duration::from_secs(20));
    };
    tokio::join!(serve, ask);
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_breaks_says_what_that_means_for_its_kind_of_request() {
    for class in RetryClass::ALL {
        let network = Network::new();
        let client = once(&network);
        let serve = async {
            let mut peer = Peer::new(network.accept().await);
            peer.request().await.unwrap();
            peer.send("HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nab").await;
        };
        let ask = async {
            let mut stream = client
                .open(Request::new("stream", Method::POST, "x", class))
                .await
                .unwrap();
            stream.chunk().await.unwrap();
            let error = stream.chunk().await.unwrap_err();
            assert_eq!(
                (error.kind(), error.operation(), error.attempts()),
                (ErrorKind::Interrupted, "stream", 1)
            );
            assert_eq!(
                (error.is_ambiguous(), error.is_retryable()),
                (!class.is_repeatable(), class.is_repeatable())
            );
        };
        tokio::join!(serve, ask);
    }
}

#[tokio::test(start_paused = true)]
async fn a_slow_upload_is_not_a_stalled_one() {
    let network = Network::new();
    let client = once(&network);
    let form = Multipart::new().file(FilePart::from_bytes("f", "n", "image/png", vec![0; 2_000_000]));
    let upload = Request::new("upload", Method::POST, "x", RetryClass::PlainCreate).body(Body::from(form));
    let serve = async {
        let mut peer = Peer::new(network.accept().await);
        let mut seen = peer.head().await.unwrap();
        let length: usize = seen.header("content-length").unwrap().parse().unwrap();
        while seen.body.len() < length {
            // A minute for the whole, but never long without a byte.
            tokio::time::sleep(Duration::from_millis(500)).await;
            peer.take(&mut seen.body).await;
        }
        // The head of the answer has its own time, from the end of the upload on.
        tokio::time::sleep(Duration::from_secs(25)).await;
        peer.send(OK).await;
        peer
    };
    let begun = Instant::now();
    let (_peer, answer) = tokio::join!(serve, client.send(upload));
    answer.unwrap();
    assert!(begun.elapsed() > Duration::from_secs(80), "{:?}", begun.elapsed());
}

#[tokio::test(start_paused = true)]
async fn no_more_calls_run_than_were_allowed() {
    let network = Network::new();
    let client = network.builder().concurrency(3).build().unwrap();
    let serve = async {
        let mut open = Vec::new();
        for _ in 0..3 {
            open.push(Peer::new(network.accept().await));
        }
        for peer in &mut open {
            peer.request().await.unwrap();
        }
        let more = tokio::time::timeout(Duration::from_secs(10), network.accept()).await;
        assert!(more.is_err(), "a fourth connection");
        join_all(open.into_iter().map(|mut peer| async move {
            peer.send(OK).await;
            1 + serve_one(peer, OK).await
        }))
        .await
    };
    let ask = async {
        let answers = join_all((0..9).map(|n| client.send(read(&n.to_string())))).await;
        assert!(answers.iter().all(Result::is_ok));
        drop(client);
    };
    let (counts, ()) = tokio::join!(serve, ask);
    assert_eq!(counts.iter().sum::<usize>(), 9);
}

#[tokio::test(start_paused = true)]
async fn a_body_longer_than_allowed_is_refused_however_it_is_sent() {
    for answer in [
        "HTTP/1.1 200 OK\r\ncontent-length: 2000\r\n\r\n".to_owned(),
        format!(
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n7d0\r\n{}\r\n0\r\n\r\n",
            "x".repeat(2000)
        ),
    ] {
        let network = Network::new();
        let client = network.client();
        let serve = async {
            let mut peer = Peer::new(network.accept().await);
            peer.request().await.unwrap();
            peer.send(&answer).await;
            peer.closed().await;
        };
        let (error, ()) = tokio::join!(client.send(read("x").max_body(1000)), serve);
        let error = error.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::BodyTooLarge, 1));
    }
}

#[tokio::test(start_paused = true)]
async fn an_informational_answer_is_passed_over() {
    let network = Network::new();
    let client = once(&network);
    let serve = async {
        let mut peer = Peer::new(network.accept().await);
        peer.request().await.unwrap();
        peer.send("HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n").await;
        peer.send(OK).await;
        peer
    };
    let (_peer, answer) = tokio::join!(serve, client.send(read("x")));
    assert_eq!(&*answer.unwrap().body, b"ok");
}

#[tokio::test(start_paused = true)]
async fn a_users_layer_and_a_users_service_see_every_attempt() {
    use std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    };
    use tower::ServiceBuilder;
    let (layer, service) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let (seen, served) = (layer.clone(), service.clone());
    let client = Client::builder("http://server.test/base/")
        .token("abc")
        .layer(
            ServiceBuilder::new()
                .map_request(move |request: http::Request<Body>| {
                    assert!(
                        request.headers().get("authorization").is_none(),
                        "the token is put on further in"
                    );
                    seen.fetch_add(1, Ordering::SeqCst);
                    request
                })
                .into_inner(),
        )
        .service(tower::service_fn(
            move |request: http::Request<ivk_transport::http::OutgoingBody>| {
                assert_eq!(request.uri(), "http://server.test/base/x");
                assert_eq!(request.headers()["authorization"], "Bearer abc");
                let status = if served.fetch_add(1, Ordering::SeqCst) == 0 {
                    503
                } else {
                    200
                };
                async move {
                    let body = http_body_util::Full::new(bytes::Bytes::from_static(b"ok"));
                    Ok::<_, std::io::Error>(http::Response::builder().status(status).body(body).unwrap())
                }
            },
        ))
        .build()
        .unwrap();
    assert_eq!(&*client.send(read("x")).await.unwrap().body, b"ok");
    assert_eq!(
        (layer.load(Ordering::SeqCst), service.load(Ordering::SeqCst)),
        (2, 2)
    );
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_comes_before_the_upload_ends_is_heard_and_ends_its_connection() {
    let network = Network::new();
    let client = once(&network);
    let serve = async {
        let mut first = Peer::new(network.accept().await);
        first.head().await.unwrap();
        first.json(413, r#"{"detail":"too large"}"#).await;
        // What the rest of the upload would be taken for is anybody's guess.
        first.closed().await;
        let mut second = Peer::new(network.accept().await);
        second.request().await.unwrap();
        second.send(OK).await;
    };
    let ask = async {
        let form = Multipart::new().file(FilePart::from_bytes("f", "n", "image/png", vec![1; 1_000_000]));
        let upload =
            Request::new("upload", Method::POST, "x", RetryClass::PlainCreate).body(Body::from(form));
        let error = client.send(upload).await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 413);
        assert!(!error.is_ambiguous());
        client.send(read("x")).await.unwrap();
    };
    tokio::join!(serve, ask);
}
