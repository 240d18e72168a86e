//! Many downloads.

use std::path::{Path, PathBuf};

use ivk_transport::http::Client;

use super::{Download, Existing, Item};
use crate::transfers::{CONCURRENCY, Transfers};

/// Many downloads that are being described.
#[derive(Debug)]
#[must_use = "downloads do nothing until they are told where to"]
pub struct DownloadMany<N> {
    client: Client,
    names: Vec<N>,
    item: fn(N) -> Item,
    thumbnails: bool,
    existing: Existing,
    concurrency: usize,
}

impl<N: Clone + Send + 'static> DownloadMany<N> {
    pub(crate) fn new(client: Client, names: Vec<N>, item: fn(N) -> Item) -> Self {
        Self {
            client,
            names,
            item,
            thumbnails: false,
            existing: Existing::default(),
            concurrency: CONCURRENCY,
        }
    }

    /// Their thumbnails instead.
    pub fn thumbnails(mut self) -> Self {
        self.thumbnails = true;
        self
    }

    /// What happens when a file exists: it is kept, and the download gets a number, unless said otherwise.
    pub fn existing(mut self, existing: Existing) -> Self {
        self.existing = existing;
        self
    }

    /// How many go on at once: 16 unless said otherwise.
    pub fn concurrency(mut self, downloads: usize) -> Self {
        self.concurrency = downloads;
        self
    }

    /// Writes each to a file in this folder, as [`Download::to_dir`] does; the results are the paths.
    pub fn to_dir(self, folder: impl AsRef<Path>) -> Transfers<N, PathBuf> {
        let folder = folder.as_ref().to_owned();
        let Self {
            client,
            names,
            item,
            thumbnails,
            existing,
            concurrency,
        } = self;
        Transfers::new(names, concurrency, move |name: N| {
            let mut download = Download::new(client.clone(), item(name.clone())).existing(existing);
            download.thumbnail = thumbnails;
            let folder = folder.clone();
            async move { (name, download.to_dir(folder).await) }
        })
    }
}
