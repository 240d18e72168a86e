//! A peer that does what a test tells it, on connections in memory, so that time can be virtual.

#![allow(dead_code, unreachable_pub, reason = "each test program uses a part of this")]

pub mod http;
pub mod socket;

use std::{io, sync::Arc};

use ivk_transport::{
    Environment,
    http::{Client, ClientBuilder, Endpoint},
};
use tokio::{
    io::DuplexStream,
    sync::{Mutex, mpsc},
};

/// The server side of an in-memory network: gives the connections that a client makes.
#[derive(Clone)]
pub struct Network {
    made: mpsc::UnboundedSender<DuplexStream>,
    waiting: Arc<Mutex<mpsc::UnboundedReceiver<DuplexStream>>>,
    refuse: Arc<std::sync::atomic::AtomicBool>,
}

impl Network {
    pub fn new() -> Self {
        let (made, waiting) = mpsc::unbounded_channel();
        Self {
            made,
            waiting: Arc::new(Mutex::new(waiting)),
            refuse: Arc::default(),
        }
    }

    /// From now on, connections are refused, or made again.
    pub fn refuse(&self, refuse: bool) {
        self.refuse.store(refuse, std::sync::atomic::Ordering::SeqCst);
    }

    /// A builder whose clients connect here, with a seeded environment.
    pub fn builder(&self) -> ClientBuilder {
        self.builder_at("http://server.test/")
    }

    pub fn builder_at(&self, base: &str) -> ClientBuilder {
        let network = self.clone();
        Client::builder(base)
            .environment(Environment::seeded(42))
            .no_proxy()
            .connector(move |_: Endpoint| {
                let network = network.clone();
                async move {
                    if network.refuse.load(std::sync::atomic::Ordering::SeqCst) {
                        return Err(io::Error::from(io::ErrorKind::ConnectionRefused));
                    }
                    let (near, far) = tokio::io::duplex(64 * 1024);
                    network.made.send(far).map_err(io::Error::other)?;
                    Ok(near)
                }
            })
    }

    pub fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    /// The next connection that a client makes.
    pub async fn accept(&self) -> DuplexStream {
        self.waiting.lock().await.recv().await.unwrap()
    }
}
