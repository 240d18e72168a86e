//! Lists of boards.

use ivk_api::operations::boards::ListBoards;
use ivk_api::transport::call;
use ivk_api::types::{BoardDto, BoardList, BoardRecordOrderBy, OffsetPage, SortDirection};

use super::Boards;
use crate::error::Error;

/// How a list of boards is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum BoardOrder {
    /// The one that was made last comes first.
    #[default]
    NewestFirst,
    /// The one that was made first comes first.
    OldestFirst,
    /// By name, from A to Z. The server takes no notice of case in ASCII letters.
    NameAscending,
    /// By name, from Z to A.
    NameDescending,
}

/// Which boards a list has, and in which order: by default all but archived ones, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct BoardFilter {
    archived: bool,
    order: BoardOrder,
}

impl BoardFilter {
    /// All boards but archived ones, the newest first.
    pub fn new() -> Self {
        Self::default()
    }

    /// Archived boards too.
    pub fn with_archived(mut self) -> Self {
        self.archived = true;
        self
    }

    /// In this order.
    pub fn order(mut self, order: BoardOrder) -> Self {
        self.order = order;
        self
    }

    fn operation(&self) -> ListBoards {
        let (by, direction) = match self.order {
            BoardOrder::NewestFirst => (BoardRecordOrderBy::CreatedAt, SortDirection::Desc),
            BoardOrder::OldestFirst => (BoardRecordOrderBy::CreatedAt, SortDirection::Asc),
            BoardOrder::NameAscending => (BoardRecordOrderBy::BoardName, SortDirection::Asc),
            BoardOrder::NameDescending => (BoardRecordOrderBy::BoardName, SortDirection::Desc),
        };
        ListBoards::new()
            .order_by(by)
            .direction(direction)
            .include_archived(self.archived)
    }
}

impl Boards {
    /// All boards but archived ones, the newest first. The uncategorized board is not among them.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn list(&self) -> Result<Vec<BoardDto>, Error> {
        self.list_by(&BoardFilter::new()).await
    }

    /// All boards of a filter, in its order. The uncategorized board is not among them.
    ///
    /// ```no_run
    /// # async fn show(boards: ivk_boards::Boards) -> Result<(), ivk_boards::Error> {
    /// use ivk_boards::{BoardFilter, BoardOrder};
    ///
    /// let filter = BoardFilter::new().with_archived().order(BoardOrder::NameAscending);
    /// for board in boards.list_by(&filter).await? {
    ///     println!("{} {}", board.board_id, board.board_name);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn list_by(&self, filter: &BoardFilter) -> Result<Vec<BoardDto>, Error> {
        Ok(self.ask(filter.operation().all(true)).await?.into_items())
    }

    /// A piece of a list: up to `limit` boards from `offset` on, and how many there are in all.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn page(
        &self,
        filter: &BoardFilter,
        offset: u32,
        limit: u32,
    ) -> Result<OffsetPage<BoardDto>, Error> {
        let operation = filter
            .operation()
            .offset(i64::from(offset))
            .limit(i64::from(limit));
        match self.ask(operation).await? {
            BoardList::Page(page) => Ok(page),
            list => {
                let mut page = OffsetPage::default();
                page.offset = offset.into();
                page.limit = limit.into();
                page.items = list.into_items();
                page.total = i64::try_from(page.items.len()).unwrap_or(i64::MAX);
                Ok(page)
            }
        }
    }

    async fn ask(&self, operation: ListBoards) -> Result<BoardList, Error> {
        let list = call(&self.client, &operation).await;
        list.map_err(|error| Error::call("listing the boards", error))
    }
}
