//! A server that answers as it is told to, on loopback.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests fail by it"
)]

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The bytes of a picture, as far as anybody looks who only carries it: it begins and ends as a PNG file does.
pub(crate) fn picture(length: usize) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    file.extend((0..length).map(|n| (n % 251) as u8));
    file.extend_from_slice(b"\0\0\0\0IEND\xae\x42\x60\x82");
    file
}

/// An answer, and how it is sent.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    status: &'static str,
    content_type: &'static str,
    body: Vec<u8>,
    announced: Option<usize>,
    pieces: usize,
    pause: Duration,
}

impl Answer {
    fn new(content_type: &'static str, body: &[u8]) -> Self {
        Self {
            status: "200 OK",
            content_type,
            body: body.to_vec(),
            announced: Some(body.len()),
            pieces: 1,
            pause: Duration::ZERO,
        }
    }

    pub(crate) fn picture(body: &[u8]) -> Self {
        Self::new("image/png", body)
    }

    pub(crate) fn json(body: &serde_json::Value) -> Self {
        Self::new("application/json", body.to_string().as_bytes())
    }

    pub(crate) fn status(self, status: &'static str) -> Self {
        Self { status, ..self }
    }

    /// Another length than it has, or none.
    pub(crate) fn announcing(self, announced: Option<usize>) -> Self {
        Self { announced, ..self }
    }

    /// In so many pieces, with a pause before each.
    pub(crate) fn slowly(self, pieces: usize, pause: Duration) -> Self {
        Self {
            pieces,
            pause,
            ..self
        }
    }

    fn send(&self, stream: &mut TcpStream) -> std::io::Result<()> {
        let length = match self.announced {
            Some(length) => format!("content-length: {length}\r\n"),
            None => String::new(),
        };
        let head = format!(
            "HTTP/1.1 {}\r\ncontent-type: {}\r\n{length}connection: close\r\n\r\n",
            self.status, self.content_type
        );
        stream.write_all(head.as_bytes())?;
        let size = self.body.len().div_ceil(self.pieces).max(1);
        for piece in self.body.chunks(size) {
            std::thread::sleep(self.pause);
            stream.write_all(piece)?;
        }
        stream.shutdown(std::net::Shutdown::Write)
    }
}

/// The server. Each connection is answered once.
pub(crate) struct Peer {
    url: String,
    targets: Arc<Mutex<Vec<String>>>,
}

impl Peer {
    /// `answer` is given the target of each request.
    pub(crate) fn start(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let targets = Arc::new(Mutex::new(Vec::new()));
        let (seen, answer) = (targets.clone(), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (mut stream, seen, answer) = (stream.unwrap(), seen.clone(), answer.clone());
                std::thread::spawn(move || {
                    if let Some(target) = receive(&mut stream) {
                        seen.lock().unwrap().push(target.clone());
                        // Those who give up in the middle are what some tests want.
                        let _ = answer(&target).send(&mut stream);
                    }
                });
            }
        });
        Self { url, targets }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// What was asked for.
    pub(crate) fn targets(&self) -> Vec<String> {
        self.targets.lock().unwrap().clone()
    }
}

/// Reads a request to its end; the target of it.
fn receive(stream: &mut TcpStream) -> Option<String> {
    let (mut read, mut chunk) = (Vec::new(), [0; 16 * 1024]);
    let head = loop {
        if let Some(end) = read.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        let count = stream.read(&mut chunk).ok().filter(|count| *count > 0)?;
        read.extend_from_slice(&chunk[..count]);
    };
    let text = String::from_utf8_lossy(&read[..head]).into_owned();
    let length: usize = text
        .lines()
        .find_map(|line| {
            line.to_ascii_lowercase()
                .strip_prefix("content-length: ")
                .map(str::to_owned)
        })
        .map_or(0, |length| length.trim().parse().unwrap());
    while read.len() < head + 4 + length {
        let count = stream.read(&mut chunk).ok().filter(|count| *count > 0)?;
        read.extend_from_slice(&chunk[..count]);
    }
    text.split(' ').nth(1).map(str::to_owned)
}
