//! What one request and its answer look like on the wire.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::time::Duration;

use http::Method;
use ivk_transport::http::{
    Body, Client, Error, ErrorKind, FilePart, Multipart, Phase, Request, RetryClass, RetrySettings,
};
use support::{Network, http::Peer};

fn read(target: &str) -> Request {
    Request::new("read", Method::GET, target, RetryClass::Read)
}

/// Sends a request while `serve` plays the server on the first connection.
async fn exchange<F>(
    network: &Network,
    client: &Client,
    request: Request,
    serve: F,
) -> Result<ivk_transport::http::Response, Error>
where
    F: AsyncFnOnce(Peer) -> (),
{
    let serving = async { serve(Peer::new(network.accept().await)).await };
    let (answer, ()) = tokio::join!(client.send(request), serving);
    answer
}

#[tokio::test(start_paused = true)]
async fn a_read_asks_below_the_base_path_and_sends_no_accept_encoding() {
    let network = Network::new();
    let client = network
        .builder_at("http://server.test/invoke")
        .token("abc")
        .build()
        .unwrap();
    let answer = exchange(
        &network,
        &client,
        read("api/v1/boards/?all=true"),
        async |mut peer| {
            let seen = peer.request().await.unwrap();
            assert_eq!(
                (seen.method.as_str(), seen.target.as_str()),
                ("GET", "/invoke/api/v1/boards/?all=true")
            );
            assert_eq!(seen.header("host"), Some("server.test"));
            assert_eq!(seen.header("authorization"), Some("Bearer abc"));
            assert_eq!(seen.header("accept-encoding"), None);
            assert!(seen.header("user-agent").unwrap().starts_with("ivk/"));
            peer.json(200, "[]").await;
        },
    )
    .await
    .unwrap();
    assert_eq!(
        (answer.status.as_u16(), &*answer.body, answer.attempts),
        (200, &b"[]"[..], 1)
    );
}

#[tokio::test(start_paused = true)]
async fn html_means_that_there_is_no_such_route() {
    let network = Network::new();
    let error = exchange(
        &network,
        &network.client(),
        read("api/v1/nope"),
        async |mut peer| {
            peer.request().await.unwrap();
            peer.answer(
                200,
                "content-type: text/html; charset=utf-8\r\n",
                "<!doctype html>",
            )
            .await;
        },
    )
    .await
    .unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::NoSuchRoute, 1));
    assert_eq!(
        error.to_string(),
        "read failed: the server has no such route, perhaps because of its version"
    );
}

#[tokio::test(start_paused = true)]
async fn the_servers_words_are_in_the_error() {
    let network = Network::new();
    let request = Request::new(
        "get_queue_item",
        Method::GET,
        "api/v1/queue/default/i/9",
        RetryClass::Read,
    );
    let error = exchange(&network, &network.client(), request, async |mut peer| {
        peer.request().await.unwrap();
        peer.json(
            404,
            r#"{"detail":"Queue item with id 9 not found in queue default"}"#,
        )
        .await;
    })
    .await
    .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(
        error.to_string(),
        "get_queue_item failed: the server answered 404 (Queue item with id 9 not found in queue default)"
    );
}

#[tokio::test(start_paused = true)]
async fn a_form_has_an_exact_length_and_escaped_names() {
    let network = Network::new();
    let form = Multipart::new()
        .text("metadata", r#"{"a":1}"#)
        .file(FilePart::from_bytes(
            "file",
            "a\"\r\nb.png",
            "image/png",
            vec![7; 300_000],
        ));
    let request = Request::new(
        "upload_image",
        Method::POST,
        "api/v1/images/upload",
        RetryClass::PlainCreate,
    )
    .body(Body::from(form));
    exchange(&network, &network.client(), request, async |mut peer| {
        let seen = peer.request().await.unwrap();
        assert!(seen.header("transfer-encoding").is_none());
        let boundary = seen
            .header("content-type")
            .unwrap()
            .strip_prefix("multipart/form-data; boundary=")
            .unwrap();
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n{{\"a\":1}}\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a%22%0D%0Ab.png\"\r\n\
             Content-Type: image/png\r\n\r\n"
        );
        let tail = format!("\r\n--{boundary}--\r\n");
        assert!(seen.body.starts_with(head.as_bytes()));
        assert!(seen.body.ends_with(tail.as_bytes()));
        assert_eq!(seen.body.len(), head.len() + 300_000 + tail.len());
        peer.json(201, "{}").await;
    })
    .await
    .unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_stale_connection_is_replaced_without_the_caller_noticing() {
    let network = Network::new();
    let client = network.client();
    let serve = async {
        let mut peer = Peer::new(network.accept().await);
        peer.request().await.unwrap();
        peer.json(200, "1").await;
        drop(peer);
        let mut peer = Peer::new(network.accept().await);
        peer.request().await.unwrap();
        peer.json(200, "2").await;
        peer
    };
    let ask = async {
        let first = client.send(read("a")).await.unwrap();
        let create =
            Request::new("enqueue", Method::POST, "b", RetryClass::PlainCreate).body(Body::json("{}"));
        let second = client.send(create).await.unwrap();
        (first, second)
    };
    let (_peer, (first, second)) = tokio::join!(serve, ask);
    assert_eq!(
        (&*first.body, &*second.body, second.attempts),
        (&b"1"[..], &b"2"[..], 1)
    );
}

#[tokio::test(start_paused = true)]
async fn an_idle_connection_is_left_before_the_server_leaves_it() {
    let network = Network::new();
    let client = network.client();
    let serve = async {
        let mut peer = Peer::new(network.accept().await);
        peer.request().await.unwrap();
        peer.json(200, "1").await;
        let closed = tokio::time::Instant::now();
        peer.closed().await;
        closed.elapsed()
    };
    let (idle, answer) = tokio::join!(serve, client.send(read("a")));
    answer.unwrap();
    let limit = Duration::from_secs(4)..Duration::from_secs(5);
    assert!(limit.contains(&idle), "{idle:?}");
}

#[tokio::test(start_paused = true)]
async fn a_text_500_retires_its_connection() {
    let network = Network::new();
    let client = network.builder().retry(RetrySettings::never()).build().unwrap();
    let serve = async {
        let mut first = Peer::new(network.accept().await);
        first.request().await.unwrap();
        first
            .answer(500, "content-type: text/plain\r\n", "Internal Server Error")
            .await;
        let mut second = Peer::new(network.accept().await);
        second.request().await.unwrap();
        second.json(200, "1").await;
        (first, second)
    };
    let ask = async {
        let error = client.send(read("a")).await.unwrap_err();
        assert_eq!(error.detail().unwrap().to_string(), "Internal Server Error");
        client.send(read("b")).await.unwrap();
    };
    let _ = tokio::join!(serve, ask);
}

#[tokio::test(start_paused = true)]
async fn a_sign_in_that_fails_is_told_as_such() {
    let network = Network::new();
    let client = network
        .builder()
        .sign_in(|_| async { Err("the password is wrong".into()) })
        .build()
        .unwrap();
    let serve = async {
        let mut peer = Peer::new(network.accept().await);
        peer.request().await.unwrap();
        peer.answer(401, "", r#"{"detail":"Authentication required"}"#)
            .await;
        std::future::pending().await
    };
    let ask = client.send(Request::new("list", Method::GET, "x", RetryClass::Read));
    let error = tokio::select! {
        () = serve => unreachable!(),
        answer = ask => answer.unwrap_err(),
    };
    assert_eq!((error.kind(), error.operation()), (ErrorKind::SignIn, "list"));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(cause, "the password is wrong");
}

#[tokio::test(start_paused = true)]
async fn one_sign_in_serves_all_that_were_refused() {
    let network = Network::new();
    let client = network
        .builder()
        .token("old")
        .concurrency(2)
        .sign_in(|client| async move {
            let login = Request::new("login", Method::POST, "login", RetryClass::Auth).body(Body::json("{}"));
            let answer = client.send(login).await?;
            Ok::<_, ivk_transport::BoxError>(String::from_utf8(answer.body.to_vec())?.into())
        })
        .build()
        .unwrap();
    let logins = std::sync::atomic::AtomicU32::new(0);
    let serve = async {
        loop {
            let mut peer = Peer::new(network.accept().await);
            let logins = &logins;
            tokio::task::yield_now().await;
            while let Some(seen) = peer.request().await {
                match (seen.target.as_str(), seen.header("authorization")) {
                    ("/login", None) => {
                        logins.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                        peer.answer(200, "connection: close\r\n", "new").await;
                    }
                    (_, Some("Bearer new")) => {
                        peer.answer(200, "x-refreshed-token: newer\r\nconnection: close\r\n", "ok")
                            .await;
                    }
                    (_, Some("Bearer newer")) => peer.answer(200, "connection: close\r\n", "ok").await,
                    (_, Some("Bearer old")) => peer.answer(401, "connection: close\r\n", "{}").await,
                    other => panic!("{other:?}"),
                }
            }
        }
    };
    let create = || Request::new("create", Method::POST, "x", RetryClass::PlainCreate);
    let ask = futures_util::future::join_all((0..5).map(|_| client.send(create())));
    tokio::select! {
        () = serve => unreachable!(),
        answers = ask => answers.into_iter().for_each(|a| assert_eq!(&*a.unwrap().body, b"ok")),
    }
    assert_eq!(logins.into_inner(), 1);
    assert_eq!(
        secrecy::ExposeSecret::expose_secret(&client.token().unwrap()),
        "newer"
    );
}

#[tokio::test(start_paused = true)]
async fn a_deadline_ends_everything_and_says_how_far_it_came() {
    let network = Network::new();
    let client = network.client();
    let create =
        Request::new("create", Method::POST, "x", RetryClass::PlainCreate).deadline(Duration::from_secs(3));
    let error = exchange(&network, &client, create, async |mut peer| {
        peer.request().await.unwrap();
        peer.closed().await;
    })
    .await
    .unwrap_err();
    assert_eq!(
        (error.kind(), error.phase(), error.attempts()),
        (ErrorKind::Deadline, Phase::Head, 1)
    );
    assert!(error.is_ambiguous() && error.elapsed() == Duration::from_secs(3));
}

#[tokio::test(start_paused = true)]
async fn a_stream_checks_its_length() {
    let network = Network::new();
    let client = network.client();
    let serve = async {
        let mut peer = Peer::new(network.accept().await);
        peer.request().await.unwrap();
        peer.send("HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: 10\r\n\r\n12345")
            .await;
    };
    let ask = async {
        let mut stream = client.open(read("image")).await.unwrap();
        assert_eq!(stream.content_length(), Some(10));
        assert_eq!(stream.chunk().await.unwrap().unwrap(), "12345");
        let error = stream.chunk().await.unwrap_err();
        assert_eq!(
            (error.kind(), error.phase()),
            (ErrorKind::Interrupted, Phase::Body)
        );
        assert!(stream.chunk().await.unwrap().is_none());
    };
    tokio::join!(serve, ask);
}

#[test]
fn a_client_is_cheap_to_share_and_shows_no_secret() {
    fn shareable<T: Clone + Send + Sync + 'static>(_: &T) {}
    let client = Client::builder("localhost:9090")
        .token("hunter2")
        .build()
        .unwrap();
    shareable(&client);
    assert!(!format!("{client:?} {:?}", client.token()).contains("hunter2"));
    assert!(Client::builder("localhost").token("a\nb").build().is_err());
}

#[tokio::test(start_paused = true)]
async fn a_redirection_is_not_followed_and_takes_no_token_along() {
    for (status, location) in [
        (302, "http://evil.test/"),
        (307, "http://evil.test:80/x"),
        (308, "/elsewhere"),
    ] {
        let network = Network::new();
        let asked = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let (seen, connect) = (asked.clone(), network.clone());
        let client = network
            .builder()
            .token("secret")
            .connector(move |endpoint: ivk_transport::http::Endpoint| {
                seen.lock().unwrap().push(endpoint.host);
                let connecting = connect.connect();
                async move { connecting }
            })
            .build()
            .unwrap();
        let serve = async {
            let mut peer = Peer::new(network.accept().await);
            let first = peer.request().await.unwrap();
            assert_eq!(first.header("authorization"), Some("Bearer secret"));
            peer.answer(status, &format!("location: {location}\r\n"), "")
                .await;
            // Whatever came next would come here.
            peer.request().await
        };
        let ask = async {
            let error = client.send(read("x")).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Status);
            assert_eq!(error.status().unwrap().as_u16(), status);
            drop(client);
        };
        let (next, ()) = tokio::join!(serve, ask);
        assert!(next.is_none());
        assert_eq!(*asked.lock().unwrap(), ["server.test"]);
    }
}
