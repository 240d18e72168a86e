//! What a graph needs that no workflow says.

use crate::json_text::write_string;

/// How to make a graph.
///
/// ```
/// use ivk_workflow::GraphOptions;
///
/// let options = GraphOptions::new().auto_board("b1");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GraphOptions {
    pub(super) graph_id: Option<String>,
    /// The JSON of the board field.
    pub(super) auto_board: Option<String>,
}

impl GraphOptions {
    /// A random id and no auto-add board.
    pub fn new() -> Self {
        Self::default()
    }

    /// The id of the graph instead of a random one.
    pub fn graph_id(mut self, id: impl Into<String>) -> Self {
        self.graph_id = Some(id.into());
        self
    }

    /// The board for outputs whose board is `auto` or not chosen. Without one they stay uncategorized.
    ///
    /// The editor calls it the auto-add board; the server knows nothing of it. `none` means no board.
    pub fn auto_board(mut self, board_id: impl AsRef<str>) -> Self {
        let board_id = board_id.as_ref();
        self.auto_board = (board_id != "none").then(|| {
            let mut json = b"{\"board_id\":".to_vec();
            write_string(&mut json, board_id);
            json.push(b'}');
            String::from_utf8(json).unwrap_or_default()
        });
        self
    }
}
