// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Types of authentication.

use serde::{Deserialize, Serialize};

use crate::types::{Secret, Timestamp, UnknownFields, UserId};
use crate::value::{or_default, setters};

/// A user to be made.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AdminUserCreateRequest {
    /// The address by which the user signs in.
    pub email: String,
    /// The name that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// The password.
    pub password: Secret,
    /// Whether the user is an administrator. Default: `false`.
    #[serde(default, deserialize_with = "or_default")]
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

/// What is to change about a user.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AdminUserUpdateRequest {
    /// The name that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// The password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<Secret>,
    /// Whether the user is an administrator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_admin: Option<bool>,
    /// Whether the user may sign in.
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

/// A password that was made up.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GeneratePasswordResponse {
    /// The password.
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

/// Who signs in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LoginRequest {
    /// The address by which the user signs in.
    pub email: String,
    /// The password.
    pub password: Secret,
    /// Whether the token is to be good for a week, and not only for a day. Default: `false`.
    #[serde(default, deserialize_with = "or_default")]
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

/// The token of a user who signed in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LoginResponse {
    /// The token.
    pub token: Secret,
    /// The user.
    pub user: UserDto,
    /// For how many seconds the token is good.
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

/// Whether it worked.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LogoutResponse {
    /// Whether it worked.
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

/// Whether it worked.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MediaCookieResponse {
    /// Whether it worked.
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

/// The first administrator.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SetupRequest {
    /// The address by which the user signs in.
    pub email: String,
    /// The name that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// The password.
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

/// The first administrator, who was made.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SetupResponse {
    /// Whether it worked.
    pub success: bool,
    /// The user.
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

/// Whether the server has several users, and whether it is set up.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SetupStatusResponse {
    /// Whether the first administrator is still to be made.
    pub setup_required: bool,
    /// Whether the server has several users.
    pub multiuser_enabled: bool,
    /// Whether weak passwords are refused.
    pub strict_password_checking: bool,
    /// The first active administrator.
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

/// A user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserDto {
    /// The user. On a single-user server it is `system`; what belongs to others is `redacted`.
    pub user_id: UserId,
    /// The address by which the user signs in.
    pub email: String,
    /// The name that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Whether the user is an administrator. Default: `false`.
    #[serde(default, deserialize_with = "or_default")]
    pub is_admin: bool,
    /// Whether the user may sign in. Default: `true`.
    #[serde(default = "user_dto_is_active")]
    pub is_active: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
    /// When the user signed in last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_login_at: Option<Timestamp>,
    /// How often the tokens of the user were made worthless. Default: `0`.
    #[serde(default, deserialize_with = "or_default")]
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

/// What a user wants to change about themself. What is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserProfileUpdateRequest {
    /// The name that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// The present password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current_password: Option<Secret>,
    /// The new password.
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
