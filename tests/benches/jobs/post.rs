//! The least that a POST can cost: a socket that is open, a head, a body, and an answer that is read to its end.

use std::io::{Read, Write};
use std::net::TcpStream;

pub(crate) struct Post {
    stream: TcpStream,
    host: String,
    buffer: Vec<u8>,
}

impl Post {
    pub(crate) fn to(url: &str) -> Self {
        let host = url
            .strip_prefix("http://")
            .unwrap()
            .trim_end_matches('/')
            .to_owned();
        let stream = TcpStream::connect(&host).unwrap();
        stream.set_nodelay(true).unwrap();
        Self {
            stream,
            host,
            buffer: vec![0; 1 << 20],
        }
    }

    /// Sends one batch.
    pub(crate) fn enqueue(&mut self, body: &[u8]) {
        let mut request = format!(
            "POST /api/v1/queue/default/enqueue_batch HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n\r\n",
            self.host,
            body.len()
        )
        .into_bytes();
        request.extend_from_slice(body);
        self.stream.write_all(&request).unwrap();
        let mut filled = 0;
        let whole = loop {
            filled += self.stream.read(&mut self.buffer[filled..]).unwrap();
            let text = String::from_utf8_lossy(&self.buffer[..filled]);
            if let Some(end) = text.find("\r\n\r\n") {
                assert!(text.starts_with("HTTP/1.1 200"), "{text}");
                let head = text[..end].to_lowercase();
                let length = head
                    .lines()
                    .find_map(|line| line.strip_prefix("content-length: "))
                    .expect("an answer with a length");
                break end + 4 + length.trim().parse::<usize>().unwrap();
            }
        };
        while filled < whole {
            filled += self.stream.read(&mut self.buffer[filled..]).unwrap();
        }
    }
}
