//! Many images in one zip file, which the server packs.

mod ready;
mod unpack;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ivk_api::operations::images::{DownloadImagesFromList, GetBulkDownloadItem};
use ivk_api::transport::{call, request};
use ivk_api::types::ImageName;
use ivk_transport::http::StreamingResponse;

use crate::board::{BoardRef, refuse_unknown};
use crate::download::{Existing, PartFile, Unfinished};
use crate::error::{Error, ErrorKind, Thing};
use crate::images::Images;
use crate::temporary::CancelOnDrop;
use ready::{Events, FIRST_PAUSES, State};

pub use unpack::ArchiveContent;

/// How long the server may pack unless said otherwise.
const PATIENCE: Duration = Duration::from_secs(600);

/// What goes into an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ArchiveOf {
    /// These images. The server packs none of them when one does not exist.
    Images(Vec<ImageName>),
    /// All images of a board, intermediates too.
    Board(BoardRef),
}

impl From<&[ImageName]> for ArchiveOf {
    fn from(names: &[ImageName]) -> Self {
        Self::Images(names.to_vec())
    }
}

impl From<&Vec<ImageName>> for ArchiveOf {
    fn from(names: &Vec<ImageName>) -> Self {
        Self::Images(names.clone())
    }
}

impl From<Vec<ImageName>> for ArchiveOf {
    fn from(names: Vec<ImageName>) -> Self {
        Self::Images(names)
    }
}

impl From<BoardRef> for ArchiveOf {
    fn from(board: BoardRef) -> Self {
        Self::Board(board)
    }
}

impl From<&BoardRef> for ArchiveOf {
    fn from(board: &BoardRef) -> Self {
        Self::Board(board.clone())
    }
}

/// A zip file of many images that is being described.
///
/// The server packs it, says over its socket when it is ready, and gives it away once: it deletes it as it is fetched, also when
/// it has packed no more than a half. So it is fetched only when it is said to be ready, and checked to the last byte; when it came
/// damaged, it is packed again. Where no socket can be had, or it is lost, the server is asked now and then instead, and more
/// patiently after each half.
///
/// One request for many images is kind to the server, but nothing is here before all of it is packed.
/// [`Images::download_many`] is often quicker, and knows of each image what became of it.
///
/// ```no_run
/// # async fn show(images: ivk_boards::Images, board: ivk_boards::BoardRef) -> Result<(), ivk_boards::Error> {
/// let unpacked = images.archive(&board).to_dir("out").await?;
/// println!("{} pictures", unpacked.files.len());
/// # Ok(()) }
/// ```
#[derive(Debug)]
#[must_use = "an archive is not asked for until it is told where to"]
pub struct Archive {
    images: Images,
    of: ArchiveOf,
    existing: Existing,
    patience: Duration,
}

impl Images {
    /// Has many images packed into a zip file by the server.
    pub fn archive(&self, of: impl Into<ArchiveOf>) -> Archive {
        Archive {
            images: self.clone(),
            of: of.into(),
            existing: Existing::default(),
            patience: PATIENCE,
        }
    }
}

impl Archive {
    /// What happens when a file exists: it is kept, and the new one gets a number, unless said otherwise.
    pub fn existing(mut self, existing: Existing) -> Self {
        self.existing = existing;
        self
    }

    /// How long the server may pack: 10 minutes unless said otherwise.
    pub fn patience(mut self, limit: Duration) -> Self {
        self.patience = limit;
        self
    }

    /// Writes the zip file itself, checked, and gives the path that it was written to.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchImage`] when one of the images does not exist; [`ErrorKind::NoSuchBoard`] when there is no such
    /// board; [`ErrorKind::Refused`] when no image was named, or the server could not pack; [`ErrorKind::Incomplete`] when it
    /// did not become ready in time, or came damaged again and again; [`ErrorKind::File`] when it cannot be written.
    pub async fn to_file(self, path: impl AsRef<Path>) -> Result<PathBuf, Error> {
        let path = path.as_ref();
        let zip = self.fetch(path).await?;
        zip.finish(self.existing).await
    }

    /// Unpacks it into this folder, all images side by side under the names that they have on the server, but for what
    /// would lead out of the folder or cannot stand in a file name.
    ///
    /// Each file is written under another name and renamed when it is complete. Dropping the future ends it; files that are
    /// complete by then stay.
    ///
    /// # Errors
    ///
    /// As [`to_file`](Self::to_file).
    pub async fn to_dir(self, folder: impl AsRef<Path>) -> Result<ArchiveContent, Error> {
        let folder = folder.as_ref();
        let zip = self.fetch(&folder.join("archive.zip")).await?;
        let (target, existing) = (folder.to_owned(), self.existing);
        let cancel = CancelOnDrop::new();
        let canceled = cancel.flag();
        let unpacking = zip.read(move |file| unpack::into_folder(file, &target, existing, &canceled));
        let unpacked = unpacking
            .await
            .map_err(|error| Error::file("unpacking into", folder, error))?;
        drop(cancel);
        Ok(unpacked)
    }

    /// Has it packed and fetches it, until it comes whole.
    async fn fetch(&self, path: &Path) -> Result<Unfinished, Error> {
        let (asked, count) = self.operation().await?;
        let mut complaint = String::new();
        for first_pause in FIRST_PAUSES {
            let (fetched, timely) = self.try_to_fetch(&asked, first_pause, path).await?;
            let cancel = CancelOnDrop::new();
            let canceled = cancel.flag();
            let (fetched, checked) = fetched
                .look(move |file| unpack::check(file, &canceled))
                .await
                .map_err(|error| Error::file("reading", path, error))?;
            drop(cancel);
            complaint = match checked {
                Ok(entries) if count.is_none_or(|count| entries == count) => return Ok(fetched),
                Ok(entries) => format!("has {entries} images, not {}", count.unwrap_or_default()),
                Err(_) if !timely => return Err(self.too_late()),
                Err(damage) => format!("is damaged: {damage}"),
            };
        }
        let message = format!("the archive that the server packed {complaint}");
        Err(Error::new(ErrorKind::Incomplete, message))
    }

    /// The request, and how many images are expected when that is known.
    async fn operation(&self) -> Result<(DownloadImagesFromList, Option<usize>), Error> {
        match &self.of {
            ArchiveOf::Board(board) => {
                // The server answers 500 without a reason when there is no such board.
                refuse_unknown(&self.images.client, board).await?;
                Ok((DownloadImagesFromList::new().board_id(board.id()), None))
            }
            ArchiveOf::Images(names) => {
                let mut seen = HashSet::new();
                let names: Vec<_> = names.iter().filter(|name| seen.insert(*name)).cloned().collect();
                if names.is_empty() {
                    let message = "an archive of no images was asked for";
                    return Err(Error::new(ErrorKind::Refused, message));
                }
                let count = names.len();
                Ok((DownloadImagesFromList::new().image_names(names), Some(count)))
            }
        }
    }

    /// The archive, and whether the server said in time that it is ready, or it was found in time.
    async fn try_to_fetch(
        &self,
        asked: &DownloadImagesFromList,
        first_pause: Duration,
        path: &Path,
    ) -> Result<(Unfinished, bool), Error> {
        let client = &self.images.client;
        let mut events = Events::connect(client, first_pause).await;
        let begun = call(client, asked).await;
        let begun = begun.map_err(|error| Error::call("asking for an archive", error))?;
        let Some(name) = begun.bulk_download_item_name else {
            let message = "the server did not say how the archive is called";
            return Err(Error::new(ErrorKind::Refused, message));
        };
        let waiting = self.open(&mut events, &name);
        let (mut body, timely) = match client.environment().timeout(self.patience, waiting).await {
            Ok(opened) => (opened?, true),
            // An event can be lost without a word.
            Err(_) => match self.ask(&name).await? {
                Some(body) => (body, false),
                None => return Err(self.missing().await.unwrap_or_else(|| self.too_late())),
            },
        };
        let mut part = PartFile::new(path);
        while let Some(piece) = body.chunk().await.map_err(|error| {
            Error::new(ErrorKind::Incomplete, "the download of the archive broke off").because(error)
        })? {
            part.write(piece).await?;
        }
        Ok((part.into_unfinished().await?, timely))
    }

    /// Waits until it is ready, and opens it, which can be done once.
    async fn open(&self, events: &mut Events, name: &str) -> Result<StreamingResponse, Error> {
        let mut looked = false;
        loop {
            match events.next(name).await {
                State::Ready => {
                    let message = "the server said that the archive is ready, and does not have it";
                    let gone = || Error::new(ErrorKind::Incomplete, message);
                    return self.ask(name).await?.ok_or_else(gone);
                }
                State::Perhaps => {
                    if let Some(answer) = self.ask(name).await? {
                        return Ok(answer);
                    }
                    // That it failed may have been said when nobody listened.
                    if !std::mem::replace(&mut looked, true)
                        && let Some(error) = self.missing().await
                    {
                        return Err(error);
                    }
                }
                State::Failed(reason) => return Err(self.explain(&reason).await),
            }
        }
    }

    /// Opens it; `None` when it is not there.
    async fn ask(&self, name: &str) -> Result<Option<StreamingResponse>, Error> {
        let failed = |error| Error::call("fetching an archive", error);
        let request = request(&GetBulkDownloadItem::new(name)).map_err(failed)?;
        match self.images.client.open(request).await {
            Ok(answer) => Ok(Some(answer)),
            Err(error) if error.status().is_some_and(|status| status.as_u16() == 404) => Ok(None),
            Err(error) => Err(failed(error.into())),
        }
    }

    fn too_late(&self) -> Error {
        let message = format!(
            "the server did not pack the archive within {} s; give it more time, or download the images one by one",
            self.patience.as_secs()
        );
        Error::new(ErrorKind::Incomplete, message)
    }

    /// The server says that an image is missing, but not which.
    async fn explain(&self, reason: &str) -> Error {
        if let Some(missing) = self.missing().await {
            return missing;
        }
        let reason: String = reason.chars().take(200).collect();
        let message = format!("the server could not pack the archive: {reason}");
        Error::new(ErrorKind::Refused, message)
    }

    /// The first of the images that is not there, because of which the server packs none.
    async fn missing(&self) -> Option<Error> {
        let ArchiveOf::Images(names) = &self.of else {
            return None;
        };
        let found = self.images.get_many(names).await.ok()?;
        let found: HashSet<_> = found.into_iter().map(|image| image.image_name).collect();
        let missing = names.iter().find(|name| !found.contains(*name))?;
        Some(Error::missing(Thing::Image, missing))
    }
}
