//! Images and videos in one list.

use rusqlite::{Row, params_from_iter};
use serde::Serialize;

use super::{ImageFilter, Result, Store, image_url, thumbnail_url, video_thumbnail_url, video_url};

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
        let (kind, name): (String, String) = (row.get(0)?, row.get(1)?);
        let (full_url, thumbnail_url) = match kind.as_str() {
            "video" => (video_url(&name), video_thumbnail_url(&name)),
            _ => (image_url(&name), thumbnail_url(&name)),
        };
        Ok(Self {
            kind,
            name,
            full_url,
            thumbnail_url,
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
        filter: &ImageFilter,
        descending: bool,
        starred_first: bool,
        offset: i64,
        limit: i64,
    ) -> Result<(i64, Vec<GalleryItem>)> {
        let (images, of_images) = filter.conditions("image");
        let (videos, of_videos) = filter.conditions("video");
        let both = format!(
            "SELECT 'image' AS kind, images.image_name AS name, width, height, image_category, starred,
                is_intermediate, board_id, created_at, NULL AS duration, NULL AS fps, number
             FROM images LEFT JOIN board_images ON board_images.image_name = images.image_name WHERE {images}
             UNION ALL SELECT 'video', videos.video_name, width, height, video_category, starred,
                is_intermediate, board_id, created_at, duration, fps, number
             FROM videos LEFT JOIN board_videos ON board_videos.video_name = videos.video_name WHERE {videos}"
        );
        let direction = if descending { "DESC" } else { "ASC" };
        let starred = if starred_first { "starred DESC, " } else { "" };
        let values: Vec<_> = of_images.into_iter().chain(of_videos).collect();
        let connection = self.connection();
        let count = format!("SELECT COUNT(*) FROM ({both})");
        let total = connection.query_row(&count, values.as_slice(), |row| row.get(0))?;
        let query = format!(
            "SELECT * FROM ({both})
             ORDER BY {starred}created_at {direction}, kind {direction}, number {direction} LIMIT ? OFFSET ?"
        );
        let mut statement = connection.prepare(&query)?;
        let values = values
            .into_iter()
            .chain([&limit as &dyn rusqlite::ToSql, &offset]);
        let items = statement.query_map(params_from_iter(values), GalleryItem::read)?;
        Ok((total, items.collect::<rusqlite::Result<_>>()?))
    }
}
