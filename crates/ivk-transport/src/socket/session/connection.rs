//! One connection, from its handshake to its end.

use std::{collections::HashMap, sync::Arc, time::Duration};

use bytes::Bytes;
use serde::Deserialize;
use tokio::sync::{mpsc, oneshot, watch};
use tokio_tungstenite::tungstenite::Message;

use super::{
    event::{DisconnectReason, Event, ResyncReason, SocketItem},
    options::SocketOptions,
    socket::{Command, EmitError, EmitText, Hub, State, event_frame, event_text},
    wire::Wire,
};
use crate::{
    environment::Instant,
    http::{Client, ErrorKind},
    socket::{
        engine_io::{self, Handshake},
        socket_io::{Assembler, Kind, Packet, Step},
    },
};

/// How many events are held back while the subscriptions are being answered.
const HELD: usize = 1024;
/// How long a farewell may take.
const FAREWELL: Duration = Duration::from_secs(1);

/// How a connection ended.
#[derive(Debug)]
pub(super) enum End {
    /// It may be tried again.
    Lost(DisconnectReason),
    /// The server does not let this client in.
    Refused { message: String, data: Option<String> },
    /// The handle wants no more.
    Closed,
}

impl From<DisconnectReason> for End {
    fn from(reason: DisconnectReason) -> Self {
        Self::Lost(reason)
    }
}

/// A connection on which the server let this client in.
pub(super) struct Connection {
    wire: Wire,
    client: Client,
    options: SocketOptions,
    sid: Arc<str>,
    /// The longest silence of a living peer.
    silence: Duration,
    max_payload: Option<u64>,
    heard: Instant,
    assembler: Assembler,
    assembling_since: Option<Instant>,
    next_id: u64,
    acks: HashMap<u64, oneshot::Sender<Result<String, EmitError>>>,
    /// The subscriptions that the server has not answered, and the events that came meanwhile.
    settling: Option<Settling>,
    /// Whoever signs in or out is someone else than this connection was made for.
    sign_ins: watch::Receiver<u64>,
}

struct Settling {
    until: Instant,
    ids: Vec<u64>,
    held: Vec<Event>,
}

/// What is read while a session begins.
enum Opening {
    Open,
    Connect,
}

#[derive(Deserialize)]
struct ConnectAnswer {
    sid: String,
}

#[derive(Deserialize)]
struct Refusal {
    #[serde(default)]
    message: String,
    #[serde(default)]
    data: Option<Box<serde_json::value::RawValue>>,
}

impl Connection {
    /// Connects, and waits until the server let this client in.
    pub(super) async fn establish(client: &Client, options: &SocketOptions) -> Result<Self, End> {
        let environment = client.environment();
        let sign_ins = client.sign_ins();
        let wire = match Wire::open(client, options).await {
            Ok(wire) => wire,
            Err(error) if matches!(error.kind(), ErrorKind::Unauthorized | ErrorKind::SignIn) => {
                return Err(End::Refused {
                    message: error.to_string(),
                    data: None,
                });
            }
            Err(error) => return Err(DisconnectReason::Connect(Arc::new(error)).into()),
        };
        let mut this = Self {
            wire,
            client: client.clone(),
            options: options.clone(),
            sid: Arc::from(""),
            silence: Duration::MAX,
            max_payload: None,
            heard: environment.now(),
            assembler: Assembler::new(options.limits),
            assembling_since: None,
            next_id: 0,
            acks: HashMap::new(),
            settling: None,
            sign_ins,
        };
        match environment
            .timeout(options.handshake_timeout, this.handshake())
            .await
        {
            Ok(outcome) => outcome.map(|()| this),
            Err(_) => Err(DisconnectReason::HandshakeTimeout.into()),
        }
    }

    async fn handshake(&mut self) -> Result<(), End> {
        let mut stage = Opening::Open;
        loop {
            let message = self.read().await?;
            let Message::Text(text) = message else { continue };
            let packet = engine_io::Packet::decode(text.as_str()).map_err(protocol)?;
            match (&stage, packet) {
                (Opening::Open, engine_io::Packet::Open(json)) => {
                    let handshake = Handshake::decode(json).map_err(protocol)?;
                    self.silence = handshake.silence_limit();
                    self.max_payload = handshake.max_payload;
                    let auth = self
                        .options
                        .auth
                        .as_ref()
                        .and_then(|auth| auth(self.client.token()));
                    let mut frame = String::from("4");
                    Packet {
                        payload: auth.as_deref(),
                        ..Packet::new(Kind::Connect)
                    }
                    .encode_into(&mut frame);
                    self.wire.send_secret(frame, &self.client).await?;
                    stage = Opening::Connect;
                }
                (Opening::Connect, engine_io::Packet::Message(text)) => {
                    let packet = Packet::decode(text, &self.options.limits).map_err(protocol)?;
                    match (packet.kind, packet.namespace) {
                        (Kind::Connect, "/") => {
                            let answer: ConnectAnswer = serde_json::from_str(packet.payload.unwrap_or("{}"))
                                .map_err(|_| protocol("the server gave the session no name"))?;
                            self.sid = answer.sid.into();
                            return Ok(());
                        }
                        (Kind::ConnectError, "/") => return Err(refusal(packet.payload.unwrap_or_default())),
                        (Kind::Disconnect, "/") => return Err(DisconnectReason::ByServer.into()),
                        _ => {}
                    }
                }
                (_, engine_io::Packet::Ping(content)) => self.write(format!("3{content}")).await?,
                (_, engine_io::Packet::Close) => return Err(DisconnectReason::Closed(None).into()),
                (Opening::Open, engine_io::Packet::Message(_)) => {
                    return Err(protocol("a message came before the session began").into());
                }
                _ => {}
            }
        }
    }

    /// Restores the subscriptions, then passes events on until the connection ends.
    pub(super) async fn serve(
        &mut self,
        hub: &Hub,
        commands: &mut mpsc::Receiver<Command>,
        again: bool,
    ) -> End {
        let end = match self.restore(hub).await {
            Ok(()) => self.pass_on(hub, commands, again).await,
            Err(end) => end,
        };
        for (_, waiting) in self.acks.drain() {
            // Whoever waited may have left.
            let _ = waiting.send(Err(EmitError::Lost));
        }
        if matches!(end, End::Closed) {
            let environment = self.client.environment().clone();
            let farewell = async {
                self.write("41".to_owned()).await?;
                self.wire.close().await
            };
            // The peer is left either way.
            let _ = environment.timeout(FAREWELL, farewell).await;
        }
        end
    }

    async fn restore(&mut self, hub: &Hub) -> Result<(), End> {
        let subscriptions = hub.with_subscriptions(|all| all.clone());
        let mut ids = Vec::with_capacity(subscriptions.len());
        for subscription in &subscriptions {
            let id = self.take_id();
            ids.push(id);
            self.write(event_frame(
                &event_text(&subscription.event, &subscription.payload),
                Some(id),
            ))
            .await?;
        }
        let until = self.client.environment().now() + self.options.subscribe_timeout;
        self.settling = Some(Settling {
            until,
            ids,
            held: Vec::new(),
        });
        Ok(())
    }

    async fn pass_on(&mut self, hub: &Hub, commands: &mut mpsc::Receiver<Command>, again: bool) -> End {
        self.settle(hub, again);
        loop {
            let (due, reason) = self.next_deadline();
            let sleep = self.client.environment().sleep_until(due);
            let outcome = tokio::select! {
                biased;
                Ok(()) = self.sign_ins.changed() => Err(DisconnectReason::SignedIn.into()),
                message = self.wire.next() => match self.received(message) {
                    Ok(message) => self.on_message(message, hub).await,
                    Err(reason) => Err(reason.into()),
                },
                command = commands.recv() => self.on_command(command).await,
                () = sleep => match reason {
                    Some(reason) => Err(reason.into()),
                    None => {
                        self.give_up_settling();
                        Ok(())
                    }
                },
            };
            // A flood of messages must not keep the handles waiting.
            let outcome = match (outcome, commands.try_recv()) {
                (Ok(()), Ok(command)) => self.on_command(Some(command)).await,
                (outcome, Ok(command)) => {
                    refuse(command);
                    outcome
                }
                (outcome, Err(_)) => outcome,
            };
            if let Err(end) = outcome {
                return end;
            }
            self.settle(hub, again);
        }
    }

    /// When something must have happened, and what it means when it has not; no meaning: the subscriptions are no
    /// longer waited for.
    fn next_deadline(&self) -> (Instant, Option<DisconnectReason>) {
        let silent = (self.heard + self.silence, Some(DisconnectReason::Silent));
        let incomplete = self.assembling_since.map(|since| {
            let reason = DisconnectReason::Protocol("an attachment did not come in time".to_owned());
            (since + self.options.limits.completion, Some(reason))
        });
        let settled = self.settling.as_ref().map(|settling| (settling.until, None));
        [incomplete, settled]
            .into_iter()
            .flatten()
            .fold(silent, |first, next| if next.0 < first.0 { next } else { first })
    }

    /// Announces the connection once all subscriptions are answered.
    fn settle(&mut self, hub: &Hub, again: bool) {
        let full = |settling: &mut Settling| settling.ids.is_empty() || settling.held.len() >= HELD;
        let Some(settling) = self.settling.take_if(|settling| full(settling)) else {
            return;
        };
        hub.publish(&SocketItem::Connected {
            sid: self.sid.clone(),
        });
        if again {
            hub.publish(&SocketItem::Resync {
                reason: ResyncReason::Reconnected,
                dropped: 0,
            });
        }
        hub.state.send_replace(State::Connected);
        for event in settling.held {
            hub.publish(&SocketItem::Event(event));
        }
    }

    fn give_up_settling(&mut self) {
        if let Some(settling) = &mut self.settling {
            tracing::warn!(
                unanswered = settling.ids.len(),
                "the server did not answer all subscriptions"
            );
            settling.ids.clear();
        }
    }

    async fn read(&mut self) -> Result<Message, DisconnectReason> {
        let message = self.wire.next().await;
        self.received(message)
    }

    /// Whatever comes is a sign of life.
    fn received(&mut self, message: Result<Message, DisconnectReason>) -> Result<Message, DisconnectReason> {
        self.heard = self.client.environment().now();
        message
    }

    async fn on_message(&mut self, message: Message, hub: &Hub) -> Result<(), End> {
        match message {
            Message::Text(text) => match engine_io::Packet::decode(text.as_str()).map_err(protocol)? {
                engine_io::Packet::Message(text) => self.on_text(text, hub).await,
                engine_io::Packet::Ping(content) => Ok(self.write(format!("3{content}")).await?),
                engine_io::Packet::Close => Err(DisconnectReason::Closed(None).into()),
                engine_io::Packet::Open(_) => {
                    tracing::warn!("the server began the session a second time");
                    Ok(())
                }
                engine_io::Packet::Pong(_) | engine_io::Packet::Upgrade | engine_io::Packet::Noop => Ok(()),
            },
            Message::Binary(bytes) => {
                // A slice would keep the whole read buffer alive.
                let step = self
                    .assembler
                    .binary(Bytes::copy_from_slice(&bytes))
                    .map_err(protocol)?;
                let Step::Complete(assembled) = step else {
                    return Ok(());
                };
                self.assembling_since = None;
                let text = assembled.packet().map_err(protocol)?;
                let (kind, namespace, id) = (text.kind, text.namespace.to_owned(), text.id);
                let payload = text.payload.unwrap_or_default().to_owned();
                let packet = Packet {
                    kind,
                    namespace: &namespace,
                    id,
                    attachments: 0,
                    payload: Some(&payload),
                };
                self.on_packet(packet, assembled.into_attachments(), hub).await
            }
            // The WebSocket's own ping is answered by the layer below; flushing makes it immediate.
            Message::Ping(_) => Ok(self.flush().await?),
            _ => Ok(()),
        }
    }

    async fn on_text(&mut self, text: &str, hub: &Hub) -> Result<(), End> {
        match self.assembler.text(text).map_err(protocol)? {
            Step::Packet(packet) => self.on_packet(packet, Vec::new(), hub).await,
            Step::Waiting | Step::Complete(_) => {
                self.assembling_since = Some(self.heard);
                Ok(())
            }
        }
    }

    async fn on_packet(&mut self, packet: Packet<'_>, attachments: Vec<Bytes>, hub: &Hub) -> Result<(), End> {
        if packet.namespace != "/" {
            return Ok(());
        }
        match packet.kind {
            Kind::Event | Kind::BinaryEvent => {
                let event = Event::copy(packet.payload.unwrap_or_default(), attachments)
                    .ok_or_else(|| protocol("an event has no name"))?;
                match &mut self.settling {
                    Some(settling) => settling.held.push(event),
                    None => hub.publish(&SocketItem::Event(event)),
                }
                match packet.id {
                    // A server that asks whether the event arrived is told so.
                    Some(id) => {
                        let mut frame = String::from("4");
                        Packet::new(Kind::Ack)
                            .with_id(id)
                            .with_payload("[]")
                            .encode_into(&mut frame);
                        Ok(self.write(frame).await?)
                    }
                    None => Ok(()),
                }
            }
            Kind::Ack | Kind::BinaryAck => {
                let Some(id) = packet.id else { return Ok(()) };
                if let Some(settling) = &mut self.settling {
                    settling.ids.retain(|waiting| *waiting != id);
                }
                if let Some(waiting) = self.acks.remove(&id) {
                    // Whoever waited may have left.
                    let _ = waiting.send(Ok(packet.payload.unwrap_or_default().to_owned()));
                }
                Ok(())
            }
            Kind::Disconnect => Err(DisconnectReason::ByServer.into()),
            Kind::Connect | Kind::ConnectError => {
                tracing::warn!(kind = ?packet.kind, "a packet came that belongs to the beginning of a session");
                Ok(())
            }
        }
    }

    async fn on_command(&mut self, command: Option<Command>) -> Result<(), End> {
        let Some(Command::Emit {
            text: EmitText { payload, ack },
            done,
        }) = command
        else {
            return Err(End::Closed);
        };
        let id = ack.is_some().then(|| self.take_id());
        let frame = event_frame(&payload, id);
        if let Some(limit) = self.max_payload.filter(|limit| frame.len() as u64 > *limit) {
            let _ = done.send(Err(EmitError::TooLarge { limit }));
            return Ok(());
        }
        if let (Some(ack), Some(id)) = (ack, id) {
            // Those who no longer wait would otherwise stay for as long as the connection.
            self.acks.retain(|_, waiting| !waiting.is_closed());
            self.acks.insert(id, ack);
        }
        let outcome = self.write(frame).await;
        let _ = done.send(if outcome.is_ok() {
            Ok(())
        } else {
            Err(EmitError::Lost)
        });
        Ok(outcome?)
    }

    fn take_id(&mut self) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        id
    }

    async fn write(&mut self, frame: String) -> Result<(), DisconnectReason> {
        let limit = self.options.write_timeout;
        let sending = self.client.environment().timeout(limit, self.wire.send(frame));
        sending.await.unwrap_or(Err(DisconnectReason::WriteTimeout))
    }

    async fn flush(&mut self) -> Result<(), DisconnectReason> {
        let limit = self.options.write_timeout;
        let flushing = self.client.environment().timeout(limit, self.wire.flush());
        flushing.await.unwrap_or(Err(DisconnectReason::WriteTimeout))
    }
}

/// Answers a command for which there is no connection.
pub(super) fn refuse(command: Command) {
    if let Command::Emit { done, .. } = command {
        // Whoever waited may have left.
        let _ = done.send(Err(EmitError::NotConnected));
    }
}

fn protocol(error: impl ToString) -> DisconnectReason {
    DisconnectReason::Protocol(error.to_string())
}

/// The server's words when it does not let a client in: an object for rejected credentials, a text for a namespace.
fn refusal(json: &str) -> End {
    if let Ok(message) = serde_json::from_str::<String>(json) {
        return End::Refused { message, data: None };
    }
    match serde_json::from_str::<Refusal>(json) {
        Ok(refusal) => End::Refused {
            message: refusal.message,
            data: refusal.data.map(|data| data.get().to_owned()),
        },
        Err(_) => End::Refused {
            message: json.to_owned(),
            data: None,
        },
    }
}
