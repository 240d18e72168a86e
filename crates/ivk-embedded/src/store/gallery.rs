//! Images and videos in one list.

use rusqlite::Row;
use serde::Serialize;

use super::{Filter, Kind, Result, Store};

/// An image or a video as the gallery shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct GalleryItem {
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) full_url: String,
    pub(crate) thumbnail_url: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) category: String,
    pub(crate) starred: bool,
    pub(crate) is_intermediate: bool,
    pub(crate) board_id: Option<String>,
    pub(crate) created_at: String,
    pub(crate) duration: Option<f64>,
    pub(crate) fps: Option<f64>,
}

impl GalleryItem {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let (word, name): (String, String) = (row.get(0)?, row.get(1)?);
        let kind = match word.as_str() {
            "video" => Kind::Video,
            _ => Kind::Image,
        };
        Ok(Self {
            kind: word,
            full_url: kind.url(&name),
            thumbnail_url: kind.thumbnail_url(&name),
            name,
            width: row.get(2)?,
            height: row.get(3)?,
            category: row.get(4)?,
            starred: row.get(5)?,
            is_intermediate: row.get(6)?,
            board_id: row.get(7)?,
            created_at: row.get(8)?,
            duration: row.get(9)?,
            fps: row.get(10)?,
        })
    }
}

impl Store {
    /// A page of images and videos, and how many there are in all. A negative limit means all of them.
    pub(crate) fn gallery(
        &self,
        filter: &Filter,
        descending: bool,
        starred_first: bool,
        offset: i64,
        limit: i64,
    ) -> Result<(i64, Vec<GalleryItem>)> {
        let (images, of_images) = filter.conditions(Kind::Image);
        let (videos, of_videos) = filter.conditions(Kind::Video);
        let select = format!(
            "SELECT * FROM (
             SELECT 'image' AS kind, image_name AS name, width, height, image_category, starred,
                is_intermediate, board_id, created_at, NULL AS duration, NULL AS fps, number
             FROM {} WHERE {images}
             UNION ALL SELECT 'video', video_name, width, height, video_category, starred,
                is_intermediate, board_id, created_at, duration, fps, number
             FROM {} WHERE {videos})",
            Kind::Image.tables(),
            Kind::Video.tables()
        );
        let direction = if descending { "DESC" } else { "ASC" };
        let starred = if starred_first { "starred DESC, " } else { "" };
        let order = format!("ORDER BY {starred}created_at {direction}, kind {direction}, number {direction}");
        let values: Vec<_> = of_images.into_iter().chain(of_videos).collect();
        self.page(&select, &order, &values, (offset, limit), GalleryItem::read)
    }
}
