//! Files that appear whole or not at all.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::fs::File;
use tokio::io::AsyncWriteExt;

use super::Existing;
use super::file_name::numbered;
use crate::error::Error;

/// How many numbers are tried for a file that shall not replace another.
const NUMBERS: u32 = 100_000;

/// A file under construction. It is removed when it is dropped unfinished.
pub(super) struct PartFile {
    file: Option<File>,
    part: PathBuf,
    target: PathBuf,
}

impl PartFile {
    /// Starts a file that will be called `target`. Folders on the way are made.
    pub(super) async fn create(target: &Path) -> Result<Self, Error> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let failed = |error| Error::file("writing", target, error);
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder {
            tokio::fs::create_dir_all(folder).await.map_err(failed)?;
        }
        let name = target
            .file_name()
            .ok_or_else(|| failed(io::ErrorKind::InvalidInput.into()))?;
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        // Hidden, and of this process: neither a second download nor a second program meets it.
        let part_name = format!(".{}.{}-{number}.part", name.to_string_lossy(), std::process::id());
        let part = target.with_file_name(part_name);
        let file = File::options()
            .write(true)
            .create_new(true)
            .open(&part)
            .await
            .map_err(failed)?;
        Ok(Self {
            file: Some(file),
            part,
            target: target.to_owned(),
        })
    }

    pub(super) async fn write(&mut self, piece: &[u8]) -> Result<(), Error> {
        let Some(file) = &mut self.file else { return Ok(()) };
        file.write_all(piece)
            .await
            .map_err(|error| Error::file("writing", &self.target, error))
    }

    /// Gives the file its name, and tells which that is.
    pub(super) async fn finish(mut self, existing: Existing) -> Result<PathBuf, Error> {
        let target = self.target.clone();
        let failed = |error| Error::file("writing", &target, error);
        if let Some(mut file) = self.file.take() {
            file.flush().await.map_err(failed)?;
        }
        if existing == Existing::Replace {
            tokio::fs::rename(&self.part, &target).await.map_err(failed)?;
            return Ok(target);
        }
        let name = target
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        for number in 1..NUMBERS {
            let path = match number {
                1 => target.clone(),
                _ => target.with_file_name(numbered(&name, number)),
            };
            match self.appear_as(&path).await {
                Ok(()) => return Ok(path),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    if existing == Existing::Keep {
                        return Ok(path);
                    }
                }
                Err(error) => return Err(failed(error)),
            }
        }
        Err(failed(io::ErrorKind::AlreadyExists.into()))
    }

    /// A second name for the file is given only where there is none, in one step.
    async fn appear_as(&self, path: &Path) -> io::Result<()> {
        match tokio::fs::hard_link(&self.part, path).await {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                // Not every file system has links.
                if tokio::fs::try_exists(path).await? {
                    return Err(io::ErrorKind::AlreadyExists.into());
                }
                tokio::fs::rename(&self.part, path).await
            }
            linked => linked,
        }
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        // Nothing more can be done about a file that cannot be removed.
        let _ = std::fs::remove_file(&self.part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn write(path: &Path, content: &[u8], existing: Existing) -> PathBuf {
        let mut part = PartFile::create(path).await.unwrap();
        part.write(content).await.unwrap();
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
    async fn an_unfinished_file_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut part = PartFile::create(&folder.path().join("cat.png")).await.unwrap();
        part.write(b"half").await.unwrap();
        drop(part);
        assert!(files(folder.path()).is_empty());
    }
}
