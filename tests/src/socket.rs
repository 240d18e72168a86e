//! The server's events, over Socket.IO written out by hand.

use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

use crate::server::Server;

/// How long the server may say nothing of what is waited for. A real one pauses for a second before a run, and does
/// the work of other tests meanwhile.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection to the server's events.
#[derive(Debug)]
pub struct Socket {
    stream: WebSocket<TcpStream>,
    /// What came while something else was waited for.
    waiting: std::collections::VecDeque<Event>,
    /// Items that have ended.
    ended: std::collections::BTreeSet<u64>,
    /// What the server said when the connection was opened.
    pub handshake: Value,
}

/// An event.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its name.
    pub name: String,
    /// Its payload.
    pub data: Value,
}

impl Socket {
    /// Connects, without subscribing to anything.
    ///
    /// # Panics
    /// When the server does not take part in the protocol.
    #[must_use]
    pub fn connected(server: &Server) -> Self {
        let address = server
            .base_url()
            .strip_prefix("http://")
            .expect("the server is reached over plain HTTP");
        let tcp = TcpStream::connect(address).expect("the server accepts connections");
        tcp.set_read_timeout(Some(PATIENCE)).unwrap();
        let url = format!("ws://{address}/ws/socket.io/?EIO=4&transport=websocket");
        let (stream, _) = tungstenite::client(url, tcp).expect("the server takes the upgrade");
        let mut socket = Self {
            stream,
            waiting: Default::default(),
            ended: Default::default(),
            handshake: Value::Null,
        };
        let open = socket.text();
        socket.handshake =
            serde_json::from_str(open.strip_prefix('0').expect("the first packet opens")).unwrap();
        socket.send("40");
        let connect = socket.text();
        assert!(connect.starts_with("40{\"sid\":"), "the server answers {connect}");
        socket
    }

    /// Connects, and subscribes to the queue `default`.
    ///
    /// # Panics
    /// When the server does not acknowledge that.
    #[must_use]
    pub fn subscribed(server: &Server) -> Self {
        let mut socket = Self::connected(server);
        let acknowledgement = socket.call("subscribe_queue", &json!({ "queue_id": "default" }));
        assert_eq!(acknowledgement, json!([]));
        socket
    }

    /// Sends an event and waits for its acknowledgement.
    ///
    /// # Panics
    /// When there is none.
    pub fn call(&mut self, name: &str, data: &Value) -> Value {
        self.send(&format!("420{}", json!([name, data])));
        loop {
            let packet = self.text();
            if let Some(acknowledgement) = packet.strip_prefix("430") {
                return serde_json::from_str(acknowledgement).unwrap();
            }
            self.keep(&packet);
        }
    }

    /// Sends an event, and waits for nothing.
    pub fn emit(&mut self, name: &str, data: &Value) {
        self.send(&format!("42{}", json!([name, data])));
    }

    /// All events that came up to now: those that arrive before the acknowledgement of something sent now.
    pub fn heard_so_far(&mut self) -> Vec<Event> {
        let _ = self.call("unsubscribe_queue", &json!({ "queue_id": "none" }));
        self.waiting.drain(..).collect()
    }

    /// The next event.
    ///
    /// # Panics
    /// When none comes.
    pub fn next_event(&mut self) -> Event {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return event;
            }
            let packet = self.text();
            self.keep(&packet);
        }
    }

    /// The events of a batch, up to the one that says that its last item of `items` has ended.
    pub fn until_batch_ended(&mut self, batch_id: &str, items: usize) -> Vec<Event> {
        let mut events = Vec::new();
        let mut ended = 0;
        while ended < items {
            let event = self.next_event();
            if event.data["batch_id"] == batch_id {
                ended += usize::from(event.ended_item().is_some());
                events.push(event);
            }
        }
        events
    }

    /// Waits until an item has ended.
    pub fn until_ended(&mut self, item_id: u64) {
        while !self.ended.contains(&item_id) {
            let event = self.next_event();
            self.ended.extend(event.ended_item());
        }
    }

    fn keep(&mut self, packet: &str) {
        if let Some(event) = packet.strip_prefix("42") {
            let (name, data) = serde_json::from_str(event).unwrap();
            self.waiting.push_back(Event { name, data });
        }
    }

    fn send(&mut self, packet: &str) {
        self.stream
            .send(Message::text(packet))
            .expect("the server listens");
    }

    /// The next packet that is not a ping.
    fn text(&mut self) -> String {
        let begun = Instant::now();
        loop {
            assert!(
                begun.elapsed() < PATIENCE,
                "the server pings, but says nothing of what is waited for"
            );
            let message = self.stream.read().expect("the server says what is waited for");
            match message {
                Message::Text(text) if text.as_str() == "2" => self.send("3"),
                Message::Text(text) => return text.to_string(),
                _ => {}
            }
        }
    }
}

impl Event {
    /// The item that has ended, if that is what the event says.
    fn ended_item(&self) -> Option<u64> {
        let ended = matches!(
            self.data["status"].as_str(),
            Some("completed" | "failed" | "canceled")
        );
        (self.name == "queue_item_status_changed" && ended)
            .then(|| self.data["item_id"].as_u64())
            .flatten()
    }

    /// The name, and for a status the status: enough to tell a story.
    #[must_use]
    pub fn story(&self) -> String {
        match self.data["status"].as_str() {
            Some(status) => format!("{} {status}", self.name),
            None => self.name.clone(),
        }
    }
}
