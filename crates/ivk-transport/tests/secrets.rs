//! No token is seen anywhere: not in a log at the finest level, not in an error, not in a `Debug`.
//!
//! Alone in its program, since a logger is for the whole process.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::{
    fmt::Write as _,
    io,
    net::Ipv4Addr,
    sync::{Mutex, MutexGuard, Once, PoisonError},
    time::Duration,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::Method;
use ivk_transport::{
    BoxError,
    http::{Body, Client, Request, RetryClass},
    socket::{Socket, SocketItem, SocketOptions},
};
use secrecy::ExposeSecret;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    sync::mpsc,
};
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use support::{Mood, Network, http::Peer, socket::OPEN};

/// Everything that was said.
static SAID: Mutex<String> = Mutex::new(String::new());

fn said() -> MutexGuard<'static, String> {
    SAID.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Listener;

impl log::Log for Listener {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        writeln!(said(), "{} {}", record.target(), record.args()).unwrap();
    }

    fn flush(&self) {}
}

impl io::Write for Listener {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        said().push_str(&String::from_utf8_lossy(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn listen() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        log::set_logger(&Listener).unwrap();
        log::set_max_level(log::LevelFilter::Trace);
        tracing_subscriber::fmt()
            .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
            .with_writer(|| Listener)
            .init();
    });
}

/// Says what a user's program could print of a value.
fn show(what: &dyn std::fmt::Debug) {
    writeln!(said(), "{what:?} {what:#?}").unwrap();
}

fn assert_nothing_was_seen() {
    let said = said();
    assert!(said.contains("http.request.method"), "nothing was captured");
    if let Some(at) = said.find(MARK) {
        panic!("{}", &said[at.saturating_sub(300)..(at + 100).min(said.len())]);
    }
    assert!(!said.contains(&hex(MARK)));
    assert!(!said.contains(&STANDARD.encode(format!("me:{MARK}"))));
}

/// The five tokens of the test have this in common. So does nothing else.
const MARK: &str = "hunter2";

fn request(target: &str, class: RetryClass) -> Request {
    Request::new("secret_test", Method::POST, target, class)
        .body(Body::json(format!(r#"{{"password":"{MARK}"}}"#)))
}

#[tokio::test(start_paused = true)]
async fn no_token_is_seen_anywhere() {
    listen();
    let network = Network::new();
    let client = network
        .builder()
        .token(format!("{MARK}-first"))
        .header("x-api-key", format!("{MARK}-key"))
        .sign_in(|client: Client| async move {
            let answer = client.send(request("login", RetryClass::Auth)).await?;
            Ok::<_, BoxError>(String::from_utf8(answer.body.to_vec())?.into())
        })
        .build()
        .unwrap();
    show(&client);
    show(&client.token());
    show(
        &Client::builder("http://server.test")
            .header("authorization", format!("Bearer {MARK}"))
            .build()
            .unwrap_err(),
    );
    show(
        &Client::builder(format!("http://me:{MARK}@server.test"))
            .build()
            .unwrap_err(),
    );
    show(
        &Client::builder("http://server.test")
            .token(format!("{MARK}\n"))
            .build()
            .unwrap_err(),
    );

    let serve = async {
        loop {
            let mut peer = Peer::new(network.accept().await);
            while let Some(seen) = peer.request().await {
                match (seen.target.as_str(), seen.header("authorization")) {
                    ("/login", _) => peer.answer(200, "", &format!("{MARK}-second")).await,
                    ("/refresh", Some(token)) if token.ends_with("second") => {
                        peer.answer(200, &format!("x-refreshed-token: {MARK}-third\r\n"), "{}")
                            .await;
                    }
                    ("/reset", _) => break,
                    ("/refused", Some(_)) => {
                        peer.json(403, r#"{"detail":"Admin privileges required"}"#).await
                    }
                    _ => peer.json(401, r#"{"detail":"Authentication required"}"#).await,
                }
            }
        }
    };
    let ask = async {
        let answer = client
            .send(request("refresh", RetryClass::PlainCreate))
            .await
            .unwrap();
        show(&answer);
        show(&answer.headers);
        for target in ["reset", "refused", "unauthorized"] {
            let error = client
                .send(request(target, RetryClass::PlainCreate))
                .await
                .unwrap_err();
            show(&error);
            writeln!(said(), "{error}").unwrap();
        }
        show(&request("reset", RetryClass::PlainCreate));
    };
    tokio::select! {
        () = serve => unreachable!(),
        () = ask => {}
    }
    assert_eq!(client.token().unwrap().expose_secret(), format!("{MARK}-second"));

    let options = SocketOptions::new("socket.io/")
        .auth(|token| Some(serde_json::json!({ "token": token?.expose_secret() }).to_string()));
    show(&options);
    let socket = Socket::connect(&client, options);
    let mut events = socket.subscribe();
    // The script speaks WebSocket by hand: a library at this end would log what it reads.
    let mut peer = Peer::new(network.accept().await);
    let upgrade = peer.request().await.unwrap();
    assert!(upgrade.header("authorization").unwrap().contains(MARK));
    let accept = derive_accept_key(upgrade.header("sec-websocket-key").unwrap().as_bytes());
    peer.send(format!(
        "HTTP/1.1 101 x\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: {accept}\r\n\r\n"
    ))
    .await;
    peer.send([&[0x81, OPEN.len() as u8], OPEN.as_bytes()].concat())
        .await;
    let (mut stream, _) = peer.into_inner();
    let mut head = [0; 6];
    stream.read_exact(&mut head).await.unwrap();
    let mut payload = vec![0; usize::from(head[1] & 0x7f)];
    stream.read_exact(&mut payload).await.unwrap();
    payload
        .iter_mut()
        .zip(head[2..].iter().cycle())
        .for_each(|(byte, mask)| *byte ^= mask);
    assert_eq!(
        String::from_utf8(payload).unwrap(),
        format!(r#"40{{"token":"{MARK}-second"}}"#)
    );
    stream.write_all(b"\x81\x0d40{\"sid\":\"x\"}").await.unwrap();
    show(&events.next().await);
    show(&socket);
    show(&events);
    network.set(Mood::Refusing);
    drop(stream);
    for _ in 0..3 {
        let item = events.next().await;
        if let Some(SocketItem::Disconnected { reason, .. }) = &item {
            writeln!(said(), "{reason}").unwrap();
        }
        show(&item);
    }
    tokio::time::sleep(Duration::from_secs(60)).await;

    assert!(said().contains("tungstenite"), "nothing was captured");
    assert_nothing_was_seen();
}

/// A proxy that answers every request alike; for what is encrypted and for sockets it wants other credentials. Tells
/// what it was asked.
async fn proxy(answer: &'static str) -> (u16, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (tell, told) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(stream.read_u8().await.unwrap());
            }
            let head = String::from_utf8(head).unwrap();
            let answer = if head.starts_with("CONNECT") {
                "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n"
            } else {
                answer
            };
            tell.send(head).unwrap();
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    (port, told)
}

#[tokio::test]
async fn no_token_is_seen_at_a_proxy_and_no_redirect_is_followed() {
    listen();
    let redirect = "HTTP/1.1 302 Found\r\nlocation: http://elsewhere.example/\r\nconnection: close\r\n\
                    content-length: 0\r\n\r\n";
    let (port, mut asked) = proxy(redirect).await;
    for address in ["http://gpu.example", "https://gpu.example"] {
        let builder = Client::builder(address)
            .token(format!("{MARK}-proxied"))
            .proxy(format!("http://me:{MARK}@127.0.0.1:{port}"));
        show(&builder);
        let client = builder.build().unwrap();
        show(&client);
        let error = client
            .send(request("x", RetryClass::PlainCreate))
            .await
            .unwrap_err();
        show(&error);
        writeln!(said(), "{error}").unwrap();
        let head = asked.recv().await.unwrap();
        assert!(
            head.starts_with("POST http://gpu.example/x ") || head.starts_with("CONNECT gpu.example:443 "),
            "{head}"
        );
        // The proxy must not see what is for the server behind an encrypted tunnel.
        assert_eq!(head.contains(MARK), address == "http://gpu.example", "{head}");
        let socket = Socket::connect(&client, SocketOptions::new("socket.io/"));
        let mut events = socket.subscribe();
        show(&events.next().await);
        let head = asked.recv().await.unwrap();
        assert!(head.starts_with("CONNECT ") && !head.contains(MARK), "{head}");
        socket.close().await;
    }
    // Nobody went where the redirect led to.
    while let Ok(head) = asked.try_recv() {
        assert!(!head.contains("elsewhere"), "{head}");
    }
    show(
        &Client::builder("http://gpu.example")
            .proxy(format!("gopher://me:{MARK}@127.0.0.1:{port}"))
            .build(),
    );
    show(
        &Client::builder("http://gpu.example")
            .proxy(format!("http://me:{MARK}@[nonsense"))
            .build(),
    );
    assert_nothing_was_seen();
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}
