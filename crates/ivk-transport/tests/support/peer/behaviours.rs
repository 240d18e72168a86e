//! What must hold with every peer and every transport.

use std::time::Duration;

use ivk_transport::{
    backoff::Backoff,
    http::Client,
    socket::{
        DisconnectReason, EventStream, ResyncReason, Socket, SocketItem, SocketOptions, State, Subscription,
        Transport,
    },
};
use serde_json::{Value, json};
use tokio::time::{Instant, timeout};

use super::{PING_INTERVAL_MS, PING_TIMEOUT_MS, Process, Start};

/// Longer than anything takes, so that what hangs fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long a peer can be silent before it counts as dead.
const SILENCE: Duration = Duration::from_millis(PING_INTERVAL_MS + PING_TIMEOUT_MS);

fn client(peer: &Process) -> Client {
    Client::builder(peer.base_url()).no_proxy().build().unwrap()
}

fn options(transport: Transport, token: &'static str) -> SocketOptions {
    let room = Subscription::new("subscribe", "unsubscribe", &json!({ "room": "a" })).unwrap();
    SocketOptions::new("ws/socket.io/")
        .transport(transport)
        .auth(move |_| Some(json!({ "token": token }).to_string()))
        .subscription(room)
        .handshake_timeout(Duration::from_secs(3))
        .write_timeout(Duration::from_secs(3))
        .backoff(Backoff::new(
            Duration::from_millis(100),
            Duration::from_millis(500),
        ))
}

async fn next(events: &mut EventStream) -> Option<SocketItem> {
    timeout(PATIENCE, events.next()).await.expect("nothing comes")
}

/// The next event, and nothing but an event.
async fn event(events: &mut EventStream) -> (String, Value) {
    match next(events).await {
        Some(SocketItem::Event(event)) => (event.name().to_owned(), event.decode().unwrap()),
        other => panic!("{other:?}"),
    }
}

async fn welcomed(events: &mut EventStream) {
    assert_eq!(
        event(events).await,
        ("welcome".to_owned(), json!({ "token": "good" }))
    );
}

/// The name of the first connection, once it is up.
async fn connected(events: &mut EventStream) -> String {
    let sid = match next(events).await {
        Some(SocketItem::Connected { sid }) => sid.to_string(),
        other => panic!("{other:?}"),
    };
    welcomed(events).await;
    sid
}

async fn lost(events: &mut EventStream) -> DisconnectReason {
    match next(events).await {
        Some(SocketItem::Disconnected { reason, retry_in }) => {
            assert!(retry_in > Duration::ZERO);
            reason
        }
        other => panic!("{other:?}"),
    }
}

/// The name of the next connection, after whatever number of tries.
async fn back(events: &mut EventStream) -> String {
    let sid = loop {
        match next(events).await {
            Some(SocketItem::Disconnected { retry_in, .. }) => assert!(retry_in > Duration::ZERO),
            Some(SocketItem::Connected { sid }) => break sid.to_string(),
            other => panic!("{other:?}"),
        }
    };
    match next(events).await {
        Some(SocketItem::Resync {
            reason: ResyncReason::Reconnected,
            ..
        }) => {}
        other => panic!("{other:?}"),
    }
    welcomed(events).await;
    sid
}

/// The server knows this client, in its room.
async fn is_in_its_room(socket: &Socket, events: &mut EventStream) {
    let said = json!({ "room": "a", "text": "still there" });
    socket.emit("say", &said).await.unwrap();
    assert_eq!(event(events).await, ("said".to_owned(), said));
}

async fn begin(peer: &Process, transport: Transport) -> (Socket, EventStream, String) {
    let socket = Socket::connect(&client(peer), options(transport, "good"));
    let mut events = socket.subscribe();
    let sid = connected(&mut events).await;
    (socket, events, sid)
}

pub async fn everything_is_said_and_understood(start: Start, transport: Transport) {
    let peer = Process::start(start);
    let (socket, mut events, _) = begin(&peer, transport).await;
    let data =
        json!({ "text": "\u{e9}\u{1f600}\"\\\n\u{2028}", "list": [1, 2.5, null], "deep": { "a": {} } });
    socket.emit("echo", &data).await.unwrap();
    assert_eq!(event(&mut events).await, ("echo-back".to_owned(), data.clone()));
    let answer = socket.emit_with_ack("ask", &data, PATIENCE).await.unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(&answer).unwrap(),
        json!([{ "asked": data }])
    );
    is_in_its_room(&socket, &mut events).await;

    socket.emit("bytes", &Value::Null).await.unwrap();
    match next(&mut events).await {
        Some(SocketItem::Event(binary)) => {
            assert_eq!(binary.name(), "bytes-back");
            assert_eq!(binary.attachments(), [&[1, 2, 3][..], &[4][..]]);
        }
        other => panic!("{other:?}"),
    }
    socket.emit("question", &data).await.unwrap();
    assert_eq!(event(&mut events).await, ("question-back".to_owned(), data));
    assert_eq!(event(&mut events).await, ("answered".to_owned(), json!([])));

    // Many emit at once, and each gets the answer to its own question.
    let asking = (0..50).map(|number| {
        let socket = socket.clone();
        async move {
            let answer = socket.emit_with_ack("ask", &number, PATIENCE).await.unwrap();
            assert_eq!(answer.replace(' ', ""), format!(r#"[{{"asked":{number}}}]"#));
        }
    });
    futures_util::future::join_all(asking).await;

    // Several heartbeats later it is the same connection.
    tokio::time::sleep(Duration::from_millis(PING_INTERVAL_MS) * 5).await;
    assert_eq!(socket.state(), State::Connected);
    is_in_its_room(&socket, &mut events).await;
    socket.close().await;
    assert!(next(&mut events).await.is_none());
}

pub async fn a_refusal_is_told_in_the_servers_words(start: Start, transport: Transport) {
    let peer = Process::start(start);
    let socket = Socket::connect(&client(&peer), options(transport, "bad"));
    let mut events = socket.subscribe();
    match next(&mut events).await {
        Some(SocketItem::Refused { message, data }) => {
            assert_eq!(message, "not this token");
            // Not every server can add something.
            if let Some(data) = data {
                assert_eq!(data, r#"{"why":1}"#);
            }
        }
        other => panic!("{other:?}"),
    }
    assert!(next(&mut events).await.is_none());
    assert_eq!(socket.state(), State::Ended);
}

pub async fn one_who_was_sent_away_comes_back(start: Start, transport: Transport) {
    let peer = Process::start(start);
    let (socket, mut events, first) = begin(&peer, transport).await;
    socket.emit("kick", &Value::Null).await.unwrap();
    let reason = lost(&mut events).await;
    assert!(
        matches!(reason, DisconnectReason::ByServer | DisconnectReason::Closed(_)),
        "{reason}"
    );
    assert_ne!(first, back(&mut events).await);
    is_in_its_room(&socket, &mut events).await;
}

pub async fn a_killed_server_is_noticed_and_its_successor_found(start: Start, transport: Transport) {
    let mut peer = Process::start(start);
    let (socket, mut events, first) = begin(&peer, transport).await;
    let begun = Instant::now();
    peer.kill();
    let reason = lost(&mut events).await;
    assert!(begun.elapsed() < SILENCE, "{reason} after {:?}", begun.elapsed());
    peer.restart();
    assert_ne!(first, back(&mut events).await);
    is_in_its_room(&socket, &mut events).await;
}

pub async fn a_server_that_stands_still_is_left_and_found_again(start: Start, transport: Transport) {
    let peer = Process::start(start);
    let (socket, mut events, first) = begin(&peer, transport).await;
    peer.stop();
    let begun = Instant::now();
    // Asking it something does not bring it to life.
    assert!(
        socket
            .emit_with_ack("ask", &1, Duration::from_millis(200))
            .await
            .is_err()
    );
    let reason = lost(&mut events).await;
    // Over polling, the request that carries what is asked may be given up before.
    assert!(
        matches!(reason, DisconnectReason::Silent | DisconnectReason::WriteTimeout),
        "{reason}"
    );
    let (noticed, most) = (begun.elapsed(), SILENCE + Duration::from_secs(5));
    assert!(noticed <= most, "{noticed:?}");
    // Its port still takes connections, but nobody answers on them.
    let reason = lost(&mut events).await;
    assert!(
        matches!(
            reason,
            DisconnectReason::HandshakeTimeout | DisconnectReason::Connect(_)
        ),
        "{reason}"
    );
    peer.go_on();
    assert_ne!(first, back(&mut events).await);
    is_in_its_room(&socket, &mut events).await;
}

pub async fn a_slow_server_and_a_slow_reader_lose_nothing(start: Start, transport: Transport) {
    const COUNT: u64 = 500;
    let peer = Process::start(start);
    let socket = Socket::connect(&client(&peer), options(transport, "good").queue_capacity(1024));
    let mut events = socket.subscribe();
    connected(&mut events).await;
    // It stands still for less than counts as dead.
    socket
        .emit("sleep", &json!({ "ms": PING_TIMEOUT_MS / 4 }))
        .await
        .unwrap();
    socket
        .emit("flood", &json!({ "count": COUNT, "size": 4_000 }))
        .await
        .unwrap();
    for number in 0..COUNT {
        let (name, data) = event(&mut events).await;
        assert_eq!((name.as_str(), &data["number"]), ("flooded", &json!(number)));
        if number == 0 {
            // Nobody reads for longer than the server waits for an answer to its ping.
            tokio::time::sleep(SILENCE + Duration::from_secs(1)).await;
        }
    }
    assert_eq!((socket.state(), events.dropped()), (State::Connected, 0));
    is_in_its_room(&socket, &mut events).await;
}

/// One test a behaviour and transport, for the peer that the given function starts.
macro_rules! all {
    ($start:ident) => {
        mod websocket {
            use super::$start;
            $crate::peer::behaviours::all! { @with $start WebSocket }
        }

        mod polling {
            use super::$start;
            $crate::peer::behaviours::all! { @with $start Polling }
        }
    };
    (@with $start:ident $transport:ident) => {
        $crate::peer::behaviours::all! { @each $start $transport
            everything_is_said_and_understood
            a_refusal_is_told_in_the_servers_words
            one_who_was_sent_away_comes_back
            a_killed_server_is_noticed_and_its_successor_found
            a_server_that_stands_still_is_left_and_found_again
            a_slow_server_and_a_slow_reader_lose_nothing
        }
    };
    (@each $start:ident $transport:ident $($behaviour:ident)+) => {
        $(
            #[tokio::test]
            async fn $behaviour() {
                let transport = ivk_transport::socket::Transport::$transport;
                $crate::peer::behaviours::$behaviour($start, transport).await;
            }
        )+
    };
}
pub(crate) use all;
