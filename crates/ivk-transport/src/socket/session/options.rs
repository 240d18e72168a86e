//! What a session is told before it begins.

use std::{fmt, sync::Arc, time::Duration};

use secrecy::SecretString;
use serde::Serialize;

use crate::{backoff::Backoff, socket::Limits};

pub(super) type AuthPayload = Arc<dyn Fn(Option<SecretString>) -> Option<String> + Send + Sync>;
pub(super) type IsDroppable = Arc<dyn Fn(&str) -> bool + Send + Sync>;

/// Something that the server is asked to send, on this connection and every later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    pub(super) event: String,
    pub(super) payload: String,
    pub(super) unsubscribe: String,
}

impl Subscription {
    /// A subscription that is made by emitting `event` and ended by emitting `unsubscribe`, each with `payload`.
    ///
    /// # Errors
    /// When `payload` cannot be written as JSON.
    ///
    /// ```
    /// use ivk_transport::socket::Subscription;
    ///
    /// let queue = Subscription::new("subscribe_queue", "unsubscribe_queue", &[("queue_id", "default")].into_iter().collect::<std::collections::BTreeMap<_, _>>())?;
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn new<T: Serialize + ?Sized>(
        event: impl Into<String>,
        unsubscribe: impl Into<String>,
        payload: &T,
    ) -> Result<Self, serde_json::Error> {
        Ok(Self {
            event: event.into(),
            payload: serde_json::to_string(payload)?,
            unsubscribe: unsubscribe.into(),
        })
    }
}

/// What carries a session's messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Transport {
    /// A WebSocket from the first byte on.
    #[default]
    WebSocket,
    /// Requests that wait for their answer, for ways on which a WebSocket does not get through. Slower, and heavier
    /// for the server.
    #[cfg(feature = "polling")]
    Polling,
}

/// Settings of a [`Socket`](super::Socket).
///
/// ```
/// use ivk_transport::socket::SocketOptions;
///
/// let options = SocketOptions::new("ws/socket.io/")
///     .droppable(|event| event == "invocation_progress")
///     .queue_capacity(256);
/// ```
#[derive(Clone)]
#[must_use]
pub struct SocketOptions {
    pub(super) path: String,
    pub(super) transport: Transport,
    pub(super) auth: Option<AuthPayload>,
    pub(super) subscriptions: Vec<Subscription>,
    pub(super) droppable: IsDroppable,
    pub(super) capacity: usize,
    pub(super) backoff: Backoff,
    pub(super) healthy_after: Duration,
    pub(super) give_up_after: Option<Duration>,
    pub(super) handshake_timeout: Duration,
    pub(super) write_timeout: Duration,
    pub(super) subscribe_timeout: Duration,
    pub(super) limits: Limits,
}

impl SocketOptions {
    /// Settings for the endpoint at `path`, which is relative to the server's base address.
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            transport: Transport::default(),
            auth: None,
            subscriptions: Vec::new(),
            droppable: Arc::new(|_| false),
            capacity: 1024,
            backoff: Backoff::new(Duration::from_millis(500), Duration::from_secs(15)),
            healthy_after: Duration::from_secs(60),
            give_up_after: None,
            handshake_timeout: Duration::from_secs(10),
            write_timeout: Duration::from_secs(10),
            subscribe_timeout: Duration::from_secs(5),
            limits: Limits::default(),
        }
    }

    /// What carries the messages. A WebSocket by default.
    pub fn transport(mut self, transport: Transport) -> Self {
        self.transport = transport;
        self
    }

    /// Makes what is sent when a session begins, as JSON text, from the client's newest token.
    pub fn auth<F>(mut self, payload: F) -> Self
    where
        F: Fn(Option<SecretString>) -> Option<String> + Send + Sync + 'static,
    {
        self.auth = Some(Arc::new(payload));
        self
    }

    /// Adds a subscription that is in place from the first connection on.
    pub fn subscription(mut self, subscription: Subscription) -> Self {
        self.subscriptions.push(subscription);
        self
    }

    /// Which events may be dropped, by name, when a reader is too slow. None by default.
    pub fn droppable<F>(mut self, is_droppable: F) -> Self
    where
        F: Fn(&str) -> bool + Send + Sync + 'static,
    {
        self.droppable = Arc::new(is_droppable);
        self
    }

    /// How many items wait for each reader. 1024 by default, at least 8.
    pub fn queue_capacity(mut self, items: usize) -> Self {
        self.capacity = items.max(8);
        self
    }

    /// The waits between tries to connect. At most 0.5 s at first, doubling up to 15 s; never zero.
    pub fn backoff(mut self, backoff: Backoff) -> Self {
        self.backoff = backoff;
        self
    }

    /// How long a connection must hold before the waits start small again. 60 s by default.
    pub fn healthy_after(mut self, time: Duration) -> Self {
        self.healthy_after = time;
        self
    }

    /// How long a lost connection is tried again before the session gives up. For ever by default.
    pub fn give_up_after(mut self, time: Duration) -> Self {
        self.give_up_after = Some(time);
        self
    }

    /// How long the server may take to begin a session. 10 s by default.
    pub fn handshake_timeout(mut self, limit: Duration) -> Self {
        self.handshake_timeout = limit;
        self
    }

    /// How long the server may take to accept one message. 10 s by default.
    pub fn write_timeout(mut self, limit: Duration) -> Self {
        self.write_timeout = limit;
        self
    }

    /// How long the answers to the subscriptions are waited for before the connection counts as up. A server that
    /// does not like a subscription does not answer it. 5 s by default.
    pub fn subscribe_timeout(mut self, limit: Duration) -> Self {
        self.subscribe_timeout = limit;
        self
    }

    /// Bounds on what the server may make this side hold.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }
}

impl fmt::Debug for SocketOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SocketOptions")
            .field("path", &self.path)
            .field("subscriptions", &self.subscriptions)
            .field("capacity", &self.capacity)
            .field("backoff", &self.backoff)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}
