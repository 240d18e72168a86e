//! Connections: accepting, ending and breaking them.

mod listener;
mod peer;

pub(crate) use listener::{NoAnswer, serve};
pub(crate) use peer::{Connections, PeerHandle};
