//! A download as a stream.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use futures_core::Stream;
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use tokio::io::{AsyncRead, ReadBuf};

use crate::error::Error;

/// The content of a download as it comes: a [`Stream`] of bytes, or read like a file.
///
/// It ends well only when the whole came: whoever reads it to its end without an error has all of it.
pub struct DownloadStream {
    pieces: BoxStream<'static, Result<Bytes, Error>>,
    current: Bytes,
    length: Option<u64>,
}

impl DownloadStream {
    pub(crate) fn new(
        pieces: impl Stream<Item = Result<Bytes, Error>> + Send + 'static,
        length: Option<u64>,
    ) -> Self {
        Self {
            pieces: pieces.boxed(),
            current: Bytes::new(),
            length,
        }
    }

    /// How many bytes there are in all, when the server announced it.
    pub fn content_length(&self) -> Option<u64> {
        self.length
    }
}

impl Stream for DownloadStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.current.is_empty() {
            self.pieces.poll_next_unpin(context)
        } else {
            Poll::Ready(Some(Ok(std::mem::take(&mut self.current))))
        }
    }
}

impl AsyncRead for DownloadStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        while self.current.is_empty() {
            match ready!(self.pieces.poll_next_unpin(context)) {
                Some(Ok(piece)) => self.current = piece,
                Some(Err(error)) => return Poll::Ready(Err(io::Error::other(error))),
                None => return Poll::Ready(Ok(())),
            }
        }
        let size = self.current.len().min(buffer.remaining());
        if let Some(part) = self.current.get(..size) {
            buffer.put_slice(part);
        }
        self.current.advance(size);
        Poll::Ready(Ok(()))
    }
}

impl fmt::Debug for DownloadStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DownloadStream")
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncReadExt;

    use super::*;
    use crate::error::ErrorKind;

    fn stream(end: Option<Error>) -> DownloadStream {
        let pieces = ["ab", "", "cdef", "g"].map(|piece| Ok(Bytes::from(piece)));
        let pieces = pieces.into_iter().chain(end.map(Err));
        DownloadStream::new(futures_util::stream::iter(pieces.collect::<Vec<_>>()), Some(7))
    }

    #[tokio::test]
    async fn it_is_read_in_pieces_of_any_size() {
        let mut read = stream(None);
        let mut start = [0; 3];
        read.read_exact(&mut start).await.unwrap();
        assert_eq!(&start, b"abc");
        // What was begun by reading goes on as a stream.
        let rest: Vec<_> = read.map(|piece| piece.unwrap()).collect().await;
        assert_eq!(rest.concat(), b"defg");
    }

    #[tokio::test]
    async fn an_end_before_its_time_is_an_error() {
        let broken = Error::new(ErrorKind::Incomplete, "half a picture");
        let mut content = Vec::new();
        let error = stream(Some(broken)).read_to_end(&mut content).await.unwrap_err();
        assert_eq!(
            (content.as_slice(), error.to_string().as_str()),
            (&b"abcdefg"[..], "half a picture")
        );
    }
}
