//! A server that costs as little as can be, on a thread of its own.

use std::{
    io::{Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
};

/// Serves every connection with `serve` on its own thread.
pub(crate) fn start(serve: impl Fn(TcpStream) + Clone + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let stream = stream.unwrap();
            stream.set_nodelay(true).unwrap();
            let serve = serve.clone();
            std::thread::spawn(move || serve(stream));
        }
    });
    address
}

/// Reads up to the end of a request's head. Returns its length of body, and how much of it came already.
pub(crate) fn head(stream: &mut TcpStream) -> Option<(String, usize, usize)> {
    let (head, length, seen) = head_exact(stream)?;
    Some((head.to_ascii_lowercase(), length, seen))
}

/// The same, with the head as it was written.
pub(crate) fn head_exact(stream: &mut TcpStream) -> Option<(String, usize, usize)> {
    let mut buffer = vec![0; 16 * 1024];
    let mut filled = 0;
    loop {
        let count = stream
            .read(&mut buffer[filled..])
            .ok()
            .filter(|count| *count > 0)?;
        filled += count;
        if let Some(end) = buffer[..filled]
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
        {
            let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
            let lower = head.to_ascii_lowercase();
            let length = lower
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "))
                .map_or(0, |length| length.trim().parse().unwrap());
            if lower.contains("expect: 100-continue") {
                stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").unwrap();
            }
            return Some((head, length, filled - end - 4));
        }
    }
}
