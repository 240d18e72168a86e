//! Records of boards.

use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;

use super::{Result, Store};

/// A board as the API shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Board {
    pub(crate) board_id: String,
    pub(crate) board_name: String,
    pub(crate) user_id: &'static str,
    pub(crate) created_at: String,
    pub(crate) updated_at: String,
    pub(crate) deleted_at: Option<String>,
    pub(crate) cover_image_name: Option<String>,
    pub(crate) archived: bool,
    pub(crate) board_visibility: String,
    pub(crate) cover_video_name: Option<String>,
    pub(crate) image_count: i64,
    pub(crate) video_count: i64,
    pub(crate) asset_count: i64,
    /// The real server fills this in lists only.
    pub(crate) owner_username: Option<&'static str>,
}

/// The counts leave intermediates out. Uploads and controls are assets, what was generated are images. The cover is the
/// newest thing with a star, or else the newest: a chosen cover is kept and never shown.
const SELECT: &str = "WITH things AS (
        SELECT *, row_number() OVER (PARTITION BY board_id
            ORDER BY starred DESC, created_at DESC, kind DESC, number DESC) = 1 AS first
        FROM (SELECT 'image' AS kind, image_name AS name, board_id, starred, created_at, number
                FROM images JOIN board_images USING (image_name) WHERE NOT is_intermediate
            UNION ALL SELECT 'video', video_name, board_id, starred, created_at, number
                FROM videos JOIN board_videos USING (video_name) WHERE NOT is_intermediate))
    SELECT board_id, board_name, created_at, updated_at, archived, board_visibility,
    (SELECT name FROM things WHERE things.board_id = boards.board_id AND things.kind = 'image' AND things.first),
    (SELECT name FROM things WHERE things.board_id = boards.board_id AND things.kind = 'video' AND things.first),
    (SELECT COUNT(*) FROM images JOIN board_images USING (image_name)
        WHERE board_images.board_id = boards.board_id AND NOT is_intermediate AND image_category = 'general'),
    (SELECT COUNT(*) FROM images JOIN board_images USING (image_name)
        WHERE board_images.board_id = boards.board_id AND NOT is_intermediate
        AND image_category IN ('control', 'mask', 'user', 'other')),
    (SELECT COUNT(*) FROM videos JOIN board_videos USING (video_name)
        WHERE board_videos.board_id = boards.board_id AND NOT is_intermediate)
    FROM boards";

impl Board {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            board_id: row.get(0)?,
            board_name: row.get(1)?,
            user_id: "system",
            created_at: row.get(2)?,
            updated_at: row.get(3)?,
            deleted_at: None,
            archived: row.get(4)?,
            board_visibility: row.get(5)?,
            cover_image_name: row.get(6)?,
            cover_video_name: row.get(7)?,
            image_count: row.get(8)?,
            asset_count: row.get(9)?,
            video_count: row.get(10)?,
            owner_username: None,
        })
    }

    fn read_listed(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            owner_username: Some("System"),
            ..Self::read(row)?
        })
    }
}

/// How a list of boards is ordered.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BoardOrder {
    /// By name instead of by age.
    pub(crate) by_name: bool,
    pub(crate) descending: bool,
}

/// What a `PATCH` changes.
#[derive(Debug, Clone, Default)]
pub(crate) struct BoardChanges {
    pub(crate) board_name: Option<String>,
    pub(crate) cover_image_name: Option<String>,
    pub(crate) archived: Option<bool>,
    pub(crate) board_visibility: Option<String>,
}

impl Store {
    /// Makes a board.
    pub(crate) fn add_board(&self, board_id: &str, board_name: &str) -> Result<Option<Board>> {
        self.connection().execute(
            "INSERT INTO boards (board_id, board_name) VALUES (?, ?)",
            [board_id, board_name],
        )?;
        self.board(board_id)
    }

    /// One board.
    pub(crate) fn board(&self, board_id: &str) -> Result<Option<Board>> {
        let query = format!("{SELECT} WHERE board_id = ?");
        Ok(self
            .connection()
            .query_row(&query, [board_id], Board::read)
            .optional()?)
    }

    /// A page of boards, and how many there are in all. A negative limit means all of them.
    pub(crate) fn boards(
        &self,
        order: BoardOrder,
        include_archived: bool,
        offset: i64,
        limit: i64,
    ) -> Result<(i64, Vec<Board>)> {
        let column = if order.by_name {
            "board_name COLLATE NOCASE"
        } else {
            "created_at"
        };
        let direction = if order.descending { "DESC" } else { "ASC" };
        let condition = if include_archived { "1 = 1" } else { "NOT archived" };
        let connection = self.connection();
        let count = format!("SELECT COUNT(*) FROM boards WHERE {condition}");
        let total = connection.query_row(&count, [], |row| row.get(0))?;
        let query = format!(
            "{SELECT} WHERE {condition} ORDER BY {column} {direction}, number {direction} LIMIT ? OFFSET ?"
        );
        let mut statement = connection.prepare(&query)?;
        let boards = statement.query_map(params![limit, offset], Board::read_listed)?;
        Ok((total, boards.collect::<rusqlite::Result<_>>()?))
    }

    /// Changes a board. `None` when there is no such board.
    pub(crate) fn update_board(&self, board_id: &str, changes: &BoardChanges) -> Result<Option<Board>> {
        self.connection().execute(
            // Changes are stamped to the second, unlike the creation.
            "UPDATE boards SET
                board_name = coalesce(?2, board_name),
                cover_image_name = coalesce(?3, cover_image_name),
                archived = coalesce(?4, archived),
                board_visibility = coalesce(?5, board_visibility),
                updated_at = CURRENT_TIMESTAMP
             WHERE board_id = ?1",
            params![
                board_id,
                changes.board_name,
                changes.cover_image_name,
                changes.archived,
                changes.board_visibility
            ],
        )?;
        self.board(board_id)
    }

    /// Removes a board. Its images stay, without a board.
    pub(crate) fn delete_board(&self, board_id: &str) -> Result<()> {
        self.connection()
            .execute("DELETE FROM boards WHERE board_id = ?", [board_id])?;
        Ok(())
    }
}
