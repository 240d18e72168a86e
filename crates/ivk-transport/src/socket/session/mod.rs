//! A connection that is kept, and the streams that read from it.

mod connection;
mod driver;
mod event;
mod options;
mod queue;
mod socket;
mod stream;
mod wire;

pub use event::{DisconnectReason, Event, ResyncReason, SocketItem};
pub use options::{SocketOptions, Subscription, Transport};
pub use socket::{AckTimeout, EmitError, Socket, State};
pub use stream::EventStream;
