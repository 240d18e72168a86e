//! Boards, images and videos of an InvokeAI server.
//!
//! | to work with | |
//! | --- | --- |
//! | boards: list, make, rename, archive, share, delete | [`Boards`], and [`BoardHandle`] for one of them |
//! | images: list, search, move, star, delete, metadata, workflow | [`Images`] |
//! | videos (6.14), and both in one list | [`Videos`], [`Gallery`] |
//! | files going up | [`Images::upload`], [`Images::upload_many`], [`Videos::upload`] |
//! | files coming down | [`Images::download`], [`Images::download_many`], [`Images::archive`] for the server's zip |
//! | what a PNG file says about how it was made, without a server | [`PngMetadata`] |
//! | records of many images as JSON Lines or CSV, with their files | [`Images::export`] |
//!
//! All of them are cheap to clone and keep nothing. What the server says is given as it said it ([`BoardDto`], [`ImageDto`],
//! [`VideoDto`]); changes to many things tell what they were made to ([`Changed`]), also when they break off ([`Interrupted`]).
//!
//! ```no_run
//! use ivk_boards::{Boards, Client, Images};
//!
//! # async fn show() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder("http://localhost:9090").build()?;
//! let (boards, images) = (Boards::new(client.clone()), Images::new(client));
//!
//! let board = boards.create("Lighthouses").await?;
//! let uploaded = images.upload("dusk.jpg").board(&board).send().await?;
//! let path = images.download(&uploaded).to_dir("out").await?;
//! println!("{}", path.display());
//! # Ok(()) }
//! ```
//!
//! # What it guards against
//!
//! * Servers before 6.13 take a picture for a board that they do not have, and lose it among the uncategorized ones, and all show
//!   an empty list for such a board; here unknown boards are refused.
//! * 6.8 takes the deletion of a board called `none` for that of all uncategorized images; here it is refused.
//! * Names that a server gives are data, not paths: a download never leaves its folder.
//! * A file appears under its name when it is whole, or not at all.

mod board;
mod bulk;
mod change;
mod download;
mod error;
mod export;
mod filter;
mod gallery;
mod images;
mod png;
mod progress;
mod support;
mod temporary;
mod transfers;
mod upload;
mod videos;

pub use board::{
    BoardCounts, BoardFilter, BoardHandle, BoardImages, BoardOrder, BoardPage, BoardRef, Boards,
    ProtectedBoards,
};
pub use bulk::{Archive, ArchiveContent, ArchiveOf};
pub use change::{Change, Changed, Interrupted};
pub use download::{Download, DownloadMany, DownloadStream, Existing, safe_file_name};
pub use error::{Error, ErrorKind};
pub use export::{Export, ExportFormat, ExportRecord, Exported};
pub use filter::GalleryFilter;
pub use gallery::{Gallery, GalleryEntry, GalleryName};
pub use images::{EmbeddedWorkflow, ImageMetadata, Images};
pub use ivk_api::transport::{CallError, CallErrorKind};
pub use ivk_api::types::{
    BoardDto, BoardId, BoardVisibility, DeleteBoardResult, GalleryItem, GalleryItemKind, ImageCategory,
    ImageDto, ImageName, OffsetPage, RawJson, ResourceOrigin, SessionId, Timestamp, UnknownFields, UserId,
    VideoDto, VideoName,
};
pub use ivk_transport::http::Client;
pub use png::PngMetadata;
pub use progress::{Progress, Received};
pub use transfers::{Transfer, Transfers};
pub use upload::{ImageFormat, Upload, UploadMany, UploadSource, VideoUpload};
pub use videos::{VideoRange, Videos};

/// What the gallery shows of images, and in which order.
pub type ImageFilter = GalleryFilter;

/// Which images a change was made to, and which not.
pub type ChangedImages = Changed<ImageName>;

/// Which videos a change was made to, and which not.
pub type ChangedVideos = Changed<VideoName>;
