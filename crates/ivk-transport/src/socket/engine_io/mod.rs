//! Engine.IO version 4: packets, the opening handshake, and the batches of the polling transport.

mod handshake;
mod packet;
mod payload;

pub use handshake::Handshake;
pub use packet::{DecodeError, Packet};
pub use payload::{PayloadItem, decode_payload, encode_payload};
