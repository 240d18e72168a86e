//! The session with socketioxide, a server that others wrote, over real sockets on this machine.
//!
//! The same list runs with the servers of other languages in `tests/peers`, which have to be installed first.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "support/peer/mod.rs"]
mod peer;

use std::{env, io::Write as _, net::Ipv4Addr, process::Command, time::Duration};

use bytes::Bytes;
use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef, TryData},
    handler::ConnectHandler,
};

/// The arguments of the server process, which is this program with one test.
const ARGUMENTS: &str = "IVK_TRANSPORT_PEER";

peer::behaviours::all!(start);

fn start(arguments: [String; 3]) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", "serve", "--nocapture"])
        .env(ARGUMENTS, arguments.join(" "));
    command
}

/// The server that the other tests start, as a process of its own; nothing when it is not they who start it.
#[tokio::test]
async fn serve() {
    let Ok(arguments) = env::var(ARGUMENTS) else {
        return;
    };
    let [port, interval, timeout] = arguments
        .split(' ')
        .map(|number| number.parse::<u64>().unwrap())
        .collect::<Vec<_>>()[..]
    else {
        panic!("{arguments}")
    };
    let (layer, io) = SocketIo::builder()
        .req_path("/base/ws/socket.io")
        .ping_interval(Duration::from_millis(interval))
        .ping_timeout(Duration::from_millis(timeout))
        .max_buffer_size(4096)
        .build_layer();
    io.ns("/", joined.with(authorized));
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port as u16))
        .await
        .unwrap();
    println!("\n{}", listener.local_addr().unwrap().port());
    std::io::stdout().flush().unwrap();
    axum::serve(listener, axum::Router::new().layer(layer))
        .await
        .unwrap();
}

async fn authorized(TryData(auth): TryData<Value>) -> Result<(), &'static str> {
    match auth {
        Ok(auth) if auth["token"] == "good" => Ok(()),
        _ => Err("not this token"),
    }
}

async fn joined(socket: SocketRef, Data(auth): Data<Value>) {
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
    socket.on("say", async |socket: SocketRef, Data::<Value>(said)| {
        let room = said["room"].as_str().unwrap().to_owned();
        socket.within(room).emit("said", &said).await.unwrap();
    });
    socket.on("bytes", async |socket: SocketRef| {
        let (one, two) = (Bytes::from_static(&[1, 2, 3]), Bytes::from_static(&[4]));
        socket.emit("bytes-back", &(one, two)).unwrap();
    });
    socket.on("question", async |socket: SocketRef, Data::<Value>(data)| {
        let answer = socket
            .emit_with_ack::<_, [Value; 0]>("question-back", &data)
            .unwrap();
        socket.emit("answered", &[answer.await.unwrap()]).unwrap();
    });
    socket.on("flood", async |socket: SocketRef, Data::<Value>(data)| {
        let text = "x".repeat(data["size"].as_u64().unwrap() as usize);
        for number in 0..data["count"].as_u64().unwrap() {
            socket
                .emit("flooded", &json!({ "number": number, "text": text }))
                .unwrap();
        }
    });
    socket.on("sleep", async |Data::<Value>(data)| {
        // The whole server stands still, as one does while it computes; it has one thread.
        std::thread::sleep(Duration::from_millis(data["ms"].as_u64().unwrap()));
    });
    socket.on("kick", async |socket: SocketRef| socket.disconnect().unwrap());
}
