//! Sends a batch so that it exists exactly once, or says honestly that it does not.

mod body;
mod enqueue;
#[cfg(test)]
mod schedules;

pub(crate) use body::items_in;
pub(crate) use enqueue::{Order, Refusal, enqueue};
