//! Uploads.

mod content;
mod many;
mod source;
mod video;

use ivk_api::operations::images::UploadImage;
use ivk_api::transport::{CallError, upload};
use ivk_api::types::{BoardId, ImageCategory, ImageDto, SessionId};

use crate::board::{BoardRef, refuse_unknown};
use crate::error::{Error, ErrorKind};
use crate::images::Images;

pub use content::ImageFormat;
pub use many::UploadMany;
pub use source::UploadSource;
pub use video::VideoUpload;

/// An upload that is being described. The server stores every picture as a PNG of a new name.
///
/// ```no_run
/// # async fn show(images: ivk_boards::Images) -> Result<(), ivk_boards::Error> {
/// use ivk_boards::ImageCategory;
///
/// let image = images
///     .upload("sketch.jpg")
///     .category(ImageCategory::Control)
///     .resize_to(1024, 1024)
///     .metadata(r#"{"positive_prompt": "a lighthouse"}"#)?
///     .send()
///     .await?;
/// println!("{}", image.image_name);
/// # Ok(()) }
/// ```
#[derive(Debug)]
#[must_use = "an upload does nothing until it is sent"]
pub struct Upload {
    images: Images,
    source: UploadSource,
    board: BoardRef,
    category: ImageCategory,
    is_intermediate: bool,
    session: Option<SessionId>,
    crop_visible: bool,
    size: Option<(u32, u32)>,
    metadata: Option<String>,
}

impl Upload {
    pub(crate) fn new(images: Images, source: UploadSource) -> Self {
        Self {
            images,
            source,
            board: BoardRef::Uncategorized,
            category: ImageCategory::User,
            is_intermediate: false,
            session: None,
            crop_visible: false,
            size: None,
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

    /// Cuts off the transparent border.
    pub fn crop_visible(mut self) -> Self {
        self.crop_visible = true;
        self
    }

    /// Makes it this size, in pixels, on the server.
    pub fn resize_to(mut self, width: u32, height: u32) -> Self {
        self.size = Some((width, height));
        self
    }

    /// Its generation data: a JSON object. The server silently drops anything else, so that is refused here.
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
    /// [`ErrorKind::File`] when the file cannot be read; [`ErrorKind::NotAnImage`] when its content is no picture,
    /// whatever its name; [`ErrorKind::NoSuchBoard`] when there is no such board; [`ErrorKind::Maintenance`] while the
    /// server moves its files. After a failure that leaves open whether the server has the picture, it is not sent again.
    pub async fn send(self) -> Result<ImageDto, Error> {
        refuse_unknown(&self.images.client, &self.board).await?;
        self.send_to_known().await
    }

    /// Sends it to a board that is known to exist.
    async fn send_to_known(self) -> Result<ImageDto, Error> {
        let what = format!("{:?}", self.source);
        let not_an_image = || {
            let message = format!("{what} is not a picture that the server can read");
            Error::new(ErrorKind::NotAnImage, message)
        };
        let opened = self.source.open().await?;
        let format = ImageFormat::detect(&opened.start).ok_or_else(not_an_image)?;
        // What was kept for the upload goes when it has ended.
        let (file, _kept) = opened.into_file(format.media_type());

        let mut operation = UploadImage::new(self.category, self.is_intermediate);
        operation.board_id = self.board.board_id().cloned();
        operation.session_id = self.session;
        operation.crop_visible = self.crop_visible.then_some(true);
        // The server's own documentation asks for a list, which it then refuses.
        operation.resize_to = self
            .size
            .map(|(width, height)| format!("{{\"width\":{width},\"height\":{height}}}"));
        operation.metadata = self.metadata;
        let image = upload(&self.images.client, &operation, file).await;
        let image = image.map_err(|error| refused(error, &what, &self.board, not_an_image))?;
        lies_there(&self.board, image.board_id.as_ref(), image.image_name.as_str())?;
        Ok(image)
    }
}

/// Why the server did not take a file.
fn refused(error: CallError, what: &str, board: &BoardRef, wrong_content: impl Fn() -> Error) -> Error {
    let status = error
        .transport_error()
        .and_then(ivk_transport::http::Error::status);
    match (status.map(|status| status.as_u16()), board) {
        (Some(415), _) => wrong_content().because_of(error),
        (Some(404), BoardRef::Board(id)) => Error::about_board("uploading to", id.as_str(), error),
        _ => Error::call(format_args!("uploading {what}"), error),
    }
}

/// Before 6.13 a picture for a board that is gone is taken, and laid on none.
fn lies_there(wanted: &BoardRef, got: Option<&BoardId>, name: &str) -> Result<(), Error> {
    match wanted {
        BoardRef::Board(board) if got != Some(board) => {
            let message =
                format!("{name} was uploaded and lies on no board, because the server has no board {board}");
            Err(Error::new(ErrorKind::NoSuchBoard, message))
        }
        _ => Ok(()),
    }
}

/// A JSON object, as metadata has to be.
fn object(json: String) -> Result<String, Error> {
    serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(&json)
        .map_err(|error| Error::new(ErrorKind::Refused, "metadata must be a JSON object").because(error))?;
    Ok(json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_object_is_metadata() {
        assert!(object("{\"seed\": 7}".into()).is_ok());
        for wrong in ["[1]", "7", "null", "{", ""] {
            assert_eq!(
                object(wrong.into()).unwrap_err().kind(),
                ErrorKind::Refused,
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_picture_that_fell_off_its_board_is_told_with_its_name() {
        let (board, id) = (BoardRef::from("b"), BoardId::from("b"));
        assert!(lies_there(&BoardRef::Uncategorized, None, "x.png").is_ok());
        assert!(lies_there(&board, Some(&id), "x.png").is_ok());
        let error = lies_there(&board, None, "x.png").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NoSuchBoard);
        assert!(error.to_string().starts_with("x.png was uploaded"), "{error}");
    }
}
