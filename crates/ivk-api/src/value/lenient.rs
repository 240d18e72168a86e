//! Absent and `null` are one.

use serde::{Deserialize, Deserializer};

use super::UserId;

/// Takes `null` for the default, as if the field were absent.
pub(crate) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

impl UserId {
    /// Takes `null` for the one user that older servers had.
    pub(crate) fn or_system<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.unwrap_or_else(Self::system))
    }
}
