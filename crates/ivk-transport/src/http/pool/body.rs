//! The body of an answer on its way in.

use std::{
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, Waker},
};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;

use super::{idle::Idle, line::Line};

/// The body of an answer, and the connection that it comes over.
pub(crate) struct NetworkBody {
    /// `None` only while it is dropped.
    incoming: Option<Incoming>,
    line: Option<Leased>,
}

/// A connection that is driven by the reader of a body.
struct Leased {
    line: Box<Line>,
    /// Where it goes afterwards; `None` when it is to be left.
    idle: Option<Arc<Idle>>,
}

impl Leased {
    /// The answer was read, or nobody wants it: the connection is free for another request, or it ends.
    fn release(mut self, context: &mut Context<'_>) {
        match self.idle {
            Some(idle) if self.line.is_free(context) => idle.put(self.line),
            _ => self.line.close(),
        }
    }
}

impl NetworkBody {
    pub(super) fn new(incoming: Incoming, line: Box<Line>, idle: Option<Arc<Idle>>) -> Self {
        Self {
            incoming: Some(incoming),
            line: Some(Leased { line, idle }),
        }
    }

    /// A body over a connection that a task of its own drives.
    pub(super) fn driven_elsewhere(incoming: Incoming) -> Self {
        Self {
            incoming: Some(incoming),
            line: None,
        }
    }
}

impl Body for NetworkBody {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let this = self.get_mut();
        let Some(incoming) = &mut this.incoming else {
            return Poll::Ready(None);
        };
        let mut frame = Pin::new(&mut *incoming).poll_frame(context);
        if frame.is_pending()
            && let Some(leased) = &mut this.line
        {
            leased.line.drive(context);
            frame = Pin::new(&mut *incoming).poll_frame(context);
        }
        let ended = match &frame {
            Poll::Pending => false,
            Poll::Ready(Some(Ok(_))) => incoming.is_end_stream(),
            Poll::Ready(Some(Err(_)) | None) => true,
        };
        // Given back with the last piece, so that a reader who does not ask for more keeps nobody waiting.
        if ended && let Some(leased) = this.line.take() {
            leased.release(context);
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.incoming.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.incoming.as_ref().map_or_else(SizeHint::new, Body::size_hint)
    }
}

impl Drop for NetworkBody {
    fn drop(&mut self) {
        if let Some(mut leased) = self.line.take() {
            // Without its reader the connection reads over what is left, if that came already, and ends otherwise.
            drop(self.incoming.take());
            let context = &mut Context::from_waker(Waker::noop());
            leased.line.drive(context);
            leased.release(context);
        }
    }
}
