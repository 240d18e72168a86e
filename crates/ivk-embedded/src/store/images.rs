//! Records of images.

use rusqlite::{Row, params};
use serde::Serialize;

use super::{Kind, Record, Result, Store};

/// An image as the API shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ImageRecord {
    pub(crate) image_name: String,
    pub(crate) image_url: String,
    pub(crate) thumbnail_url: String,
    pub(crate) image_origin: String,
    pub(crate) image_category: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) created_at: String,
    pub(crate) updated_at: String,
    pub(crate) deleted_at: Option<String>,
    pub(crate) is_intermediate: bool,
    pub(crate) session_id: Option<String>,
    pub(crate) node_id: Option<String>,
    pub(crate) starred: bool,
    pub(crate) has_workflow: bool,
    pub(crate) image_subfolder: String,
    pub(crate) board_id: Option<String>,
}

impl Record for ImageRecord {
    const KIND: Kind = Kind::Image;

    const COLUMNS: &'static str =
        "image_name, image_origin, image_category, width, height, created_at, updated_at,
        is_intermediate, session_id, node_id, starred, has_workflow, board_id";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let image_name: String = row.get(0)?;
        Ok(Self {
            image_url: Self::KIND.url(&image_name),
            thumbnail_url: Self::KIND.thumbnail_url(&image_name),
            image_name,
            image_origin: row.get(1)?,
            image_category: row.get(2)?,
            width: row.get(3)?,
            height: row.get(4)?,
            created_at: row.get(5)?,
            updated_at: row.get(6)?,
            deleted_at: None,
            is_intermediate: row.get(7)?,
            session_id: row.get(8)?,
            node_id: row.get(9)?,
            starred: row.get(10)?,
            has_workflow: row.get(11)?,
            image_subfolder: String::new(),
            board_id: row.get(12)?,
        })
    }
}

/// What is known of an image when it is added.
#[derive(Debug, Clone)]
pub(crate) struct NewImageRecord<'a> {
    pub(crate) image_name: &'a str,
    pub(crate) image_origin: &'a str,
    pub(crate) image_category: &'a str,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) session_id: Option<&'a str>,
    pub(crate) node_id: Option<&'a str>,
    pub(crate) metadata: Option<&'a str>,
    pub(crate) is_intermediate: bool,
    pub(crate) has_workflow: bool,
    pub(crate) board_id: Option<&'a str>,
}

impl Store {
    /// Adds a record, on a board when there is such a board.
    pub(crate) fn add_image(&self, image: &NewImageRecord<'_>) -> Result<()> {
        self.connection().execute(
            "INSERT INTO images (image_name, image_origin, image_category, width, height, session_id, node_id,
                metadata, is_intermediate, has_workflow) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                image.image_name,
                image.image_origin,
                image.image_category,
                image.width,
                image.height,
                image.session_id,
                image.node_id,
                image.metadata,
                image.is_intermediate,
                image.has_workflow,
            ],
        )?;
        if let Some(board_id) = image.board_id {
            self.put_in_board(Kind::Image, image.image_name, board_id)?;
        }
        Ok(())
    }

    /// One image.
    pub(crate) fn image(&self, image_name: &str) -> Result<Option<ImageRecord>> {
        self.record(image_name)
    }
}
