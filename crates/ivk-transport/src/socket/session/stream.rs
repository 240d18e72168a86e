//! A reader of a session.

use std::{
    fmt,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use futures_core::Stream;

use super::{event::SocketItem, queue::Queue, socket::Shared};

/// The items of a session as one reader sees them. Ends when the session does.
///
/// Each stream has its own bounded queue: a slow reader loses droppable events first, is told by
/// [`Resync`](SocketItem::Resync) when it lost others, and never delays the connection or another reader. A stream
/// that is made while the session is connected begins with [`Connected`](SocketItem::Connected).
pub struct EventStream {
    pub(super) queue: Arc<Queue>,
    /// Keeps the session alive.
    pub(super) shared: Arc<Shared>,
}

impl EventStream {
    /// The next item; `None` when the session has ended. Cancel safe: nothing is lost when the future is dropped.
    pub async fn next(&mut self) -> Option<SocketItem> {
        std::future::poll_fn(|context| self.queue.poll_pop(context)).await
    }

    /// How many events this stream has lost so far.
    #[must_use]
    pub fn dropped(&self) -> u64 {
        self.queue.dropped()
    }
}

impl Stream for EventStream {
    type Item = SocketItem;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<SocketItem>> {
        self.queue.poll_pop(context)
    }
}

impl Drop for EventStream {
    fn drop(&mut self) {
        self.shared.hub.forget(&self.queue);
    }
}

impl fmt::Debug for EventStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream")
            .field("dropped", &self.dropped())
            .finish_non_exhaustive()
    }
}
