//! One HTTP connection, seen and answered by hand.

use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};

/// A request as it stood on the wire.
#[derive(Debug, Clone)]
pub struct Seen {
    pub method: String,
    pub target: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Seen {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(n, _)| n.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

/// The server side of one connection.
pub struct Peer {
    stream: DuplexStream,
    read: Vec<u8>,
}

impl Peer {
    pub fn new(stream: DuplexStream) -> Self {
        Self {
            stream,
            read: Vec::new(),
        }
    }

    async fn fill(&mut self) -> bool {
        let mut chunk = [0; 16 * 1024];
        match self.stream.read(&mut chunk).await {
            Ok(0) | Err(_) => false,
            Ok(n) => {
                self.read.extend_from_slice(&chunk[..n]);
                true
            }
        }
    }

    /// Moves what came so far, or what comes next, into `body`.
    pub async fn take(&mut self, body: &mut Vec<u8>) {
        if self.read.is_empty() {
            self.fill().await;
        }
        body.append(&mut self.read);
    }

    /// Reads a little.
    pub async fn some(&mut self) {
        let mut byte = [0];
        // A client that has gone away is what some tests want.
        let _ = self.stream.read(&mut byte).await;
        self.read.extend_from_slice(&byte);
    }

    /// Reads a request's head; `None` when the client closed first.
    pub async fn head(&mut self) -> Option<Seen> {
        let end = loop {
            if let Some(end) = self.read.windows(4).position(|w| w == b"\r\n\r\n") {
                break end;
            }
            if !self.fill().await {
                return None;
            }
        };
        let head = String::from_utf8(self.read.drain(..end + 4).collect()).unwrap();
        let mut lines = head.split("\r\n");
        let mut first = lines.next().unwrap().split(' ');
        let (method, target) = (first.next().unwrap().to_owned(), first.next().unwrap().to_owned());
        let headers = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        Some(Seen {
            method,
            target,
            headers,
            body: Vec::new(),
        })
    }

    /// Reads a whole request; `None` when the client closed first.
    pub async fn request(&mut self) -> Option<Seen> {
        let mut seen = self.head().await?;
        let length: usize = seen
            .header("content-length")
            .map_or(0, |value| value.parse().unwrap());
        while self.read.len() < length {
            if !self.fill().await {
                return None;
            }
        }
        seen.body = self.read.drain(..length).collect();
        Some(seen)
    }

    /// Sends bytes as they are.
    pub async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        // A client that has gone away is what some tests want.
        let _ = self.stream.write_all(bytes.as_ref()).await;
    }

    /// Answers with a body of a kind.
    pub async fn answer(&mut self, status: u16, headers: &str, body: &str) {
        let length = body.len();
        self.send(format!(
            "HTTP/1.1 {status} x\r\ncontent-length: {length}\r\n{headers}\r\n{body}"
        ))
        .await;
    }

    pub async fn json(&mut self, status: u16, body: &str) {
        self.answer(status, "content-type: application/json\r\n", body)
            .await;
    }

    /// Waits until the client closes.
    pub async fn closed(mut self) {
        while self.fill().await {}
    }

    pub fn into_inner(self) -> (DuplexStream, Vec<u8>) {
        (self.stream, self.read)
    }
}
