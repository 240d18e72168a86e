//! A line between a client and a server on which things get lost.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

/// What goes wrong, each thing at every so many pieces that pass; a piece is what arrives at once, such as an answer or
/// some frames of a socket.
#[derive(Debug, Clone, Copy)]
pub struct Faults {
    /// An answer or an event is swallowed, and its connection is cut: the server has done what was asked.
    pub answer_lost: u64,
    /// A request is swallowed, and its connection is cut: the server knows nothing of it.
    pub request_lost: u64,
    /// A piece comes late.
    pub late: u64,
    /// By how much.
    pub delay: Duration,
}

/// A proxy that is there as long as it is held.
#[derive(Debug)]
pub struct BadLine {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    server: String,
    faults: Faults,
    requests: AtomicU64,
    answers: AtomicU64,
    cuts: AtomicU64,
    ended: AtomicBool,
}

#[derive(Debug, Clone, Copy)]
enum Direction {
    ToServer,
    ToClient,
}

impl BadLine {
    /// Starts one to the server with this address, `http://host:port`.
    ///
    /// # Panics
    /// When no port can be had.
    #[must_use]
    pub fn to(base_url: &str, faults: Faults) -> Self {
        let server = base_url
            .strip_prefix("http://")
            .expect("a plain address")
            .to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            server,
            faults,
            requests: AtomicU64::new(0),
            answers: AtomicU64::new(0),
            cuts: AtomicU64::new(0),
            ended: AtomicBool::new(false),
        });
        let accepting = Arc::clone(&shared);
        thread::spawn(move || {
            for client in listener.incoming() {
                if accepting.ended.load(Ordering::Acquire) {
                    return;
                }
                if let (Ok(client), Ok(server)) = (client, TcpStream::connect(&accepting.server)) {
                    join(&accepting, &client, &server);
                }
            }
        });
        Self { address, shared }
    }

    /// Where clients find the server now.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How many connections were cut.
    #[must_use]
    pub fn cuts(&self) -> u64 {
        self.shared.cuts.load(Ordering::Relaxed)
    }
}

impl Drop for BadLine {
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::Release);
        // The listener notices when somebody comes.
        let _ = TcpStream::connect(self.address);
    }
}

fn join(shared: &Arc<Shared>, client: &TcpStream, server: &TcpStream) {
    for (from, to, direction) in [
        (client, server, Direction::ToServer),
        (server, client, Direction::ToClient),
    ] {
        let (Ok(from), Ok(to)) = (from.try_clone(), to.try_clone()) else {
            return;
        };
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            pass(&shared, &from, &to, direction);
            let _ = from.shutdown(Shutdown::Both);
            let _ = to.shutdown(Shutdown::Both);
        });
    }
}

fn pass(shared: &Shared, mut from: &TcpStream, mut to: &TcpStream, direction: Direction) {
    let mut piece = vec![0; 64 * 1024];
    while let Ok(length @ 1..) = from.read(&mut piece) {
        let (passed, lost) = match direction {
            Direction::ToServer => (&shared.requests, shared.faults.request_lost),
            Direction::ToClient => (&shared.answers, shared.faults.answer_lost),
        };
        let number = passed.fetch_add(1, Ordering::Relaxed) + 1;
        if number % lost == 0 {
            shared.cuts.fetch_add(1, Ordering::Relaxed);
            return;
        }
        if number % shared.faults.late == 0 {
            thread::sleep(shared.faults.delay);
        }
        if to.write_all(&piece[..length]).is_err() {
            return;
        }
    }
}
