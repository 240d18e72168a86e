//! Files that are removed when nobody needs them any more.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// A file that is removed when this is dropped.
#[derive(Debug)]
pub(crate) struct Temporary(PathBuf);

impl Temporary {
    /// Makes a file that nobody else has: hidden, and of this process, so that neither a second transfer nor a second
    /// program meets it. It ends in `.part`.
    pub(crate) fn create(folder: &Path, name: &str) -> io::Result<(File, Self)> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!(".{name}.{}-{number}.part", std::process::id()));
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create_new(true)
            .open(&path)?;
        Ok((file, Self(path)))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // Nothing more can be done about a file that cannot be removed. One that was renamed is not there.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Tells work that blocks that nobody waits for it any more.
#[derive(Debug)]
pub(crate) struct CancelOnDrop(Arc<AtomicBool>);

impl CancelOnDrop {
    pub(crate) fn new() -> Self {
        Self(Arc::default())
    }

    /// What the work looks at.
    pub(crate) fn flag(&self) -> Canceled {
        Canceled(self.0.clone())
    }
}

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Whether anybody still waits.
#[derive(Debug, Clone)]
pub(crate) struct Canceled(Arc<AtomicBool>);

impl Canceled {
    /// Fails when nobody waits any more.
    pub(crate) fn check(&self) -> io::Result<()> {
        if self.0.load(Ordering::Relaxed) {
            return Err(io::Error::new(io::ErrorKind::Interrupted, "nobody waits for it"));
        }
        Ok(())
    }
}

/// Runs work that blocks where it does no harm.
pub(crate) async fn blocking<T, F>(work: F) -> io::Result<T>
where
    T: Send + 'static,
    F: FnOnce() -> io::Result<T> + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(ended) => Err(io::Error::other(ended)),
    }
}
