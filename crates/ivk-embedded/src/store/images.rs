//! Records of images.

use rusqlite::{OptionalExtension, Row, ToSql, params, params_from_iter};
use serde::Serialize;

use super::{Result, Store};

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

const COLUMNS: &str =
    "images.image_name, image_origin, image_category, width, height, created_at, updated_at,
    is_intermediate, session_id, node_id, starred, has_workflow, board_id";
const TABLES: &str = "images LEFT JOIN board_images ON board_images.image_name = images.image_name";

/// The relative address of an image, as the server gives it: without a leading slash.
pub(crate) fn image_url(image_name: &str) -> String {
    format!("api/v1/images/i/{image_name}/full")
}

/// The relative address of a thumbnail.
pub(crate) fn thumbnail_url(image_name: &str) -> String {
    format!("api/v1/images/i/{image_name}/thumbnail")
}

impl ImageRecord {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let image_name: String = row.get(0)?;
        Ok(Self {
            image_url: image_url(&image_name),
            thumbnail_url: thumbnail_url(&image_name),
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

/// Which images a list is about.
#[derive(Debug, Clone, Default)]
pub(crate) struct ImageFilter {
    pub(crate) image_origin: Option<String>,
    pub(crate) categories: Vec<String>,
    pub(crate) is_intermediate: Option<bool>,
    /// `none` means images without a board.
    pub(crate) board_id: Option<String>,
    pub(crate) search_term: Option<String>,
}

impl ImageFilter {
    /// Images and videos are narrowed alike, by columns of different names.
    pub(super) fn conditions(&self, kind: &str) -> (String, Vec<&dyn ToSql>) {
        let mut conditions = String::from("1 = 1");
        let mut values: Vec<&dyn ToSql> = Vec::new();
        if let Some(origin) = &self.image_origin {
            conditions.push_str(&format!(" AND {kind}_origin = ?"));
            values.push(origin);
        }
        if !self.categories.is_empty() {
            let places = vec!["?"; self.categories.len()].join(", ");
            conditions.push_str(&format!(" AND {kind}_category IN ({places})"));
            values.extend(self.categories.iter().map(|category| category as &dyn ToSql));
        }
        if let Some(intermediate) = &self.is_intermediate {
            conditions.push_str(" AND is_intermediate = ?");
            values.push(intermediate);
        }
        match &self.board_id {
            Some(board) if board == "none" => conditions.push_str(" AND board_id IS NULL"),
            Some(board) => {
                conditions.push_str(" AND board_id = ?");
                values.push(board);
            }
            None => {}
        }
        if let Some(term) = &self.search_term {
            conditions.push_str(
                " AND (instr(lower(coalesce(metadata, '')), lower(?)) > 0 OR instr(created_at, lower(?)) > 0)",
            );
            values.push(term);
            values.push(term);
        }
        (conditions, values)
    }
}

/// What a `PATCH` changes.
#[derive(Debug, Clone, Default)]
pub(crate) struct ImageChanges {
    pub(crate) image_category: Option<String>,
    pub(crate) session_id: Option<String>,
    pub(crate) is_intermediate: Option<bool>,
    pub(crate) starred: Option<bool>,
}

pub(super) fn order(descending: bool, starred_first: bool) -> String {
    let direction = if descending { "DESC" } else { "ASC" };
    let starred = if starred_first { "starred DESC, " } else { "" };
    format!("ORDER BY {starred}created_at {direction}, number {direction}")
}

impl Store {
    /// Adds a record, in a board when it exists. An unknown board is passed over in silence, as the server does for
    /// the images of a graph.
    pub(crate) fn add_image(&self, image: &NewImageRecord<'_>) -> Result<()> {
        let connection = self.connection();
        connection.execute(
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
            connection.execute(
                "INSERT INTO board_images (image_name, board_id)
                 SELECT ?1, board_id FROM boards WHERE board_id = ?2",
                params![image.image_name, board_id],
            )?;
        }
        Ok(())
    }

    /// One image.
    pub(crate) fn image(&self, image_name: &str) -> Result<Option<ImageRecord>> {
        let query = format!("SELECT {COLUMNS} FROM {TABLES} WHERE images.image_name = ?");
        Ok(self
            .connection()
            .query_row(&query, [image_name], ImageRecord::read)
            .optional()?)
    }

    /// Its metadata, as JSON text. The outer option is empty when there is no such image.
    pub(crate) fn image_metadata(&self, image_name: &str) -> Result<Option<Option<String>>> {
        let query = "SELECT metadata FROM images WHERE image_name = ?";
        Ok(self
            .connection()
            .query_row(query, [image_name], |row| row.get(0))
            .optional()?)
    }

    /// A page of images, and how many there are in all.
    pub(crate) fn images(
        &self,
        filter: &ImageFilter,
        descending: bool,
        starred_first: bool,
        offset: i64,
        limit: i64,
    ) -> Result<(i64, Vec<ImageRecord>)> {
        let (conditions, values) = filter.conditions("image");
        let order = order(descending, starred_first);
        let connection = self.connection();
        let count = format!("SELECT COUNT(*) FROM {TABLES} WHERE {conditions}");
        let total = connection.query_row(&count, values.as_slice(), |row| row.get(0))?;
        let query = format!("SELECT {COLUMNS} FROM {TABLES} WHERE {conditions} {order} LIMIT ? OFFSET ?");
        let mut statement = connection.prepare(&query)?;
        let values = values.into_iter().chain([&limit as &dyn ToSql, &offset]);
        let images = statement.query_map(params_from_iter(values), ImageRecord::read)?;
        Ok((total, images.collect::<rusqlite::Result<_>>()?))
    }

    /// The names of all images of a list, and how many of them are starred.
    pub(crate) fn image_names(
        &self,
        filter: &ImageFilter,
        descending: bool,
        starred_first: bool,
    ) -> Result<(i64, Vec<String>)> {
        let (conditions, values) = filter.conditions("image");
        let order = order(descending, starred_first);
        let connection = self.connection();
        let query = format!("SELECT images.image_name, starred FROM {TABLES} WHERE {conditions} {order}");
        let mut statement = connection.prepare(&query)?;
        let mut starred = 0;
        let mut names = Vec::new();
        let mut rows = statement.query(values.as_slice())?;
        while let Some(row) = rows.next()? {
            names.push(row.get(0)?);
            starred += i64::from(row.get::<_, bool>(1)?);
        }
        Ok((if starred_first { starred } else { 0 }, names))
    }

    /// The names of the images of a board (or of none), oldest first.
    pub(crate) fn board_image_names(&self, filter: &ImageFilter) -> Result<Vec<String>> {
        Ok(self.image_names(filter, false, false)?.1)
    }

    /// Changes a record. `None` when there is no such image.
    pub(crate) fn update_image(
        &self,
        image_name: &str,
        changes: &ImageChanges,
    ) -> Result<Option<ImageRecord>> {
        self.connection().execute(
            "UPDATE images SET
                image_category = coalesce(?2, image_category),
                session_id = coalesce(?3, session_id),
                is_intermediate = coalesce(?4, is_intermediate),
                starred = coalesce(?5, starred),
                updated_at = STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')
             WHERE image_name = ?1",
            params![
                image_name,
                changes.image_category,
                changes.session_id,
                changes.is_intermediate,
                changes.starred
            ],
        )?;
        self.image(image_name)
    }

    /// Removes an image, its record and its files. Whether there was one.
    pub(crate) fn delete_image(&self, image_name: &str) -> Result<bool> {
        let deleted = self
            .connection()
            .execute("DELETE FROM images WHERE image_name = ?", [image_name])?
            > 0;
        if deleted {
            self.delete_image_files(image_name)?;
        }
        Ok(deleted)
    }
}
