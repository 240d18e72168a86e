//! The Socket.IO side: the handshake's numbers, and rooms.

use std::fmt;
use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, SocketRef, TryData};
use socketioxide::handler::ConnectHandler;
use socketioxide::layer::SocketIoLayer;

use crate::accounts::Accounts;
use crate::profile::Profile;

/// How many packets a socket may be behind before events are dropped for it.
const PACKETS_BEHIND: usize = 65_536;

/// The layer that answers under `/ws/socket.io`, and the handle to send through it.
///
/// Where users sign in, a socket needs a token, too.
pub(crate) fn socket_layer(profile: Profile, accounts: Arc<Accounts>) -> (SocketIoLayer, SocketIo) {
    let (layer, io) = SocketIo::builder()
        .req_path("/ws/socket.io")
        .ping_interval(Duration::from_secs(25))
        .ping_timeout(Duration::from_secs(20))
        .max_payload(1_000_000)
        .max_buffer_size(PACKETS_BEHIND)
        .build_layer();
    let enter = move |socket: SocketRef, auth: TryData<Value>| {
        let token = id_of(auth, "token");
        let is_known = !accounts.are_needed() || token.is_some_and(|token| accounts.holder(&token).is_some());
        let admitted = is_known || profile.has_anonymous_sockets();
        if admitted {
            register(&socket, is_known);
        }
        ready(if admitted { Ok(()) } else { Err(Rejected) })
    };
    io.ns("/", (async || ()).with(enter));
    (layer, io)
}

/// The room for what only those may see whose runs a queue runs.
pub(super) fn private_room(queue_id: &str) -> String {
    format!("users:{queue_id}")
}

/// The room for the events of a bulk download.
pub(super) fn download_room(download_id: &str) -> String {
    format!("bulk_download:{download_id}")
}

/// What the server says to a socket that it does not let in.
#[derive(Debug)]
struct Rejected;

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Connection rejected by server")
    }
}

/// Runs before the client learns that it is connected, so that what it sends right behind finds the handlers.
///
/// The handlers do their work when they are called, not in the future that they give: futures are run in tasks of
/// their own, in no certain order.
fn register(socket: &SocketRef, is_known: bool) {
    socket.on(
        "subscribe_queue",
        move |socket: SocketRef, data: TryData<Value>, ack: AckSender| {
            if let Some(queue_id) = id_of(data, "queue_id") {
                if is_known {
                    socket.join(private_room(&queue_id));
                }
                socket.join(queue_id);
                acknowledge(ack);
            }
            ready(())
        },
    );
    socket.on(
        "unsubscribe_queue",
        |socket: SocketRef, data: TryData<Value>, ack: AckSender| {
            if let Some(queue_id) = id_of(data, "queue_id") {
                socket.leave(queue_id);
                acknowledge(ack);
            }
            ready(())
        },
    );
    socket.on(
        "subscribe_bulk_download",
        |socket: SocketRef, data: TryData<Value>, ack: AckSender| {
            if let Some(download_id) = id_of(data, "bulk_download_id") {
                socket.join(download_room(&download_id));
                acknowledge(ack);
            }
            ready(())
        },
    );
    socket.on(
        "unsubscribe_bulk_download",
        |socket: SocketRef, data: TryData<Value>, ack: AckSender| {
            if let Some(download_id) = id_of(data, "bulk_download_id") {
                socket.leave(download_room(&download_id));
                acknowledge(ack);
            }
            ready(())
        },
    );
}

/// The id in the payload. A payload that is not as it should be is passed over: the real server neither acknowledges
/// it nor says why.
fn id_of(TryData(data): TryData<Value>, key: &str) -> Option<String> {
    data.ok()?.get(key)?.as_str().map(str::to_owned)
}

fn acknowledge(ack: AckSender) {
    // An empty acknowledgement; a client that asked for none gets none.
    let nothing: [u8; 0] = [];
    drop(ack.send(&nothing));
}
