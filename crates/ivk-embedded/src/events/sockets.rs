//! The Socket.IO side: the handshake's numbers, and rooms.

use std::convert::Infallible;
use std::future::ready;
use std::time::Duration;

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, SocketRef, TryData};
use socketioxide::handler::ConnectHandler;
use socketioxide::layer::SocketIoLayer;

/// How many packets a socket may be behind before events are dropped for it.
const PACKETS_BEHIND: usize = 65_536;

/// The layer that answers under `/ws/socket.io`, and the handle to send through it.
pub(crate) fn socket_layer() -> (SocketIoLayer, SocketIo) {
    let (layer, io) = SocketIo::builder()
        .req_path("/ws/socket.io")
        .ping_interval(Duration::from_secs(25))
        .ping_timeout(Duration::from_secs(20))
        .max_payload(1_000_000)
        .max_buffer_size(PACKETS_BEHIND)
        .build_layer();
    io.ns("/", (async || ()).with(register));
    (layer, io)
}

/// The room for the events of a bulk download.
pub(super) fn download_room(download_id: &str) -> String {
    format!("bulk_download:{download_id}")
}

/// Runs before the client learns that it is connected, so that what it sends right behind finds the handlers.
///
/// The handlers do their work when they are called, not in the future that they give: futures are run in tasks of
/// their own, in no certain order.
async fn register(socket: SocketRef) -> Result<(), Infallible> {
    socket.on(
        "subscribe_queue",
        |socket: SocketRef, data: TryData<Value>, ack: AckSender| {
            if let Some(queue_id) = id_of(data, "queue_id") {
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
    Ok(())
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
