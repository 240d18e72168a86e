// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Operations on utilities.

use bytes::Bytes;

use crate::operation::OperationInfo;
use crate::request::{Object, Target};
use crate::value::setters;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Expands a prompt with alternatives into all the prompts it stands for. A prompt that cannot be parsed is a
/// success too, with an error in it.
///
/// `POST /api/v1/utilities/dynamicprompts`, since InvokeAI 6.0; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ParseDynamicprompts {
    /// The prompt.
    pub prompt: String,
    /// How many prompts are wanted at most. At least 1 and at most 10000. The server takes `1000` when it is
    /// left out.
    pub max_prompts: Option<i64>,
    /// Whether all combinations are wanted, and not a random choice. The server takes `true` when it is left
    /// out.
    pub combinatorial: Option<bool>,
    /// The seed.
    pub seed: Option<i64>,
}

impl ParseDynamicprompts {
    /// With what cannot be left out.
    pub fn new(prompt: impl Into<String>) -> Self {
        Self {
            prompt: prompt.into(),
            max_prompts: None,
            combinatorial: None,
            seed: None,
        }
    }
}

setters! {
    ParseDynamicprompts {
        max_prompts: optional i64,
        combinatorial: optional bool,
        seed: optional i64,
    }
}

impl Operation for ParseDynamicprompts {
    type Output = types::DynamicPromptsResponse;

    const INFO: OperationInfo =
        OperationInfo::new("parse_dynamicprompts", "POST", "/api/v1/utilities/dynamicprompts")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.0", Access::User)
            .patience(120);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/utilities/dynamicprompts");
        let body = Object::new()
            .field("prompt", &self.prompt)
            .optional("max_prompts", self.max_prompts.as_ref())
            .optional("combinatorial", self.combinatorial.as_ref())
            .optional("seed", self.seed.as_ref())
            .finish();
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists the fonts in the server's folder for them.
///
/// `GET /api/v1/utilities/fonts`, since InvokeAI 6.14.2; on a multi-user server for those who are signed in.
/// It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListUserFonts {}

impl ListUserFonts {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for ListUserFonts {
    type Output = types::UserFontsResponse;

    const INFO: OperationInfo = OperationInfo::new("list_user_fonts", "GET", "/api/v1/utilities/fonts")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.14.2", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/utilities/fonts");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives the file of a font.
///
/// `GET /api/v1/utilities/fonts/{font_path}`, since InvokeAI 6.14.2; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetUserFontFile {
    /// The path of the font below the server's folder for them.
    pub font_path: String,
}

impl GetUserFontFile {
    /// With everything it needs.
    pub fn new(font_path: impl Into<String>) -> Self {
        Self {
            font_path: font_path.into(),
        }
    }
}

impl Operation for GetUserFontFile {
    type Output = Bytes;

    const INFO: OperationInfo =
        OperationInfo::new("get_user_font_file", "GET", "/api/v1/utilities/fonts/{font_path}")
            .class(OperationClass::Read)
            .answers(200, Answer::Bytes)
            .since("6.14.2", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/utilities/fonts/").segment(&self.font_path);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::bytes(Self::INFO.id, body)
    }
}

/// Lets a language model on the server write more of a prompt.
///
/// `POST /api/v1/utilities/expand-prompt`, since InvokeAI 6.13.0; on a multi-user server for those who are
/// signed in. Each repetition does it once more.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ExpandPrompt {
    /// What is sent.
    pub body: types::ExpandPromptRequest,
}

impl ExpandPrompt {
    /// With everything it needs.
    pub fn new(body: types::ExpandPromptRequest) -> Self {
        Self { body }
    }
}

impl Operation for ExpandPrompt {
    type Output = types::ExpandPromptResponse;

    const INFO: OperationInfo =
        OperationInfo::new("expand_prompt", "POST", "/api/v1/utilities/expand-prompt")
            .class(OperationClass::PlainCreate)
            .answers(200, Answer::Json)
            .since("6.13.0", Access::User)
            .patience(600);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/utilities/expand-prompt");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lets a vision model on the server describe an image.
///
/// `POST /api/v1/utilities/image-to-prompt`, since InvokeAI 6.13.0; on a multi-user server for those who are
/// signed in. Each repetition does it once more.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ImageToPrompt {
    /// What is sent.
    pub body: types::ImageToPromptRequest,
}

impl ImageToPrompt {
    /// With everything it needs.
    pub fn new(body: types::ImageToPromptRequest) -> Self {
        Self { body }
    }
}

impl Operation for ImageToPrompt {
    type Output = types::ImageToPromptResponse;

    const INFO: OperationInfo =
        OperationInfo::new("image_to_prompt", "POST", "/api/v1/utilities/image-to-prompt")
            .class(OperationClass::PlainCreate)
            .answers(200, Answer::Json)
            .since("6.13.0", Access::User)
            .patience(600);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/utilities/image-to-prompt");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}
