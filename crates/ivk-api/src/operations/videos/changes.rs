// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! What changes something.

use crate::operation::OperationInfo;
use crate::request::{Form, Object, Target};
use crate::value::setters;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Uploads a video, which must be MP4. The server takes two at a time and answers `429` to the third.
///
/// `POST /api/v1/videos/upload`, since InvokeAI 6.14.0; on a multi-user server for those who are signed in.
/// Each repetition does it once more. Success is `201`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UploadVideo {
    /// What it is for.
    pub video_category: types::ImageCategory,
    /// Whether it is only a step on the way to another.
    pub is_intermediate: bool,
    /// The board.
    pub board_id: Option<types::BoardId>,
    /// The session.
    pub session_id: Option<types::SessionId>,
    /// Metadata to embed: a JSON object as text. Anything else is dropped silently.
    pub metadata: Option<String>,
}

impl UploadVideo {
    /// With what cannot be left out.
    pub fn new(video_category: types::ImageCategory, is_intermediate: bool) -> Self {
        Self {
            video_category,
            is_intermediate,
            board_id: None,
            session_id: None,
            metadata: None,
        }
    }
}

setters! {
    UploadVideo {
        board_id: optional types::BoardId,
        session_id: optional types::SessionId,
        metadata: optional String,
    }
}

impl Operation for UploadVideo {
    type Output = types::VideoDto;

    const INFO: OperationInfo = OperationInfo::new("upload_video", "POST", "/api/v1/videos/upload")
        .class(OperationClass::PlainCreate)
        .answers(201, Answer::Json)
        .since("6.14.0", Access::User)
        .patience(600);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/upload")
            .query("video_category", &self.video_category)
            .query("is_intermediate", &self.is_intermediate)
            .optional("board_id", self.board_id.as_ref())
            .optional("session_id", self.session_id.as_ref());
        let body = Form::new("file", true)
            .optional("metadata", self.metadata.as_ref())
            .finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes a video.
///
/// `DELETE /api/v1/videos/i/{video_name}`, since InvokeAI 6.14.0; on a multi-user server for those who are
/// signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteVideo {
    /// The name of the video.
    pub video_name: types::VideoName,
}

impl DeleteVideo {
    /// With everything it needs.
    pub fn new(video_name: impl Into<types::VideoName>) -> Self {
        Self {
            video_name: video_name.into(),
        }
    }
}

impl Operation for DeleteVideo {
    type Output = types::DeleteVideosResult;

    const INFO: OperationInfo = OperationInfo::new("delete_video", "DELETE", "/api/v1/videos/i/{video_name}")
        .class(OperationClass::IdempotentWrite)
        .answers(200, Answer::Json)
        .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/i/").segment(&self.video_name);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Changes what is recorded about a video.
///
/// `PATCH /api/v1/videos/i/{video_name}`, since InvokeAI 6.14.0; on a multi-user server for those who are
/// signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateVideo {
    /// The name of the video.
    pub video_name: types::VideoName,
    /// What is sent.
    pub body: types::VideoRecordChanges,
}

impl UpdateVideo {
    /// With everything it needs.
    pub fn new(video_name: impl Into<types::VideoName>, body: types::VideoRecordChanges) -> Self {
        Self {
            video_name: video_name.into(),
            body,
        }
    }
}

impl Operation for UpdateVideo {
    type Output = types::VideoDto;

    const INFO: OperationInfo = OperationInfo::new("update_video", "PATCH", "/api/v1/videos/i/{video_name}")
        .class(OperationClass::IdempotentWrite)
        .answers(200, Answer::Json)
        .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/i/").segment(&self.video_name);
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes several videos.
///
/// `POST /api/v1/videos/delete`, since InvokeAI 6.6.0; on a multi-user server for those who are signed in. It
/// may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteVideosFromList {
    /// What is sent.
    pub body: types::VideoNamesBatch,
}

impl DeleteVideosFromList {
    /// With everything it needs.
    pub fn new(body: types::VideoNamesBatch) -> Self {
        Self { body }
    }
}

impl Operation for DeleteVideosFromList {
    type Output = types::DeleteVideosResult;

    const INFO: OperationInfo =
        OperationInfo::new("delete_videos_from_list", "POST", "/api/v1/videos/delete")
            .class(OperationClass::IdempotentWrite)
            .answers(200, Answer::Json)
            .since("6.6.0", Access::User)
            .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/delete");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes all videos that are on no board.
///
/// `DELETE /api/v1/videos/uncategorized`, since InvokeAI 6.6.0; on a multi-user server for those who are
/// signed in. It acts on whatever is there when it arrives, so that it may not be repeated blindly.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DeleteUncategorizedVideos {}

impl DeleteUncategorizedVideos {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for DeleteUncategorizedVideos {
    type Output = types::DeleteVideosResult;

    const INFO: OperationInfo = OperationInfo::new(
        "delete_uncategorized_videos",
        "DELETE",
        "/api/v1/videos/uncategorized",
    )
    .class(OperationClass::SweepingWrite)
    .answers(200, Answer::Json)
    .since("6.6.0", Access::User)
    .patience(600);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/uncategorized");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Stars several videos.
///
/// `POST /api/v1/videos/star`, since InvokeAI 6.6.0; on a multi-user server for those who are signed in. It
/// may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct StarVideosInList {
    /// What is sent.
    pub body: types::VideoNamesBatch,
}

impl StarVideosInList {
    /// With everything it needs.
    pub fn new(body: types::VideoNamesBatch) -> Self {
        Self { body }
    }
}

impl Operation for StarVideosInList {
    type Output = types::StarredVideosResult;

    const INFO: OperationInfo = OperationInfo::new("star_videos_in_list", "POST", "/api/v1/videos/star")
        .class(OperationClass::IdempotentWrite)
        .answers(200, Answer::Json)
        .since("6.6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/star");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Takes the star from several videos.
///
/// `POST /api/v1/videos/unstar`, since InvokeAI 6.6.0; on a multi-user server for those who are signed in. It
/// may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnstarVideosInList {
    /// What is sent.
    pub body: types::VideoNamesBatch,
}

impl UnstarVideosInList {
    /// With everything it needs.
    pub fn new(body: types::VideoNamesBatch) -> Self {
        Self { body }
    }
}

impl Operation for UnstarVideosInList {
    type Output = types::UnstarredVideosResult;

    const INFO: OperationInfo = OperationInfo::new("unstar_videos_in_list", "POST", "/api/v1/videos/unstar")
        .class(OperationClass::IdempotentWrite)
        .answers(200, Answer::Json)
        .since("6.6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/unstar");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Puts a video on a board.
///
/// `POST /api/v1/videos/board`, since InvokeAI 6.14.0; on a multi-user server for those who are signed in. It
/// may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AddVideoToBoard {
    /// What is sent.
    pub body: types::VideoBoardArg,
}

impl AddVideoToBoard {
    /// With everything it needs.
    pub fn new(body: types::VideoBoardArg) -> Self {
        Self { body }
    }
}

impl Operation for AddVideoToBoard {
    type Output = types::AddVideosToBoardResult;

    const INFO: OperationInfo = OperationInfo::new("add_video_to_board", "POST", "/api/v1/videos/board")
        .class(OperationClass::IdempotentWrite)
        .answers(200, Answer::Json)
        .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/board");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Takes a video from its board.
///
/// `DELETE /api/v1/videos/board`, since InvokeAI 6.14.0; on a multi-user server for those who are signed in.
/// It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RemoveVideoFromBoard {
    /// The name of the video.
    pub video_name: types::VideoName,
}

impl RemoveVideoFromBoard {
    /// With everything it needs.
    pub fn new(video_name: impl Into<types::VideoName>) -> Self {
        Self {
            video_name: video_name.into(),
        }
    }
}

impl Operation for RemoveVideoFromBoard {
    type Output = types::RemoveVideosFromBoardResult;

    const INFO: OperationInfo =
        OperationInfo::new("remove_video_from_board", "DELETE", "/api/v1/videos/board")
            .class(OperationClass::IdempotentWrite)
            .answers(200, Answer::Json)
            .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/videos/board");
        let body = Object::new().field("video_name", &self.video_name).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
