//! Files that appear whole or not at all, written beside the network.
//!
//! Pieces are queued, and a thread that may wait writes them for as long as there are any. So neither side stands still
//! while the other one wakes up, and no thread is held by a download that waits for the network.

use std::fs::File;
use std::io::{self, Seek};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use tokio::sync::Notify;

use super::Existing;
use super::file::Writer;
use crate::error::Error;
use crate::temporary::blocking;

/// How much is gathered before it is written. What is smaller is written in one go with everything else that has to be
/// done.
const GATHERED: usize = 128 * 1024;

/// The most that is held, whether it waits or is being written: enough that the writer has work while the network brings
/// more.
const HELD: usize = 2 * GATHERED;

/// A file under construction. It is removed when it is dropped unfinished.
pub(crate) struct PartFile {
    target: PathBuf,
    queue: Arc<Queue>,
}

/// What stands between the one who brings pieces and the one who writes them.
#[derive(Default)]
struct Queue {
    waiting: Mutex<Waiting>,
    /// Something was written, or writing ended.
    progress: Notify,
}

#[derive(Default)]
struct Waiting {
    pieces: Vec<Bytes>,
    /// The length of the pieces that wait.
    length: usize,
    /// The length of those that are being written.
    in_hand: usize,
    state: State,
}

#[derive(Default)]
enum State {
    /// There is no file yet.
    #[default]
    New,
    Idle(Writer),
    /// A thread has the file.
    Writing,
    Failed(io::Error),
    /// The failure was reported, or nobody wants the file any more.
    GivenUp,
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until `look` finds what it looks for. There is only ever one who waits.
    async fn when<T>(&self, mut look: impl FnMut(&mut Waiting) -> Option<T>) -> T {
        loop {
            if let Some(found) = look(&mut self.lock()) {
                return found;
            }
            self.progress.notified().await;
        }
    }
}

impl Waiting {
    fn add(&mut self, piece: Bytes) {
        self.length += piece.len();
        self.pieces.push(piece);
    }

    fn held(&self) -> usize {
        self.length + self.in_hand
    }

    fn take(&mut self) -> Vec<Bytes> {
        self.in_hand = mem::take(&mut self.length);
        mem::take(&mut self.pieces)
    }

    /// Writing ended. What is given back is not wanted any more; dropping it removes the file, which must not be done under
    /// a lock.
    #[must_use]
    fn end(&mut self, outcome: State) -> Option<State> {
        self.in_hand = 0;
        match self.state {
            State::GivenUp => Some(outcome),
            _ => {
                self.state = outcome;
                None
            }
        }
    }

    /// The failure, for the first one who asks.
    fn failure(&mut self) -> Option<io::Error> {
        match &self.state {
            State::Failed(_) => match mem::replace(&mut self.state, State::GivenUp) {
                State::Failed(error) => Some(error),
                _ => None,
            },
            State::GivenUp => Some(io::Error::other("writing was given up before")),
            _ => None,
        }
    }
}

/// The thread's side of it, with the duty to say what became of the file.
struct Writing {
    queue: Arc<Queue>,
    ended: bool,
}

impl Writing {
    /// Writes for as long as enough is there.
    fn run(mut self, writer: Option<Writer>, target: &Path) {
        if let Err(error) = self.write(writer, target) {
            self.fail(error);
        }
    }

    fn write(&mut self, writer: Option<Writer>, target: &Path) -> io::Result<()> {
        let mut writer = match writer {
            Some(writer) => writer,
            None => Writer::create(target)?,
        };
        loop {
            let mut waiting = self.queue.lock();
            waiting.in_hand = 0;
            if waiting.length < GATHERED {
                // In one step with the look, lest a piece come in between that nobody would write.
                let unwanted = waiting.end(State::Idle(writer));
                drop(waiting);
                drop(unwanted);
                self.ended = true;
                return Ok(());
            }
            let pieces = waiting.take();
            drop(waiting);
            self.queue.progress.notify_one();
            writer.write(&pieces)?;
        }
    }

    fn fail(&mut self, error: io::Error) {
        let unwanted = self.queue.lock().end(State::Failed(error));
        drop(unwanted);
        self.ended = true;
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        if !self.ended {
            // A runtime that ends drops what it had no time for.
            self.fail(io::ErrorKind::Interrupted.into());
        }
        self.queue.progress.notify_one();
    }
}

impl PartFile {
    /// Starts a file that will be called `target`. Nothing is made before something is written.
    pub(crate) fn new(target: &Path) -> Self {
        Self {
            target: target.to_owned(),
            queue: Arc::default(),
        }
    }

    /// Adds a piece. When this is given up, the piece was added or it was not, and the file goes on.
    pub(crate) async fn write(&mut self, piece: Bytes) -> Result<(), Error> {
        let mut piece = Some(piece);
        let added = self.queue.when(|waiting| {
            if let Some(error) = waiting.failure() {
                return Some(Err(error));
            }
            if waiting.held() >= HELD {
                return None;
            }
            waiting.add(piece.take().unwrap_or_default());
            Some(Ok(waiting.length >= GATHERED))
        });
        match added.await {
            Ok(false) => {}
            Ok(true) => self.start_writing(),
            Err(error) => return Err(Error::file("writing", &self.target, error)),
        }
        Ok(())
    }

    /// Sees to it that somebody writes what is there.
    fn start_writing(&self) {
        let mut waiting = self.queue.lock();
        let writer = match mem::replace(&mut waiting.state, State::Writing) {
            State::New => None,
            State::Idle(writer) => Some(writer),
            other => {
                waiting.state = other;
                return;
            }
        };
        drop(waiting);
        let (target, queue) = (self.target.clone(), self.queue.clone());
        let writing = Writing { queue, ended: false };
        tokio::task::spawn_blocking(move || writing.run(writer, &target));
    }

    /// Gives the file its name, and tells which that is.
    pub(crate) async fn finish(self, existing: Existing) -> Result<PathBuf, Error> {
        self.end(move |writer, target| writer.finish(target, existing))
            .await
    }

    /// The written file, before it has its name.
    pub(crate) async fn into_unfinished(self) -> Result<Unfinished, Error> {
        self.end(|writer, target| Ok(Unfinished { writer, target })).await
    }

    /// Writes what is left, and ends with the file in one go.
    async fn end<T, F>(self, end: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(Writer, PathBuf) -> io::Result<T> + Send + 'static,
    {
        let ended = match self.idle().await {
            Ok((writer, pieces)) => {
                let target = self.target.clone();
                blocking(move || {
                    let mut writer = match writer {
                        Some(writer) => writer,
                        None => Writer::create(&target)?,
                    };
                    writer.write(&pieces)?;
                    end(writer, target)
                })
                .await
            }
            Err(error) => Err(error),
        };
        ended.map_err(|error| Error::file("writing", &self.target, error))
    }

    /// Waits until nothing is being written. Gives the file, when there is one, and what it still lacks.
    async fn idle(&self) -> io::Result<(Option<Writer>, Vec<Bytes>)> {
        let idle = self.queue.when(|waiting| {
            if let Some(error) = waiting.failure() {
                return Some(Err(error));
            }
            if matches!(waiting.state, State::Writing) {
                return None;
            }
            let writer = match mem::replace(&mut waiting.state, State::GivenUp) {
                State::Idle(writer) => Some(writer),
                _ => None,
            };
            Some(Ok((writer, waiting.take())))
        });
        idle.await
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        let mut waiting = self.queue.lock();
        drop(waiting.take());
        let state = mem::replace(&mut waiting.state, State::GivenUp);
        drop(waiting);
        // Removes the file when nobody writes it. Whoever does ends with that soon, and removes it then.
        drop(state);
    }
}

/// A file that is written, to be looked at before it gets its name. It is removed when it is dropped.
pub(crate) struct Unfinished {
    writer: Writer,
    target: PathBuf,
}

impl Unfinished {
    /// Looks at the content from its beginning.
    pub(crate) async fn look<T, F>(mut self, look: F) -> io::Result<(Self, T)>
    where
        T: Send + 'static,
        F: FnOnce(&mut File) -> io::Result<T> + Send + 'static,
    {
        blocking(move || {
            self.writer.file().rewind()?;
            let seen = look(self.writer.file())?;
            Ok((self, seen))
        })
        .await
    }

    /// Takes what is needed out of the content; the file goes.
    pub(crate) async fn read<T, F>(self, read: F) -> io::Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut File) -> io::Result<T> + Send + 'static,
    {
        self.look(read).await.map(|(_, read)| read)
    }

    /// Gives the file its name, and tells which that is.
    pub(crate) async fn finish(self, existing: Existing) -> Result<PathBuf, Error> {
        let Self { writer, target } = self;
        let path = target.clone();
        let finished = blocking(move || writer.finish(target, existing)).await;
        finished.map_err(|error| Error::file("writing", &path, error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn write(path: &Path, content: &'static [u8], existing: Existing) -> PathBuf {
        let mut part = PartFile::new(path);
        part.write(Bytes::from_static(content)).await.unwrap();
        part.finish(existing).await.unwrap()
    }

    fn files(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[tokio::test]
    async fn existing_files_are_kept_replaced_or_numbered() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/cat.png");
        assert_eq!(write(&path, b"one", Existing::Number).await, path);
        assert_eq!(
            write(&path, b"two", Existing::Number).await,
            path.with_file_name("cat-2.png")
        );
        assert_eq!(write(&path, b"three", Existing::Keep).await, path);
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        assert_eq!(write(&path, b"four", Existing::Replace).await, path);
        assert_eq!(std::fs::read(&path).unwrap(), b"four");
        assert_eq!(files(&folder.path().join("a")), ["cat-2.png", "cat.png"]);
    }

    #[tokio::test]
    async fn pieces_of_any_size_become_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.png");
        let mut part = PartFile::new(&path);
        let mut expected = Vec::new();
        for (number, size) in (0u8..).zip([1, GATHERED - 1, 7, GATHERED * 3, 0, 12]) {
            let piece = vec![number; size];
            expected.extend_from_slice(&piece);
            part.write(piece.into()).await.unwrap();
        }
        part.finish(Existing::Number).await.unwrap();
        assert!(std::fs::read(&path).unwrap() == expected);
        assert_eq!(files(folder.path()), ["large.png"]);
    }

    #[tokio::test]
    async fn bringing_and_writing_take_turns_in_any_order() {
        let folder = tempfile::tempdir().unwrap();
        for round in 0..50_usize {
            let path = folder.path().join(format!("{round}.png"));
            let mut part = PartFile::new(&path);
            let mut expected = Vec::new();
            for number in 0..40_usize {
                let size = (number * 7919 + round * 104_729) % GATHERED;
                let piece = vec![u8::try_from(number).unwrap(); size];
                expected.extend_from_slice(&piece);
                part.write(piece.into()).await.unwrap();
                assert!(part.queue.lock().held() < HELD + GATHERED);
                if number % 3 == round % 3 {
                    // Lets the writer catch up, so that it ends and begins again.
                    tokio::task::yield_now().await;
                }
            }
            part.finish(Existing::Number).await.unwrap();
            assert!(std::fs::read(&path).unwrap() == expected, "round {round}");
        }
    }

    #[tokio::test]
    async fn a_write_that_fails_is_reported_once_and_ends_it() {
        let folder = tempfile::tempdir().unwrap();
        let blocked = folder.path().join("file");
        std::fs::write(&blocked, b"").unwrap();
        let mut part = PartFile::new(&blocked.join("cat.png"));
        let mut failures = Vec::new();
        for _ in 0..8 {
            if let Err(error) = part.write(vec![1; GATHERED].into()).await {
                failures.push(format!("{:?}", std::error::Error::source(&error)));
            }
        }
        assert!(failures[0].contains("NotADirectory"), "{failures:?}");
        assert!(
            failures[1..].iter().all(|failure| failure.contains("given up")),
            "{failures:?}"
        );
        assert!(part.finish(Existing::Number).await.is_err());
    }

    #[tokio::test]
    async fn an_unfinished_file_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut part = PartFile::new(&folder.path().join("cat.png"));
        for _ in 0..4 {
            part.write(vec![1; GATHERED].into()).await.unwrap();
        }
        let queue = part.queue.clone();
        drop(part);
        // The thread that has it removes it when it comes to its end, and lets go of the queue.
        while Arc::strong_count(&queue) > 1 {
            tokio::task::spawn_blocking(std::thread::yield_now).await.unwrap();
        }
        assert!(files(folder.path()).is_empty());
    }
}
