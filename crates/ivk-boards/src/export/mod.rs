//! Records of many images, with their metadata, and their files.

mod csv;
mod record;

use std::path::{Path, PathBuf};

use futures_core::Stream;
use futures_util::{StreamExt, TryStreamExt};
use tokio::io::{AsyncWrite, AsyncWriteExt};

use crate::download::{Existing, PartFile};
use crate::error::{Error, ErrorKind};
use crate::filter::GalleryFilter;
use crate::images::Images;
use crate::progress::{Listener, Progress};
use crate::transfers::CONCURRENCY;

pub use record::ExportRecord;

/// How records are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum ExportFormat {
    /// One JSON object a line.
    #[default]
    JsonLines,
    /// Comma separated values (RFC 4180) in UTF-8, with a line of titles.
    Csv,
}

impl ExportFormat {
    fn file_name(self) -> &'static str {
        match self {
            Self::JsonLines => "images.jsonl",
            Self::Csv => "images.csv",
        }
    }

    fn head(self) -> String {
        match self {
            Self::JsonLines => String::new(),
            Self::Csv => csv::line(&ExportRecord::TITLES.map(str::to_owned)),
        }
    }

    fn line(self, record: &ExportRecord) -> Result<String, Error> {
        let failed = |error: serde_json::Error| {
            let message = format!(
                "the record of image {} cannot be written",
                record.image.image_name
            );
            Error::new(ErrorKind::Refused, message).because(error)
        };
        match self {
            Self::JsonLines => {
                let mut line = serde_json::to_string(record).map_err(failed)?;
                line.push('\n');
                Ok(line)
            }
            Self::Csv => Ok(csv::line(&record.values().map_err(failed)?)),
        }
    }
}

/// What an export into a folder came to.
#[derive(Debug)]
#[non_exhaustive]
pub struct Exported {
    /// The file with the records.
    pub records: PathBuf,
    /// The images that were written.
    pub files: Vec<PathBuf>,
    /// What could not be had: an image that was deleted meanwhile, a download that broke off. Its record is there without a
    /// file.
    pub failed: Vec<Error>,
}

/// An export that is being described: of the images of a filter, in its order.
///
/// ```no_run
/// # async fn show(images: ivk_boards::Images, board: ivk_boards::BoardRef) -> Result<(), ivk_boards::Error> {
/// use ivk_boards::{ExportFormat, GalleryFilter};
///
/// let of_board = GalleryFilter::new().board(&board);
/// let exported = images
///     .export(of_board)
///     .format(ExportFormat::Csv)
///     .progress(|progress| println!("{} of {}", progress.done, progress.total))
///     .to_dir("portfolio")
///     .await?;
/// println!("{} pictures beside {}", exported.files.len(), exported.records.display());
/// # Ok(()) }
/// ```
#[must_use = "an export does nothing until it is told where to"]
pub struct Export {
    images: Images,
    filter: GalleryFilter,
    format: ExportFormat,
    existing: Existing,
    concurrency: usize,
    progress: Option<Listener<Progress>>,
}

impl Images {
    /// Starts an export of the images of a filter with their metadata.
    pub fn export(&self, filter: GalleryFilter) -> Export {
        Export {
            images: self.clone(),
            filter,
            format: ExportFormat::default(),
            existing: Existing::Keep,
            concurrency: CONCURRENCY,
            progress: None,
        }
    }
}

impl Export {
    /// How the records are written: as JSON Lines unless said otherwise.
    pub fn format(mut self, format: ExportFormat) -> Self {
        self.format = format;
        self
    }

    /// What happens when an image is in the folder already: it stays, and is not downloaded again, unless said otherwise, so
    /// that an export that broke off goes on. The records are always written anew.
    pub fn existing(mut self, existing: Existing) -> Self {
        self.existing = existing;
        self
    }

    /// How many images are asked about at once: 16 unless said otherwise.
    pub fn concurrency(mut self, images: usize) -> Self {
        self.concurrency = images.max(1);
        self
    }

    /// Tells after every image how far it has come.
    pub fn progress(mut self, tell: impl FnMut(Progress) + Send + 'static) -> Self {
        self.progress = Some(Box::new(tell));
        self
    }

    /// The records, in the order of the filter. An image that is deleted meanwhile is left out.
    pub fn records(self) -> impl Stream<Item = Result<ExportRecord, Error>> + Send + use<> {
        let images = self.images.clone();
        let read = self.images.list(self.filter).map_ok(move |image| {
            let images = images.clone();
            async move {
                match images.metadata(&image.image_name).await {
                    Ok(metadata) => Ok(Some(ExportRecord::new(image, metadata))),
                    Err(error) if error.kind() == ErrorKind::NoSuchImage => Ok(None),
                    Err(error) => Err(error),
                }
            }
        });
        read.try_buffered(self.concurrency)
            .try_filter_map(async |record| Ok(record))
    }

    /// Writes the records, and tells how many there were.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked, or the records cannot be written. What was written by then stays.
    pub async fn to_writer(self, mut writer: impl AsyncWrite + Unpin) -> Result<usize, Error> {
        let unwritable = |error| Error::new(ErrorKind::File, "the records cannot be written").because(error);
        let head = self.format.head();
        writer.write_all(head.as_bytes()).await.map_err(unwritable)?;
        let mut count = 0;
        let mut lines = std::pin::pin!(self.lines().await?);
        while let Some(line) = lines.try_next().await? {
            writer.write_all(line.as_bytes()).await.map_err(unwritable)?;
            count += 1;
        }
        writer.flush().await.map_err(unwritable)?;
        Ok(count)
    }

    /// Writes the records to a file, without the images, and tells how many there were. The file appears when all are written,
    /// and replaces one that was there.
    ///
    /// ```no_run
    /// # async fn show(images: ivk_boards::Images) -> Result<(), ivk_boards::Error> {
    /// use ivk_boards::{ExportFormat, GalleryFilter};
    ///
    /// let starred = images.export(GalleryFilter::new().starred_only());
    /// let count = starred.format(ExportFormat::Csv).to_file("starred.csv").await?;
    /// println!("{count} images");
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// When the server cannot be asked, or the records cannot be written.
    pub async fn to_file(self, path: impl AsRef<Path>) -> Result<usize, Error> {
        let mut part = PartFile::new(path.as_ref());
        let head = self.format.head();
        if !head.is_empty() {
            part.write(head.into()).await?;
        }
        let mut count = 0;
        let mut lines = std::pin::pin!(self.lines().await?);
        while let Some(line) = lines.try_next().await? {
            part.write(line.into()).await?;
            count += 1;
        }
        part.finish(Existing::Replace).await?;
        Ok(count)
    }

    /// The records as they are written, told one by one.
    async fn lines(mut self) -> Result<impl Stream<Item = Result<String, Error>> + Send + use<>, Error> {
        let format = self.format;
        let (mut tell, total) = self.listen().await?;
        let mut count = 0;
        Ok(self.records().map(move |record| {
            let line = format.line(&record?)?;
            count += 1;
            told(&mut tell, count, total);
            Ok(line)
        }))
    }

    /// Downloads the images into a folder, and writes their records beside them: `images.jsonl` or `images.csv`, which names
    /// the file of each. That file appears when all is done.
    ///
    /// # Errors
    ///
    /// When the images cannot be listed, or the records cannot be written. A single image that cannot be had is told in the
    /// result.
    pub async fn to_dir(mut self, folder: impl AsRef<Path>) -> Result<Exported, Error> {
        let folder = folder.as_ref().to_owned();
        let (format, existing, concurrency) = (self.format, self.existing, self.concurrency);
        let images = self.images.clone();
        let (mut tell, total) = self.listen().await?;
        let target = folder.join(format.file_name());
        let mut part = PartFile::new(&target);
        let head = format.head();
        if !head.is_empty() {
            part.write(head.into()).await?;
        }
        let (mut files, mut failed, mut count) = (Vec::new(), Vec::new(), 0);
        let fetched = self.records().map_ok(|record| {
            let download = images.download(&record.image.image_name).existing(existing);
            let folder = folder.clone();
            async move { Ok::<_, Error>((record, download.to_dir(folder).await)) }
        });
        let mut fetched = std::pin::pin!(fetched.try_buffered(concurrency));
        while let Some((mut record, file)) = fetched.next().await.transpose()? {
            match file {
                Ok(path) => {
                    record.file = path.file_name().map(|name| name.to_string_lossy().into_owned());
                    files.push(path);
                }
                Err(error) => failed.push(error),
            }
            part.write(format.line(&record)?.into()).await?;
            count += 1;
            told(&mut tell, count, total);
        }
        let records = part.finish(Existing::Replace).await?;
        Ok(Exported {
            records,
            files,
            failed,
        })
    }

    /// Who is told, and how many there will be, which only those who are told want to know.
    async fn listen(&mut self) -> Result<(Option<Listener<Progress>>, usize), Error> {
        let Some(tell) = self.progress.take() else {
            return Ok((None, 0));
        };
        let total = self.images.count(&self.filter).await?;
        Ok((Some(tell), usize::try_from(total).unwrap_or(usize::MAX)))
    }
}

fn told(tell: &mut Option<Listener<Progress>>, done: usize, total: usize) {
    if let Some(tell) = tell {
        // Images that were added meanwhile come too.
        tell(Progress {
            done,
            total: total.max(done),
        });
    }
}

impl std::fmt::Debug for Export {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Export")
            .field("filter", &self.filter)
            .field("format", &self.format)
            .finish_non_exhaustive()
    }
}
