//! Records of videos, and their files.

use std::io::Cursor;
use std::path::PathBuf;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use rusqlite::{OptionalExtension, Row, params, params_from_iter};
use serde::Serialize;

use super::files::is_file_name;
use super::images::order;
use super::mp4::VideoFacts;
use super::{ImageFilter, Result, Store};

/// A video as the API shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct VideoRecord {
    pub(crate) video_name: String,
    pub(crate) video_url: String,
    pub(crate) thumbnail_url: String,
    pub(crate) video_origin: String,
    pub(crate) video_category: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) duration: f64,
    pub(crate) fps: Option<f64>,
    pub(crate) created_at: String,
    pub(crate) updated_at: String,
    pub(crate) deleted_at: Option<String>,
    pub(crate) is_intermediate: bool,
    pub(crate) session_id: Option<String>,
    pub(crate) node_id: Option<String>,
    pub(crate) starred: bool,
    pub(crate) has_workflow: bool,
    pub(crate) video_subfolder: String,
    pub(crate) board_id: Option<String>,
}

/// The relative address of a video.
pub(crate) fn video_url(video_name: &str) -> String {
    format!("api/v1/videos/i/{video_name}/full")
}

/// The relative address of its thumbnail.
pub(crate) fn video_thumbnail_url(video_name: &str) -> String {
    format!("api/v1/videos/i/{video_name}/thumbnail")
}

const COLUMNS: &str =
    "videos.video_name, video_origin, video_category, width, height, duration, fps, created_at,
    updated_at, is_intermediate, session_id, starred, board_id";
const TABLES: &str = "videos LEFT JOIN board_videos ON board_videos.video_name = videos.video_name";

impl VideoRecord {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let video_name: String = row.get(0)?;
        Ok(Self {
            video_url: video_url(&video_name),
            thumbnail_url: video_thumbnail_url(&video_name),
            video_name,
            video_origin: row.get(1)?,
            video_category: row.get(2)?,
            width: row.get(3)?,
            height: row.get(4)?,
            duration: row.get(5)?,
            fps: row.get(6)?,
            created_at: row.get(7)?,
            updated_at: row.get(8)?,
            deleted_at: None,
            is_intermediate: row.get(9)?,
            session_id: row.get(10)?,
            node_id: None,
            starred: row.get(11)?,
            has_workflow: false,
            video_subfolder: String::new(),
            board_id: row.get(12)?,
        })
    }
}

/// What is known of a video when it is added.
#[derive(Debug, Clone)]
pub(crate) struct NewVideoRecord<'a> {
    pub(crate) video_name: &'a str,
    pub(crate) video_category: &'a str,
    pub(crate) facts: VideoFacts,
    pub(crate) session_id: Option<&'a str>,
    pub(crate) metadata: Option<&'a str>,
    pub(crate) is_intermediate: bool,
    pub(crate) board_id: Option<&'a str>,
}

/// What a `PATCH` changes.
#[derive(Debug, Clone, Default)]
pub(crate) struct VideoChanges {
    pub(crate) video_category: Option<String>,
    pub(crate) session_id: Option<String>,
    pub(crate) is_intermediate: Option<bool>,
    pub(crate) starred: Option<bool>,
}

impl Store {
    /// Keeps an uploaded video. No picture of it is decoded here, so that its thumbnail is an empty frame.
    pub(crate) fn add_video(&self, video: &NewVideoRecord<'_>, file: &[u8]) -> Result<()> {
        std::fs::write(self.video_path(video.video_name), file)?;
        let (width, height) = (video.facts.width.clamp(1, 256), video.facts.height.clamp(1, 256));
        let frame = RgbImage::from_pixel(width, height, Rgb([24, 24, 32]));
        let mut thumbnail = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(frame).write_to(&mut thumbnail, ImageFormat::WebP)?;
        std::fs::write(
            self.video_thumbnail_path(video.video_name),
            thumbnail.into_inner(),
        )?;
        self.connection().execute(
            "INSERT INTO videos (video_name, video_origin, video_category, width, height, duration, fps, session_id,
                metadata, is_intermediate) VALUES (?, 'external', ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                video.video_name,
                video.video_category,
                video.facts.width,
                video.facts.height,
                video.facts.duration,
                video.facts.fps,
                video.session_id,
                video.metadata,
                video.is_intermediate,
            ],
        )?;
        if let Some(board_id) = video.board_id {
            self.put_video_in_board(video.video_name, board_id)?;
        }
        Ok(())
    }

    /// One video.
    pub(crate) fn video(&self, video_name: &str) -> Result<Option<VideoRecord>> {
        let query = format!("SELECT {COLUMNS} FROM {TABLES} WHERE videos.video_name = ?");
        Ok(self
            .connection()
            .query_row(&query, [video_name], VideoRecord::read)
            .optional()?)
    }

    /// Its metadata, as JSON text. The outer option is empty when there is no such video.
    pub(crate) fn video_metadata(&self, video_name: &str) -> Result<Option<Option<String>>> {
        let query = "SELECT metadata FROM videos WHERE video_name = ?";
        Ok(self
            .connection()
            .query_row(query, [video_name], |row| row.get(0))
            .optional()?)
    }

    /// A page of videos, and how many there are in all.
    pub(crate) fn videos(
        &self,
        filter: &ImageFilter,
        descending: bool,
        starred_first: bool,
        offset: i64,
        limit: i64,
    ) -> Result<(i64, Vec<VideoRecord>)> {
        let (conditions, values) = filter.conditions("video");
        let order = order(descending, starred_first);
        let connection = self.connection();
        let count = format!("SELECT COUNT(*) FROM {TABLES} WHERE {conditions}");
        let total = connection.query_row(&count, values.as_slice(), |row| row.get(0))?;
        let query = format!("SELECT {COLUMNS} FROM {TABLES} WHERE {conditions} {order} LIMIT ? OFFSET ?");
        let mut statement = connection.prepare(&query)?;
        let values = values
            .into_iter()
            .chain([&limit as &dyn rusqlite::ToSql, &offset]);
        let videos = statement.query_map(params_from_iter(values), VideoRecord::read)?;
        Ok((total, videos.collect::<rusqlite::Result<_>>()?))
    }

    /// Changes a record. `None` when there is no such video.
    pub(crate) fn update_video(
        &self,
        video_name: &str,
        changes: &VideoChanges,
    ) -> Result<Option<VideoRecord>> {
        self.connection().execute(
            "UPDATE videos SET
                video_category = coalesce(?2, video_category),
                session_id = coalesce(?3, session_id),
                is_intermediate = coalesce(?4, is_intermediate),
                starred = coalesce(?5, starred),
                updated_at = STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')
             WHERE video_name = ?1",
            params![
                video_name,
                changes.video_category,
                changes.session_id,
                changes.is_intermediate,
                changes.starred
            ],
        )?;
        self.video(video_name)
    }

    /// Puts a video in a board, out of the one that it was in.
    pub(crate) fn put_video_in_board(&self, video_name: &str, board_id: &str) -> Result<()> {
        self.connection().execute(
            "INSERT INTO board_videos (video_name, board_id) VALUES (?1, ?2)
             ON CONFLICT (video_name) DO UPDATE SET board_id = ?2",
            [video_name, board_id],
        )?;
        Ok(())
    }

    /// Takes a video out of its board.
    pub(crate) fn take_video_from_board(&self, video_name: &str) -> Result<()> {
        self.connection()
            .execute("DELETE FROM board_videos WHERE video_name = ?", [video_name])?;
        Ok(())
    }

    /// Removes a video, its record and its files. Whether there was one.
    pub(crate) fn delete_video(&self, video_name: &str) -> Result<bool> {
        let deleted = self
            .connection()
            .execute("DELETE FROM videos WHERE video_name = ?", [video_name])?
            > 0;
        if deleted {
            for path in [self.video_path(video_name), self.video_thumbnail_path(video_name)] {
                match std::fs::remove_file(path) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                    _ => {}
                }
            }
        }
        Ok(deleted)
    }

    /// The file of a video, or `None` when it is not there.
    pub(crate) fn video_file(&self, video_name: &str) -> Option<Vec<u8>> {
        is_file_name(video_name)
            .then(|| std::fs::read(self.video_path(video_name)).ok())
            .flatten()
    }

    /// The WebP file of its thumbnail, or `None` when it is not there.
    pub(crate) fn video_thumbnail_file(&self, video_name: &str) -> Option<Vec<u8>> {
        is_file_name(video_name)
            .then(|| std::fs::read(self.video_thumbnail_path(video_name)).ok())
            .flatten()
    }

    fn video_path(&self, video_name: &str) -> PathBuf {
        self.folder.join("videos").join(video_name)
    }

    fn video_thumbnail_path(&self, video_name: &str) -> PathBuf {
        self.folder
            .join("video-thumbnails")
            .join(video_name)
            .with_extension("webp")
    }
}
