//! Videos, which came with InvokeAI 6.14.

mod change;
mod range;

use futures_core::Stream;
use futures_util::{StreamExt, TryStreamExt};
use ivk_api::operations::videos::{
    GetVideoDto, GetVideoMetadata, GetVideoNames, GetVideoWorkflow, ListVideoDtos,
};
use ivk_api::transport::call;
use ivk_api::types::{OffsetPage, VideoDto, VideoName};
use ivk_transport::http::Client;

use crate::board::ProtectedBoards;
use crate::download::{Download, DownloadMany, Item};
use crate::error::{Error, ErrorKind};
use crate::filter::{GalleryFilter, narrow};
use crate::images::{EmbeddedWorkflow, ImageMetadata};
use crate::support::VideoSupport;
use crate::upload::{UploadSource, VideoUpload};

pub use range::VideoRange;

/// How many videos are read at once: the server describes one with a request.
const AT_ONCE: usize = 8;

/// The videos of a server. Cheap to clone; every question is asked anew.
///
/// InvokeAI has them since 6.14. On an older server everything but downloads fails with
/// [`ErrorKind::Unsupported`] before anything is done; the version is read once for that.
///
/// ```no_run
/// # async fn show(client: ivk_transport::http::Client) -> Result<(), ivk_boards::Error> {
/// use ivk_boards::{GalleryFilter, Videos};
///
/// let videos = Videos::new(client);
/// for name in videos.names(&GalleryFilter::new()).await? {
///     videos.download(&name).to_dir("out").await?;
/// }
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct Videos {
    pub(crate) client: Client,
    pub(crate) protected: ProtectedBoards,
    pub(crate) support: VideoSupport,
}

impl Videos {
    /// The videos of the server behind `client`.
    pub fn new(client: Client) -> Self {
        Self {
            support: VideoSupport::new(client.clone()),
            client,
            protected: ProtectedBoards::new(),
        }
    }

    /// Refuses to move videos away from these boards, and to delete videos on them. The set can grow and shrink
    /// afterwards.
    pub fn protecting(mut self, boards: ProtectedBoards) -> Self {
        self.protected = boards;
        self
    }

    /// What the server says about a video: size, duration, board, whether it is starred.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchVideo`] when there is none; [`ErrorKind::Unsupported`] before 6.14.
    pub async fn get(&self, name: impl Into<VideoName>) -> Result<VideoDto, Error> {
        let name = name.into();
        self.support.require().await?;
        let video = call(&self.client, &GetVideoDto::new(&name)).await;
        video.map_err(|error| Error::about_video("reading", name.as_str(), error))
    }

    /// What the server says about many videos, in the order of the names. Videos that do not exist are left out.
    pub(crate) async fn get_each(&self, names: &[VideoName]) -> Result<Vec<VideoDto>, Error> {
        let names: Vec<VideoName> = names.to_vec();
        let read = names
            .into_iter()
            .map(|name| async { existing(self.get(name).await) });
        let read: Vec<_> = futures_util::stream::iter(read).buffered(AT_ONCE).collect().await;
        read.into_iter().flatten().collect()
    }

    /// The generation data of a video; `None` when it has none.
    ///
    /// # Errors
    ///
    /// As [`get`](Self::get).
    pub async fn metadata(&self, name: impl Into<VideoName>) -> Result<Option<ImageMetadata>, Error> {
        let name = name.into();
        self.support.require().await?;
        let metadata = call(&self.client, &GetVideoMetadata::new(&name)).await;
        let metadata =
            metadata.map_err(|error| Error::about_video("reading the metadata of", name.as_str(), error))?;
        Ok(metadata.map(ImageMetadata::new))
    }

    /// The workflow and the graph that made a video.
    ///
    /// # Errors
    ///
    /// As [`get`](Self::get).
    pub async fn workflow(&self, name: impl Into<VideoName>) -> Result<EmbeddedWorkflow, Error> {
        let name = name.into();
        self.support.require().await?;
        let answer = call(&self.client, &GetVideoWorkflow::new(&name)).await;
        let answer =
            answer.map_err(|error| Error::about_video("reading the workflow of", name.as_str(), error))?;
        Ok(EmbeddedWorkflow {
            workflow: answer.workflow,
            graph: answer.graph,
        })
    }

    /// The names of all videos of a list, in its order.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Unsupported`] before 6.14; [`ErrorKind::NoSuchBoard`] when the filter names a board that is not there; when the
    /// server cannot be asked.
    pub async fn names(&self, filter: &GalleryFilter) -> Result<Vec<VideoName>, Error> {
        self.support.require().await?;
        let operation = narrow!(GetVideoNames::new(), filter, video_origin);
        let names = call(&self.client, &operation).await;
        let mut names = names.map_err(|error| Error::call("listing the videos", error))?;
        let is_empty = names.video_names.is_empty();
        filter.refuse_unknown_board(&self.client, is_empty).await?;
        filter.cut(&mut names.video_names, names.starred_count);
        Ok(names.video_names)
    }

    /// A piece of a list: up to `limit` videos (at most 1,000) from `offset` on, and how many there are in all.
    ///
    /// # Errors
    ///
    /// As [`names`](Self::names); [`ErrorKind::Refused`] for a filter of only those with a star, which the server does not
    /// count here: use [`list`](Self::list).
    pub async fn page(
        &self,
        filter: &GalleryFilter,
        offset: u32,
        limit: u32,
    ) -> Result<OffsetPage<VideoDto>, Error> {
        refuse_starred_pages(filter)?;
        self.support.require().await?;
        let operation = narrow!(ListVideoDtos::new(), filter, video_origin)
            .offset(i64::from(offset))
            .limit(i64::from(limit));
        let page = call(&self.client, &operation).await;
        let page = page.map_err(|error| Error::call("listing the videos", error))?;
        filter.refuse_unknown_board(&self.client, page.total == 0).await?;
        Ok(page)
    }

    /// All videos of a list. The names are read first, so that the list stands still while it is read; one that is deleted
    /// meanwhile is left out.
    pub fn list(&self, filter: GalleryFilter) -> impl Stream<Item = Result<VideoDto, Error>> + Send + use<> {
        let videos = self.clone();
        let names = async move {
            let names = videos.names(&filter).await?;
            let read = futures_util::stream::iter(names).map(move |name| {
                let videos = videos.clone();
                async move { existing(videos.get(name).await) }
            });
            Ok::<_, Error>(read.buffered(AT_ONCE).filter_map(async |video| video))
        };
        futures_util::stream::once(names).try_flatten()
    }

    /// Starts an upload of a file, of bytes or of a stream; [`VideoUpload::send`] sends it.
    pub fn upload(&self, source: impl Into<UploadSource>) -> VideoUpload {
        VideoUpload::new(self.clone(), source.into())
    }

    /// Starts a download; say where to with one of the methods of [`Download`]. A download that is interrupted goes on where
    /// it broke off.
    pub fn download(&self, name: impl Into<VideoName>) -> Download {
        Download::new(self.client.clone(), Item::Video(name.into()))
    }

    /// Starts many downloads, a few at a time.
    pub fn download_many(&self, names: &[VideoName]) -> DownloadMany<VideoName> {
        DownloadMany::new(self.client.clone(), names.to_vec(), Item::Video)
    }

    /// A part of a video, in bytes. See [`VideoRange`].
    pub fn range(&self, name: impl Into<VideoName>, bytes: std::ops::Range<u64>) -> VideoRange {
        VideoRange::new(self.clone(), name.into(), bytes)
    }
}

/// Leaves out what was deleted meanwhile.
fn existing(video: Result<VideoDto, Error>) -> Option<Result<VideoDto, Error>> {
    match video {
        Err(error) if error.kind() == ErrorKind::NoSuchVideo => None,
        video => Some(video),
    }
}

/// Only names come with the number of those that have a star.
pub(crate) fn refuse_starred_pages(filter: &GalleryFilter) -> Result<(), Error> {
    if filter.starred_only {
        let message = "pages of only those with a star are not counted by the server; list them instead";
        return Err(Error::new(ErrorKind::Refused, message));
    }
    Ok(())
}
