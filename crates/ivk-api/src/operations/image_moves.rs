// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Operations on image moves.

use crate::operation::OperationInfo;
use crate::request::Target;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Starts to move images to where the present setting wants them. Until it is done, images and queue answer
/// `409`.
///
/// `POST /api/v1/image_moves/start`, since InvokeAI 6.14.0; on a multi-user server for administrators. It
/// acts on whatever is there when it arrives, so that it may not be repeated blindly. Success is `202`.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct StartImageMove {}

impl StartImageMove {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for StartImageMove {
    type Output = types::ImageMoveStatusResponse;

    const INFO: OperationInfo = OperationInfo::new("start_image_move", "POST", "/api/v1/image_moves/start")
        .class(OperationClass::SweepingWrite)
        .answers(202, Answer::Json)
        .since("6.14.0", Access::Admin)
        .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/image_moves/start");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Finishes a move of images that was cut short.
///
/// `POST /api/v1/image_moves/recover`, since InvokeAI 6.14.0; on a multi-user server for administrators. It
/// acts on whatever is there when it arrives, so that it may not be repeated blindly. Success is `202`.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct StartImageMoveRecovery {}

impl StartImageMoveRecovery {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for StartImageMoveRecovery {
    type Output = types::ImageMoveStatusResponse;

    const INFO: OperationInfo =
        OperationInfo::new("start_image_move_recovery", "POST", "/api/v1/image_moves/recover")
            .class(OperationClass::SweepingWrite)
            .answers(202, Answer::Json)
            .since("6.14.0", Access::Admin)
            .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/image_moves/recover");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Tells how a move of images goes.
///
/// `GET /api/v1/image_moves/status`, since InvokeAI 6.14.0; on a multi-user server for administrators. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetImageMoveStatus {}

impl GetImageMoveStatus {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GetImageMoveStatus {
    type Output = types::ImageMoveStatusResponse;

    const INFO: OperationInfo =
        OperationInfo::new("get_image_move_status", "GET", "/api/v1/image_moves/status")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.14.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/image_moves/status");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
