//! Makes a WebSocket out of a connection of the HTTP client.

use std::io;

use base64::{Engine, engine::general_purpose::STANDARD};
use http::{
    HeaderMap, HeaderValue,
    header::{CONNECTION, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION, UPGRADE},
};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use tokio::io::AsyncWriteExt;
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        handshake::derive_accept_key,
        protocol::{Role, WebSocketConfig},
    },
};

use crate::{
    Environment,
    http::{Client, Error, ErrorKind, Phase},
    socket::Limits,
};

pub(in crate::socket::session) type WebSocket = WebSocketStream<TokioIo<Upgraded>>;

/// Opens the WebSocket transport of an Engine.IO endpoint.
pub(super) async fn open(client: &Client, path: &str, limits: &Limits) -> Result<WebSocket, Error> {
    let environment = client.environment();
    let mut nonce = [0; 16];
    let (low, high) = nonce.split_at_mut(8);
    low.copy_from_slice(&environment.random().to_be_bytes());
    high.copy_from_slice(&environment.random().to_be_bytes());
    let key = STANDARD.encode(nonce);
    let mut headers = HeaderMap::new();
    headers.insert(CONNECTION, HeaderValue::from_static("Upgrade"));
    headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
    headers.insert(SEC_WEBSOCKET_VERSION, HeaderValue::from_static("13"));
    if let Ok(key) = HeaderValue::from_str(&key) {
        headers.insert(SEC_WEBSOCKET_KEY, key);
    }
    let target = format!("{path}?EIO=4&transport=websocket");
    let (answer, upgraded) = client.upgrade("socket_connect", &target, headers).await?;
    let expected = derive_accept_key(key.as_bytes());
    if answer
        .headers
        .get(SEC_WEBSOCKET_ACCEPT)
        .is_none_or(|given| given.as_bytes() != expected.as_bytes())
    {
        return Err(Error::new(ErrorKind::Protocol, Phase::Head)
            .with_operation("socket_connect")
            .with_source("the server's WebSocket key is not the answer to ours"));
    }
    let config = WebSocketConfig::default()
        .read_buffer_size(32 * 1024)
        // Every packet is worth sending at once.
        .write_buffer_size(0)
        .max_message_size(Some(limits.frame))
        .max_frame_size(Some(limits.frame));
    Ok(WebSocketStream::from_raw_socket(TokioIo::new(upgraded), Role::Client, Some(config)).await)
}

/// Writes a text message past the WebSocket's own writer, which logs what it writes: this one may hold a token.
///
/// Only to be used while the writer holds nothing back, as it does before its first message.
pub(super) async fn write_unlogged(
    socket: &mut WebSocket,
    text: &str,
    environment: &Environment,
) -> io::Result<()> {
    let mask = environment.random().to_be_bytes();
    let mut frame = Vec::with_capacity(text.len() + 14);
    // A final text frame; the high bit of the length says that it is masked.
    frame.push(0x81);
    match text.len() {
        short @ 0..=125 => frame.push(0x80 | short as u8),
        medium @ 126..=0xffff => {
            frame.push(0x80 | 126);
            frame.extend_from_slice(&(medium as u16).to_be_bytes());
        }
        long => {
            frame.push(0x80 | 127);
            frame.extend_from_slice(&(long as u64).to_be_bytes());
        }
    }
    let mask = mask.first_chunk::<4>().copied().unwrap_or_default();
    frame.extend_from_slice(&mask);
    frame.extend(
        text.bytes()
            .zip(mask.iter().cycle())
            .map(|(byte, mask)| byte ^ mask),
    );
    let stream = socket.get_mut();
    stream.write_all(&frame).await?;
    stream.flush().await
}
