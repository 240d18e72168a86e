//! Which board is meant.

use std::fmt;

use ivk_api::types::{BoardDto, BoardId};

/// Where an image lies: on a board, or on none.
///
/// ```
/// use ivk_boards::BoardRef;
///
/// let board = BoardRef::from("29709e2a-e812-4f4b-b07c-d31e1767fc00");
/// assert_eq!(BoardRef::from("none"), BoardRef::Uncategorized);
/// # let _ = board;
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum BoardRef {
    /// On no board. The server calls this board `none`, and only when it lists: it is neither read, nor changed, nor
    /// uploaded to under that name.
    Uncategorized,
    /// On this board.
    Board(BoardId),
}

impl BoardRef {
    /// What the server calls it in lists.
    pub fn id(&self) -> BoardId {
        match self {
            Self::Uncategorized => BoardId::uncategorized(),
            Self::Board(id) => id.clone(),
        }
    }

    /// The id of a real board; `None` for the uncategorized one, which has none outside of lists.
    pub fn board_id(&self) -> Option<&BoardId> {
        match self {
            Self::Uncategorized => None,
            Self::Board(id) => Some(id),
        }
    }
}

impl fmt::Display for BoardRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Uncategorized => f.write_str("uncategorized"),
            Self::Board(id) => id.fmt(f),
        }
    }
}

/// The id `none` is the uncategorized board.
impl From<BoardId> for BoardRef {
    fn from(id: BoardId) -> Self {
        if id == BoardId::uncategorized() {
            Self::Uncategorized
        } else {
            Self::Board(id)
        }
    }
}

impl From<&BoardId> for BoardRef {
    fn from(id: &BoardId) -> Self {
        id.clone().into()
    }
}

/// An id, not a name: names of boards are not unique.
impl From<&str> for BoardRef {
    fn from(id: &str) -> Self {
        BoardId::from(id).into()
    }
}

/// An id, not a name: names of boards are not unique.
impl From<String> for BoardRef {
    fn from(id: String) -> Self {
        BoardId::from(id).into()
    }
}

/// An id, not a name: names of boards are not unique.
impl From<&String> for BoardRef {
    fn from(id: &String) -> Self {
        BoardId::from(id).into()
    }
}

impl From<Option<BoardId>> for BoardRef {
    fn from(id: Option<BoardId>) -> Self {
        id.map_or(Self::Uncategorized, Self::from)
    }
}

impl From<&BoardDto> for BoardRef {
    fn from(board: &BoardDto) -> Self {
        Self::Board(board.board_id.clone())
    }
}

impl From<&Self> for BoardRef {
    fn from(board: &Self) -> Self {
        board.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_is_the_uncategorized_board_however_it_is_said() {
        let said = [
            BoardRef::from("none"),
            BoardRef::from("none".to_owned()),
            BoardRef::from(&"none".to_owned()),
            BoardRef::from(BoardId::from("none")),
            BoardRef::from(None),
        ];
        assert!(said.iter().all(|board| *board == BoardRef::Uncategorized));
        assert_eq!(BoardRef::from(Some(BoardId::from("b"))), BoardRef::from("b"));
        assert_eq!(BoardRef::Uncategorized.id(), "none");
        assert_eq!(BoardRef::Uncategorized.board_id(), None);
    }
}
