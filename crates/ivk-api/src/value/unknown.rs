//! Fields of a newer server.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::RawJson;

/// The fields of an object that this version of the crate does not know. They are sent back as they came.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnknownFields(Map<String, Value>);

impl UnknownFields {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Their names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The value of one of them.
    pub fn get(&self, name: &str) -> Option<RawJson> {
        self.0.get(name).and_then(|value| RawJson::from_value(value).ok())
    }

    /// Adds a field, for a server that knows more than this crate. Returns whether it was new.
    ///
    /// A field that the type has of its own must be set there: a name that is sent twice is read once.
    ///
    /// # Errors
    ///
    /// When the value cannot be written as JSON.
    pub fn insert<T: Serialize>(
        &mut self,
        name: impl Into<String>,
        value: &T,
    ) -> Result<bool, serde_json::Error> {
        Ok(self.0.insert(name.into(), serde_json::to_value(value)?).is_none())
    }
}

impl std::fmt::Debug for UnknownFields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(&self.0).finish()
    }
}
