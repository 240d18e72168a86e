//! One packet: type, attachments, namespace, acknowledgement id, JSON.

use std::fmt::Write;

use super::Arguments;
use crate::socket::Limits;

/// What a packet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A client joins a namespace; the server says that it did.
    Connect,
    /// One side leaves a namespace.
    Disconnect,
    /// Something happened.
    Event,
    /// The answer to an event.
    Ack,
    /// A client may not join.
    ConnectError,
    /// An event with attachments.
    BinaryEvent,
    /// An answer with attachments.
    BinaryAck,
}

impl Kind {
    /// Every kind, in the order of its digit.
    pub const ALL: [Self; 7] = [
        Self::Connect,
        Self::Disconnect,
        Self::Event,
        Self::Ack,
        Self::ConnectError,
        Self::BinaryEvent,
        Self::BinaryAck,
    ];

    fn digit(self) -> char {
        match self {
            Self::Connect => '0',
            Self::Disconnect => '1',
            Self::Event => '2',
            Self::Ack => '3',
            Self::ConnectError => '4',
            Self::BinaryEvent => '5',
            Self::BinaryAck => '6',
        }
    }

    /// Whether attachments follow.
    #[must_use]
    pub fn is_binary(self) -> bool {
        matches!(self, Self::BinaryEvent | Self::BinaryAck)
    }
}

/// A packet. It is whole only together with its attachments; see [`Assembler`](super::Assembler).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Packet<'a> {
    /// What it is.
    pub kind: Kind,
    /// Where it belongs; `/` is the main namespace.
    pub namespace: &'a str,
    /// The event that it answers, or by which it wants to be answered.
    pub id: Option<u64>,
    /// How many attachments follow.
    pub attachments: usize,
    /// The JSON, as it came. Only its outermost shape is known to be right.
    pub payload: Option<&'a str>,
}

/// A text that is not a packet, or breaks a limit. The connection it came on cannot be trusted any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// There is nothing in it.
    #[error("a Socket.IO packet is empty")]
    Empty,
    /// It begins with something that names no type.
    #[error("a Socket.IO packet is of the unknown type {0:?}")]
    UnknownType(char),
    /// The number of attachments is missing or is no number.
    #[error("a binary packet does not say how many attachments it has")]
    BadAttachmentCount,
    /// There are more attachments than are allowed.
    #[error("a packet has too many attachments")]
    TooManyAttachments,
    /// The packet is larger than is allowed.
    #[error("a packet is too large")]
    TooLarge,
    /// The namespace is longer than is allowed.
    #[error("a namespace is too long")]
    NamespaceTooLong,
    /// The acknowledgement id is too large to be one.
    #[error("an acknowledgement id is out of range")]
    BadId,
    /// The JSON is not of the shape that this kind of packet has.
    #[error("the content of a packet is not of the shape that its type asks for")]
    BadPayload,
    /// A text came where an attachment was due.
    #[error("a text came where an attachment was due")]
    MissingAttachment,
    /// An attachment came that no packet announced.
    #[error("an attachment came that no packet announced")]
    UnexpectedAttachment,
    /// A placeholder points to no attachment.
    #[error("a placeholder points to no attachment")]
    BadPlaceholder,
}

impl<'a> Packet<'a> {
    /// A packet of the main namespace without anything in it.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            namespace: "/",
            id: None,
            attachments: 0,
            payload: None,
        }
    }

    /// Sets the JSON.
    #[must_use]
    pub fn with_payload(mut self, json: &'a str) -> Self {
        self.payload = Some(json);
        self
    }

    /// Sets the acknowledgement id.
    #[must_use]
    pub fn with_id(mut self, id: u64) -> Self {
        self.id = Some(id);
        self
    }

    /// Reads a packet. Borrows everything and allocates nothing.
    ///
    /// # Errors
    /// [`DecodeError`] when the text is no packet or breaks a limit.
    ///
    /// ```
    /// use ivk_transport::socket::{Limits, socket_io::{Kind, Packet}};
    ///
    /// let packet = Packet::decode(r#"2/admin,7["hello",1]"#, &Limits::default())?;
    /// assert_eq!((packet.kind, packet.namespace, packet.id), (Kind::Event, "/admin", Some(7)));
    /// assert_eq!(packet.payload, Some(r#"["hello",1]"#));
    /// # Ok::<(), ivk_transport::socket::socket_io::DecodeError>(())
    /// ```
    pub fn decode(text: &'a str, limits: &Limits) -> Result<Self, DecodeError> {
        if text.len() > limits.packet {
            return Err(DecodeError::TooLarge);
        }
        let mut rest = text.chars();
        let first = rest.next().ok_or(DecodeError::Empty)?;
        let kind = match first {
            '0' => Kind::Connect,
            '1' => Kind::Disconnect,
            '2' => Kind::Event,
            '3' => Kind::Ack,
            '4' => Kind::ConnectError,
            '5' => Kind::BinaryEvent,
            '6' => Kind::BinaryAck,
            other => return Err(DecodeError::UnknownType(other)),
        };
        let rest = rest.as_str();
        let (attachments, rest) = if kind.is_binary() {
            attachments(rest, limits)?
        } else {
            (0, rest)
        };
        let (namespace, rest) = namespace(rest, limits)?;
        let (id, rest) = id(rest)?;
        let payload = (!rest.is_empty()).then_some(rest);
        let packet = Self {
            kind,
            namespace,
            id,
            attachments,
            payload,
        };
        if packet.has_the_right_shape() {
            Ok(packet)
        } else {
            Err(DecodeError::BadPayload)
        }
    }

    fn has_the_right_shape(&self) -> bool {
        let between = |open, close| {
            self.payload
                .is_some_and(|json| json.len() > 1 && json.starts_with(open) && json.ends_with(close))
        };
        match self.kind {
            Kind::Connect => self.id.is_none() && (self.payload.is_none() || between('{', '}')),
            Kind::Disconnect => self.id.is_none() && self.payload.is_none(),
            Kind::ConnectError => self.id.is_none() && (between('{', '}') || between('"', '"')),
            Kind::Event | Kind::BinaryEvent => {
                between('[', ']') && self.payload.and_then(Arguments::of_event).is_some()
            }
            Kind::Ack | Kind::BinaryAck => self.id.is_some() && between('[', ']'),
        }
    }

    /// Writes the packet at the end of `out`.
    pub fn encode_into(&self, out: &mut String) {
        out.push(self.kind.digit());
        // Writing to a string cannot fail.
        if self.kind.is_binary() {
            let _ = write!(out, "{}-", self.attachments);
        }
        if self.namespace != "/" {
            out.push_str(self.namespace);
            out.push(',');
        }
        if let Some(id) = self.id {
            let _ = write!(out, "{id}");
        }
        out.push_str(self.payload.unwrap_or_default());
    }

    /// The packet as text.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut out = String::new();
        self.encode_into(&mut out);
        out
    }

    /// The arguments of an event, with its name.
    #[must_use]
    pub fn arguments(&self) -> Option<Arguments<'a>> {
        match self.kind {
            Kind::Event | Kind::BinaryEvent => self.payload.and_then(Arguments::of_event),
            _ => None,
        }
    }
}

fn attachments<'a>(text: &'a str, limits: &Limits) -> Result<(usize, &'a str), DecodeError> {
    let (count, rest) = text.split_once('-').ok_or(DecodeError::BadAttachmentCount)?;
    if count.is_empty() || !count.bytes().all(|b| b.is_ascii_digit()) {
        return Err(DecodeError::BadAttachmentCount);
    }
    match count.parse() {
        Ok(count) if count <= limits.attachments => Ok((count, rest)),
        _ => Err(DecodeError::TooManyAttachments),
    }
}

fn namespace<'a>(text: &'a str, limits: &Limits) -> Result<(&'a str, &'a str), DecodeError> {
    if !text.starts_with('/') {
        return Ok(("/", text));
    }
    // The comma may be missing when nothing follows.
    let (namespace, rest) = text.split_once(',').unwrap_or((text, ""));
    // Some clients let a query stand behind the namespace; it belongs to the handshake.
    let namespace = namespace.split_once('?').map_or(namespace, |(path, _)| path);
    if namespace.len() > limits.namespace {
        return Err(DecodeError::NamespaceTooLong);
    }
    Ok((namespace, rest))
}

fn id(text: &str) -> Result<(Option<u64>, &str), DecodeError> {
    let end = text
        .bytes()
        .position(|b| !b.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    if digits.is_empty() {
        return Ok((None, rest));
    }
    digits
        .parse()
        .map(|id| (Some(id), rest))
        .map_err(|_| DecodeError::BadId)
}
