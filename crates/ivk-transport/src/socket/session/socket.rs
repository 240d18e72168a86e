//! The handle of a session.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use serde::Serialize;
use tokio::sync::{mpsc, oneshot, watch};

use super::{
    driver::Driver,
    event::SocketItem,
    options::{IsDroppable, SocketOptions, Subscription},
    queue::Queue,
    stream::EventStream,
};
use crate::{
    Environment,
    http::Client,
    socket::socket_io::{Kind, Packet},
};

/// How many commands wait for the session's task before their senders wait.
const COMMANDS: usize = 64;

/// A session with the server's Socket.IO endpoint. Clones share it.
///
/// One task drives it: it connects, answers both heartbeats, notices a dead peer, connects again after growing waits
/// and restores the subscriptions. The session ends when [`close`](Self::close) is called, when the server refuses it,
/// or when the last handle and the last stream are dropped.
///
/// ```no_run
/// use ivk_transport::{http::Client, socket::{Socket, SocketItem, SocketOptions}};
///
/// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
/// let client = Client::builder("http://localhost:9090").build()?;
/// let socket = Socket::connect(&client, SocketOptions::new("ws/socket.io/"));
/// let mut events = socket.subscribe();
/// while let Some(item) = events.next().await {
///     match item {
///         SocketItem::Event(event) => println!("{}", event.name()),
///         SocketItem::Connected { .. } | SocketItem::Resync { .. } => println!("time for a snapshot"),
///         _ => {}
///     }
/// }
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Socket {
    shared: Arc<Shared>,
}

pub(super) struct Shared {
    pub(super) hub: Arc<Hub>,
    commands: mpsc::Sender<Command>,
    environment: Environment,
}

/// What the task and the handles both see.
pub(super) struct Hub {
    pub(super) subscriptions: Mutex<Vec<Subscription>>,
    pub(super) state: watch::Sender<State>,
    readers: Mutex<Readers>,
    droppable: IsDroppable,
    capacity: usize,
}

#[derive(Default)]
struct Readers {
    queues: Vec<Arc<Queue>>,
    connected: Option<Arc<str>>,
    ended: bool,
}

/// What a session is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum State {
    /// It tries to connect.
    Connecting,
    /// It is connected and its subscriptions are in place.
    Connected,
    /// It waits before it tries again.
    Waiting,
    /// It has ended and will not come back.
    Ended,
}

/// What a handle asks of the task.
pub(super) enum Command {
    Emit {
        text: EmitText,
        done: oneshot::Sender<Result<(), EmitError>>,
    },
    Close,
}

/// An event on its way out; the id is given by the task.
pub(super) struct EmitText {
    pub(super) payload: String,
    pub(super) ack: Option<oneshot::Sender<Result<String, EmitError>>>,
}

/// Why an event could not be emitted.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EmitError {
    /// There is no connection now. What must survive a lost connection is a [`Subscription`].
    #[error("there is no connection to the server's socket now")]
    NotConnected,
    /// The connection was lost before the answer came; the server may have acted.
    #[error("the connection was lost before the server answered")]
    Lost,
    /// The session has ended.
    #[error("the session has ended")]
    Ended,
    /// The event is longer than the server accepts; it would close the connection.
    #[error("the event is longer than the {limit} bytes that the server accepts")]
    TooLarge {
        /// The most bytes that the server accepts.
        limit: u64,
    },
    /// The payload cannot be written as JSON.
    #[error("the payload cannot be written as JSON")]
    Payload(#[source] serde_json::Error),
    /// The answer did not come in time.
    #[error(transparent)]
    AckTimeout(#[from] AckTimeout),
}

/// The server did not answer an event in time. InvokeAI does not answer an event that it does not understand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the server did not answer within {:.1} s", .0.as_secs_f64())]
pub struct AckTimeout(pub Duration);

impl Socket {
    /// Begins a session over `client`'s stack, with its address, token and certificates. Returns at once; the
    /// connection is made by a task of the present tokio runtime.
    ///
    /// # Panics
    /// When there is no tokio runtime.
    #[must_use]
    pub fn connect(client: &Client, options: SocketOptions) -> Self {
        let (commands, waiting) = mpsc::channel(COMMANDS);
        let hub = Arc::new(Hub {
            subscriptions: Mutex::new(options.subscriptions.clone()),
            state: watch::Sender::new(State::Connecting),
            readers: Mutex::default(),
            droppable: options.droppable.clone(),
            capacity: options.capacity,
        });
        let driver = Driver::new(client.clone(), options, hub.clone(), waiting);
        tokio::spawn(driver.run());
        Self {
            shared: Arc::new(Shared {
                hub,
                commands,
                environment: client.environment().clone(),
            }),
        }
    }

    /// A new reader. It sees everything from now on.
    #[must_use]
    pub fn subscribe(&self) -> EventStream {
        EventStream {
            queue: self.shared.hub.add_reader(),
            shared: self.shared.clone(),
        }
    }

    /// What the session is doing.
    #[must_use]
    pub fn state(&self) -> State {
        *self.shared.hub.state.borrow()
    }

    /// Waits until the session is connected. Cancel safe.
    ///
    /// # Errors
    /// [`EmitError::Ended`] when the session ends instead; the streams say why.
    pub async fn connected(&self) -> Result<(), EmitError> {
        let mut state = self.shared.hub.state.subscribe();
        match state
            .wait_for(|state| matches!(state, State::Connected | State::Ended))
            .await
            .as_deref()
        {
            Ok(State::Connected) => Ok(()),
            _ => Err(EmitError::Ended),
        }
    }

    /// Adds a subscription, now and on every later connection. Returns once the server has been asked, or at once
    /// when there is no connection.
    ///
    /// Dropping the future leaves the subscription in place for later connections.
    ///
    /// # Errors
    /// [`EmitError::Ended`] when the session has ended.
    pub async fn add_subscription(&self, subscription: Subscription) -> Result<(), EmitError> {
        let payload = event_text(&subscription.event, &subscription.payload);
        self.shared.hub.with_subscriptions(|all| {
            if !all.contains(&subscription) {
                all.push(subscription);
            }
        });
        Self::unless_offline(self.emit_text(payload).await)
    }

    /// Takes a subscription back. Returns once the server has been told, or at once when there is no connection.
    ///
    /// Dropping the future does not put the subscription back; the server may then not be told before the next
    /// connection.
    ///
    /// # Errors
    /// [`EmitError::Ended`] when the session has ended.
    pub async fn remove_subscription(&self, subscription: &Subscription) -> Result<(), EmitError> {
        self.shared
            .hub
            .with_subscriptions(|all| all.retain(|one| one != subscription));
        Self::unless_offline(
            self.emit_text(event_text(&subscription.unsubscribe, &subscription.payload))
                .await,
        )
    }

    fn unless_offline(outcome: Result<(), EmitError>) -> Result<(), EmitError> {
        match outcome {
            // The next connection takes the subscriptions as they are then.
            Err(EmitError::NotConnected | EmitError::Lost) => Ok(()),
            other => other,
        }
    }

    /// Emits an event. Returns once it was handed to the network.
    ///
    /// Dropping the future leaves the session as it is; the event may have been emitted or not.
    ///
    /// # Errors
    /// [`EmitError`] when it could not be sent; it is not kept for later.
    pub async fn emit<T: Serialize + ?Sized>(&self, event: &str, payload: &T) -> Result<(), EmitError> {
        let payload = serde_json::to_string(payload).map_err(EmitError::Payload)?;
        self.emit_text(event_text(event, &payload)).await
    }

    async fn emit_text(&self, payload: String) -> Result<(), EmitError> {
        self.send(EmitText { payload, ack: None }).await
    }

    async fn send(&self, text: EmitText) -> Result<(), EmitError> {
        let (done, sent) = oneshot::channel();
        self.shared
            .commands
            .send(Command::Emit { text, done })
            .await
            .map_err(|_| EmitError::Ended)?;
        sent.await.unwrap_or(Err(EmitError::Ended))
    }

    /// Emits an event and waits for the server's answer, which is a JSON array.
    ///
    /// Dropping the future does not take the event back.
    ///
    /// # Errors
    /// [`EmitError`] when it could not be sent or no answer came within `limit`.
    pub async fn emit_with_ack<T: Serialize + ?Sized>(
        &self,
        event: &str,
        payload: &T,
        limit: Duration,
    ) -> Result<String, EmitError> {
        let payload = serde_json::to_string(payload).map_err(EmitError::Payload)?;
        let payload = event_text(event, &payload);
        let (ack, answered) = oneshot::channel();
        let exchange = async {
            self.send(EmitText {
                payload,
                ack: Some(ack),
            })
            .await?;
            answered.await.unwrap_or(Err(EmitError::Lost))
        };
        self.shared
            .environment
            .timeout(limit, exchange)
            .await
            .unwrap_or(Err(AckTimeout(limit).into()))
    }

    /// Ends the session. Its streams end after what they still hold.
    ///
    /// Dropping the future before it is ready may leave the session as it is; closing again is always possible.
    pub async fn close(&self) {
        // A session that has ended already needs no telling.
        let _ = self.shared.commands.send(Command::Close).await;
    }
}

/// The JSON array of an event.
pub(super) fn event_text(name: &str, payload: &str) -> String {
    // A name is a text, and a text can always be written.
    let name = serde_json::to_string(name).unwrap_or_default();
    format!("[{name},{payload}]")
}

/// The packet of an event on the main namespace, as Engine.IO carries it.
pub(super) fn event_frame(payload: &str, id: Option<u64>) -> String {
    let mut frame = String::with_capacity(payload.len() + 8);
    frame.push('4');
    let packet = Packet {
        id,
        ..Packet::new(Kind::Event).with_payload(payload)
    };
    packet.encode_into(&mut frame);
    frame
}

impl Hub {
    pub(super) fn with_subscriptions<T>(&self, act: impl FnOnce(&mut Vec<Subscription>) -> T) -> T {
        act(&mut self.subscriptions.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn add_reader(&self) -> Arc<Queue> {
        let queue = Arc::new(Queue::new(self.capacity));
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sid) = &readers.connected {
            queue.push(SocketItem::Connected { sid: sid.clone() }, false);
        }
        if readers.ended {
            queue.close();
        } else {
            readers.queues.push(queue.clone());
        }
        queue
    }

    pub(super) fn forget(&self, queue: &Arc<Queue>) {
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        readers.queues.retain(|one| !Arc::ptr_eq(one, queue));
    }

    /// Gives an item to every reader.
    pub(super) fn publish(&self, item: &SocketItem) {
        let droppable = match item {
            SocketItem::Event(event) => (self.droppable)(event.name()),
            _ => false,
        };
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        match item {
            SocketItem::Connected { sid } => readers.connected = Some(sid.clone()),
            SocketItem::Disconnected { .. } | SocketItem::Refused { .. } | SocketItem::GaveUp { .. } => {
                readers.connected = None;
            }
            _ => {}
        }
        for queue in &readers.queues {
            queue.push(item.clone(), droppable);
        }
    }

    /// The session is over.
    pub(super) fn end(&self) {
        self.state.send_replace(State::Ended);
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        readers.ended = true;
        readers.connected = None;
        readers.queues.drain(..).for_each(|queue| queue.close());
    }
}

impl fmt::Debug for Socket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Socket")
            .field("state", &self.state())
            .finish_non_exhaustive()
    }
}

/// Ends the session when the task is left, even if its runtime is shut down.
pub(super) struct EndOnDrop(pub(super) Arc<Hub>);

impl Drop for EndOnDrop {
    fn drop(&mut self) {
        self.0.end();
    }
}
