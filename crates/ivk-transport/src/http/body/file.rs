//! Reading a file in chunks.
//!
//! What the system holds in memory is copied at once, which takes microseconds. Only what must come from a disk is
//! waited for on a thread that may wait: handing every chunk from thread to thread costs more than the chunk itself.

use std::{
    fs::File,
    io::{self, Read},
    mem,
    path::{Path, PathBuf},
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
};

use bytes::Bytes;
use tokio::task::JoinHandle;

/// Large enough that a system call is cheap beside its copy, small enough that two of them are nothing.
pub(super) const CHUNK: usize = 128 * 1024;

type Reading = JoinHandle<io::Result<(Source, Bytes)>>;

/// The content of a file, exactly as long as it was when its length was taken.
///
/// The file is opened at the first poll, so describing an upload costs nothing.
pub(super) struct FileReader {
    path: PathBuf,
    /// Bytes that are not read yet, counting the chunk that is being read.
    left: u64,
    state: State,
}

enum State {
    Closed,
    /// Nothing is under way.
    Open(Source),
    /// A thread opens the file or reads from it.
    Waiting(Reading),
    Ended,
}

/// An open file, and the buffers that its chunks are read into in turn.
struct Source {
    file: File,
    spare: Arc<Spare>,
    /// Whether the system can say what it holds in memory. When it cannot, a thread reads one chunk ahead.
    tells_cached: bool,
}

/// Buffers that nobody reads any more.
#[derive(Default)]
struct Spare(Mutex<Vec<Vec<u8>>>);

/// A chunk, whose buffer is used again once the network has taken it.
struct Chunk {
    buffer: Vec<u8>,
    length: usize,
    spare: Arc<Spare>,
}

impl AsRef<[u8]> for Chunk {
    fn as_ref(&self) -> &[u8] {
        self.buffer.get(..self.length).unwrap_or_default()
    }
}

impl Drop for Chunk {
    fn drop(&mut self) {
        let buffer = mem::take(&mut self.buffer);
        self.spare.lock().push(buffer);
    }
}

impl Spare {
    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Source {
    fn open(path: &Path) -> io::Result<Self> {
        Ok(Self {
            file: File::open(path)?,
            spare: Arc::default(),
            tells_cached: cfg!(target_os = "linux"),
        })
    }

    /// A buffer for the next chunk of a file of which `left` bytes are not read yet, and the length of that chunk.
    fn buffer(&self, left: u64) -> (Vec<u8>, usize) {
        let length = usize::try_from(left).unwrap_or(CHUNK).min(CHUNK);
        let reused = self.spare.lock().pop();
        (reused.unwrap_or_else(|| vec![0; length]), length)
    }

    fn chunk(&self, buffer: Vec<u8>, length: usize) -> Bytes {
        Bytes::from_owner(Chunk {
            buffer,
            length,
            spare: self.spare.clone(),
        })
    }

    /// Reads the next chunk, from wherever it has to come.
    fn read(&mut self, left: u64) -> io::Result<Bytes> {
        let (mut buffer, length) = self.buffer(left);
        let free = buffer.get_mut(..length).unwrap_or_default();
        self.file.read_exact(free).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => {
                io::Error::new(error.kind(), "the file became shorter while it was sent")
            }
            _ => error,
        })?;
        Ok(self.chunk(buffer, length))
    }

    /// Reads what of the next chunk is in memory; `None` when nothing is.
    #[cfg(target_os = "linux")]
    fn read_cached(&mut self, left: u64) -> Option<Bytes> {
        use rustix::io::{Errno, ReadWriteFlags, preadv2};

        /// Wherever the file stands, which then moves on.
        const HERE: u64 = u64::MAX;
        if !self.tells_cached {
            return None;
        }
        let (mut buffer, length) = self.buffer(left);
        let free = buffer.get_mut(..length).unwrap_or_default();
        let read = preadv2(
            &self.file,
            &mut [io::IoSliceMut::new(free)],
            HERE,
            ReadWriteFlags::NOWAIT,
        );
        let count = match read {
            Ok(count) => count,
            // A later moment may be better, and so may a thread that can wait or be interrupted.
            Err(Errno::AGAIN | Errno::INTR) => 0,
            // Some file systems cannot tell. If it is something else, the thread will meet it again.
            Err(_) => {
                self.tells_cached = false;
                0
            }
        };
        let chunk = self.chunk(buffer, count);
        (count > 0).then_some(chunk)
    }

    #[cfg(not(target_os = "linux"))]
    fn read_cached(&mut self, _: u64) -> Option<Bytes> {
        None
    }

    /// Reads the next chunk on a thread that may wait.
    fn read_apart(mut self, left: u64) -> State {
        State::Waiting(tokio::task::spawn_blocking(move || {
            let chunk = self.read(left)?;
            Ok((self, chunk))
        }))
    }
}

impl FileReader {
    pub(super) fn new(path: &Path, length: u64) -> Self {
        Self {
            path: path.to_owned(),
            left: length,
            state: State::Closed,
        }
    }

    fn open(&self) -> State {
        let (path, left) = (self.path.clone(), self.left);
        State::Waiting(tokio::task::spawn_blocking(move || {
            let mut source = Source::open(&path)?;
            let chunk = source.read(left)?;
            Ok((source, chunk))
        }))
    }

    /// The next chunk, or `None` at the end.
    pub(super) fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        loop {
            if self.left == 0 {
                self.state = State::Ended;
            }
            match mem::replace(&mut self.state, State::Ended) {
                State::Ended => return Poll::Ready(None),
                State::Closed => self.state = self.open(),
                State::Open(mut source) => match source.read_cached(self.left) {
                    Some(chunk) => {
                        self.left = self.left.saturating_sub(chunk.len() as u64);
                        self.state = State::Open(source);
                        return Poll::Ready(Some(Ok(chunk)));
                    }
                    None => self.state = source.read_apart(self.left),
                },
                State::Waiting(mut reading) => {
                    let Poll::Ready(outcome) = Pin::new(&mut reading).poll(context) else {
                        self.state = State::Waiting(reading);
                        return Poll::Pending;
                    };
                    let (source, chunk) =
                        match outcome.unwrap_or_else(|stopped| Err(io::Error::other(stopped))) {
                            Ok(read) => read,
                            Err(error) => return Poll::Ready(Some(Err(error))),
                        };
                    self.left = self.left.saturating_sub(chunk.len() as u64);
                    self.state = match source.tells_cached || self.left == 0 {
                        true => State::Open(source),
                        false => source.read_apart(self.left),
                    };
                    return Poll::Ready(Some(Ok(chunk)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use super::*;

    /// Reads a file as a reader of `length` bytes does, with or without knowing what is in memory.
    async fn read(path: &Path, length: usize, tells_cached: bool) -> io::Result<Vec<u8>> {
        let mut reader = FileReader::new(path, length as u64);
        let mut all = Vec::new();
        while let Some(chunk) = poll_fn(|context| reader.poll_chunk(context)).await {
            all.extend_from_slice(&chunk?);
            if let State::Open(source) = &mut reader.state {
                source.tells_cached = tells_cached;
            }
        }
        assert!(poll_fn(|context| reader.poll_chunk(context)).await.is_none());
        Ok(all)
    }

    #[tokio::test]
    async fn every_byte_comes_once_however_it_is_read() {
        let path = std::env::temp_dir().join(format!("ivk-file-reader-{}", std::process::id()));
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK + 7] {
            let content: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
            std::fs::write(&path, &content).unwrap();
            for tells_cached in [true, false] {
                assert!(
                    read(&path, length, tells_cached).await.unwrap() == content,
                    "{length}"
                );
                // A file that grew is sent as it was, and one that shrank is not sent as if it were whole.
                if length > 0 {
                    assert!(read(&path, length - 1, tells_cached).await.unwrap() == content[..length - 1]);
                    let error = read(&path, length + 1, tells_cached).await.unwrap_err();
                    assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof, "{length}");
                }
            }
        }
        std::fs::remove_file(&path).unwrap();
    }

    #[tokio::test]
    async fn buffers_are_used_again() {
        let path = std::env::temp_dir().join(format!("ivk-file-buffers-{}", std::process::id()));
        std::fs::write(&path, vec![7; 20 * CHUNK]).unwrap();
        let mut reader = FileReader::new(&path, 20 * CHUNK as u64);
        let mut seen = std::collections::BTreeSet::new();
        while let Some(chunk) = poll_fn(|context| reader.poll_chunk(context)).await {
            seen.insert(chunk.unwrap().as_ptr());
        }
        assert!(seen.len() <= 2, "{}", seen.len());
        std::fs::remove_file(&path).unwrap();
    }
}
