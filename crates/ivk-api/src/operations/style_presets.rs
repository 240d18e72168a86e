// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Operations on style presets.

use bytes::Bytes;

use crate::operation::OperationInfo;
use crate::request::{Form, Target};
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Gives a style preset.
///
/// `GET /api/v1/style_presets/i/{style_preset_id}`, since InvokeAI 6.0; on a multi-user server for those who
/// are signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetStylePreset {
    /// The style preset.
    pub style_preset_id: types::StylePresetId,
}

impl GetStylePreset {
    /// With everything it needs.
    pub fn new(style_preset_id: impl Into<types::StylePresetId>) -> Self {
        Self {
            style_preset_id: style_preset_id.into(),
        }
    }
}

impl Operation for GetStylePreset {
    type Output = types::StylePresetRecordWithImage;

    const INFO: OperationInfo = OperationInfo::new(
        "get_style_preset",
        "GET",
        "/api/v1/style_presets/i/{style_preset_id}",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Json)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/style_presets/i/").segment(&self.style_preset_id);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Replaces a style preset. Without an image the one it had is deleted.
///
/// `PATCH /api/v1/style_presets/i/{style_preset_id}`, since InvokeAI 6.0; on a multi-user server for those
/// who are signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateStylePreset {
    /// The style preset.
    pub style_preset_id: types::StylePresetId,
    /// Name, prompts and type, as JSON text.
    pub data: String,
}

impl UpdateStylePreset {
    /// With everything it needs.
    pub fn new(style_preset_id: impl Into<types::StylePresetId>, data: impl Into<String>) -> Self {
        Self {
            style_preset_id: style_preset_id.into(),
            data: data.into(),
        }
    }
}

impl Operation for UpdateStylePreset {
    type Output = types::StylePresetRecordWithImage;

    const INFO: OperationInfo = OperationInfo::new(
        "update_style_preset",
        "PATCH",
        "/api/v1/style_presets/i/{style_preset_id}",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::Json)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/style_presets/i/").segment(&self.style_preset_id);
        let body = Form::new("image", false).text("data", &self.data).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes a style preset.
///
/// `DELETE /api/v1/style_presets/i/{style_preset_id}`, since InvokeAI 6.0; on a multi-user server for those
/// who are signed in. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteStylePreset {
    /// The style preset.
    pub style_preset_id: types::StylePresetId,
}

impl DeleteStylePreset {
    /// With everything it needs.
    pub fn new(style_preset_id: impl Into<types::StylePresetId>) -> Self {
        Self {
            style_preset_id: style_preset_id.into(),
        }
    }
}

impl Operation for DeleteStylePreset {
    type Output = ();

    const INFO: OperationInfo = OperationInfo::new(
        "delete_style_preset",
        "DELETE",
        "/api/v1/style_presets/i/{style_preset_id}",
    )
    .class(OperationClass::IdempotentWrite)
    .answers(200, Answer::None)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/style_presets/i/").segment(&self.style_preset_id);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}

/// Lists all style presets.
///
/// `GET /api/v1/style_presets/`, since InvokeAI 6.0; on a multi-user server for those who are signed in. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListStylePresets {}

impl ListStylePresets {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for ListStylePresets {
    type Output = Vec<types::StylePresetRecordWithImage>;

    const INFO: OperationInfo = OperationInfo::new("list_style_presets", "GET", "/api/v1/style_presets/")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/style_presets/");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Makes a style preset.
///
/// `POST /api/v1/style_presets/`, since InvokeAI 6.0; on a multi-user server for those who are signed in.
/// Each repetition does it once more.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CreateStylePreset {
    /// Name, prompts and type, as JSON text.
    pub data: String,
}

impl CreateStylePreset {
    /// With everything it needs.
    pub fn new(data: impl Into<String>) -> Self {
        Self { data: data.into() }
    }
}

impl Operation for CreateStylePreset {
    type Output = types::StylePresetRecordWithImage;

    const INFO: OperationInfo = OperationInfo::new("create_style_preset", "POST", "/api/v1/style_presets/")
        .class(OperationClass::PlainCreate)
        .answers(200, Answer::Json)
        .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/style_presets/");
        let body = Form::new("image", false).text("data", &self.data).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives the picture of a style preset.
///
/// `GET /api/v1/style_presets/i/{style_preset_id}/image`, since InvokeAI 6.0; on a multi-user server for
/// those who are signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetStylePresetImage {
    /// The style preset.
    pub style_preset_id: types::StylePresetId,
}

impl GetStylePresetImage {
    /// With everything it needs.
    pub fn new(style_preset_id: impl Into<types::StylePresetId>) -> Self {
        Self {
            style_preset_id: style_preset_id.into(),
        }
    }
}

impl Operation for GetStylePresetImage {
    type Output = Bytes;

    const INFO: OperationInfo = OperationInfo::new(
        "get_style_preset_image",
        "GET",
        "/api/v1/style_presets/i/{style_preset_id}/image",
    )
    .class(OperationClass::Read)
    .answers(200, Answer::Bytes)
    .since("6.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/style_presets/i/")
            .segment(&self.style_preset_id)
            .path("/image");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::bytes(Self::INFO.id, body)
    }
}

/// Gives all style presets of the user as CSV.
///
/// `GET /api/v1/style_presets/export`, since InvokeAI 6.0; on a multi-user server for administrators. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ExportStylePresets {}

impl ExportStylePresets {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for ExportStylePresets {
    type Output = String;

    const INFO: OperationInfo =
        OperationInfo::new("export_style_presets", "GET", "/api/v1/style_presets/export")
            .class(OperationClass::Read)
            .answers(200, Answer::Text)
            .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/style_presets/export");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::text(Self::INFO.id, body)
    }
}

/// Makes style presets of a CSV or JSON file.
///
/// `POST /api/v1/style_presets/import`, since InvokeAI 6.0; on a multi-user server for administrators. Each
/// repetition does it once more.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ImportStylePresets {}

impl ImportStylePresets {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for ImportStylePresets {
    type Output = ();

    const INFO: OperationInfo =
        OperationInfo::new("import_style_presets", "POST", "/api/v1/style_presets/import")
            .class(OperationClass::PlainCreate)
            .answers(200, Answer::None)
            .since("6.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/style_presets/import");
        let body = Form::new("file", true).finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}
