//! Socket.IO version 5: packets, their arguments, and the attachments that follow a binary packet.
//!
//! Reading a packet borrows from the text and does not walk through the JSON inside: that is done once, by whoever
//! reads the arguments into a type.

mod assemble;
mod event;
mod packet;
mod placeholder;

pub use assemble::{Assembled, Assembler, Step};
pub use event::Arguments;
pub use packet::{DecodeError, Kind, Packet};
pub use placeholder::check_placeholders;
