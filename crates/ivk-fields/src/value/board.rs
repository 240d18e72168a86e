//! Where an image is put.

use serde_json::Value;

use super::ids::BoardId;

/// The value of a board field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Board {
    /// The board to which the user adds new images. The server does not know it: whoever runs the workflow does.
    Auto,
    /// No board.
    None,
    /// This board.
    Id(BoardId),
}

impl Board {
    /// Reads `auto`, `none` or the id of a board.
    pub fn parse(text: &str) -> Self {
        match text.trim() {
            "auto" => Self::Auto,
            "none" => Self::None,
            id => Self::Id(BoardId::from(id)),
        }
    }

    /// What a graph holds: `{"board_id": …}`, or nothing. `auto_add` is the board that `auto` stands for.
    ///
    /// The words themselves are never sent; server 6.14.2 answers them with 422.
    pub fn to_graph(&self, auto_add: Option<&BoardId>) -> Option<Value> {
        let board = match self {
            Self::Auto => auto_add?,
            Self::None => return None,
            Self::Id(board) => board,
        };
        Some(serde_json::json!({ "board_id": board.as_str() }))
    }
}

impl From<BoardId> for Board {
    fn from(id: BoardId) -> Self {
        Self::Id(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_never_sent() {
        let mine = BoardId::from("mine");
        assert_eq!(Board::parse("auto").to_graph(None), None);
        assert_eq!(
            Board::parse("auto").to_graph(Some(&mine)),
            Some(serde_json::json!({"board_id": "mine"}))
        );
        assert_eq!(Board::parse("none").to_graph(Some(&mine)), None);
        assert_eq!(
            Board::parse(" b1 ").to_graph(Some(&mine)),
            Some(serde_json::json!({"board_id": "b1"}))
        );
    }
}
