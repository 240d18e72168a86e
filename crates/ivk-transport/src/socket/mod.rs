//! Engine.IO and Socket.IO: codecs, and a session that stays connected.
//!
//! [`engine_io`] and [`socket_io`] are pure functions over texts and bytes. [`Socket`] drives them over a WebSocket
//! that is upgraded through an [`http::Client`](crate::http::Client), so that address, token, certificates and
//! proxies are settled in one place.

pub mod engine_io;
mod limits;
mod session;
pub mod socket_io;

pub use limits::Limits;
pub use session::{
    AckTimeout, DisconnectReason, EmitError, Event, EventStream, ResyncReason, Socket, SocketItem,
    SocketOptions, State, Subscription, Transport,
};
