//! Long polling, for ways on which a WebSocket does not get through.
//!
//! One request at a time waits for what the server has to say, and one at a time carries what this side says; the
//! protocol ends a session in which two of a kind are open. Neither waits for the other.

use std::{collections::VecDeque, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use http::Method;
use tokio_tungstenite::tungstenite::Message;

use crate::{
    http::{Body, Client, Error, ErrorKind, Phase, Request, Response, RetryClass},
    socket::{
        engine_io::{Handshake, Packet},
        session::{event::DisconnectReason, options::SocketOptions},
    },
};

/// What stands between the packets of a batch.
const SEPARATOR: char = '\x1e';

/// The most messages of one batch: python-engineio refuses larger ones, and the session with them.
const BATCH: usize = 16;
/// How many messages wait behind the request that carries others.
const QUEUED: usize = 256;

type Exchange = std::pin::Pin<Box<dyn Future<Output = Result<Response, Error>> + Send>>;

/// A session that is polled.
pub(in crate::socket::session) struct Polling {
    client: Client,
    /// The address with the session in it.
    target: String,
    silence: Duration,
    limit: usize,
    arrived: VecDeque<Message>,
    /// The request that waits. It is kept when nobody waits for it, so that what it brings is not lost.
    poll: Option<Exchange>,
    /// What is to be sent once the server has answered to what was sent before.
    queued: VecDeque<String>,
    post: Option<Exchange>,
    /// How long a request that carries something may take.
    write_timeout: Duration,
    /// The most bytes that one of them may carry.
    batch: usize,
}

impl Polling {
    pub(super) async fn open(client: &Client, options: &SocketOptions) -> Result<Self, Error> {
        let (path, limit) = (&options.path, options.limits.frame);
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
            queued: VecDeque::new(),
            post: None,
            write_timeout: options.write_timeout,
            batch: handshake
                .max_payload
                .and_then(|most| usize::try_from(most).ok())
                .unwrap_or(usize::MAX),
        })
    }

    /// The next message. What waits to be sent is sent meanwhile.
    pub(super) async fn next(&mut self) -> Result<Message, DisconnectReason> {
        loop {
            self.start_post();
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
            tokio::select! {
                biased;
                answer = ended(&mut self.post) => {
                    self.post = None;
                    accepted(answer)?;
                }
                answer = poll => {
                    self.poll = None;
                    self.arrived = read(&answer.map_err(lost)?.body).map_err(DisconnectReason::Protocol)?;
                }
            }
        }
    }

    /// Hands a message over. It is on its way when the next message is waited for.
    pub(super) async fn send(&mut self, text: String) -> Result<(), DisconnectReason> {
        while self.queued.len() >= QUEUED {
            self.post().await?;
        }
        self.queued.push_back(text);
        Ok(())
    }

    /// Sends all that waits.
    pub(super) async fn flush(&mut self) -> Result<(), DisconnectReason> {
        while self.post.is_some() || !self.queued.is_empty() {
            self.post().await?;
        }
        Ok(())
    }

    async fn post(&mut self) -> Result<(), DisconnectReason> {
        self.start_post();
        let answer = ended(&mut self.post).await;
        self.post = None;
        accepted(answer)
    }

    /// Begins to send what waits, as much as the server takes at once, unless something is being sent.
    fn start_post(&mut self) {
        if self.post.is_some() {
            return;
        }
        let Some(mut batch) = self.queued.pop_front() else {
            return;
        };
        let fits = |batch: &String, next: &String| batch.len() + 1 + next.len() <= self.batch;
        for _ in 1..BATCH {
            if !self.queued.front().is_some_and(|next| fits(&batch, next)) {
                break;
            }
            let Some(next) = self.queued.pop_front() else {
                break;
            };
            batch.push(SEPARATOR);
            batch.push_str(&next);
        }
        let request = Request::new("socket_send", Method::POST, &self.target, RetryClass::PlainCreate)
            .body(Body::bytes("text/plain;charset=UTF-8", batch))
            .deadline(self.write_timeout)
            // The reference implementation calls its `ok` HTML.
            .accept_html();
        let client = self.client.clone();
        self.post = Some(Box::pin(async move { client.send(request).await }));
    }
}

/// The outcome of an exchange; never when there is none.
async fn ended(exchange: &mut Option<Exchange>) -> Result<Response, Error> {
    match exchange {
        Some(exchange) => exchange.await,
        None => std::future::pending().await,
    }
}

/// Whether the server took what was sent.
fn accepted(answer: Result<Response, Error>) -> Result<(), DisconnectReason> {
    match answer {
        Ok(answer) if answer.body.starts_with(b"<") => Err(DisconnectReason::Protocol(
            "a page came in answer to a message".to_owned(),
        )),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::Deadline => Err(DisconnectReason::WriteTimeout),
        Err(error) => Err(lost(error)),
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
