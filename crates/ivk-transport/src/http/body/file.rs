//! Reading a file in chunks, one chunk ahead of the network.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use tokio::task::JoinHandle;

/// Large enough that a system call is cheap beside its copy, small enough that two of them are nothing.
pub(super) const CHUNK: usize = 128 * 1024;

type Read1 = JoinHandle<io::Result<(File, Bytes)>>;

/// The content of a file, exactly as long as it was when its length was taken.
///
/// The file is opened at the first poll, so describing an upload costs nothing.
pub(super) struct FileReader {
    path: PathBuf,
    /// Bytes that are not read yet, counting the chunk that is being read.
    left: u64,
    reading: Option<Read1>,
}

impl FileReader {
    pub(super) fn new(path: &Path, length: u64) -> Self {
        Self {
            path: path.to_owned(),
            left: length,
            reading: None,
        }
    }

    fn start(file: Option<File>, path: PathBuf, left: u64) -> Read1 {
        tokio::task::spawn_blocking(move || {
            let mut file = match file {
                Some(file) => file,
                None => File::open(&path)?,
            };
            let size = usize::try_from(left).unwrap_or(CHUNK).min(CHUNK);
            let mut chunk = Vec::with_capacity(size);
            (&mut file).take(size as u64).read_to_end(&mut chunk)?;
            if chunk.len() < size {
                return Err(io::Error::new(
                    io::ErrorKind::UnexpectedEof,
                    "the file became shorter while it was sent",
                ));
            }
            Ok((file, Bytes::from(chunk)))
        })
    }

    /// The next chunk, or `None` at the end.
    pub(super) fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        let (left, path) = (self.left, &self.path);
        let reading = self
            .reading
            .get_or_insert_with(|| Self::start(None, path.clone(), left));
        let outcome = ready!(Pin::new(reading).poll(context));
        self.reading = None;
        Poll::Ready(Some(match outcome {
            Ok(Ok((file, chunk))) => {
                self.left = self.left.saturating_sub(chunk.len() as u64);
                if self.left > 0 {
                    self.reading = Some(Self::start(Some(file), PathBuf::new(), self.left));
                }
                Ok(chunk)
            }
            Ok(Err(error)) => {
                self.left = 0;
                Err(error)
            }
            Err(stopped) => {
                self.left = 0;
                Err(io::Error::other(stopped))
            }
        }))
    }
}
