//! Uploads of videos.

use ivk_api::operations::videos::UploadVideo;
use ivk_api::transport::upload;
use ivk_api::types::{ImageCategory, SessionId, VideoDto};

use super::{UploadSource, lies_there, object, refused};
use crate::board::{BoardRef, refuse_unknown};
use crate::error::{Error, ErrorKind};
use crate::videos::Videos;

/// An upload of a video that is being described: an MP4 file of H.264, at most 1 GiB (6.14.2).
#[derive(Debug)]
#[must_use = "an upload does nothing until it is sent"]
pub struct VideoUpload {
    videos: Videos,
    source: UploadSource,
    board: BoardRef,
    category: ImageCategory,
    is_intermediate: bool,
    session: Option<SessionId>,
    metadata: Option<String>,
}

impl VideoUpload {
    pub(crate) fn new(videos: Videos, source: UploadSource) -> Self {
        Self {
            videos,
            source,
            board: BoardRef::Uncategorized,
            category: ImageCategory::User,
            is_intermediate: false,
            session: None,
            metadata: None,
        }
    }

    /// Where it goes: uncategorized unless said otherwise.
    pub fn board(mut self, board: impl Into<BoardRef>) -> Self {
        self.board = board.into();
        self
    }

    /// What it is: `user` unless said otherwise, which the gallery shows among the assets.
    pub fn category(mut self, category: ImageCategory) -> Self {
        self.category = category;
        self
    }

    /// Hides it from the gallery.
    pub fn intermediate(mut self) -> Self {
        self.is_intermediate = true;
        self
    }

    /// The session that it belongs to.
    pub fn session(mut self, session: impl Into<SessionId>) -> Self {
        self.session = Some(session.into());
        self
    }

    /// Its generation data: a JSON object.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Refused`] when it is not a JSON object.
    pub fn metadata(mut self, json: impl Into<String>) -> Result<Self, Error> {
        self.metadata = Some(object(json.into())?);
        Ok(self)
    }

    /// Sends it, and gives what the server made of it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Unsupported`] before 6.14; [`ErrorKind::File`] when the file cannot be read; [`ErrorKind::NotAVideo`] when
    /// its content is none that the server takes, whatever its name; [`ErrorKind::NoSuchBoard`] when there is no such board.
    pub async fn send(self) -> Result<VideoDto, Error> {
        self.videos.support.require().await?;
        refuse_unknown(&self.videos.client, &self.board).await?;
        let what = format!("{:?}", self.source);
        let not_a_video = || {
            let message =
                format!("{what} is not a video that the server can read; it takes MP4 files of H.264");
            Error::new(ErrorKind::NotAVideo, message)
        };
        let opened = self.source.open().await?;
        if !is_mp4(&opened.start) {
            return Err(not_a_video());
        }
        let (file, _kept) = opened.into_file("video/mp4");

        let mut operation = UploadVideo::new(self.category, self.is_intermediate);
        operation.board_id = self.board.board_id().cloned();
        operation.session_id = self.session;
        operation.metadata = self.metadata;
        let video = upload(&self.videos.client, &operation, file).await;
        let video = video.map_err(|error| refused(error, &what, &self.board, not_a_video))?;
        lies_there(&self.board, video.board_id.as_ref(), video.video_name.as_str())?;
        Ok(video)
    }
}

/// An MP4 file begins with a box that names its brand. The brand `qt` is another kind of file, which the server refuses.
fn is_mp4(start: &[u8]) -> bool {
    matches!(start, [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] if !brand.starts_with(b"qt"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn videos_are_known_by_their_first_bytes() {
        let table: [(&[u8], bool); 5] = [
            (b"\0\0\0\x20ftypisom\0\0", true),
            (b"\0\0\0\x20ftypmp42", true),
            (b"\0\0\0\x14ftypqt  ", false),
            (b"RIFF\x24\0\0\0AVI ", false),
            (b"", false),
        ];
        for (start, expected) in table {
            assert_eq!(is_mp4(start), expected, "{start:?}");
        }
    }
}
