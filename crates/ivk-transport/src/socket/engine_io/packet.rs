//! One packet: a digit that says what it is, and its content.

/// A packet that came or goes as text. Binary frames of a WebSocket carry messages and need no codec.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Packet<'a> {
    /// The server begins a session; the content is a [`Handshake`](super::Handshake) in JSON.
    Open(&'a str),
    /// One side ends the session.
    Close,
    /// A question whether the other side is alive; the answer repeats the content.
    Ping(&'a str),
    /// The answer to a ping.
    Pong(&'a str),
    /// A message of the layer above.
    Message(&'a str),
    /// A session moves to another transport.
    Upgrade,
    /// Nothing; it frees a poll that waits.
    Noop,
}

/// A text that is not a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// There is nothing in it.
    #[error("an Engine.IO packet is empty")]
    Empty,
    /// It begins with something that names no type.
    #[error("an Engine.IO packet is of the unknown type {0:?}")]
    UnknownType(char),
    /// A binary message in a batch is not base64.
    #[error("a binary message is not base64")]
    NotBase64,
    /// The handshake is not what the protocol promises.
    #[error("the Engine.IO handshake cannot be read")]
    BadHandshake,
}

impl<'a> Packet<'a> {
    /// Reads a packet. Borrows its content.
    ///
    /// # Errors
    /// [`DecodeError`] when the text is empty or of an unknown type.
    ///
    /// ```
    /// use ivk_transport::socket::engine_io::Packet;
    ///
    /// assert_eq!(Packet::decode("2probe"), Ok(Packet::Ping("probe")));
    /// ```
    pub fn decode(text: &'a str) -> Result<Self, DecodeError> {
        let mut rest = text.chars();
        let kind = rest.next().ok_or(DecodeError::Empty)?;
        let content = rest.as_str();
        Ok(match kind {
            '0' => Self::Open(content),
            '1' => Self::Close,
            '2' => Self::Ping(content),
            '3' => Self::Pong(content),
            '4' => Self::Message(content),
            '5' => Self::Upgrade,
            '6' => Self::Noop,
            other => return Err(DecodeError::UnknownType(other)),
        })
    }

    /// Writes the packet at the end of `out`.
    pub fn encode_into(&self, out: &mut String) {
        let (kind, content) = match self {
            Self::Open(content) => ('0', *content),
            Self::Close => ('1', ""),
            Self::Ping(content) => ('2', *content),
            Self::Pong(content) => ('3', *content),
            Self::Message(content) => ('4', *content),
            Self::Upgrade => ('5', ""),
            Self::Noop => ('6', ""),
        };
        out.push(kind);
        out.push_str(content);
    }

    /// The packet as text.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut out = String::new();
        self.encode_into(&mut out);
        out
    }
}
