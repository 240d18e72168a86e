//! Records of videos, and their files.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use rusqlite::{Row, params};
use serde::Serialize;

use super::mp4::VideoFacts;
use super::{Kind, Record, Result, Store};

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

impl Record for VideoRecord {
    const KIND: Kind = Kind::Video;

    const COLUMNS: &'static str =
        "video_name, video_origin, video_category, width, height, duration, fps, created_at,
        updated_at, is_intermediate, session_id, starred, board_id";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let video_name: String = row.get(0)?;
        Ok(Self {
            video_url: Self::KIND.url(&video_name),
            thumbnail_url: Self::KIND.thumbnail_url(&video_name),
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

impl Store {
    /// Keeps an uploaded video. No picture of it is decoded here, so that its thumbnail is an empty frame.
    pub(crate) fn add_video(&self, video: &NewVideoRecord<'_>, file: &[u8]) -> Result<()> {
        std::fs::write(self.path(Kind::Video, video.video_name), file)?;
        let (width, height) = (video.facts.width.clamp(1, 256), video.facts.height.clamp(1, 256));
        let frame = RgbImage::from_pixel(width, height, Rgb([24, 24, 32]));
        let mut thumbnail = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(frame).write_to(&mut thumbnail, ImageFormat::WebP)?;
        std::fs::write(
            self.thumbnail_path(Kind::Video, video.video_name),
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
            self.put_in_board(Kind::Video, video.video_name, board_id)?;
        }
        Ok(())
    }

    /// One video.
    pub(crate) fn video(&self, video_name: &str) -> Result<Option<VideoRecord>> {
        self.record(video_name)
    }
}
