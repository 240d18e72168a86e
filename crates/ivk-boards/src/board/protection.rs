//! Boards that must stay as they are.

use std::collections::HashSet;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use ivk_api::types::BoardId;

use super::BoardRef;
use crate::error::{Error, ErrorKind};

/// Boards that this program must not touch: neither renamed, archived, shared nor deleted, and no image on them moved
/// away or deleted. Putting images onto them is allowed.
///
/// The server knows nothing of this; it guards a program against itself. Clones are the same set.
///
/// ```no_run
/// # async fn show(client: ivk_transport::http::Client) -> Result<(), ivk_boards::Error> {
/// use ivk_boards::{BoardImages, Boards, ErrorKind, ProtectedBoards};
///
/// let protected = ProtectedBoards::new();
/// let boards = Boards::new(client).protecting(protected.clone());
/// let portfolio = boards.get_by_name("Portfolio").await?;
/// protected.insert(&portfolio.board_id);
///
/// let refused = boards.delete(&portfolio.board_id, BoardImages::Delete).await.unwrap_err();
/// assert_eq!(refused.kind(), ErrorKind::Protected);
/// # Ok(()) }
/// ```
#[derive(Clone, Default)]
pub struct ProtectedBoards {
    ids: Arc<RwLock<HashSet<BoardId>>>,
}

impl ProtectedBoards {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Protects a board.
    pub fn insert(&self, board: impl Into<BoardId>) {
        let mut ids = self.ids.write().unwrap_or_else(PoisonError::into_inner);
        ids.insert(board.into());
    }

    /// Ends the protection of a board. Whether it was protected.
    pub fn remove(&self, board: &BoardId) -> bool {
        let mut ids = self.ids.write().unwrap_or_else(PoisonError::into_inner);
        ids.remove(board)
    }

    /// Whether a board is protected.
    pub fn contains(&self, board: &BoardId) -> bool {
        let ids = self.ids.read().unwrap_or_else(PoisonError::into_inner);
        ids.contains(board)
    }

    /// Whether no board is protected.
    pub fn is_empty(&self) -> bool {
        self.ids.read().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    pub(crate) fn refuse(&self, doing: &str, board: &BoardId) -> Result<(), Error> {
        if !self.contains(board) {
            return Ok(());
        }
        let message = format!("{doing} board {board} is refused, because this program protects it");
        Err(Error::new(ErrorKind::Protected, message))
    }

    /// Refuses when one of these things lies on a protected board that is not where it is going.
    pub(crate) fn refuse_things<N: fmt::Display>(
        &self,
        doing: &str,
        lying: impl IntoIterator<Item = (N, BoardRef)>,
        going: Option<&BoardRef>,
    ) -> Result<(), Error> {
        for (name, board) in lying {
            if Some(&board) == going {
                continue;
            }
            if let BoardRef::Board(id) = &board
                && self.contains(id)
            {
                let message =
                    format!("{doing} {name} is refused, because this program protects its board {id}");
                return Err(Error::new(ErrorKind::Protected, message));
            }
        }
        Ok(())
    }
}

impl fmt::Debug for ProtectedBoards {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids = self.ids.read().unwrap_or_else(PoisonError::into_inner);
        f.debug_set().entries(ids.iter()).finish()
    }
}
