// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Operations on authentication.

use crate::operation::OperationInfo;
use crate::request::Target;
use crate::{Access, Answer, DecodeError, Operation, OperationClass, Request, RequestBody, decode, types};

/// Tells whether the server has several users, and whether its first administrator is still to be made.
///
/// `GET /api/v1/auth/status`, since InvokeAI 6.12.0; anybody may call it. It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetSetupStatus {}

impl GetSetupStatus {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GetSetupStatus {
    type Output = types::SetupStatusResponse;

    const INFO: OperationInfo = OperationInfo::new("get_setup_status", "GET", "/api/v1/auth/status")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.12.0", Access::Public);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/auth/status");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Signs in and gives a token.
///
/// `POST /api/v1/auth/login`, since InvokeAI 6.12.0; anybody may call it. It may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Login {
    /// What is sent.
    pub body: types::LoginRequest,
}

impl Login {
    /// With everything it needs.
    pub fn new(body: types::LoginRequest) -> Self {
        Self { body }
    }
}

impl Operation for Login {
    type Output = types::LoginResponse;

    const INFO: OperationInfo = OperationInfo::new("login", "POST", "/api/v1/auth/login")
        .class(OperationClass::Auth)
        .answers(200, Answer::Json)
        .since("6.12.0", Access::Public);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/auth/login");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Signs out, which takes back the cookie for media.
///
/// `POST /api/v1/auth/logout`, since InvokeAI 6.12.0; on a multi-user server for those who are signed in. It
/// may be repeated.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Logout {}

impl Logout {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for Logout {
    type Output = types::LogoutResponse;

    const INFO: OperationInfo = OperationInfo::new("logout", "POST", "/api/v1/auth/logout")
        .class(OperationClass::IdempotentWrite)
        .answers(200, Answer::Json)
        .since("6.12.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/auth/logout");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Renews the cookie with which pictures and videos can be shown without a token.
///
/// `POST /api/v1/auth/media-cookie`, since InvokeAI 6.14.0; on a multi-user server for those who are signed
/// in. It may be repeated.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct RefreshMediaCookie {}

impl RefreshMediaCookie {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for RefreshMediaCookie {
    type Output = types::MediaCookieResponse;

    const INFO: OperationInfo =
        OperationInfo::new("refresh_media_cookie", "POST", "/api/v1/auth/media-cookie")
            .class(OperationClass::IdempotentWrite)
            .answers(200, Answer::Json)
            .since("6.14.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/auth/media-cookie");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Tells who is signed in. A single-user server refuses with `401`.
///
/// `GET /api/v1/auth/me`, since InvokeAI 6.12.0; on a multi-user server for those who are signed in. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetCurrentUserInfo {}

impl GetCurrentUserInfo {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GetCurrentUserInfo {
    type Output = types::UserDto;

    const INFO: OperationInfo = OperationInfo::new("get_current_user_info", "GET", "/api/v1/auth/me")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.12.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/auth/me");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Changes the own name or password. A new password makes all older tokens worthless.
///
/// `PATCH /api/v1/auth/me`, since InvokeAI 6.12.0; on a multi-user server for those who are signed in. Each
/// repetition does it once more.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateCurrentUser {
    /// What is sent.
    pub body: types::UserProfileUpdateRequest,
}

impl UpdateCurrentUser {
    /// With everything it needs.
    pub fn new(body: types::UserProfileUpdateRequest) -> Self {
        Self { body }
    }
}

impl Operation for UpdateCurrentUser {
    type Output = types::UserDto;

    const INFO: OperationInfo = OperationInfo::new("update_current_user", "PATCH", "/api/v1/auth/me")
        .class(OperationClass::PlainCreate)
        .answers(200, Answer::Json)
        .since("6.12.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/auth/me");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Makes the first administrator, once.
///
/// `POST /api/v1/auth/setup`, since InvokeAI 6.12.0; anybody may call it. Before it is repeated, look up
/// whether the first attempt arrived.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SetupAdmin {
    /// What is sent.
    pub body: types::SetupRequest,
}

impl SetupAdmin {
    /// With everything it needs.
    pub fn new(body: types::SetupRequest) -> Self {
        Self { body }
    }
}

impl Operation for SetupAdmin {
    type Output = types::SetupResponse;

    const INFO: OperationInfo = OperationInfo::new("setup_admin", "POST", "/api/v1/auth/setup")
        .class(OperationClass::ReconcilableCreate)
        .answers(200, Answer::Json)
        .since("6.12.0", Access::Public);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/auth/setup");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Makes up a strong password.
///
/// `GET /api/v1/auth/generate-password`, since InvokeAI 6.12.0; on a multi-user server for those who are
/// signed in. It changes nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GeneratePassword {}

impl GeneratePassword {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for GeneratePassword {
    type Output = types::GeneratePasswordResponse;

    const INFO: OperationInfo =
        OperationInfo::new("generate_password", "GET", "/api/v1/auth/generate-password")
            .class(OperationClass::Read)
            .answers(200, Answer::Json)
            .since("6.12.0", Access::User);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/auth/generate-password");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Lists all users.
///
/// `GET /api/v1/auth/users`, since InvokeAI 6.12.0; on a multi-user server for administrators. It changes
/// nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListUsers {}

impl ListUsers {
    /// Leaves everything to the server.
    pub fn new() -> Self {
        Self { ..Self::default() }
    }
}

impl Operation for ListUsers {
    type Output = Vec<types::UserDto>;

    const INFO: OperationInfo = OperationInfo::new("list_users", "GET", "/api/v1/auth/users")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.12.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/auth/users");
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Makes a user.
///
/// `POST /api/v1/auth/users`, since InvokeAI 6.12.0; on a multi-user server for administrators. Before it is
/// repeated, look up whether the first attempt arrived. Success is `201`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CreateUser {
    /// What is sent.
    pub body: types::AdminUserCreateRequest,
}

impl CreateUser {
    /// With everything it needs.
    pub fn new(body: types::AdminUserCreateRequest) -> Self {
        Self { body }
    }
}

impl Operation for CreateUser {
    type Output = types::UserDto;

    const INFO: OperationInfo = OperationInfo::new("create_user", "POST", "/api/v1/auth/users")
        .class(OperationClass::ReconcilableCreate)
        .answers(201, Answer::Json)
        .since("6.12.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/auth/users");
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Gives one user.
///
/// `GET /api/v1/auth/users/{user_id}`, since InvokeAI 6.12.0; on a multi-user server for administrators. It
/// changes nothing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetUser {
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`.
    pub user_id: types::UserId,
}

impl GetUser {
    /// With everything it needs.
    pub fn new(user_id: impl Into<types::UserId>) -> Self {
        Self {
            user_id: user_id.into(),
        }
    }
}

impl Operation for GetUser {
    type Output = types::UserDto;

    const INFO: OperationInfo = OperationInfo::new("get_user", "GET", "/api/v1/auth/users/{user_id}")
        .class(OperationClass::Read)
        .answers(200, Answer::Json)
        .since("6.12.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/auth/users/").segment(&self.user_id);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Changes a user.
///
/// `PATCH /api/v1/auth/users/{user_id}`, since InvokeAI 6.12.0; on a multi-user server for administrators. It
/// may be repeated.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateUser {
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`.
    pub user_id: types::UserId,
    /// What is sent.
    pub body: types::AdminUserUpdateRequest,
}

impl UpdateUser {
    /// With everything it needs.
    pub fn new(user_id: impl Into<types::UserId>, body: types::AdminUserUpdateRequest) -> Self {
        Self {
            user_id: user_id.into(),
            body,
        }
    }
}

impl Operation for UpdateUser {
    type Output = types::UserDto;

    const INFO: OperationInfo = OperationInfo::new("update_user", "PATCH", "/api/v1/auth/users/{user_id}")
        .class(OperationClass::IdempotentWrite)
        .answers(200, Answer::Json)
        .since("6.12.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/auth/users/").segment(&self.user_id);
        let body = RequestBody::json(&self.body);
        Request::new(&Self::INFO, target, body)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::json(Self::INFO.id, body)
    }
}

/// Deletes a user.
///
/// `DELETE /api/v1/auth/users/{user_id}`, since InvokeAI 6.12.0; on a multi-user server for administrators.
/// It may be repeated. Success is `204`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteUser {
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`.
    pub user_id: types::UserId,
}

impl DeleteUser {
    /// With everything it needs.
    pub fn new(user_id: impl Into<types::UserId>) -> Self {
        Self {
            user_id: user_id.into(),
        }
    }
}

impl Operation for DeleteUser {
    type Output = ();

    const INFO: OperationInfo = OperationInfo::new("delete_user", "DELETE", "/api/v1/auth/users/{user_id}")
        .class(OperationClass::IdempotentWrite)
        .answers(204, Answer::None)
        .since("6.12.0", Access::Admin);

    #[inline]
    fn request(&self) -> Request {
        let target = Target::new("api/v1/auth/users/").segment(&self.user_id);
        Request::new(&Self::INFO, target, RequestBody::Empty)
    }

    #[inline]
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode::none(Self::INFO.id, body)
    }
}
