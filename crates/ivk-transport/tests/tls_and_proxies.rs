//! Encrypted connections and proxies, for requests and the socket alike, over real sockets on this machine.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::{net::Ipv4Addr, sync::Arc};

use http::Method;
use ivk_transport::{
    http::{Client, ErrorKind, Phase, Request, RetryClass, RetrySettings},
    socket::{DisconnectReason, Socket, SocketItem, SocketOptions},
};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
    },
};
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

fn read() -> Request {
    Request::new("read", Method::GET, "x", RetryClass::Read)
}

/// A certificate for `localhost`, and the authority that vouches for it, as PEM.
fn certificate() -> (TlsAcceptor, String) {
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let issuer = CertifiedIssuer::self_signed(authority, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    let certificate = CertificateParams::new(names)
        .unwrap()
        .signed_by(&key, &issuer)
        .unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .unwrap();
    (TlsAcceptor::from(Arc::new(config)), issuer.pem())
}

/// Reads up to an empty line.
async fn head(stream: &mut (impl AsyncRead + Unpin)) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    Some(String::from_utf8(head).unwrap())
}

/// Answers requests, and lets sockets in.
async fn serve(mut stream: impl AsyncRead + AsyncWrite + Unpin) {
    while let Some(head) = head(&mut stream).await {
        let lower = head.to_ascii_lowercase();
        let Some(at) = lower.find("sec-websocket-key: ") else {
            stream
                .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
                .await
                .unwrap();
            continue;
        };
        let key = head[at + "sec-websocket-key: ".len()..].lines().next().unwrap();
        let accept = derive_accept_key(key.as_bytes());
        let answer = format!(
            "HTTP/1.1 101 x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-accept: {accept}\r\n\r\n"
        );
        stream.write_all(answer.as_bytes()).await.unwrap();
        for text in [
            r#"0{"sid":"a","pingInterval":25000,"pingTimeout":20000}"#,
            r#"40{"sid":"b"}"#,
        ] {
            stream
                .write_all(&[&[0x81, text.len() as u8], text.as_bytes()].concat())
                .await
                .unwrap();
        }
        // Stays until the client goes.
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest).await;
        return;
    }
}

/// A server with or without encryption; returns its port.
async fn server(tls: Option<TlsAcceptor>) -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let tls = tls.clone();
            tokio::spawn(async move {
                match tls {
                    None => serve(stream).await,
                    // A client that does not trust the certificate leaves here.
                    Some(tls) => {
                        if let Ok(stream) = tls.accept(stream).await {
                            serve(stream).await;
                        }
                    }
                }
            });
        }
    });
    port
}

async fn works(client: &Client) {
    assert_eq!(&*client.send(read()).await.unwrap().body, b"ok");
    let socket = Socket::connect(client, SocketOptions::new("socket.io/"));
    socket.connected().await.unwrap();
}

#[tokio::test]
async fn only_a_trusted_certificate_is_accepted_for_requests_and_socket() {
    let (acceptor, authority) = certificate();
    let port = server(Some(acceptor)).await;
    let base = format!("https://localhost:{port}");

    let stranger = Client::builder(&base)
        .retry(RetrySettings::default())
        .build()
        .unwrap();
    let error = stranger.send(read()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.phase(), error.attempts()),
        (ErrorKind::Tls, Phase::Connect, 1)
    );
    assert!(!error.is_ambiguous() && !error.is_retryable());
    let socket = Socket::connect(&stranger, SocketOptions::new("socket.io/"));
    match socket.subscribe().next().await {
        Some(SocketItem::Disconnected {
            reason: DisconnectReason::Connect(error),
            ..
        }) => {
            assert_eq!(error.kind(), ErrorKind::Tls);
        }
        other => panic!("{other:?}"),
    }

    works(
        &Client::builder(&base)
            .add_root_certificate(authority.clone())
            .build()
            .unwrap(),
    )
    .await;
    works(
        &Client::builder(format!("https://127.0.0.1:{port}"))
            .add_root_certificate(authority.clone())
            .build()
            .unwrap(),
    )
    .await;
    works(
        &Client::builder(&base)
            .danger_accept_invalid_certs(true)
            .build()
            .unwrap(),
    )
    .await;

    // The right authority, but a name that the certificate is not for.
    let wrong = Client::builder(format!("https://127.0.0.2:{port}"))
        .add_root_certificate(authority)
        .build()
        .unwrap();
    let error = wrong.send(read()).await.unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::Tls | ErrorKind::Connect),
        "{error:?}"
    );
    assert!(
        Client::builder(&base)
            .add_root_certificate("no certificate")
            .build()
            .is_err()
    );
}

/// A proxy that leads everything to `port` of this machine, whatever it is asked for. Returns its own port, and tells
/// the first line of each request.
async fn proxy(port: u16) -> (u16, tokio::sync::mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let own = listener.local_addr().unwrap().port();
    let (tell, told) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        loop {
            let (mut near, _) = listener.accept().await.unwrap();
            let tell = tell.clone();
            tokio::spawn(async move {
                let Some(request) = head(&mut near).await else {
                    return;
                };
                let authorized = request
                    .to_ascii_lowercase()
                    .contains("proxy-authorization: basic bwu6chc=");
                tell.send(format!("{} {authorized}", request.lines().next().unwrap()))
                    .unwrap();
                let mut far = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.unwrap();
                if request.starts_with("CONNECT") {
                    near.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
                } else {
                    far.write_all(request.as_bytes()).await.unwrap();
                }
                let _ = tokio::io::copy_bidirectional(&mut near, &mut far).await;
            });
        }
    });
    (own, told)
}

#[tokio::test]
async fn a_proxy_forwards_requests_and_tunnels_the_socket() {
    let (proxy, mut told) = proxy(server(None).await).await;
    let client = Client::builder("http://gpu.example:9090/base/")
        .proxy(format!("http://me:pw@127.0.0.1:{proxy}"))
        .build()
        .unwrap();
    works(&client).await;
    assert_eq!(
        told.recv().await.unwrap(),
        "GET http://gpu.example:9090/base/x HTTP/1.1 true"
    );
    assert_eq!(
        told.recv().await.unwrap(),
        "CONNECT gpu.example:9090 HTTP/1.1 true"
    );
}

#[tokio::test]
async fn a_proxy_tunnels_what_is_encrypted() {
    let (acceptor, authority) = certificate();
    let (proxy, mut told) = proxy(server(Some(acceptor)).await).await;
    let proxy = format!("http://me:pw@127.0.0.1:{proxy}");
    // The name is the certificate's, and not that of this machine, so the proxy is asked.
    let client = Client::builder("https://gpu.example")
        .proxy(&proxy)
        .add_root_certificate(authority)
        .build()
        .unwrap();
    let error = client.send(read()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Tls);
    assert_eq!(
        told.recv().await.unwrap(),
        "CONNECT gpu.example:443 HTTP/1.1 true"
    );
    let client = Client::builder("https://gpu.example")
        .proxy(proxy)
        .danger_accept_invalid_certs(true)
        .build()
        .unwrap();
    works(&client).await;
    assert_eq!(
        told.recv().await.unwrap(),
        "CONNECT gpu.example:443 HTTP/1.1 true"
    );
}

#[tokio::test]
async fn this_machine_is_reached_without_a_proxy() {
    let port = server(None).await;
    let client = Client::builder(format!("localhost:{port}"))
        .proxy("http://127.0.0.1:9")
        .build()
        .unwrap();
    works(&client).await;
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told_apart() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let client = Client::builder(format!("127.0.0.1:{port}"))
        .retry(RetrySettings::never())
        .build()
        .unwrap();
    let error = client.send(read()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.phase()),
        (ErrorKind::Connect, Phase::Connect)
    );
    assert_eq!(error.to_string(), "read failed: the server could not be reached");
}
