// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of authentication.

use serde::{Deserialize, Serialize};

use crate::types::{Secret, Timestamp, UnknownFields, UserId};
use crate::value::setters;

/// Admin user create request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AdminUserCreateRequest {
    /// Email.
    pub email: String,
    /// Display name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Password.
    pub password: Secret,
    /// Is admin. Default: `false`.
    #[serde(default)]
    pub is_admin: bool,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl AdminUserCreateRequest {
    /// With what cannot be left out.
    pub fn new(email: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self {
            email: email.into(),
            password: password.into(),
            ..Self::default()
        }
    }
}

setters! {
    AdminUserCreateRequest {
        display_name: optional String,
        is_admin: plain bool,
    }
}

/// Admin user update request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AdminUserUpdateRequest {
    /// Display name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<Secret>,
    /// Is admin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_admin: Option<bool>,
    /// Is active.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_active: Option<bool>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

setters! {
    AdminUserUpdateRequest {
        display_name: optional String,
        password: optional Secret,
        is_admin: optional bool,
        is_active: optional bool,
    }
}

/// Generate password response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GeneratePasswordResponse {
    /// Password.
    pub password: Secret,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl GeneratePasswordResponse {
    /// With everything it needs.
    pub fn new(password: impl Into<Secret>) -> Self {
        Self {
            password: password.into(),
            ..Self::default()
        }
    }
}

/// Login request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LoginRequest {
    /// Email.
    pub email: String,
    /// Password.
    pub password: Secret,
    /// Remember me. Default: `false`.
    #[serde(default)]
    pub remember_me: bool,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl LoginRequest {
    /// With what cannot be left out.
    pub fn new(email: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self {
            email: email.into(),
            password: password.into(),
            ..Self::default()
        }
    }
}

setters! {
    LoginRequest {
        remember_me: plain bool,
    }
}

/// Login response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LoginResponse {
    /// Token.
    pub token: Secret,
    /// User.
    pub user: UserDto,
    /// Expires in.
    pub expires_in: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl LoginResponse {
    /// With everything it needs.
    pub fn new(token: impl Into<Secret>, user: UserDto, expires_in: i64) -> Self {
        Self {
            token: token.into(),
            user,
            expires_in,
            ..Self::default()
        }
    }
}

/// Logout response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LogoutResponse {
    /// Success.
    pub success: bool,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl LogoutResponse {
    /// With everything it needs.
    pub fn new(success: bool) -> Self {
        Self {
            success,
            ..Self::default()
        }
    }
}

/// Media cookie response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MediaCookieResponse {
    /// Success.
    pub success: bool,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl MediaCookieResponse {
    /// With everything it needs.
    pub fn new(success: bool) -> Self {
        Self {
            success,
            ..Self::default()
        }
    }
}

/// Setup request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SetupRequest {
    /// Email.
    pub email: String,
    /// Display name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Password.
    pub password: Secret,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl SetupRequest {
    /// With what cannot be left out.
    pub fn new(email: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self {
            email: email.into(),
            password: password.into(),
            ..Self::default()
        }
    }
}

setters! {
    SetupRequest {
        display_name: optional String,
    }
}

/// Setup response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SetupResponse {
    /// Success.
    pub success: bool,
    /// User.
    pub user: UserDto,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl SetupResponse {
    /// With everything it needs.
    pub fn new(success: bool, user: UserDto) -> Self {
        Self {
            success,
            user,
            ..Self::default()
        }
    }
}

/// Setup status response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SetupStatusResponse {
    /// Setup required.
    pub setup_required: bool,
    /// Multiuser enabled.
    pub multiuser_enabled: bool,
    /// Strict password checking.
    pub strict_password_checking: bool,
    /// Admin email.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin_email: Option<String>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl SetupStatusResponse {
    /// With what cannot be left out.
    pub fn new(setup_required: bool, multiuser_enabled: bool, strict_password_checking: bool) -> Self {
        Self {
            setup_required,
            multiuser_enabled,
            strict_password_checking,
            ..Self::default()
        }
    }
}

/// User dto.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserDto {
    /// User id.
    pub user_id: UserId,
    /// Email.
    pub email: String,
    /// Display name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Is admin. Default: `false`.
    #[serde(default)]
    pub is_admin: bool,
    /// Is active. Default: `true`.
    #[serde(default = "user_dto_is_active")]
    pub is_active: bool,
    /// Created at.
    pub created_at: Timestamp,
    /// Updated at.
    pub updated_at: Timestamp,
    /// Last login at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_login_at: Option<Timestamp>,
    /// Token epoch. Default: `0`.
    #[serde(default)]
    pub token_epoch: i64,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl UserDto {
    /// With what cannot be left out.
    pub fn new(
        user_id: impl Into<UserId>,
        email: impl Into<String>,
        created_at: impl Into<Timestamp>,
        updated_at: impl Into<Timestamp>,
    ) -> Self {
        Self {
            user_id: user_id.into(),
            email: email.into(),
            created_at: created_at.into(),
            updated_at: updated_at.into(),
            ..Self::default()
        }
    }
}

impl Default for UserDto {
    fn default() -> Self {
        Self {
            user_id: Default::default(),
            email: Default::default(),
            display_name: Default::default(),
            is_admin: Default::default(),
            is_active: user_dto_is_active(),
            created_at: Default::default(),
            updated_at: Default::default(),
            last_login_at: Default::default(),
            token_epoch: Default::default(),
            unknown: UnknownFields::default(),
        }
    }
}

fn user_dto_is_active() -> bool {
    true
}

/// User profile update request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserProfileUpdateRequest {
    /// Display name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Current password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current_password: Option<Secret>,
    /// New password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_password: Option<Secret>,
    /// Fields that this version of the crate does not know, kept as they were sent.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

setters! {
    UserProfileUpdateRequest {
        display_name: optional String,
        current_password: optional Secret,
        new_password: optional Secret,
    }
}
