//! What images and videos have in common: each kind has a table of its own, and lies on boards.

use std::fmt;

use rusqlite::types::FromSql;
use rusqlite::{OptionalExtension, Row, ToSql, params, params_from_iter};

use super::{Result, Store};

/// Images or videos. The names of tables, columns, folders and addresses are made from these words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Image,
    Video,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Image => "image",
            Self::Video => "video",
        })
    }
}

impl Kind {
    /// The relative address of a file, as the server gives it: without a leading slash.
    pub(crate) fn url(self, name: &str) -> String {
        format!("api/v1/{self}s/i/{name}/full")
    }

    /// The relative address of a thumbnail.
    pub(crate) fn thumbnail_url(self, name: &str) -> String {
        format!("api/v1/{self}s/i/{name}/thumbnail")
    }

    /// The table, and where each thing of it lies.
    pub(super) fn tables(self) -> String {
        format!("{self}s LEFT JOIN board_{self}s USING ({self}_name)")
    }
}

/// The record of an image or of a video.
pub(crate) trait Record: Sized {
    const KIND: Kind;

    /// What [`read`](Self::read) reads, in this order.
    const COLUMNS: &'static str;

    fn read(row: &Row<'_>) -> rusqlite::Result<Self>;
}

/// Which things a list is about.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    pub(crate) origin: Option<String>,
    pub(crate) categories: Vec<String>,
    pub(crate) is_intermediate: Option<bool>,
    /// `none` means things without a board.
    pub(crate) board_id: Option<String>,
    pub(crate) search_term: Option<String>,
}

impl Filter {
    pub(super) fn conditions(&self, kind: Kind) -> (String, Vec<&dyn ToSql>) {
        let mut conditions = String::from("1 = 1");
        let mut values: Vec<&dyn ToSql> = Vec::new();
        if let Some(origin) = &self.origin {
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
pub(crate) struct Changes {
    pub(crate) category: Option<String>,
    pub(crate) session_id: Option<String>,
    pub(crate) is_intermediate: Option<bool>,
    pub(crate) starred: Option<bool>,
}

fn order(descending: bool, starred_first: bool) -> String {
    let direction = if descending { "DESC" } else { "ASC" };
    let starred = if starred_first { "starred DESC, " } else { "" };
    format!("ORDER BY {starred}created_at {direction}, number {direction}")
}

impl Store {
    /// One record.
    pub(super) fn record<R: Record>(&self, name: &str) -> Result<Option<R>> {
        let (kind, columns) = (R::KIND, R::COLUMNS);
        let query = format!("SELECT {columns} FROM {} WHERE {kind}_name = ?", kind.tables());
        Ok(self.connection().query_row(&query, [name], R::read).optional()?)
    }

    /// A column of one record. The option is empty when there is no such thing.
    fn column<T: FromSql>(&self, kind: Kind, column: &str, name: &str) -> Result<Option<T>> {
        let query = format!("SELECT {column} FROM {} WHERE {kind}_name = ?", kind.tables());
        Ok(self
            .connection()
            .query_row(&query, [name], |row| row.get(0))
            .optional()?)
    }

    /// The metadata of a thing, as JSON text. The outer option is empty when there is no such thing.
    pub(crate) fn metadata(&self, kind: Kind, name: &str) -> Result<Option<Option<String>>> {
        self.column(kind, "metadata", name)
    }

    /// The board that a thing lies on, or `none`. The option is empty when there is no such thing.
    pub(crate) fn board_of(&self, kind: Kind, name: &str) -> Result<Option<String>> {
        self.column(kind, "coalesce(board_id, 'none')", name)
    }

    /// A page of records, and how many there are in all. A negative limit means all of them.
    pub(crate) fn records<R: Record>(
        &self,
        filter: &Filter,
        descending: bool,
        starred_first: bool,
        offset: i64,
        limit: i64,
    ) -> Result<(i64, Vec<R>)> {
        let (conditions, values) = filter.conditions(R::KIND);
        let (columns, tables) = (R::COLUMNS, R::KIND.tables());
        let select = format!("SELECT {columns} FROM {tables} WHERE {conditions}");
        let order = order(descending, starred_first);
        self.page(&select, &order, &values, (offset, limit), R::read)
    }

    /// A page of what a query gives, and how much it gives in all. A negative limit means all of it.
    pub(super) fn page<T>(
        &self,
        select: &str,
        order: &str,
        values: &[&dyn ToSql],
        (offset, limit): (i64, i64),
        read: fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<(i64, Vec<T>)> {
        let connection = self.connection();
        let count = format!("SELECT COUNT(*) FROM ({select})");
        let total = connection.query_row(&count, values, |row| row.get(0))?;
        let mut statement = connection.prepare(&format!("{select} {order} LIMIT ? OFFSET ?"))?;
        let values = values.iter().copied().chain([&limit as &dyn ToSql, &offset]);
        let found = statement.query_map(params_from_iter(values), read)?;
        Ok((total, found.collect::<rusqlite::Result<_>>()?))
    }

    /// The names of all things of a list, and how many of them are starred, which is counted when those come first.
    pub(crate) fn names(
        &self,
        kind: Kind,
        filter: &Filter,
        descending: bool,
        starred_first: bool,
    ) -> Result<(i64, Vec<String>)> {
        let (conditions, values) = filter.conditions(kind);
        let order = order(descending, starred_first);
        let connection = self.connection();
        let query = format!(
            "SELECT {kind}_name, starred FROM {} WHERE {conditions} {order}",
            kind.tables()
        );
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

    /// Changes a record. Nothing happens when there is no such thing.
    pub(crate) fn change(&self, kind: Kind, name: &str, changes: &Changes) -> Result<()> {
        let query = format!(
            "UPDATE {kind}s SET
                {kind}_category = coalesce(?2, {kind}_category),
                session_id = coalesce(?3, session_id),
                is_intermediate = coalesce(?4, is_intermediate),
                starred = coalesce(?5, starred),
                updated_at = STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')
             WHERE {kind}_name = ?1"
        );
        self.connection().execute(
            &query,
            params![
                name,
                changes.category,
                changes.session_id,
                changes.is_intermediate,
                changes.starred
            ],
        )?;
        Ok(())
    }

    /// Puts a thing on a board, off the one that it was on. A board that is not there is passed over in silence, as the server
    /// does for the images of a graph.
    pub(crate) fn put_in_board(&self, kind: Kind, name: &str, board_id: &str) -> Result<()> {
        let query = format!(
            "INSERT INTO board_{kind}s ({kind}_name, board_id)
             SELECT ?1, board_id FROM boards WHERE board_id = ?2
             ON CONFLICT ({kind}_name) DO UPDATE SET board_id = ?2"
        );
        self.connection().execute(&query, [name, board_id])?;
        Ok(())
    }

    /// Takes a thing off its board.
    pub(crate) fn take_from_board(&self, kind: Kind, name: &str) -> Result<()> {
        let query = format!("DELETE FROM board_{kind}s WHERE {kind}_name = ?");
        self.connection().execute(&query, [name])?;
        Ok(())
    }

    /// Removes a thing, its record and its files. Whether there was one.
    pub(crate) fn delete(&self, kind: Kind, name: &str) -> Result<bool> {
        let query = format!("DELETE FROM {kind}s WHERE {kind}_name = ?");
        let deleted = self.connection().execute(&query, [name])? > 0;
        if deleted {
            self.delete_files(kind, name)?;
        }
        Ok(deleted)
    }
}
