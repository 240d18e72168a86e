//! From a frame to the one who waits for it.
//!
//! Two ways are told: from the moment that the system handed the frame to this process, which is what this crate
//! answers for; and from the moment that the other side wrote it, which also holds the way through the system and the
//! waking of a thread.

use std::{
    io::{self, Write},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc,
    },
    task::{Context, Poll},
    time::{Duration, Instant},
};

use ivk_transport::{
    http::{Client, Endpoint},
    socket::{Socket, SocketItem, SocketOptions},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use crate::{print, server};

const EVENTS: usize = 20_000;

/// A connection that notes when bytes last came out of it.
struct Watched {
    stream: TcpStream,
    begun: Instant,
    read: Arc<AtomicU64>,
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let outcome = Pin::new(&mut self.stream).poll_read(context, buffer);
        if buffer.filled().len() > before {
            let now = self.begun.elapsed().as_nanos();
            self.read.store(u64::try_from(now).unwrap(), Ordering::Relaxed);
        }
        outcome
    }
}

impl AsyncWrite for Watched {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// The moments below which half and 99 of 100 lie, in microseconds.
fn percentiles(mut all: Vec<Duration>) -> (f64, f64) {
    all.sort();
    let at = |share: f64| all[(all.len() as f64 * share) as usize].as_secs_f64() * 1e6;
    (at(0.5), at(0.99))
}

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
    let begun = Instant::now();
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
        let read = Arc::new(AtomicU64::new(0));
        let noted = read.clone();
        let client = Client::builder(format!("http://{address}"))
            .connector(move |_: Endpoint| {
                let read = read.clone();
                async move {
                    let stream = TcpStream::connect(address).await?;
                    stream.set_nodelay(true)?;
                    Ok(Watched { stream, begun, read })
                }
            })
            .build()
            .unwrap();
        let socket = Socket::connect(&client, SocketOptions::new("socket.io/"));
        let mut events = socket.subscribe();
        assert!(matches!(events.next().await, Some(SocketItem::Connected { .. })));
        let mut from_wire = Vec::with_capacity(EVENTS);
        let mut from_read = Vec::with_capacity(EVENTS);
        for _ in 0..EVENTS {
            next.send(()).unwrap();
            let Some(SocketItem::Event(event)) = events.next().await else {
                unreachable!()
            };
            let now = begun.elapsed();
            let (_, rest) = event.payload().split_once("\"at\":").unwrap();
            let sent: u64 = rest.get(..20).unwrap().parse().unwrap();
            from_wire.push(now.saturating_sub(Duration::from_nanos(sent)));
            from_read.push(now.saturating_sub(Duration::from_nanos(noted.load(Ordering::Relaxed))));
        }
        let (half, most) = percentiles(from_read);
        println!("microseconds latency/frame-read-to-waiter-p50 {half:.1}");
        print("latency/frame-read-to-waiter-p99-in-microseconds", most, "<= 20");
        let (half, most) = percentiles(from_wire);
        println!("microseconds latency/frame-written-to-waiter p50 {half:.1} p99 {most:.1}");
    });
}
