//! Lists that come in pieces.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::RawJson;
use crate::types::BoardDto;

/// A piece of a list, cut by offset and length.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OffsetPage<T> {
    /// How many were asked for.
    pub limit: i64,
    /// Where the piece starts.
    pub offset: i64,
    /// How many there are in all.
    pub total: i64,
    /// What is in the piece.
    pub items: Vec<T>,
}

/// A piece of a list, cut into pages that are counted from zero.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Page<T> {
    /// Which page this is.
    pub page: i64,
    /// How many pages there are.
    pub pages: i64,
    /// How many a page holds at most.
    pub per_page: i64,
    /// How many there are in all.
    pub total: i64,
    /// What is on the page.
    pub items: Vec<T>,
}

/// Boards: all of them, or a piece of the list, as was asked.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum BoardList {
    /// The answer to `all=true`.
    All(Vec<BoardDto>),
    /// The answer to `offset` and `limit`.
    Page(OffsetPage<BoardDto>),
}

impl BoardList {
    /// The boards in it.
    pub fn into_items(self) -> Vec<BoardDto> {
        match self {
            Self::All(items) | Self::Page(OffsetPage { items, .. }) => items,
        }
    }
}

impl Serialize for BoardList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All(items) => items.serialize(serializer),
            Self::Page(page) => page.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for BoardList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawJson::deserialize(deserializer)?;
        if raw.as_str().starts_with('[') {
            raw.decode().map(Self::All).map_err(D::Error::custom)
        } else {
            raw.decode().map(Self::Page).map_err(D::Error::custom)
        }
    }
}
