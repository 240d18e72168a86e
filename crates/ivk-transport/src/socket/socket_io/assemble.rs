//! Puts a binary packet and the attachments behind it together.

use bytes::Bytes;

use super::{DecodeError, Packet, check_placeholders};
use crate::socket::Limits;

/// Reads the messages of one connection in their order.
///
/// ```
/// use ivk_transport::socket::{Limits, socket_io::{Assembler, Step}};
///
/// let mut assembler = Assembler::new(Limits::default());
/// let header = r#"51-["picture",{"_placeholder":true,"num":0}]"#;
/// assert!(matches!(assembler.text(header)?, Step::Waiting));
/// let Step::Complete(packet) = assembler.binary(vec![1, 2].into())? else { panic!() };
/// assert_eq!(&*packet.attachments()[0], [1, 2]);
/// # Ok::<(), ivk_transport::socket::socket_io::DecodeError>(())
/// ```
#[derive(Debug)]
pub struct Assembler {
    limits: Limits,
    pending: Option<Assembled>,
}

/// What a message led to.
#[derive(Debug)]
#[non_exhaustive]
pub enum Step<'a> {
    /// A packet without attachments.
    Packet(Packet<'a>),
    /// Attachments are still to come.
    Waiting,
    /// The last attachment came.
    Complete(Assembled),
}

/// A packet with all its attachments.
#[derive(Debug)]
pub struct Assembled {
    text: String,
    limits: Limits,
    expected: usize,
    bytes: usize,
    attachments: Vec<Bytes>,
}

impl Assembler {
    /// Begins a connection.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            pending: None,
        }
    }

    /// Whether attachments are due.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.pending.is_some()
    }

    /// Takes a text message.
    ///
    /// # Errors
    /// [`DecodeError`] when it is no packet, breaks a limit, or comes where an attachment is due. The connection
    /// must then be given up.
    pub fn text<'a>(&mut self, text: &'a str) -> Result<Step<'a>, DecodeError> {
        if self.pending.is_some() {
            return Err(DecodeError::MissingAttachment);
        }
        let packet = Packet::decode(text, &self.limits)?;
        if packet.attachments == 0 {
            if packet.kind.is_binary() {
                check_placeholders(packet.payload.unwrap_or("[]"), 0)?;
            }
            return Ok(Step::Packet(packet));
        }
        self.pending = Some(Assembled {
            text: text.to_owned(),
            limits: self.limits,
            expected: packet.attachments,
            bytes: text.len(),
            attachments: Vec::with_capacity(packet.attachments),
        });
        Ok(Step::Waiting)
    }

    /// Takes a binary message.
    ///
    /// # Errors
    /// [`DecodeError`] when no attachment is due, it breaks a limit, or the packet that it completes points to
    /// attachments that it does not have. The connection must then be given up.
    pub fn binary(&mut self, attachment: Bytes) -> Result<Step<'static>, DecodeError> {
        let mut pending = self.pending.take().ok_or(DecodeError::UnexpectedAttachment)?;
        pending.bytes = pending.bytes.saturating_add(attachment.len());
        if pending.bytes > self.limits.packet {
            return Err(DecodeError::TooLarge);
        }
        pending.attachments.push(attachment);
        if pending.attachments.len() < pending.expected {
            self.pending = Some(pending);
            return Ok(Step::Waiting);
        }
        let payload = pending.packet()?.payload.unwrap_or("[]");
        check_placeholders(payload, pending.expected)?;
        Ok(Step::Complete(pending))
    }
}

impl Assembled {
    /// The packet.
    ///
    /// # Errors
    /// None in practice: the text was read before.
    pub fn packet(&self) -> Result<Packet<'_>, DecodeError> {
        Packet::decode(&self.text, &self.limits)
    }

    /// The attachments; a placeholder's `num` is an index into them.
    #[must_use]
    pub fn attachments(&self) -> &[Bytes] {
        &self.attachments
    }

    pub(crate) fn into_attachments(self) -> Vec<Bytes> {
        self.attachments
    }
}
