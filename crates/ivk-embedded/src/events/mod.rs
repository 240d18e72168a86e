//! Events on their way to the sockets.
//!
//! Everything that happens is put into one channel, from the worker's thread and from requests alike, and one task
//! takes it out and sends it. So the sockets see one order, which is the order in which things happened.

pub(crate) mod payloads;
mod sockets;

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;
use socketioxide::SocketIo;
use tokio::sync::{mpsc, oneshot};

pub(crate) use sockets::socket_layer;

use crate::faults::{EventFault, Faults};
use crate::net::Connections;
use crate::profile::Profile;

/// Who receives an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Audience {
    /// Those who watch a queue; since 6.14 everyone.
    Queue(String),
    /// Those who subscribed to a queue, in every release.
    Subscribers(String),
    /// Those who subscribed to bulk downloads.
    Downloads(String),
    /// Every socket.
    Everyone,
}

/// Something that happened.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) name: &'static str,
    pub(crate) payload: Value,
    pub(crate) audience: Audience,
}

#[derive(Debug)]
enum Message {
    Event(Event),
    /// Answered when everything before it was handed to the sockets.
    Flush(oneshot::Sender<()>),
}

/// Where events are put in.
#[derive(Debug, Clone)]
pub(crate) struct Events {
    sender: mpsc::UnboundedSender<Message>,
}

/// Where events come out.
pub(crate) struct Outlet {
    receiver: mpsc::UnboundedReceiver<Message>,
}

/// A channel for events.
pub(crate) fn channel() -> (Events, Outlet) {
    let (sender, receiver) = mpsc::unbounded_channel();
    (Events { sender }, Outlet { receiver })
}

impl Events {
    /// Puts an event in. It is dropped when the server is ending.
    pub(crate) fn emit(&self, event: Event) {
        drop(self.sender.send(Message::Event(event)));
    }

    /// Waits until everything that was put in before is handed to the sockets.
    pub(crate) async fn flush(&self) {
        let (done, flushed) = oneshot::channel();
        if self.sender.send(Message::Flush(done)).is_ok() {
            drop(flushed.await);
        }
    }
}

/// Sends events until the server ends.
pub(crate) async fn deliver(
    mut outlet: Outlet,
    io: SocketIo,
    profile: Profile,
    faults: Arc<Mutex<Faults>>,
    connections: Connections,
) {
    let mut postponed: Option<Event> = None;
    while let Some(message) = outlet.receiver.recv().await {
        let event = match message {
            Message::Flush(done) => {
                // Whoever waited may have given up.
                done.send(()).ok();
                continue;
            }
            Message::Event(event) => event,
        };
        let fault = faults
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .for_event(event.name);
        match fault {
            None => send(&io, profile, &event).await,
            Some(EventFault::Lose) => {}
            Some(EventFault::Duplicate) => {
                send(&io, profile, &event).await;
                send(&io, profile, &event).await;
            }
            Some(EventFault::Postpone) => {
                if let Some(earlier) = postponed.replace(event) {
                    send(&io, profile, &earlier).await;
                }
                continue;
            }
            Some(EventFault::CutSockets) => connections.cut_sockets(),
        }
        if let Some(late) = postponed.take() {
            send(&io, profile, &late).await;
        }
    }
}

async fn send(io: &SocketIo, profile: Profile, event: &Event) {
    let mut payload = event.payload.clone();
    profile.trim(&mut payload);
    let room = match &event.audience {
        Audience::Queue(queue_id)
            if profile.has_anonymous_sockets() && event.name.starts_with("invocation_") =>
        {
            Some(sockets::private_room(queue_id))
        }
        Audience::Queue(queue_id) if !profile.broadcasts_queue_events() => Some(queue_id.clone()),
        Audience::Queue(_) | Audience::Everyone => None,
        Audience::Subscribers(queue_id) => Some(queue_id.clone()),
        Audience::Downloads(download_id) => Some(sockets::download_room(download_id)),
    };
    emit(io, room.clone(), event.name, &payload).await;
    if profile.repeats_queue_events() && matches!(event.audience, Audience::Queue(_)) {
        if let Some(image) = payload.get_mut("image") {
            *image = Value::Null;
        }
        emit(io, room, event.name, &payload).await;
    }
}

async fn emit(io: &SocketIo, room: Option<String>, name: &str, payload: &Value) {
    let sent = match room {
        Some(room) => io.to(room).emit(name, payload).await,
        None => io.emit(name, payload).await,
    };
    if let Err(error) = sent {
        // A socket that is going away, or one that does not read.
        tracing::debug!(%error, event = name, "an event did not reach every socket");
    }
}
