//! What a session does on one connection and between two.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::time::Duration;

use ivk_transport::socket::{
    DisconnectReason, EmitError, EventStream, ResyncReason, Socket, SocketItem, SocketOptions, State,
    Subscription,
};
use support::{
    Mood, Network,
    socket::{OPEN, Server},
};
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;

fn options() -> SocketOptions {
    SocketOptions::new("ws/socket.io/")
}

fn subscription() -> Subscription {
    Subscription::new(
        "subscribe_queue",
        "unsubscribe_queue",
        &serde_json::json!({"queue_id": "default"}),
    )
    .unwrap()
}

async fn begin(network: &Network, options: SocketOptions) -> (Socket, EventStream, Server) {
    let socket = Socket::connect(&network.client(), options);
    let mut events = socket.subscribe();
    let server = Server::connected(network).await;
    assert!(matches!(events.next().await, Some(SocketItem::Connected { .. })));
    (socket, events, server)
}

/// The wait that was announced with the loss of the connection.
fn lost(item: Option<SocketItem>) -> (DisconnectReason, Duration) {
    match item {
        Some(SocketItem::Disconnected { reason, retry_in }) => (reason, retry_in),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn the_socket_is_reached_below_the_base_path_with_token_and_payload() {
    let network = Network::new();
    let client = network
        .builder_at("http://server.test/invoke/")
        .token("abc")
        .build()
        .unwrap();
    let socket = Socket::connect(
        &client,
        options().auth(|token| {
            let token = secrecy::ExposeSecret::expose_secret(&token?).to_owned();
            Some(serde_json::json!({ "token": token }).to_string())
        }),
    );
    let mut server = Server::accept(&network).await;
    assert_eq!(
        server.upgrade.target,
        "/invoke/ws/socket.io/?EIO=4&transport=websocket"
    );
    assert_eq!(server.upgrade.header("authorization"), Some("Bearer abc"));
    assert_eq!(server.upgrade.header("host"), Some("server.test"));
    server.send(OPEN).await;
    assert_eq!(server.text().await.unwrap(), r#"40{"token":"abc"}"#);
    server.send(r#"40{"sid":"s"}"#).await;
    socket.connected().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn subscriptions_are_in_place_before_the_connection_is_announced() {
    let network = Network::new();
    let socket = Socket::connect(&network.client(), options().subscription(subscription()));
    let mut events = socket.subscribe();
    let mut server = Server::connected(&network).await;
    assert_eq!(
        server.text().await.unwrap(),
        r#"420["subscribe_queue",{"queue_id":"default"}]"#
    );
    server.send(r#"42["early",{}]"#).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(socket.state(), State::Connecting);
    server.send("430[]").await;
    assert!(matches!(events.next().await, Some(SocketItem::Connected { .. })));
    assert!(matches!(events.next().await, Some(SocketItem::Event(event)) if event.name() == "early"));
}

#[tokio::test(start_paused = true)]
async fn an_unanswered_subscription_does_not_hold_the_connection_for_ever() {
    let network = Network::new();
    let socket = Socket::connect(&network.client(), options().subscription(subscription()));
    let _server = Server::connected(&network).await;
    let begun = Instant::now();
    socket.connected().await.unwrap();
    assert_eq!(begun.elapsed(), Duration::from_secs(5));
}

#[tokio::test(start_paused = true)]
async fn both_heartbeats_are_answered() {
    let network = Network::new();
    let (_socket, _events, mut server) = begin(&network, options()).await;
    for _ in 0..3 {
        tokio::time::sleep(Duration::from_secs(25)).await;
        server.send("2").await;
        assert_eq!(server.text().await.unwrap(), "3");
        server.ping(b"abcd").await;
        assert_eq!(
            server.message().await,
            Some(Message::Pong(b"abcd".to_vec().into()))
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_silent_peer_is_left_after_the_handshakes_own_times() {
    let network = Network::new();
    let (_socket, mut events, server) = begin(&network, options()).await;
    let begun = Instant::now();
    let (reason, retry_in) = lost(events.next().await);
    assert!(matches!(reason, DisconnectReason::Silent), "{reason}");
    assert_eq!(begun.elapsed(), Duration::from_secs(45));
    assert!(retry_in > Duration::ZERO);
    drop(server);
}

#[tokio::test(start_paused = true)]
async fn a_lost_connection_comes_back_with_its_subscriptions_and_says_resync() {
    let network = Network::new();
    let (socket, mut events, server) = begin(&network, options()).await;
    let adding = subscription();
    let (added, server) = tokio::join!(socket.add_subscription(adding), async {
        let mut server = server;
        assert_eq!(
            server.text().await.unwrap(),
            r#"42["subscribe_queue",{"queue_id":"default"}]"#
        );
        server
    });
    added.unwrap();
    server.drop_connection();
    lost(events.next().await);
    let mut server = Server::connected(&network).await;
    assert_eq!(
        server.text().await.unwrap(),
        r#"420["subscribe_queue",{"queue_id":"default"}]"#
    );
    server.send("430[]").await;
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
}

#[tokio::test(start_paused = true)]
async fn waits_grow_are_never_zero_and_start_small_after_a_healthy_time() {
    let network = Network::new();
    let socket = Socket::connect(&network.client(), options());
    network.set(Mood::Refusing);
    let mut events = socket.subscribe();
    let mut waits = Vec::new();
    for _ in 0..12 {
        let (reason, wait) = lost(events.next().await);
        assert!(matches!(reason, DisconnectReason::Connect(_)), "{reason}");
        waits.push(wait);
    }
    assert!(
        waits
            .iter()
            .all(|wait| *wait >= Duration::from_millis(50) && *wait <= Duration::from_secs(15))
    );
    assert!(waits.iter().max().unwrap() > &Duration::from_secs(5));
    network.set(Mood::Open);
    let mut server = Server::connected(&network).await;
    assert!(matches!(events.next().await, Some(SocketItem::Connected { .. })));
    for _ in 0..3 {
        tokio::time::sleep(Duration::from_secs(25)).await;
        server.send("2").await;
    }
    server.drop_connection();
    // The first connection of all was this one, so there is no resync before.
    let (_, wait) = lost(events.next().await);
    assert!(wait <= Duration::from_millis(500), "{wait:?}");
}

#[tokio::test(start_paused = true)]
async fn a_refusal_is_typed_and_ends_the_session() {
    for (packet, words, extra) in [
        (
            r#"44{"message":"Connection rejected by server"}"#,
            "Connection rejected by server",
            None,
        ),
        (
            r#"44{"message":"no","data":{"why":1}}"#,
            "no",
            Some(r#"{"why":1}"#),
        ),
        (r#"44"Unable to connect""#, "Unable to connect", None),
    ] {
        let network = Network::new();
        let socket = Socket::connect(&network.client(), options());
        let mut events = socket.subscribe();
        let mut server = Server::accept(&network).await;
        server.send(OPEN).await;
        server.text().await.unwrap();
        server.send(packet).await;
        match events.next().await {
            Some(SocketItem::Refused { message, data }) => {
                assert_eq!((&*message, data.as_deref()), (words, extra))
            }
            other => panic!("{other:?}"),
        }
        assert!(events.next().await.is_none());
        assert_eq!(socket.state(), State::Ended);
        assert!(socket.subscribe().next().await.is_none());
    }
}

/// The server does not let a socket with this token in.
async fn refuse(network: &Network, token: &str) {
    let mut server = Server::accept(network).await;
    assert_eq!(server.upgrade.header("authorization"), Some(token));
    server.send(OPEN).await;
    server.text().await.unwrap();
    server
        .send(r#"44{"message":"Connection rejected by server"}"#)
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_renewed_once() {
    let network = Network::new();
    let client = network
        .builder()
        .token("old")
        .sign_in(|_| async { Ok("new".into()) })
        .build()
        .unwrap();
    let socket = Socket::connect(&client, options());
    let mut events = socket.subscribe();
    for token in ["Bearer old", "Bearer new"] {
        refuse(&network, token).await;
    }
    assert!(matches!(events.next().await, Some(SocketItem::Refused { .. })));
    assert!(events.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn signing_in_is_part_of_connecting() {
    let network = Network::new();
    let client = network
        .builder()
        .token("old")
        .sign_in(|_| async { Ok("new".into()) })
        .build()
        .unwrap();
    let socket = Socket::connect(&client, options());
    let mut events = socket.subscribe();
    let begun = tokio::time::Instant::now();
    refuse(&network, "Bearer old").await;
    let _server = Server::connected(&network).await;
    // No loss is told, and no time is lost.
    assert!(matches!(events.next().await, Some(SocketItem::Connected { .. })));
    assert_eq!(begun.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_disconnect_packet_counts_although_the_connection_stays_open() {
    let network = Network::new();
    let (_socket, mut events, mut server) = begin(&network, options()).await;
    server.send("41").await;
    assert!(matches!(lost(events.next().await).0, DisconnectReason::ByServer));
    let _again = Server::connected(&network).await;
}

#[tokio::test(start_paused = true)]
async fn an_answer_comes_to_whoever_asked_or_not_in_time_or_never() {
    let network = Network::new();
    let (socket, mut events, mut server) = begin(&network, options()).await;
    let limit = Duration::from_secs(3);
    let (answer, ()) = tokio::join!(socket.emit_with_ack("a", &1, limit), async {
        assert_eq!(server.text().await.unwrap(), r#"420["a",1]"#);
        server.send("431[]").await;
        server.send(r#"430["yes"]"#).await;
    });
    assert_eq!(answer.unwrap(), r#"["yes"]"#);
    let late = socket.emit_with_ack("b", &2, limit).await;
    assert!(matches!(late, Err(EmitError::AckTimeout(_))), "{late:?}");
    let (never, ()) = tokio::join!(socket.emit_with_ack("c", &3, limit), async {
        assert_eq!(server.text().await.unwrap(), r#"421["b",2]"#);
        assert_eq!(server.text().await.unwrap(), r#"422["c",3]"#);
        server.drop_connection();
    });
    assert!(matches!(never, Err(EmitError::Lost)), "{never:?}");
    lost(events.next().await);
    assert!(matches!(socket.emit("d", &4).await, Err(EmitError::NotConnected)));
    let big = "x".repeat(1_000_001);
    let _server = Server::connected(&network).await;
    socket.connected().await.unwrap();
    assert!(matches!(
        socket.emit("d", &big).await,
        Err(EmitError::TooLarge { limit: 1_000_000 })
    ));
}

#[tokio::test(start_paused = true)]
async fn binary_events_arrive_whole() {
    let network = Network::new();
    let (_socket, mut events, mut server) = begin(&network, options()).await;
    server
        .send(r#"452-["b",{"_placeholder":true,"num":1},{"_placeholder":true,"num":0}]"#)
        .await;
    server.send_binary(&[1]).await;
    server.send_binary(&[2, 3]).await;
    match events.next().await {
        Some(SocketItem::Event(event)) => {
            assert_eq!(event.attachments(), [&[1][..], &[2, 3][..]]);
        }
        other => panic!("{other:?}"),
    }
    server.send(r#"451-["b",{"_placeholder":true,"num":0}]"#).await;
    let begun = Instant::now();
    assert!(matches!(
        lost(events.next().await).0,
        DisconnectReason::Protocol(_)
    ));
    assert_eq!(begun.elapsed(), Duration::from_secs(10));
}

#[tokio::test(start_paused = true)]
async fn a_reader_that_never_reads_delays_nobody() {
    let network = Network::new();
    let (_socket, mut quick, mut server) = begin(
        &network,
        options().queue_capacity(8).droppable(|name| name == "progress"),
    )
    .await;
    let mut slow = _socket.subscribe();
    let reading = async {
        let mut seen = 0;
        while seen < 1000 {
            if let Some(SocketItem::Event(_)) = quick.next().await {
                seen += 1;
            }
        }
    };
    let sending = async {
        for n in 0..1000 {
            let name = if n % 10 == 0 { "status" } else { "progress" };
            server.send(&format!(r#"42["{name}",{n}]"#)).await;
            server.send("2").await;
            assert_eq!(server.text().await.unwrap(), "3");
        }
    };
    tokio::join!(reading, sending);
    assert_eq!(quick.dropped(), 0);
    // 1 Connected, then 100 statuses: what is told as lost and what is still there add up.
    let mut events = 0;
    let mut told = 0;
    for _ in 0..8 {
        match slow.next().await.unwrap() {
            SocketItem::Event(_) => events += 1,
            SocketItem::Resync {
                reason: ResyncReason::Lagged,
                dropped,
            } => told = dropped,
            SocketItem::Connected { .. } => {}
            other => panic!("{other:?}"),
        }
        if events + slow.dropped() == 1000 {
            break;
        }
    }
    assert!(
        told > 0 && events + slow.dropped() == 1000,
        "{told} {events} {}",
        slow.dropped()
    );
}

#[tokio::test(start_paused = true)]
async fn a_session_ends_when_it_is_closed_or_nobody_holds_it() {
    let network = Network::new();
    let (socket, mut events, mut server) = begin(&network, options()).await;
    socket.close().await;
    assert_eq!(server.text().await.unwrap(), "41");
    assert!(events.next().await.is_none());
    assert!(matches!(socket.emit("a", &1).await, Err(EmitError::Ended)));
    let network = Network::new();
    let (socket, events, mut server) = begin(&network, options()).await;
    drop(socket);
    server.send("2").await;
    assert_eq!(server.text().await.unwrap(), "3");
    drop(events);
    assert_eq!(server.text().await.unwrap(), "41");
    assert!(server.text().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn it_gives_up_when_it_was_told_to() {
    let network = Network::new();
    network.set(Mood::Refusing);
    let socket = Socket::connect(
        &network.client(),
        options().give_up_after(Duration::from_secs(20)),
    );
    let mut events = socket.subscribe();
    let begun = Instant::now();
    loop {
        match events.next().await.unwrap() {
            SocketItem::Disconnected { .. } => {}
            SocketItem::GaveUp { tried_for, .. } => {
                assert!(tried_for <= Duration::from_secs(20) && begun.elapsed() == tried_for);
                break;
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(events.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_socket_without_a_token_is_not_opened_where_there_is_a_way_to_get_one() {
    let network = Network::new();
    let client = network
        .builder()
        .sign_in(|_| async { Ok("new".into()) })
        .build()
        .unwrap();
    let _socket = Socket::connect(&client, options());
    let server = Server::accept(&network).await;
    assert_eq!(server.upgrade.header("authorization"), Some("Bearer new"));
}

#[tokio::test(start_paused = true)]
async fn whoever_signs_in_gets_a_socket_of_their_own() {
    let network = Network::new();
    let client = network.builder().token("one").build().unwrap();
    let socket = Socket::connect(&client, options());
    let mut events = socket.subscribe();
    let _server = Server::connected(&network).await;
    assert!(matches!(events.next().await, Some(SocketItem::Connected { .. })));
    client.set_token(Some("another".into())).unwrap();
    assert!(matches!(lost(events.next().await).0, DisconnectReason::SignedIn));
    let again = Server::connected(&network).await;
    assert_eq!(again.upgrade.header("authorization"), Some("Bearer another"));
    assert!(matches!(events.next().await, Some(SocketItem::Connected { .. })));
}
