//! Dropping a future at any point leaves nothing broken.
//!
//! Each operation is polled once, twice, three times and so on, and dropped at that point, until it comes to its end;
//! after every drop the same client must still work, with the one place and the one connection that it may have.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::{
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use http::Method;
use ivk_transport::{
    BoxError,
    http::{Body, Client, FilePart, Multipart, Request, RetryClass},
    socket::{EmitError, Socket, SocketItem, SocketOptions, Subscription},
};
use support::{Network, http::Peer, socket::Server};

/// Polls a future a number of times, then drops it.
struct Polled<F> {
    future: Pin<Box<F>>,
    left: usize,
}

impl<F: Future> Future for Polled<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.left -= 1;
        let outcome = self.future.as_mut().poll(context).map(Some);
        if outcome.is_pending() && self.left == 0 {
            // Give up now rather than when something happens.
            return Poll::Ready(None);
        }
        outcome
    }
}

fn polled<F: Future>(polls: usize, future: F) -> Polled<F> {
    Polled {
        future: Box::pin(future),
        left: polls,
    }
}

/// A server that answers in pieces, wants a new token now and then, and fails every third request.
async fn serve(network: Network) {
    let count = Arc::new(std::sync::atomic::AtomicU32::new(0));
    loop {
        let mut peer = Peer::new(network.accept().await);
        let count = count.clone();
        tokio::spawn(async move {
            while let Some(seen) = peer.request().await {
                let number = count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                match (seen.target.as_str(), number % 3) {
                    ("/login", _) => peer.answer(200, "", "token").await,
                    ("/check", _) => peer.json(200, "true").await,
                    (_, 1) => peer.json(401, "{}").await,
                    (_, 2) => peer.json(429, "{}").await,
                    _ => {
                        for piece in ["HTTP/1.1 200 OK\r\ncontent-", "length: 6\r\n\r\n", "abc", "def"] {
                            tokio::time::sleep(Duration::from_millis(1)).await;
                            peer.send(piece).await;
                        }
                    }
                }
            }
        });
    }
}

fn client(network: &Network) -> Client {
    network
        .builder()
        .concurrency(1)
        .retry(
            ivk_transport::http::RetrySettings::default()
                .budget(1.0, 1000.0)
                .max_attempts(9),
        )
        .sign_in(|client: Client| async move {
            let answer = client
                .send(Request::new("login", Method::POST, "login", RetryClass::Auth))
                .await?;
            Ok::<_, BoxError>(String::from_utf8(answer.body.to_vec())?.into())
        })
        .build()
        .unwrap()
}

/// Drops what `make` makes at every point up to its end; `check` runs after every drop.
async fn at_every_point<T, F: Future<Output = T>>(make: impl Fn() -> F, check: impl AsyncFn()) -> usize {
    for polls in 1.. {
        assert!(polls < 10_000, "it never ends");
        let ended = polled(polls, make()).await.is_some();
        tokio::time::timeout(Duration::from_secs(3600), check())
            .await
            .expect("nothing works any more");
        if ended {
            return polls;
        }
    }
    unreachable!()
}

async fn still_works(client: &Client) {
    let answer = client
        .send(Request::new("check", Method::GET, "check", RetryClass::Read))
        .await
        .unwrap();
    assert_eq!(&*answer.body, b"true");
}

#[tokio::test(start_paused = true)]
async fn a_call_can_be_dropped_anywhere() {
    let network = Network::new();
    let serving = tokio::spawn(serve(network.clone()));
    let client = client(&network);
    let form =
        Multipart::new()
            .text("a", "b")
            .file(FilePart::from_bytes("f", "n", "image/png", vec![1; 500_000]));
    let requests = [
        Request::new("read", Method::GET, "x", RetryClass::Read),
        Request::new("upload", Method::POST, "x", RetryClass::PlainCreate).body(Body::from(form)),
        Request::new("deadline", Method::GET, "x", RetryClass::Read).deadline(Duration::from_secs(100)),
    ];
    let mut points = 0;
    for request in requests {
        points += at_every_point(
            || client.send(request.clone()),
            async || still_works(&client).await,
        )
        .await;
        points += at_every_point(
            || async {
                let mut stream = client.open(request.clone()).await.unwrap();
                while stream.chunk().await.unwrap().is_some() {}
            },
            async || still_works(&client).await,
        )
        .await;
        points += at_every_point(
            || async {
                let mut download = client.download(request.clone()).await.unwrap();
                while download.chunk().await.unwrap().is_some() {}
            },
            async || still_works(&client).await,
        )
        .await;
    }
    assert!(points > 45, "{points}");
    drop(client);
    tokio::time::sleep(Duration::from_secs(60)).await;
    // Nothing of the client is left running: what is alive is the server and this test.
    let alive = tokio::runtime::Handle::current().metrics().num_alive_tasks();
    assert_eq!(alive, 1, "tasks are left");
    serving.abort();
}

#[tokio::test(start_paused = true)]
async fn waits_for_a_piece_that_are_dropped_lose_nothing() {
    const WHOLE: &[u8] = b"0123456789abcdefghij";
    let network = Network::new();
    let answering = network.clone();
    let serving = tokio::spawn(async move {
        // Each connection gives four more bytes, one by one, and breaks.
        for begin in (0..WHOLE.len()).step_by(4) {
            let mut peer = Peer::new(answering.accept().await);
            let seen = peer.request().await.unwrap();
            let end = WHOLE.len() - 1;
            let head = match seen.header("range") {
                Some(range) => {
                    assert_eq!(range, format!("bytes={begin}-"));
                    format!("206 P\r\ncontent-range: bytes {begin}-{end}/{}", WHOLE.len())
                }
                None => "200 OK".to_owned(),
            };
            let length = WHOLE.len() - begin;
            let same = "accept-ranges: bytes\r\netag: \"one\"";
            peer.send(format!(
                "HTTP/1.1 {head}\r\n{same}\r\ncontent-length: {length}\r\n\r\n"
            ))
            .await;
            for byte in &WHOLE[begin..begin + 4] {
                tokio::time::sleep(Duration::from_millis(1)).await;
                peer.send([*byte]).await;
            }
        }
    });
    let client = network.client();
    let request = Request::new("get", Method::GET, "x", RetryClass::Read);
    let mut download = client.download(request).await.unwrap();
    let mut received = Vec::new();
    for polls in 1.. {
        match polled(polls % 3, download.chunk()).await {
            Some(piece) => match piece.unwrap() {
                Some(piece) => received.extend_from_slice(&piece),
                None => break,
            },
            None => tokio::time::sleep(Duration::from_micros(300)).await,
        }
    }
    assert_eq!(received, WHOLE);
    serving.await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn what_a_handle_waits_for_can_be_dropped_anywhere() {
    let network = Network::new();
    let socket = Socket::connect(&network.client(), SocketOptions::new("socket.io/"));
    let mut server = Server::connected(&network).await;
    let serving = tokio::spawn(async move {
        while let Some(text) = server.text().await {
            let digits: String = text[2..].chars().take_while(char::is_ascii_digit).collect();
            if !digits.is_empty() {
                server.send(&format!("43{digits}[]")).await;
                server.send(r#"42["event",1]"#).await;
            }
        }
    });
    socket.connected().await.unwrap();
    let limit = Duration::from_secs(5);
    let works = async || assert_eq!(socket.emit_with_ack("check", &1, limit).await.unwrap(), "[]");
    at_every_point(|| socket.emit("a", &1), &works).await;
    at_every_point(|| socket.emit_with_ack("b", &1, limit), &works).await;
    let subscription = Subscription::new("on", "off", &1).unwrap();
    at_every_point(|| socket.add_subscription(subscription.clone()), &works).await;
    at_every_point(|| socket.remove_subscription(&subscription), &works).await;
    at_every_point(|| socket.connected(), &works).await;

    let mut events = socket.subscribe();
    assert!(matches!(events.next().await, Some(SocketItem::Connected { .. })));
    let mut seen = 0;
    for polls in 1..50 {
        works().await;
        if let Some(item) = polled(polls % 3, events.next()).await {
            assert!(matches!(item, Some(SocketItem::Event(_))));
            seen += 1;
        }
    }
    // None is lost by a dropped wait: what was not seen then is still there.
    while seen < 49 {
        assert!(matches!(events.next().await, Some(SocketItem::Event(_))));
        seen += 1;
    }
    let mut closing = pin!(polled(1, socket.close()));
    closing.as_mut().await;
    socket.close().await;
    assert!(events.next().await.is_none());
    serving.await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_session_that_loses_its_server_lets_everyone_go() {
    let network = Network::new();
    let socket = Socket::connect(&network.client(), SocketOptions::new("socket.io/"));
    let server = Server::connected(&network).await;
    socket.connected().await.unwrap();
    let waiting: Vec<_> = (0..10)
        .map(|_| {
            let socket = socket.clone();
            tokio::spawn(async move { socket.emit_with_ack("a", &1, Duration::from_secs(3600)).await })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(10)).await;
    server.drop_connection();
    for one in waiting {
        assert!(matches!(one.await.unwrap(), Err(EmitError::Lost)));
    }
    drop(socket);
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(tokio::runtime::Handle::current().metrics().num_alive_tasks(), 0);
}
