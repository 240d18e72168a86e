//! Long polling, for ways on which a WebSocket does not get through.
//!
//! One request at a time waits for what the server has to say, and one at a time carries what this side says; the
//! protocol ends a session in which two of a kind are open.

use std::{collections::VecDeque, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use http::Method;
use tokio_tungstenite::tungstenite::Message;

use crate::{
    http::{Body, Client, Error, ErrorKind, Phase, Request, Response, RetryClass},
    socket::{
        engine_io::{Handshake, Packet},
        session::event::DisconnectReason,
    },
};

/// What stands between the packets of a batch.
const SEPARATOR: char = '\x1e';

type Poll = std::pin::Pin<Box<dyn Future<Output = Result<Response, Error>> + Send>>;

/// A session that is polled.
pub(in crate::socket::session) struct Polling {
    client: Client,
    /// The address with the session in it.
    target: String,
    silence: Duration,
    limit: usize,
    arrived: VecDeque<Message>,
    /// The request that waits. It is kept when nobody waits for it, so that what it brings is not lost.
    poll: Option<Poll>,
}

impl Polling {
    pub(super) async fn open(client: &Client, path: &str, limit: usize) -> Result<Self, Error> {
        let target = format!("{path}?EIO=4&transport=polling");
        // A session that is opened twice does no harm: the one that nobody polls ends by itself.
        let request = Request::new("socket_connect", Method::GET, &target, RetryClass::PlainCreate);
        let answer = client.send(request.max_body(limit)).await?;
        let arrived = read(&answer.body).map_err(|why| protocol(&why))?;
        let handshake = arrived.iter().find_map(|message| match message {
            Message::Text(text) => match Packet::decode(text.as_str()) {
                Ok(Packet::Open(json)) => Handshake::decode(json).ok(),
                _ => None,
            },
            _ => None,
        });
        let handshake = handshake.ok_or_else(|| protocol("the server did not begin the session"))?;
        Ok(Self {
            client: client.clone(),
            target: format!("{target}&sid={}", escaped(&handshake.sid)),
            silence: handshake.silence_limit(),
            limit,
            arrived,
            poll: None,
        })
    }

    pub(super) async fn next(&mut self) -> Result<Message, DisconnectReason> {
        loop {
            if let Some(message) = self.arrived.pop_front() {
                return Ok(message);
            }
            let poll = self.poll.get_or_insert_with(|| {
                // A poll uses up what it brings.
                let request = Request::new(
                    "socket_poll",
                    Method::GET,
                    &self.target,
                    RetryClass::DestructiveRead,
                )
                .head_timeout(self.silence)
                .max_body(self.limit);
                let client = self.client.clone();
                Box::pin(async move { client.send(request).await })
            });
            let answer = poll.await;
            self.poll = None;
            self.arrived = read(&answer.map_err(lost)?.body).map_err(DisconnectReason::Protocol)?;
        }
    }

    pub(super) async fn send(&mut self, text: String) -> Result<(), DisconnectReason> {
        let request = Request::new("socket_send", Method::POST, &self.target, RetryClass::PlainCreate)
            .body(Body::bytes("text/plain;charset=UTF-8", text))
            // The reference implementation calls its `ok` HTML.
            .accept_html();
        let answer = self.client.send(request).await.map_err(lost)?;
        if answer.body.starts_with(b"<") {
            return Err(DisconnectReason::Protocol(
                "a page came in answer to a message".to_owned(),
            ));
        }
        Ok(())
    }
}

/// Reads a batch into the messages that a WebSocket would have brought one by one.
fn read(batch: &[u8]) -> Result<VecDeque<Message>, String> {
    let batch = std::str::from_utf8(batch).map_err(|_| "a batch is not UTF-8".to_owned())?;
    batch
        .split(SEPARATOR)
        .map(|entry| match entry.strip_prefix('b') {
            Some(base64) => STANDARD
                .decode(base64)
                .map(Message::binary)
                .map_err(|_| "a binary message is not base64".to_owned()),
            None => Ok(Message::text(entry)),
        })
        .collect()
}

/// A session's name as it may stand in a query, whatever the server made it of.
fn escaped(sid: &str) -> String {
    url::form_urlencoded::byte_serialize(sid.as_bytes()).collect()
}

fn protocol(why: &str) -> Error {
    Error::new(ErrorKind::Protocol, Phase::Body)
        .with_operation("socket_connect")
        .with_source(why)
}

fn lost(error: Error) -> DisconnectReason {
    match error.kind() {
        ErrorKind::Timeout => DisconnectReason::Silent,
        // The server no longer knows the session.
        ErrorKind::Rejected => DisconnectReason::Closed(None),
        _ => DisconnectReason::Broken(error.to_string()),
    }
}
