//! Lists of images.

use std::collections::VecDeque;

use futures_core::Stream;
use ivk_api::operations::images::{GetImageNames, ListImageDtos};
use ivk_api::transport::call;
use ivk_api::types::{ImageDto, ImageName, ImageNamesResult, OffsetPage};

use super::{AT_ONCE, Images};
use crate::error::Error;
use crate::filter::{GalleryFilter, narrow};

impl Images {
    /// The names of all images of a list, in its order.
    ///
    /// # Errors
    ///
    /// [`NoSuchBoard`](crate::ErrorKind::NoSuchBoard) when the filter names a board that is not there; when the server cannot be
    /// asked.
    pub async fn names(&self, filter: &GalleryFilter) -> Result<Vec<ImageName>, Error> {
        let mut found = self.ask_names(filter).await?;
        filter.cut(&mut found.image_names, found.starred_count);
        Ok(found.image_names)
    }

    async fn ask_names(&self, filter: &GalleryFilter) -> Result<ImageNamesResult, Error> {
        let operation = narrow!(GetImageNames::new(), filter, image_origin);
        let names = call(&self.client, &operation).await;
        let names = names.map_err(|error| Error::call("listing the images", error))?;
        let is_empty = names.image_names.is_empty();
        filter.refuse_unknown_board(&self.client, is_empty).await?;
        Ok(names)
    }

    /// How many images a list has. The server counts them without listing.
    ///
    /// # Errors
    ///
    /// [`NoSuchBoard`](crate::ErrorKind::NoSuchBoard) when the filter names a board that is not there; when the server cannot be
    /// asked.
    pub async fn count(&self, filter: &GalleryFilter) -> Result<u64, Error> {
        let count = if filter.starred_only {
            self.ask_names(filter).await?.starred_count
        } else {
            self.page(filter, 0, 0).await?.total
        };
        Ok(u64::try_from(count).unwrap_or_default())
    }

    /// A piece of a list: up to `limit` images (at most 1,000) from `offset` on, and how many there are in all.
    ///
    /// # Errors
    ///
    /// [`NoSuchBoard`](crate::ErrorKind::NoSuchBoard) when the filter names a board that is not there; when the server cannot be
    /// asked.
    pub async fn page(
        &self,
        filter: &GalleryFilter,
        offset: u32,
        limit: u32,
    ) -> Result<OffsetPage<ImageDto>, Error> {
        if filter.starred_only {
            return self.page_of_starred(filter, offset, limit).await;
        }
        let operation = narrow!(ListImageDtos::new(), filter, image_origin)
            .offset(i64::from(offset))
            .limit(i64::from(limit));
        let page = call(&self.client, &operation).await;
        let page = page.map_err(|error| Error::call("listing the images", error))?;
        filter.refuse_unknown_board(&self.client, page.total == 0).await?;
        Ok(page)
    }

    async fn page_of_starred(
        &self,
        filter: &GalleryFilter,
        offset: u32,
        limit: u32,
    ) -> Result<OffsetPage<ImageDto>, Error> {
        let names = self.names(filter).await?;
        let place = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let part: Vec<_> = names
            .iter()
            .skip(place(offset))
            .take(place(limit))
            .cloned()
            .collect();
        let mut page = OffsetPage::default();
        page.limit = limit.into();
        page.offset = offset.into();
        page.total = i64::try_from(names.len()).unwrap_or(i64::MAX);
        page.items = self.get_many(&part).await?;
        Ok(page)
    }

    /// All images of a list. The names are read first, so that the list stands still while it is read; then the images,
    /// 1,000 at a time. One that is deleted meanwhile is left out. Errors are those of [`names`](Self::names), and come as an item.
    ///
    /// ```no_run
    /// # async fn show(images: ivk_boards::Images) -> Result<(), ivk_boards::Error> {
    /// use futures_util::TryStreamExt;
    /// use ivk_boards::GalleryFilter;
    ///
    /// let mut list = std::pin::pin!(images.list(GalleryFilter::new().starred_only()));
    /// while let Some(image) = list.try_next().await? {
    ///     println!("{} is {} by {} pixels", image.image_name, image.width, image.height);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn list(&self, filter: GalleryFilter) -> impl Stream<Item = Result<ImageDto, Error>> + Send + use<> {
        let reading = Reading::Names(filter);
        futures_util::stream::unfold((self.clone(), reading), |(images, reading)| async move {
            match reading.next(&images).await {
                Ok((image, rest)) => image.map(|image| (Ok(image), (images, rest))),
                Err(error) => Some((Err(error), (images, Reading::over()))),
            }
        })
    }
}

/// How far a list has been read.
enum Reading {
    Names(GalleryFilter),
    /// Names that are not read yet, and images that are.
    Rest(VecDeque<ImageName>, std::vec::IntoIter<ImageDto>),
}

impl Reading {
    fn over() -> Self {
        Self::Rest(VecDeque::new(), Vec::new().into_iter())
    }

    async fn next(self, images: &Images) -> Result<(Option<ImageDto>, Self), Error> {
        let (mut names, mut read) = match self {
            Self::Names(filter) => (images.names(&filter).await?.into(), Vec::new().into_iter()),
            Self::Rest(names, read) => (names, read),
        };
        loop {
            if let Some(image) = read.next() {
                return Ok((Some(image), Self::Rest(names, read)));
            }
            if names.is_empty() {
                return Ok((None, Self::Rest(names, read)));
            }
            let part: Vec<_> = names.drain(..names.len().min(AT_ONCE)).collect();
            read = images.get_many(&part).await?.into_iter();
        }
    }
}
