//! Lists of images.

use std::collections::VecDeque;

use futures_core::Stream;
use ivk_api::operations::images::{GetImageNames, ListImageDtos};
use ivk_api::transport::call;
use ivk_api::types::{ImageCategory, ImageDto, ImageName, OffsetPage, ResourceOrigin, SortDirection};

use super::{AT_ONCE, Images};
use crate::board::BoardRef;
use crate::error::Error;

/// Which images a list has, and in which order. By default all that the gallery shows, the newest first.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct ImageFilter {
    board: Option<BoardRef>,
    categories: Vec<ImageCategory>,
    origin: Option<ResourceOrigin>,
    intermediates: Option<bool>,
    search: Option<String>,
    direction: SortDirection,
    starred_first: bool,
}

impl Default for ImageFilter {
    fn default() -> Self {
        Self {
            board: None,
            categories: Vec::new(),
            origin: None,
            intermediates: Some(false),
            search: None,
            direction: SortDirection::Desc,
            starred_first: false,
        }
    }
}

impl ImageFilter {
    /// All images that the gallery shows.
    pub fn new() -> Self {
        Self::default()
    }

    /// Only images on this board, or on none.
    pub fn board(mut self, board: impl Into<BoardRef>) -> Self {
        self.board = Some(board.into());
        self
    }

    /// Images of this category too; without, of all.
    pub fn category(mut self, category: ImageCategory) -> Self {
        self.categories.push(category);
        self
    }

    /// Only images that were made on the server, or only those that were uploaded.
    pub fn origin(mut self, origin: ResourceOrigin) -> Self {
        self.origin = Some(origin);
        self
    }

    /// Only intermediate images, which the gallery hides (`Some(true)`), only others (`Some(false)`, the default),
    /// or both (`None`).
    pub fn intermediates(mut self, intermediates: Option<bool>) -> Self {
        self.intermediates = intermediates;
        self
    }

    /// Only images whose metadata or date hold this text.
    pub fn search(mut self, text: impl Into<String>) -> Self {
        self.search = Some(text.into());
        self
    }

    /// The oldest first.
    pub fn oldest_first(mut self) -> Self {
        self.direction = SortDirection::Asc;
        self
    }

    /// Starred images before all others.
    pub fn starred_first(mut self) -> Self {
        self.starred_first = true;
        self
    }
}

impl Images {
    /// The names of all images of a list, in its order.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn names(&self, filter: &ImageFilter) -> Result<Vec<ImageName>, Error> {
        let mut operation = GetImageNames::new();
        operation.image_origin.clone_from(&filter.origin);
        operation.categories.clone_from(&filter.categories);
        operation.is_intermediate = filter.intermediates;
        operation.board_id = filter.board.as_ref().map(BoardRef::id);
        operation.order_dir = Some(filter.direction.clone());
        operation.starred_first = Some(filter.starred_first);
        operation.search_term.clone_from(&filter.search);
        let names = call(&self.client, &operation).await;
        Ok(names
            .map_err(|error| Error::call("listing the images", error))?
            .image_names)
    }

    /// A piece of a list: up to `limit` images (at most 1,000) from `offset` on, and how many there are in all.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn page(
        &self,
        filter: &ImageFilter,
        offset: u32,
        limit: u32,
    ) -> Result<OffsetPage<ImageDto>, Error> {
        let mut operation = ListImageDtos::new();
        operation.image_origin.clone_from(&filter.origin);
        operation.categories.clone_from(&filter.categories);
        operation.is_intermediate = filter.intermediates;
        operation.board_id = filter.board.as_ref().map(BoardRef::id);
        operation.offset = Some(offset.into());
        operation.limit = Some(limit.into());
        operation.order_dir = Some(filter.direction.clone());
        operation.starred_first = Some(filter.starred_first);
        operation.search_term.clone_from(&filter.search);
        call(&self.client, &operation)
            .await
            .map_err(|error| Error::call("listing the images", error))
    }

    /// All images of a list. The names are read first, so that the list stands still while it is read; an image
    /// that is deleted meanwhile is left out.
    pub fn list(&self, filter: ImageFilter) -> impl Stream<Item = Result<ImageDto, Error>> + Send + use<> {
        let reading = Reading::Names(filter);
        futures_util::stream::unfold((self.clone(), reading), |(images, reading)| async move {
            match reading.next(&images).await {
                Ok((image, rest)) => image.map(|image| (Ok(image), (images, rest))),
                Err(error) => Some((
                    Err(error),
                    (images, Reading::Rest(VecDeque::new(), Vec::new().into_iter())),
                )),
            }
        })
    }
}

/// How far a list has been read.
enum Reading {
    Names(ImageFilter),
    /// Names that are not read yet, and images that are.
    Rest(VecDeque<ImageName>, std::vec::IntoIter<ImageDto>),
}

impl Reading {
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
