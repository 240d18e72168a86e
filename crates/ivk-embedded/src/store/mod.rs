//! What the server keeps: records in SQLite, pictures in files beside it.

mod boards;
mod files;
mod gallery;
mod images;
mod mp4;
mod png;
mod queue;
mod things;
mod videos;
mod workflows;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

pub(crate) use boards::{Board, BoardChanges, BoardOrder};
pub(crate) use files::Embedded;
pub(crate) use gallery::GalleryItem;
pub(crate) use images::{ImageRecord, NewImageRecord};
pub(crate) use mp4::{is_mp4, read as read_video};
pub(crate) use queue::{CallOrigin, Counts, ItemFilter, ItemRecord, NewItem, Transition};
pub(crate) use things::{Changes, Filter, Kind, Record};
pub(crate) use videos::{NewVideoRecord, VideoRecord};
pub(crate) use workflows::WorkflowRecord;

use crate::error::{Error, ErrorKind};

/// Why something could not be kept or found, beyond a plain "there is none".
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoreError {
    #[error("the database refused: {0}")]
    Database(#[from] rusqlite::Error),
    #[error("a file could not be read or written: {0}")]
    File(#[from] std::io::Error),
    #[error("a picture could not be read or written: {0}")]
    Picture(#[from] image::ImageError),
    #[error("a PNG file could not be written: {0}")]
    Encoding(#[from] ::png::EncodingError),
    #[error("a PNG file could not be read: {0}")]
    Decoding(#[from] ::png::DecodingError),
}

pub(crate) type Result<T> = std::result::Result<T, StoreError>;

/// Everything that the server keeps.
pub(crate) struct Store {
    connection: Mutex<Connection>,
    folder: PathBuf,
    /// Removed when the server ends.
    _temporary: Option<tempfile::TempDir>,
}

impl Store {
    /// Opens the store in `folder`, which is made when it is not there, or in a temporary folder.
    pub(crate) fn open(folder: Option<&Path>) -> std::result::Result<Self, Error> {
        let (folder, temporary) = match folder {
            Some(folder) => (folder.to_owned(), None),
            None => {
                let made = tempfile::Builder::new().prefix("ivk-embedded-").tempdir();
                let made = made.map_err(ErrorKind::TemporaryFolder)?;
                (made.path().to_owned(), Some(made))
            }
        };
        for part in [
            folder.clone(),
            folder.join("images"),
            folder.join("thumbnails"),
            folder.join("downloads"),
            folder.join("videos"),
            folder.join("video-thumbnails"),
        ] {
            std::fs::create_dir_all(&part).map_err(|source| ErrorKind::Folder {
                folder: folder.clone(),
                source,
            })?;
        }
        let connection = Connection::open(folder.join("server.db")).map_err(ErrorKind::Database)?;
        // A crash may lose the last records: what is kept here is the work of a test or of first steps.
        connection
            .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;")
            .and_then(|()| connection.execute_batch(include_str!("schema.sql")))
            // Items that were running when the last server ended will never finish.
            .and_then(|()| {
                connection.execute_batch(
                    "UPDATE queue SET status = 'canceled', status_sequence = status_sequence + 1
                     WHERE status IN ('in_progress', 'waiting')",
                )
            })
            .map_err(ErrorKind::Database)?;
        Ok(Self {
            connection: Mutex::new(connection),
            folder,
            _temporary: temporary,
        })
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        // A statement that failed half-way was rolled back by its transaction.
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
