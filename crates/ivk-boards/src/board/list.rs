//! Lists of boards.

use ivk_api::operations::boards::ListBoards;
use ivk_api::transport::call;
use ivk_api::types::{BoardDto, BoardList, BoardRecordOrderBy, SortDirection};

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

/// A piece of a list of boards.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct BoardPage {
    /// The boards.
    pub boards: Vec<BoardDto>,
    /// Whether others come after them.
    pub has_more: bool,
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

    /// A piece of a list: up to `limit` boards from `offset` on, and whether there are more.
    ///
    /// The server does not say how many there are in all: what it calls the total is the length of the piece (6.8.1,
    /// 6.14.2). So one more is asked for than is given.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn page(&self, filter: &BoardFilter, offset: u32, limit: u32) -> Result<BoardPage, Error> {
        let operation = filter
            .operation()
            .offset(i64::from(offset))
            .limit(i64::from(limit).saturating_add(1));
        let mut boards = self.ask(operation).await?.into_items();
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let has_more = boards.len() > limit;
        boards.truncate(limit);
        Ok(BoardPage { boards, has_more })
    }

    async fn ask(&self, operation: ListBoards) -> Result<BoardList, Error> {
        let list = call(&self.client, &operation).await;
        list.map_err(|error| Error::call("listing the boards", error))
    }
}
