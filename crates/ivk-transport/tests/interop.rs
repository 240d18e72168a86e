//! The session with a server that others wrote, over real sockets on this machine.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::{net::Ipv4Addr, time::Duration};

use bytes::Bytes;
use ivk_transport::{
    http::Client,
    socket::{DisconnectReason, EventStream, ResyncReason, Socket, SocketItem, SocketOptions, Subscription},
};
use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef, TryData},
};

async fn joined(socket: SocketRef, auth: TryData<Value>) {
    let auth = auth.0.unwrap_or(Value::Null);
    if auth["token"] != "good" {
        // The one who may not stay is sent away after having been let in.
        socket.disconnect().ok();
        return;
    }
    socket.emit("welcome", &auth).unwrap();
    socket.on("echo", async |socket: SocketRef, Data::<Value>(data)| {
        socket.emit("echo-back", &data).unwrap()
    });
    socket.on("ask", async |Data::<Value>(data), ack: AckSender| {
        ack.send(&json!({ "asked": data })).unwrap()
    });
    socket.on(
        "subscribe",
        async |socket: SocketRef, Data::<Value>(room), ack: AckSender| {
            socket.join(room["room"].as_str().unwrap().to_owned());
            ack.send(&()).unwrap();
        },
    );
    socket.on("say", async |socket: SocketRef, Data::<Value>(room)| {
        socket
            .within(room["room"].as_str().unwrap().to_owned())
            .emit("said", &room)
            .await
            .unwrap();
    });
    socket.on("bytes", async |socket: SocketRef| {
        let (one, two) = (Bytes::from_static(&[1, 2, 3]), Bytes::from_static(&[4]));
        socket.emit("bytes-back", &(one, two)).unwrap();
    });
    socket.on("kick", async |socket: SocketRef| socket.disconnect().unwrap());
}

/// A server on this machine; returns its address.
async fn server() -> String {
    let (layer, io) = SocketIo::builder().req_path("/base/ws/socket.io").build_layer();
    io.ns("/", joined);
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .await
        .unwrap();
    let address = format!("http://{}/base", listener.local_addr().unwrap());
    tokio::spawn(async move {
        axum::serve(listener, axum::Router::new().layer(layer))
            .await
            .unwrap()
    });
    address
}

fn options(token: &'static str) -> SocketOptions {
    let room = Subscription::new("subscribe", "unsubscribe", &json!({ "room": "a" })).unwrap();
    SocketOptions::new("ws/socket.io/")
        .auth(move |_| Some(json!({ "token": token }).to_string()))
        .subscription(room)
}

async fn event(events: &mut EventStream) -> (String, Value) {
    loop {
        match events.next().await.unwrap() {
            SocketItem::Event(event) => return (event.name().to_owned(), event.decode().unwrap()),
            SocketItem::Connected { .. } => {}
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_session_with_socketioxide() {
    let client = Client::builder(server().await).no_proxy().build().unwrap();
    let socket = Socket::connect(&client, options("good"));
    let mut events = socket.subscribe();
    assert_eq!(
        event(&mut events).await,
        ("welcome".to_owned(), json!({ "token": "good" }))
    );

    let data = json!({ "text": "\u{e9}\u{1f600}\"\\\n", "list": [1, 2.5, null], "deep": { "a": {} } });
    socket.emit("echo", &data).await.unwrap();
    assert_eq!(event(&mut events).await, ("echo-back".to_owned(), data.clone()));
    let answer = socket
        .emit_with_ack("ask", &data, Duration::from_secs(20))
        .await
        .unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(&answer).unwrap(),
        json!([{ "asked": data }])
    );

    socket.emit("say", &json!({ "room": "a" })).await.unwrap();
    assert_eq!(event(&mut events).await.0, "said");

    socket.emit("bytes", &Value::Null).await.unwrap();
    let Some(SocketItem::Event(binary)) = events.next().await else {
        panic!()
    };
    assert_eq!(binary.attachments(), [&[1, 2, 3][..], &[4][..]]);

    // Sent away, it comes back, and is in its room again.
    socket.emit("kick", &Value::Null).await.unwrap();
    let lost = events.next().await;
    assert!(
        matches!(
            &lost,
            Some(SocketItem::Disconnected {
                reason: DisconnectReason::ByServer | DisconnectReason::Closed(_),
                ..
            })
        ),
        "{lost:?}"
    );
    assert!(matches!(events.next().await, Some(SocketItem::Connected { .. })));
    let resync = events.next().await;
    assert!(
        matches!(
            resync,
            Some(SocketItem::Resync {
                reason: ResyncReason::Reconnected,
                ..
            })
        ),
        "{resync:?}"
    );
    assert_eq!(event(&mut events).await.0, "welcome");
    socket
        .emit("say", &json!({ "room": "a", "again": true }))
        .await
        .unwrap();
    assert_eq!(
        event(&mut events).await,
        ("said".to_owned(), json!({ "room": "a", "again": true }))
    );
    socket.close().await;
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn one_who_is_sent_away_at_once_is_told() {
    let client = Client::builder(server().await).no_proxy().build().unwrap();
    let socket = Socket::connect(&client, options("bad"));
    let mut events = socket.subscribe();
    loop {
        match events.next().await.unwrap() {
            SocketItem::Connected { .. } => {}
            SocketItem::Disconnected { reason, retry_in } => {
                assert!(retry_in > Duration::ZERO, "{reason}");
                break;
            }
            other => panic!("{other:?}"),
        }
    }
}
