//! From a frame on the wire to the one who waits for it.

use std::{io::Write, sync::mpsc, time::Duration};

use ivk_transport::{
    http::Client,
    socket::{Socket, SocketItem, SocketOptions},
};
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use crate::server;

const EVENTS: usize = 20_000;

/// A text frame of a server.
fn frame(text: &str) -> Vec<u8> {
    let mut frame = vec![0x81];
    match u8::try_from(text.len()) {
        Ok(short @ 0..=125) => frame.push(short),
        _ => {
            frame.push(126);
            frame.extend_from_slice(&u16::try_from(text.len()).unwrap().to_be_bytes());
        }
    }
    frame.extend_from_slice(text.as_bytes());
    frame
}

pub(crate) fn run() {
    let (next, go) = mpsc::channel::<()>();
    let go = std::sync::Arc::new(std::sync::Mutex::new(go));
    let begun = std::time::Instant::now();
    let address = server::start(move |mut stream| {
        let Some((head, ..)) = server::head_exact(&mut stream) else {
            return;
        };
        let key = head
            .lines()
            .find_map(|line| line.strip_prefix("sec-websocket-key: "))
            .unwrap();
        let accept = derive_accept_key(key.trim().as_bytes());
        let answer = format!(
            "HTTP/1.1 101 x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-accept: {accept}\r\n\r\n"
        );
        stream.write_all(answer.as_bytes()).unwrap();
        stream
            .write_all(&frame(r#"0{"sid":"a","pingInterval":25000,"pingTimeout":20000}"#))
            .unwrap();
        stream.write_all(&frame(r#"40{"sid":"b"}"#)).unwrap();
        let filler = "x".repeat(900);
        let go = go.lock().unwrap();
        while go.recv().is_ok() {
            let event = frame(&format!(
                r#"42["queue_item_status_changed",{{"at":{:020},"x":"{filler}"}}]"#,
                0
            ));
            let at = event.windows(5).position(|window| window == b"\"at\":").unwrap() + 5;
            let mut event = event;
            // The moment is written last of all.
            let digits = format!("{:020}", begun.elapsed().as_nanos());
            event[at..at + 20].copy_from_slice(digits.as_bytes());
            stream.write_all(&event).unwrap();
        }
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let client = Client::builder(format!("http://{address}")).build().unwrap();
        let socket = Socket::connect(&client, SocketOptions::new("socket.io/"));
        let mut events = socket.subscribe();
        assert!(matches!(events.next().await, Some(SocketItem::Connected { .. })));
        let mut all = Vec::with_capacity(EVENTS);
        for _ in 0..EVENTS {
            next.send(()).unwrap();
            let Some(SocketItem::Event(event)) = events.next().await else { unreachable!() };
            let now = begun.elapsed();
            let (_, rest) = event.payload().split_once("\"at\":").unwrap();
            let sent: u64 = rest.get(..20).unwrap().parse().unwrap();
            all.push(now.saturating_sub(Duration::from_nanos(sent)));
        }
        all.sort();
        let at = |share: f64| all[(EVENTS as f64 * share) as usize].as_secs_f64() * 1e6;
        println!("microseconds latency/frame-to-waiter p50 {:.1} p99 {:.1} (goal p99 <= 20, with the loopback's own way)", at(0.5), at(0.99));
    });
}
