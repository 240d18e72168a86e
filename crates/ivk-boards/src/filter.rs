//! Which things a list has.

use ivk_api::types::{ImageCategory, ResourceOrigin, SortDirection};
use ivk_transport::http::Client;

use crate::board::{BoardRef, refuse_unknown};
use crate::error::Error;

/// Which images or videos a list has, and in which order. By default all that the gallery shows, the newest first.
///
/// ```
/// use ivk_boards::{BoardRef, GalleryFilter, ImageCategory};
///
/// let drafts = GalleryFilter::new()
///     .board(BoardRef::Uncategorized)
///     .category(ImageCategory::General)
///     .search("lighthouse")
///     .oldest_first();
/// # let _ = drafts;
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct GalleryFilter {
    pub(crate) board: Option<BoardRef>,
    pub(crate) categories: Vec<ImageCategory>,
    pub(crate) origin: Option<ResourceOrigin>,
    pub(crate) intermediates: Option<bool>,
    pub(crate) search: Option<String>,
    pub(crate) direction: SortDirection,
    pub(crate) starred_first: bool,
    pub(crate) starred_only: bool,
}

impl Default for GalleryFilter {
    fn default() -> Self {
        Self {
            board: None,
            categories: Vec::new(),
            origin: None,
            intermediates: Some(false),
            search: None,
            direction: SortDirection::Desc,
            starred_first: false,
            starred_only: false,
        }
    }
}

impl GalleryFilter {
    /// All that the gallery shows.
    pub fn new() -> Self {
        Self::default()
    }

    /// Only what lies on this board, or on none. Text is the id of a board, not its name. A list of a board that does not exist
    /// fails with [`NoSuchBoard`](crate::ErrorKind::NoSuchBoard).
    pub fn board(mut self, board: impl Into<BoardRef>) -> Self {
        self.board = Some(board.into());
        self
    }

    /// This category too; without, all.
    pub fn category(mut self, category: ImageCategory) -> Self {
        self.categories.push(category);
        self
    }

    /// Only what was made on the server, or only what was uploaded.
    pub fn origin(mut self, origin: ResourceOrigin) -> Self {
        self.origin = Some(origin);
        self
    }

    /// Only intermediates, which the gallery hides (`Some(true)`), only others (`Some(false)`, the default),
    /// or both (`None`).
    pub fn intermediates(mut self, intermediates: Option<bool>) -> Self {
        self.intermediates = intermediates;
        self
    }

    /// Only what has this text in its metadata or its date.
    pub fn search(mut self, text: impl Into<String>) -> Self {
        self.search = Some(text.into());
        self
    }

    /// The oldest first.
    pub fn oldest_first(mut self) -> Self {
        self.direction = SortDirection::Asc;
        self
    }

    /// Those with a star before all others.
    pub fn starred_first(mut self) -> Self {
        self.starred_first = true;
        self
    }

    /// Only those with a star. The server has no such filter, but it can put them first and count them.
    pub fn starred_only(mut self) -> Self {
        self.starred_only = true;
        self
    }

    /// The server shows an empty list for a board that it does not have.
    pub(crate) async fn refuse_unknown_board(&self, client: &Client, is_empty: bool) -> Result<(), Error> {
        match &self.board {
            Some(board) if is_empty => refuse_unknown(client, board).await,
            _ => Ok(()),
        }
    }

    /// Whether the server is to put those with a star first.
    pub(crate) fn puts_starred_first(&self) -> bool {
        self.starred_first || self.starred_only
    }

    /// Cuts off what has no star from names that are ordered by it, when only those with one are wanted.
    pub(crate) fn cut<T>(&self, names: &mut Vec<T>, starred: i64) {
        if self.starred_only {
            names.truncate(usize::try_from(starred).unwrap_or_default());
        }
    }
}

/// Puts a filter into an operation that lists: the field of the origin goes by three names.
macro_rules! narrow {
    ($operation:expr, $filter:expr, $origin:ident) => {{
        let (mut operation, filter): (_, &$crate::filter::GalleryFilter) = ($operation, $filter);
        operation.$origin.clone_from(&filter.origin);
        operation.categories.clone_from(&filter.categories);
        operation.is_intermediate = filter.intermediates;
        operation.board_id = filter.board.as_ref().map($crate::board::BoardRef::id);
        operation.order_dir = Some(filter.direction.clone());
        operation.starred_first = Some(filter.puts_starred_first());
        operation.search_term.clone_from(&filter.search);
        operation
    }};
}
pub(crate) use narrow;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_starred_are_kept_when_only_they_are_wanted() {
        for (only, expected) in [(true, vec![1, 2]), (false, vec![1, 2, 3])] {
            let filter = GalleryFilter {
                starred_only: only,
                ..GalleryFilter::new()
            };
            let mut names = vec![1, 2, 3];
            filter.cut(&mut names, 2);
            assert_eq!((names, filter.puts_starred_first()), (expected, only));
        }
    }
}
