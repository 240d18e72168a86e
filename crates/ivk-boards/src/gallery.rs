//! Images and videos together, as InvokeAI 6.14 shows them.

use std::collections::HashMap;

use futures_core::Stream;
use futures_util::{StreamExt, TryStreamExt};
use ivk_api::operations::gallery::{GetGalleryItemNames, ListGalleryItems};
use ivk_api::transport::call;
use ivk_api::types::{
    BoardId, GalleryItem, GalleryItemKind, ImageDto, ImageName, OffsetPage, Timestamp, VideoDto, VideoName,
};
use ivk_transport::http::Client;

use crate::download::{Download, Item};
use crate::error::Error;
use crate::filter::{GalleryFilter, narrow};
use crate::images::{AT_ONCE, Images};
use crate::videos::{Videos, refuse_starred_pages};

/// The images and videos of a server in one list. Cheap to clone; every question is asked anew.
///
/// InvokeAI has it since 6.14. On an older server everything fails with
/// [`ErrorKind::Unsupported`](crate::ErrorKind::Unsupported); [`Images`] works there.
///
/// ```no_run
/// # async fn show(client: ivk_transport::http::Client) -> Result<(), ivk_boards::Error> {
/// use futures_util::TryStreamExt;
/// use ivk_boards::{Gallery, GalleryEntry, GalleryFilter};
///
/// let gallery = Gallery::new(client);
/// let mut list = std::pin::pin!(gallery.list(GalleryFilter::new()));
/// while let Some(entry) = list.try_next().await? {
///     match entry {
///         GalleryEntry::Image(image) => println!("{} image", image.image_name),
///         GalleryEntry::Video(video) => println!("{} video of {} s", video.video_name, video.duration),
///     }
/// }
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct Gallery {
    images: Images,
    videos: Videos,
}

/// The name of an image or of a video.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum GalleryName {
    /// An image.
    Image(ImageName),
    /// A video.
    Video(VideoName),
}

/// An image or a video.
#[derive(Debug, Clone, PartialEq)]
pub enum GalleryEntry {
    /// An image.
    Image(ImageDto),
    /// A video.
    Video(VideoDto),
}

impl GalleryName {
    /// The name itself.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Image(name) => name.as_str(),
            Self::Video(name) => name.as_str(),
        }
    }
}

impl std::fmt::Display for GalleryName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl GalleryEntry {
    /// Its name.
    pub fn name(&self) -> GalleryName {
        match self {
            Self::Image(image) => GalleryName::Image(image.image_name.clone()),
            Self::Video(video) => GalleryName::Video(video.video_name.clone()),
        }
    }

    /// The board that it lies on.
    pub fn board_id(&self) -> Option<&BoardId> {
        match self {
            Self::Image(image) => image.board_id.as_ref(),
            Self::Video(video) => video.board_id.as_ref(),
        }
    }

    /// When it was made.
    pub fn created_at(&self) -> &Timestamp {
        match self {
            Self::Image(image) => &image.created_at,
            Self::Video(video) => &video.created_at,
        }
    }

    /// Whether it has a star.
    pub fn is_starred(&self) -> bool {
        match self {
            Self::Image(image) => image.starred,
            Self::Video(video) => video.starred,
        }
    }
}

impl Gallery {
    /// The gallery of the server behind `client`.
    pub fn new(client: Client) -> Self {
        Self {
            images: Images::new(client.clone()),
            videos: Videos::new(client),
        }
    }

    /// The names of all images and videos of a list, in its order.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Unsupported`](crate::ErrorKind::Unsupported) before 6.14;
    /// [`ErrorKind::NoSuchBoard`](crate::ErrorKind::NoSuchBoard) when the filter names a board that is not there; when the server
    /// cannot be asked.
    pub async fn names(&self, filter: &GalleryFilter) -> Result<Vec<GalleryName>, Error> {
        self.videos.support.require().await?;
        let operation = narrow!(GetGalleryItemNames::new(), filter, origin);
        let found = call(&self.images.client, &operation).await;
        let mut found = found.map_err(|error| Error::call("listing the gallery", error))?;
        let is_empty = found.items.is_empty();
        filter.refuse_unknown_board(&self.images.client, is_empty).await?;
        filter.cut(&mut found.items, found.starred_count);
        let names = found.items.into_iter().map(|item| match item.kind {
            GalleryItemKind::Video => GalleryName::Video(item.name.into()),
            _ => GalleryName::Image(item.name.into()),
        });
        Ok(names.collect())
    }

    /// A piece of a list: up to `limit` images and videos (at most 1,000) from `offset` on, and how many there are in all.
    ///
    /// # Errors
    ///
    /// As [`names`](Self::names); [`ErrorKind::Refused`](crate::ErrorKind::Refused) for a filter of only those with a star,
    /// which the server does not count here: use [`list`](Self::list).
    pub async fn page(
        &self,
        filter: &GalleryFilter,
        offset: u32,
        limit: u32,
    ) -> Result<OffsetPage<GalleryItem>, Error> {
        refuse_starred_pages(filter)?;
        self.videos.support.require().await?;
        let operation = narrow!(ListGalleryItems::new(), filter, origin)
            .offset(i64::from(offset))
            .limit(i64::from(limit));
        let page = call(&self.images.client, &operation).await;
        let page = page.map_err(|error| Error::call("listing the gallery", error))?;
        filter
            .refuse_unknown_board(&self.images.client, page.total == 0)
            .await?;
        Ok(page)
    }

    /// All images and videos of a list. The names are read first, so that the list stands still while it is read; one that
    /// is deleted meanwhile is left out.
    pub fn list(
        &self,
        filter: GalleryFilter,
    ) -> impl Stream<Item = Result<GalleryEntry, Error>> + Send + use<> {
        let gallery = self.clone();
        let parts = async move {
            let names = gallery.names(&filter).await?;
            let parts: Vec<Vec<_>> = names.chunks(AT_ONCE).map(<[_]>::to_vec).collect();
            let read = futures_util::stream::iter(parts).then(move |part| {
                let gallery = gallery.clone();
                async move { gallery.read(part).await }
            });
            let entries = read.map_ok(|entries| futures_util::stream::iter(entries.into_iter().map(Ok)));
            Ok::<_, Error>(entries.try_flatten())
        };
        futures_util::stream::once(parts).try_flatten()
    }

    /// Reads a part of a list, in the order of the names.
    async fn read(&self, names: Vec<GalleryName>) -> Result<Vec<GalleryEntry>, Error> {
        let (mut images, mut videos) = (Vec::new(), Vec::new());
        for name in &names {
            match name {
                GalleryName::Image(name) => images.push(name.clone()),
                GalleryName::Video(name) => videos.push(name.clone()),
            }
        }
        let mut read = HashMap::with_capacity(names.len());
        for image in self.images.get_many(&images).await? {
            read.insert(
                GalleryName::Image(image.image_name.clone()),
                GalleryEntry::Image(image),
            );
        }
        for video in self.videos.get_each(&videos).await? {
            read.insert(
                GalleryName::Video(video.video_name.clone()),
                GalleryEntry::Video(video),
            );
        }
        Ok(names.iter().filter_map(|name| read.remove(name)).collect())
    }

    /// Starts a download of an image or of a video.
    pub fn download(&self, name: &GalleryName) -> Download {
        let item = match name {
            GalleryName::Image(name) => Item::Image(name.clone()),
            GalleryName::Video(name) => Item::Video(name.clone()),
        };
        Download::new(self.images.client.clone(), item)
    }
}
