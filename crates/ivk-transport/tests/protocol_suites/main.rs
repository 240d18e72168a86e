//! The official Engine.IO (version 4) and Socket.IO (version 5) suites with the roles swapped.
//!
//! Those suites are raw clients that test a server. Here the script is the server, and what a server had to do upon a
//! client's message is what this client has to do upon a server's. The [index] names each case of the two suites and
//! where its mirror is, or why there is none.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod index;
#[path = "../support/mod.rs"]
mod support;

use std::{collections::BTreeSet, time::Duration};

use ivk_transport::http::ErrorKind;
use ivk_transport::socket::{DisconnectReason, EventStream, Socket, SocketItem, SocketOptions, State};
use support::{
    Network,
    http::Peer,
    socket::{OPEN, Server},
};
use tokio::time::Instant;

fn options() -> SocketOptions {
    SocketOptions::new("socket.io/")
}

async fn begin(network: &Network) -> (Socket, EventStream, Server) {
    let socket = Socket::connect(&network.client(), options());
    let mut events = socket.subscribe();
    let server = Server::connected(network).await;
    assert!(matches!(events.next().await, Some(SocketItem::Connected { .. })));
    (socket, events, server)
}

/// The connection is given up, and made again after a wait.
async fn lost(network: &Network, events: &mut EventStream) -> DisconnectReason {
    let Some(SocketItem::Disconnected { reason, retry_in }) = events.next().await else {
        panic!()
    };
    assert!(retry_in > Duration::ZERO);
    let begun = Instant::now();
    let _server = Server::connected(network).await;
    assert!(begun.elapsed() >= retry_in);
    assert!(matches!(events.next().await, Some(SocketItem::Connected { .. })));
    reason
}

#[tokio::test(start_paused = true)]
async fn the_upgrade_names_version_and_transport() {
    let network = Network::new();
    let _socket = Socket::connect(&network.client(), options());
    let server = Server::accept(&network).await;
    assert_eq!(server.upgrade.method, "GET");
    assert_eq!(server.upgrade.target, "/socket.io/?EIO=4&transport=websocket");
    assert_eq!(server.upgrade.header("upgrade"), Some("websocket"));
    assert_eq!(server.upgrade.header("sec-websocket-version"), Some("13"));
}

#[tokio::test(start_paused = true)]
async fn a_session_opens_with_the_servers_own_times() {
    let network = Network::new();
    let socket = Socket::connect(&network.client(), options());
    let mut events = socket.subscribe();
    let mut server = Server::accept(&network).await;
    server
        .send(r#"0{"sid":"x","upgrades":[],"pingInterval":300,"pingTimeout":200,"maxPayload":1000000}"#)
        .await;
    server.text().await.unwrap();
    server.send(r#"40{"sid":"y"}"#).await;
    assert!(matches!(events.next().await, Some(SocketItem::Connected { sid }) if &*sid == "y"));
    let begun = Instant::now();
    assert!(matches!(
        lost(&network, &mut events).await,
        DisconnectReason::Silent
    ));
    assert!(
        begun.elapsed() >= Duration::from_millis(500),
        "{:?}",
        begun.elapsed()
    );
}

#[tokio::test(start_paused = true)]
async fn a_refused_upgrade_is_told_and_tried_again() {
    let network = Network::new();
    let socket = Socket::connect(&network.client(), options());
    let mut events = socket.subscribe();
    for (status, kind) in [
        (400, ErrorKind::Rejected),
        (403, ErrorKind::Forbidden),
        (404, ErrorKind::NotFound),
        (500, ErrorKind::Server),
        (200, ErrorKind::NoSuchRoute),
    ] {
        let mut peer = Peer::new(network.accept().await);
        peer.request().await.unwrap();
        peer.answer(status, "content-type: text/html\r\n", "no").await;
        let Some(SocketItem::Disconnected {
            reason: DisconnectReason::Connect(error),
            ..
        }) = events.next().await
        else {
            panic!()
        };
        assert_eq!((error.status().unwrap().as_u16(), error.kind()), (status, kind));
    }
    let mut peer = Peer::new(network.accept().await);
    peer.request().await.unwrap();
    peer.send(
        "HTTP/1.1 101 x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-accept: x\r\n\r\n",
    )
    .await;
    assert!(matches!(
        events.next().await,
        Some(SocketItem::Disconnected { .. })
    ));
    let _server = Server::connected(&network).await;
    socket.connected().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_text_goes_both_ways() {
    let network = Network::new();
    let (socket, mut events, mut server) = begin(&network).await;
    socket
        .emit("message", &serde_json::json!({"3": [true]}))
        .await
        .unwrap();
    assert_eq!(server.text().await.unwrap(), r#"42["message",{"3":[true]}]"#);
    server.send(r#"42["message-back",1,"2",{"3":[true]}]"#).await;
    let Some(SocketItem::Event(event)) = events.next().await else {
        panic!()
    };
    assert_eq!(
        (event.name(), event.payload()),
        ("message-back", r#"1,"2",{"3":[true]}"#)
    );
}

#[tokio::test(start_paused = true)]
async fn a_binary_event_arrives() {
    let network = Network::new();
    let (_socket, mut events, mut server) = begin(&network).await;
    server
        .send(r#"452-["message",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]"#)
        .await;
    server.send_binary(&[1, 2, 3]).await;
    server.send_binary(&[4, 5, 6]).await;
    let Some(SocketItem::Event(event)) = events.next().await else {
        panic!()
    };
    assert_eq!(event.attachments(), [&[1, 2, 3][..], &[4, 5, 6][..]]);
}

#[tokio::test(start_paused = true)]
async fn an_invalid_engine_packet_ends_the_connection() {
    for packet in ["abc", "", "9", "\u{20ac}"] {
        let network = Network::new();
        let (_socket, mut events, mut server) = begin(&network).await;
        server.send(packet).await;
        assert!(
            matches!(lost(&network, &mut events).await, DisconnectReason::Protocol(_)),
            "{packet:?}"
        );
        assert!(server.text().await.is_none());
    }
    let network = Network::new();
    let (_socket, mut events, mut server) = begin(&network).await;
    server.send_binary(&[1, 2, 3]).await;
    assert!(matches!(
        lost(&network, &mut events).await,
        DisconnectReason::Protocol(_)
    ));
}

#[tokio::test(start_paused = true)]
async fn an_invalid_socket_packet_ends_the_connection() {
    for packet in [
        "4abc",
        "4",
        "42{}",
        r#"42abc["message-with-ack",1]"#,
        "42[1]",
        "43[]",
        r#"45["a"]"#,
        r#"4511-["a"]"#,
    ] {
        let network = Network::new();
        let (_socket, mut events, mut server) = begin(&network).await;
        server.send(packet).await;
        assert!(
            matches!(lost(&network, &mut events).await, DisconnectReason::Protocol(_)),
            "{packet:?}"
        );
        assert!(server.text().await.is_none());
    }
}

#[tokio::test(start_paused = true)]
async fn three_rounds_of_heartbeat_are_answered() {
    let network = Network::new();
    let (socket, _events, mut server) = begin(&network).await;
    for _ in 0..3 {
        tokio::time::sleep(Duration::from_secs(25)).await;
        server.send("2").await;
        assert_eq!(server.text().await.unwrap(), "3");
    }
    server.send("2probe").await;
    assert_eq!(server.text().await.unwrap(), "3probe");
    for idle in ["3", "5", "6", OPEN] {
        server.send(idle).await;
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(socket.state(), State::Connected);
}

#[tokio::test(start_paused = true)]
async fn a_close_packet_ends_the_connection() {
    let network = Network::new();
    let (_socket, mut events, mut server) = begin(&network).await;
    server.send("1").await;
    assert!(matches!(
        lost(&network, &mut events).await,
        DisconnectReason::Closed(None)
    ));
    let network = Network::new();
    let (_socket, mut events, mut server) = begin(&network).await;
    server.close(1011).await;
    assert!(matches!(
        lost(&network, &mut events).await,
        DisconnectReason::Closed(Some(1011))
    ));
}

#[tokio::test(start_paused = true)]
async fn every_connection_asks_for_a_session_of_its_own() {
    let network = Network::new();
    let socket = Socket::connect(&network.client(), options());
    let mut seen = BTreeSet::new();
    for _ in 0..3 {
        let server = Server::accept(&network).await;
        assert!(!server.upgrade.target.contains("sid="));
        assert!(seen.insert(server.upgrade.header("sec-websocket-key").unwrap().to_owned()));
        server.drop_connection();
    }
    drop(socket);
}

#[tokio::test(start_paused = true)]
async fn the_main_namespace_is_joined_with_and_without_a_payload() {
    for (payload, joined) in [(None, "40"), (Some(r#"{"token":"123"}"#), r#"40{"token":"123"}"#)] {
        let network = Network::new();
        let socket = Socket::connect(
            &network.client(),
            options().auth(move |_| payload.map(str::to_owned)),
        );
        let mut server = Server::accept(&network).await;
        server.send(OPEN).await;
        assert_eq!(server.text().await.unwrap(), joined);
        server.send(r#"40{"sid":"x","new":true}"#).await;
        socket.connected().await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn packets_of_other_namespaces_are_passed_over() {
    let network = Network::new();
    let socket = Socket::connect(&network.client(), options());
    let mut events = socket.subscribe();
    let mut server = Server::accept(&network).await;
    server.send(OPEN).await;
    assert_eq!(server.text().await.unwrap(), "40");
    server.send(r#"44/random,{"message":"Invalid namespace"}"#).await;
    server.send(r#"40/custom,{"sid":"z"}"#).await;
    server.send(r#"40{"sid":"x"}"#).await;
    server.send(r#"42/custom,["message",1]"#).await;
    server.send("41/custom,").await;
    server.send(r#"42["message",2]"#).await;
    assert!(matches!(events.next().await, Some(SocketItem::Connected { sid }) if &*sid == "x"));
    let Some(SocketItem::Event(event)) = events.next().await else {
        panic!()
    };
    assert_eq!(event.payload(), "2");
}

#[tokio::test(start_paused = true)]
async fn an_invalid_answer_to_the_join_ends_the_connection() {
    // The last one is what a server of an older protocol says.
    for packet in ["4abc", "40[]", "42", "40"] {
        let network = Network::new();
        let socket = Socket::connect(&network.client(), options());
        let mut events = socket.subscribe();
        let mut server = Server::accept(&network).await;
        server.send(OPEN).await;
        server.text().await.unwrap();
        server.send(packet).await;
        assert!(
            matches!(lost(&network, &mut events).await, DisconnectReason::Protocol(_)),
            "{packet}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_that_never_lets_in_is_left() {
    for open in [None, Some(OPEN)] {
        let network = Network::new();
        let socket = Socket::connect(&network.client(), options());
        let mut events = socket.subscribe();
        let begun = Instant::now();
        let mut server = Server::accept(&network).await;
        if let Some(open) = open {
            server.send(open).await;
        }
        let Some(SocketItem::Disconnected { reason, .. }) = events.next().await else {
            panic!()
        };
        assert!(matches!(reason, DisconnectReason::HandshakeTimeout));
        assert_eq!(begun.elapsed(), Duration::from_secs(10));
    }
}

#[tokio::test(start_paused = true)]
async fn a_disconnect_ends_the_session() {
    let network = Network::new();
    let (_socket, mut events, mut server) = begin(&network).await;
    server.send("41").await;
    assert!(matches!(
        lost(&network, &mut events).await,
        DisconnectReason::ByServer
    ));
}

#[tokio::test(start_paused = true)]
async fn an_event_that_asks_for_an_answer_gets_one() {
    let network = Network::new();
    let (_socket, mut events, mut server) = begin(&network).await;
    server.send(r#"42456["message-with-ack",1]"#).await;
    assert_eq!(server.text().await.unwrap(), "43456[]");
    server
        .send(r#"451-789["message-with-ack",{"_placeholder":true,"num":0}]"#)
        .await;
    server.send_binary(&[1]).await;
    assert_eq!(server.text().await.unwrap(), "43789[]");
    assert!(matches!(events.next().await, Some(SocketItem::Event(_))));
    assert!(matches!(events.next().await, Some(SocketItem::Event(_))));
}
