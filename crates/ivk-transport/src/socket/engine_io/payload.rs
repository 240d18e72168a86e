//! The batches in which the polling transport carries packets.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{DecodeError, Packet};

/// What stands between the packets of a batch.
const SEPARATOR: char = '\x1e';

/// One entry of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PayloadItem<'a> {
    /// A packet.
    Packet(Packet<'a>),
    /// A binary message, which a batch carries as base64.
    Binary(Vec<u8>),
}

/// Reads a batch, entry by entry. An empty batch has one entry that is an error, as an empty packet is one.
///
/// ```
/// use ivk_transport::socket::engine_io::{Packet, PayloadItem, decode_payload};
///
/// let items: Vec<_> = decode_payload("4hello\x1e2").collect::<Result<_, _>>()?;
/// assert_eq!(items, [PayloadItem::Packet(Packet::Message("hello")), PayloadItem::Packet(Packet::Ping(""))]);
/// # Ok::<(), ivk_transport::socket::engine_io::DecodeError>(())
/// ```
pub fn decode_payload(batch: &str) -> impl Iterator<Item = Result<PayloadItem<'_>, DecodeError>> {
    batch.split(SEPARATOR).map(|entry| match entry.strip_prefix('b') {
        Some(base64) => STANDARD
            .decode(base64)
            .map(PayloadItem::Binary)
            .map_err(|_| DecodeError::NotBase64),
        None => Packet::decode(entry).map(PayloadItem::Packet),
    })
}

/// Writes a batch.
#[must_use]
pub fn encode_payload(items: &[PayloadItem<'_>]) -> String {
    let mut out = String::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(SEPARATOR);
        }
        match item {
            PayloadItem::Packet(packet) => packet.encode_into(&mut out),
            PayloadItem::Binary(bytes) => {
                out.push('b');
                STANDARD.encode_string(bytes, &mut out);
            }
        }
    }
    out
}
