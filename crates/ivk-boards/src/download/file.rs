//! Files that appear whole or not at all.

use std::fs::File;
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use tokio::task::JoinHandle;

use super::Existing;
use super::file_name::numbered;
use crate::error::Error;
use crate::temporary::{Temporary, blocking};

/// How many numbers are tried for a file that shall not replace another.
const NUMBERS: u32 = 100_000;

/// How much is gathered before it is written. Two of these are held at most: one that is written, one that is gathered.
/// What is smaller is written in one go with everything else that has to be done.
const GATHERED: usize = 128 * 1024;

/// A file under construction, written beside the network. It is removed when it is dropped unfinished.
pub(crate) struct PartFile {
    target: PathBuf,
    gathered: Vec<Bytes>,
    length: usize,
    state: State,
}

enum State {
    /// There is no file yet.
    New,
    Idle(Writer),
    Writing(JoinHandle<io::Result<Writer>>),
    /// A write failed, or was given up.
    Broken,
}

/// The file is closed before it is removed, which some systems insist on.
pub(crate) struct Writer {
    file: File,
    temporary: Temporary,
}

impl Writer {
    /// Makes the file; its folder when that is not there.
    pub(crate) fn create(target: &Path) -> io::Result<Self> {
        let name = target.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let name = name.to_string_lossy();
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let created = match Temporary::create(folder, &name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                std::fs::create_dir_all(folder)?;
                Temporary::create(folder, &name)
            }
            created => created,
        };
        created.map(|(file, temporary)| Self { file, temporary })
    }

    fn write(mut self, pieces: &[Bytes]) -> io::Result<Self> {
        for piece in pieces {
            self.file.write_all(piece)?;
        }
        Ok(self)
    }

    /// The file itself.
    pub(crate) fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Gives the file its name, and tells which that is.
    pub(crate) fn finish(self, target: PathBuf, existing: Existing) -> io::Result<PathBuf> {
        let Self { file, temporary } = self;
        drop(file);
        if existing == Existing::Replace {
            std::fs::rename(temporary.path(), &target)?;
            return Ok(target);
        }
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        for number in 1..NUMBERS {
            let path = match number {
                1 => target.clone(),
                _ => target.with_file_name(numbered(&name, number)),
            };
            match appear_as(temporary.path(), &path) {
                Ok(()) => return Ok(path),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    if existing == Existing::Keep {
                        return Ok(path);
                    }
                }
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

/// A second name for the file is given only where there is none, in one step.
fn appear_as(temporary: &Path, path: &Path) -> io::Result<()> {
    match std::fs::hard_link(temporary, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            // Not every file system has links.
            if path.symlink_metadata().is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            std::fs::rename(temporary, path)
        }
        linked => linked,
    }
}

impl PartFile {
    /// Starts a file that will be called `target`. Nothing is made before something is written.
    pub(crate) fn new(target: &Path) -> Self {
        Self {
            target: target.to_owned(),
            gathered: Vec::new(),
            length: 0,
            state: State::New,
        }
    }

    /// Adds a piece.
    pub(crate) async fn write(&mut self, piece: Bytes) -> Result<(), Error> {
        self.length += piece.len();
        self.gathered.push(piece);
        if self.length < GATHERED {
            return Ok(());
        }
        let written = self.idle().await;
        let idle = written.map_err(|error| Error::file("writing", &self.target, error))?;
        self.length = 0;
        let (pieces, target) = (std::mem::take(&mut self.gathered), self.target.clone());
        self.state = State::Writing(tokio::task::spawn_blocking(move || {
            let writer = match idle {
                Some(writer) => writer,
                None => Writer::create(&target)?,
            };
            writer.write(&pieces)
        }));
        Ok(())
    }

    /// Waits until nothing is being written. `None` when nothing was yet.
    async fn idle(&mut self) -> io::Result<Option<Writer>> {
        // The handle stays in its place while it is waited for, so that giving up the wait loses nothing.
        if let State::Writing(writing) = &mut self.state {
            let ended = writing.await;
            self.state = match ended {
                Ok(Ok(writer)) => State::Idle(writer),
                Ok(Err(error)) => {
                    self.state = State::Broken;
                    return Err(error);
                }
                Err(ended) => {
                    self.state = State::Broken;
                    return Err(io::Error::other(ended));
                }
            };
        }
        match std::mem::replace(&mut self.state, State::Broken) {
            State::New => Ok(None),
            State::Idle(writer) => Ok(Some(writer)),
            State::Writing(_) | State::Broken => Err(io::Error::other("writing was given up before")),
        }
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
    async fn end<T, F>(mut self, end: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(Writer, PathBuf) -> io::Result<T> + Send + 'static,
    {
        let idle = self.idle().await;
        let (pieces, target) = (std::mem::take(&mut self.gathered), self.target.clone());
        let ended = match idle {
            Ok(idle) => {
                blocking(move || {
                    let writer = match idle {
                        Some(writer) => writer,
                        None => Writer::create(&target)?,
                    };
                    end(writer.write(&pieces)?, target)
                })
                .await
            }
            Err(error) => Err(error),
        };
        ended.map_err(|error| Error::file("writing", &self.target, error))
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
            self.writer.file.rewind()?;
            let seen = look(&mut self.writer.file)?;
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
    async fn an_unfinished_file_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut part = PartFile::new(&folder.path().join("cat.png"));
        part.write(vec![1; GATHERED].into()).await.unwrap();
        part.write(vec![1; GATHERED].into()).await.unwrap();
        drop(part.idle().await.unwrap());
        assert!(files(folder.path()).is_empty());
    }
}
