//! Boards and images of an InvokeAI server.
//!
//! [`Boards`] and [`Images`] ask a server; both are cheap to clone and keep nothing. What the server says is given as
//! it said it ([`BoardDto`], [`ImageDto`]); changes to many images tell to which they were made ([`ChangedImages`]).

mod board;
mod download;
mod error;
mod images;
mod upload;

pub use board::{BoardImages, BoardRef, Boards};
pub use download::{Download, Existing};
pub use error::{Error, ErrorKind};
pub use images::{ChangedImages, EmbeddedWorkflow, ImageFilter, ImageMetadata, Images};
pub use ivk_api::types::{
    BoardDto, BoardId, DeleteBoardResult, ImageCategory, ImageDto, ImageName, OffsetPage, ResourceOrigin,
};
pub use upload::{ImageFormat, Upload, UploadSource};
