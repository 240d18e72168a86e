//! Encrypted connections and proxies, for requests and the socket alike, over real sockets on this machine.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::net::Ipv4Addr;

use ivk_transport::{
    http::{Client, ErrorKind, Phase, RetrySettings},
    socket::{DisconnectReason, Socket, SocketItem, SocketOptions},
};
use support::local::{certificate, proxy, read, server, works};
use tokio::net::TcpListener;

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
