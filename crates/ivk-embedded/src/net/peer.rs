//! A connection that can be broken from outside, as a test of a client's patience demands.

use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::task::{Context, Poll, Waker};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

#[derive(Debug, Default)]
struct Control {
    /// The connection is over: reads and writes fail.
    broken: AtomicBool,
    /// After what is being written, the connection is over.
    ends_after_answer: AtomicBool,
    /// The connection carries a socket instead of requests.
    is_socket: AtomicBool,
    waker: Mutex<Option<Waker>>,
}

/// The means to break one connection.
#[derive(Debug, Clone)]
pub(crate) struct PeerHandle {
    control: Arc<Control>,
}

impl PeerHandle {
    /// Breaks the connection now.
    pub(crate) fn cut(&self) {
        self.control.broken.store(true, Ordering::Release);
        let waker = self
            .control
            .waker
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Breaks the connection when the next request is awaited on it. Nothing in the answer says so.
    pub(crate) fn cut_after_answer(&self) {
        self.control.ends_after_answer.store(true, Ordering::Release);
    }

    /// Notes that the connection carries a socket from now on.
    pub(crate) fn becomes_socket(&self) {
        self.control.is_socket.store(true, Ordering::Release);
    }
}

/// All connections of a server.
#[derive(Debug, Clone, Default)]
pub(crate) struct Connections {
    open: Arc<Mutex<Vec<Weak<Control>>>>,
}

impl Connections {
    /// Takes a connection in.
    pub(super) fn adopt(&self, stream: TcpStream) -> (Peer, PeerHandle) {
        let control = Arc::new(Control::default());
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|known| known.strong_count() > 0);
        open.push(Arc::downgrade(&control));
        (
            Peer {
                stream,
                control: control.clone(),
            },
            PeerHandle { control },
        )
    }

    /// Breaks every connection that carries a socket.
    pub(crate) fn cut_sockets(&self) {
        self.cut(|control| control.is_socket.load(Ordering::Acquire));
    }

    /// Breaks every connection.
    pub(crate) fn cut_all(&self) {
        self.cut(|_| true);
    }

    fn cut(&self, chosen: impl Fn(&Control) -> bool) {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for control in open
            .iter()
            .filter_map(Weak::upgrade)
            .filter(|control| chosen(control))
        {
            PeerHandle { control }.cut();
        }
    }
}

/// One connection.
#[derive(Debug)]
pub(crate) struct Peer {
    stream: TcpStream,
    control: Arc<Control>,
}

impl Peer {
    fn check(&self) -> io::Result<()> {
        if self.control.broken.load(Ordering::Acquire) {
            Err(io::ErrorKind::ConnectionReset.into())
        } else {
            Ok(())
        }
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let control = &self.control;
        if control.broken.load(Ordering::Acquire) || control.ends_after_answer.load(Ordering::Acquire) {
            // With nothing to linger for, closing sends a reset instead of an orderly end.
            drop(self.stream.set_zero_linger());
        }
    }
}

impl AsyncRead for Peer {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        *self.control.waker.lock().unwrap_or_else(PoisonError::into_inner) = Some(context.waker().clone());
        self.check()?;
        if self.control.ends_after_answer.load(Ordering::Acquire) {
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Peer {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        data: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.check()?;
        Pin::new(&mut self.stream).poll_write(context, data)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
