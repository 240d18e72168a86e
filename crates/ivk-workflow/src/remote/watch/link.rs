//! The event connection of a queue, as the hub reads it.

use std::collections::BTreeMap;

use futures_core::Stream;
use ivk_api::events::Event;
use ivk_api::types::QueueId;
use ivk_transport::http::Client;
use ivk_transport::socket::{EventStream, ResyncReason, Socket, SocketItem, SocketOptions, Subscription};
use secrecy::ExposeSecret;

use super::hub::Link;

const PATH: &str = "ws/socket.io/";

/// The events that jobs are followed by. Others are not even decoded.
const FOLLOWED: [&str; 6] = [
    "queue_item_status_changed",
    "invocation_started",
    "invocation_progress",
    "invocation_complete",
    "queue_items_canceled",
    "queue_cleared",
];

/// Connects, subscribes to the queue, and keeps both. Must be called on a tokio runtime.
pub(crate) fn links(client: &Client, queue: &QueueId) -> impl Stream<Item = Link> + Send + 'static {
    let queue_of = BTreeMap::from([("queue_id", queue.as_str())]);
    let mut options = SocketOptions::new(PATH)
        .droppable(|event| event == "invocation_progress")
        .auth(|token| {
            let token = token?;
            serde_json::to_string(&BTreeMap::from([("token", token.expose_secret())])).ok()
        });
    if let Ok(subscription) = Subscription::new("subscribe_queue", "unsubscribe_queue", &queue_of) {
        options = options.subscription(subscription);
    }
    let events = Socket::connect(client, options).subscribe();
    futures_util::stream::unfold(events, |mut events| async move {
        let link = next_link(&mut events).await?;
        Some((link, events))
    })
}

async fn next_link(events: &mut EventStream) -> Option<Link> {
    loop {
        let link = match events.next().await? {
            SocketItem::Connected { .. } => Link::Up,
            // A new connection is told as such, right before this.
            SocketItem::Resync {
                reason: ResyncReason::Reconnected,
                ..
            } => continue,
            SocketItem::Resync { .. } => Link::Gap,
            SocketItem::Disconnected { reason, .. } => {
                tracing::debug!(%reason, "the event connection is down");
                Link::Down
            }
            SocketItem::Refused { message, .. } => {
                tracing::warn!(
                    message,
                    "the server refuses the event connection; jobs are followed by asking"
                );
                Link::Down
            }
            SocketItem::GaveUp { .. } => Link::Down,
            SocketItem::Event(event) if FOLLOWED.contains(&event.name()) => {
                match Event::decode(event.name(), event.payload()) {
                    Ok(event) => Link::Event(event),
                    Err(error) => {
                        tracing::warn!(%error, "an event cannot be read");
                        Link::Gap
                    }
                }
            }
            _ => continue,
        };
        return Some(link);
    }
}
