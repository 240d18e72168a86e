//! What is uploaded.

use std::fmt;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::pin::Pin;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use futures_util::StreamExt;
use ivk_api::transport::UploadFile;
use tokio::io::{AsyncRead, AsyncReadExt};

use crate::error::{Error, ErrorKind};
use crate::temporary::{Temporary, blocking};

/// How much of a stream is kept in memory before the rest goes to a file.
const IN_MEMORY: usize = 128 * 1024;

/// How many first bytes tell what a file is.
const TELLING: usize = 16;

/// What is uploaded: a file, bytes, or a stream.
///
/// ```no_run
/// # async fn show(images: ivk_boards::Images, bytes: Vec<u8>) -> Result<(), Box<dyn std::error::Error>> {
/// use ivk_boards::UploadSource;
///
/// images.upload("cat.jpg").send().await?;
/// images.upload(UploadSource::from_bytes("cat.jpg", bytes)).send().await?;
/// let camera = tokio::fs::File::open("/dev/camera").await?;
/// images.upload(UploadSource::from_reader("camera.jpg", camera)).send().await?;
/// # Ok(()) }
/// ```
pub struct UploadSource(Source);

enum Source {
    Path(PathBuf),
    Bytes { name: String, content: Bytes },
    Reader { name: String, reader: Reader },
}

type Reader = Pin<Box<dyn AsyncRead + Send>>;

/// What a source holds: how its content begins, and how it is sent.
pub(super) struct Opened {
    pub(super) start: Vec<u8>,
    content: Content,
}

enum Content {
    Path(PathBuf),
    Bytes(String, Bytes),
    Kept(String, Temporary),
}

impl UploadSource {
    /// Bytes in memory, and what the server is told that they are called.
    pub fn from_bytes(name: impl Into<String>, content: impl Into<Bytes>) -> Self {
        Self(Source::Bytes {
            name: name.into(),
            content: content.into(),
        })
    }

    /// Whatever can be read, and what the server is told that it is called.
    ///
    /// It is read before anything is sent: the server wants to know how long it is, and an attempt that fails on the way
    /// to the server is made again. What is longer than 128 KiB waits in a temporary file.
    pub fn from_reader(name: impl Into<String>, reader: impl AsyncRead + Send + 'static) -> Self {
        Self(Source::Reader {
            name: name.into(),
            reader: Box::pin(reader),
        })
    }

    /// A stream of bytes, and what the server is told that it is called. As [`from_reader`](Self::from_reader).
    pub fn from_stream<S>(name: impl Into<String>, stream: S) -> Self
    where
        S: Stream<Item = io::Result<Bytes>> + Send + 'static,
    {
        Self::from_reader(name, StreamReader(stream.boxed(), Bytes::new()))
    }

    /// Reads what has to be known before it is sent.
    pub(super) async fn open(self) -> Result<Opened, Error> {
        match self.0 {
            Source::Bytes { name, content } => Ok(Opened {
                start: content.iter().take(TELLING).copied().collect(),
                content: Content::Bytes(name, content),
            }),
            Source::Path(path) => {
                let file = path.clone();
                let start = blocking(move || first_bytes(std::fs::File::open(&file)?)).await;
                let start = start.map_err(|error| Error::file("reading", &path, error))?;
                let content = Content::Path(path);
                Ok(Opened { start, content })
            }
            Source::Reader { name, reader } => {
                let failed = format!("reading {name:?} failed");
                let kept = keep(name, reader).await;
                kept.map_err(|error| Error::new(ErrorKind::File, failed).because(error))
            }
        }
    }
}

impl Opened {
    /// The file as it is sent, and what must live until it is.
    pub(super) fn into_file(self, content_type: &str) -> (UploadFile, Option<Temporary>) {
        match self.content {
            Content::Path(path) => (UploadFile::from_path(path, content_type), None),
            Content::Bytes(name, content) => (UploadFile::from_bytes(name, content_type, content), None),
            Content::Kept(name, temporary) => {
                let file = UploadFile::from_path(temporary.path(), content_type).named(name);
                (file, Some(temporary))
            }
        }
    }
}

fn first_bytes(content: impl Read) -> io::Result<Vec<u8>> {
    let mut start = Vec::with_capacity(TELLING);
    content.take(TELLING as u64).read_to_end(&mut start)?;
    Ok(start)
}

/// Reads a stream to its end: into memory, or into a file when it is long.
async fn keep(name: String, mut reader: Reader) -> io::Result<Opened> {
    let mut gathered = BytesMut::with_capacity(8 * 1024);
    let mut kept: Option<(std::fs::File, Temporary)> = None;
    let mut start = Vec::new();
    loop {
        let count = reader.read_buf(&mut gathered).await?;
        if start.len() < TELLING {
            start = gathered.iter().take(TELLING).copied().collect();
        }
        if count > 0 && gathered.len() < IN_MEMORY {
            continue;
        }
        if count == 0 && kept.is_none() {
            let content = Content::Bytes(name, gathered.freeze());
            return Ok(Opened { start, content });
        }
        let (piece, file) = (gathered.split().freeze(), kept.take());
        let (file, temporary) = blocking(move || {
            let (mut file, temporary) = match file {
                Some(file) => file,
                None => Temporary::create(&std::env::temp_dir(), "ivk-upload")?,
            };
            file.write_all(&piece)?;
            Ok((file, temporary))
        })
        .await?;
        if count == 0 {
            let content = Content::Kept(name, temporary);
            return Ok(Opened { start, content });
        }
        kept = Some((file, temporary));
    }
}

/// Reads a stream of bytes.
struct StreamReader(futures_util::stream::BoxStream<'static, io::Result<Bytes>>, Bytes);

impl AsyncRead for StreamReader {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
        buffer: &mut tokio::io::ReadBuf<'_>,
    ) -> std::task::Poll<io::Result<()>> {
        while self.1.is_empty() {
            match std::task::ready!(self.0.poll_next_unpin(context)) {
                Some(piece) => self.1 = piece?,
                None => return std::task::Poll::Ready(Ok(())),
            }
        }
        let size = self.1.len().min(buffer.remaining());
        buffer.put_slice(&self.1.split_to(size));
        std::task::Poll::Ready(Ok(()))
    }
}

impl<P: AsRef<Path>> From<P> for UploadSource {
    fn from(path: P) -> Self {
        Self(Source::Path(path.as_ref().to_owned()))
    }
}

impl fmt::Debug for UploadSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Path(path) => path.fmt(f),
            Source::Bytes { name, .. } | Source::Reader { name, .. } => name.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use super::*;

    async fn opened(length: usize) -> Opened {
        let content: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
        let pieces: Vec<_> = content
            .chunks(10_007)
            .map(|piece| Ok(Bytes::copy_from_slice(piece)))
            .collect();
        let stream = futures_util::stream::iter(pieces);
        UploadSource::from_stream("x", stream).open().await.unwrap()
    }

    #[tokio::test]
    async fn a_short_stream_stays_in_memory_and_a_long_one_waits_in_a_file() {
        for length in [0, 1, 15, 16, 10_007, IN_MEMORY - 1] {
            let opened = opened(length).await;
            assert_eq!(opened.start.len(), length.min(TELLING));
            let Content::Bytes(_, content) = opened.content else {
                panic!("{length} bytes")
            };
            assert_eq!(content.len(), length);
        }
        for length in [IN_MEMORY * 2 + 1, IN_MEMORY * 9] {
            let opened = opened(length).await;
            let Content::Kept(_, temporary) = opened.content else {
                panic!("{length} bytes")
            };
            let path = temporary.path().to_owned();
            let content = std::fs::read(&path).unwrap();
            assert!(
                content.len() == length
                    && content
                        .iter()
                        .zip(0..)
                        .all(|(byte, n)| usize::from(*byte) == n % 251)
            );
            drop(temporary);
            assert!(!path.exists());
        }
    }

    #[tokio::test]
    async fn a_stream_that_fails_is_not_kept() {
        let pieces = [
            Ok(Bytes::from(vec![0; IN_MEMORY * 2])),
            Err(io::Error::other("unplugged")),
        ];
        let source = UploadSource::from_stream("x", futures_util::stream::iter(pieces));
        let error = source.open().await.err().unwrap();
        assert_eq!(
            (error.kind(), error.to_string().as_str()),
            (ErrorKind::File, "reading \"x\" failed")
        );
        assert_eq!(error.source().unwrap().to_string(), "unplugged");
    }
}
