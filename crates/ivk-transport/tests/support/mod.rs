//! A peer that does what a test tells it, on connections in memory, so that time can be virtual.

#![allow(dead_code, unreachable_pub, reason = "each test program uses a part of this")]

pub mod http;
pub mod local;
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
    mood: Arc<std::sync::Mutex<Mood>>,
}

/// What happens to new connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Open,
    Refusing,
    Hanging,
}

impl Network {
    pub fn new() -> Self {
        let (made, waiting) = mpsc::unbounded_channel();
        Self {
            made,
            waiting: Arc::new(Mutex::new(waiting)),
            mood: Arc::new(std::sync::Mutex::new(Mood::Open)),
        }
    }

    /// From now on, new connections fare like this.
    pub fn set(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
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
                    let mood = *network.mood.lock().unwrap();
                    match mood {
                        Mood::Open => {}
                        Mood::Refusing => return Err(io::Error::from(io::ErrorKind::ConnectionRefused)),
                        Mood::Hanging => std::future::pending().await,
                    }
                    network.connect()
                }
            })
    }

    /// Makes a connection; returns the client's side.
    pub fn connect(&self) -> io::Result<DuplexStream> {
        let (near, far) = tokio::io::duplex(64 * 1024);
        self.made.send(far).map_err(io::Error::other)?;
        Ok(near)
    }

    pub fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    /// The next connection that a client makes.
    pub async fn accept(&self) -> DuplexStream {
        self.waiting.lock().await.recv().await.unwrap()
    }
}
