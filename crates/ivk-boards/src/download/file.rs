//! Making a file under a name of its own, and giving it the name that was asked for.

use std::fs::File;
use std::io::{self, IoSlice, Write};
use std::path::{Path, PathBuf};

use bytes::Bytes;

use super::Existing;
use super::file_name::numbered;
use crate::temporary::Temporary;

/// How many numbers are tried for a file that shall not replace another.
const NUMBERS: u32 = 100_000;

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

    /// Writes all the pieces, with as few system calls as can be: a file system takes a long piece more cheaply than the
    /// same bytes in short ones.
    pub(super) fn write(&mut self, pieces: &[Bytes]) -> io::Result<()> {
        let mut slices: Vec<IoSlice<'_>> = pieces.iter().map(|piece| IoSlice::new(piece)).collect();
        let mut left = slices.as_mut_slice();
        // What is empty is passed over.
        IoSlice::advance_slices(&mut left, 0);
        while !left.is_empty() {
            match self.file.write_vectored(left) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => IoSlice::advance_slices(&mut left, count),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
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
