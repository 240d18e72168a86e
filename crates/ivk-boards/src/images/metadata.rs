//! Generation data.

use indexmap::IndexMap;
use ivk_api::types::RawJson;
use serde::de::DeserializeOwned;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// What an image or a video says about how it was made: prompts, seed, size, models, whatever its workflow recorded.
///
/// It is written as JSON in the order and to the digit that the server gave it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImageMetadata {
    fields: Vec<(String, RawJson)>,
}

impl ImageMetadata {
    pub(crate) fn new(fields: impl IntoIterator<Item = (String, RawJson)>) -> Self {
        Self {
            fields: fields.into_iter().collect(),
        }
    }

    /// Reads a JSON object, as it stands in a picture file.
    pub(crate) fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str::<IndexMap<String, RawJson>>(json).map(Self::new)
    }

    /// One field, as any type that can be read from it; `None` when it is absent, null or of another type.
    ///
    /// ```
    /// # fn show(metadata: &ivk_boards::ImageMetadata) {
    /// let prompt: Option<String> = metadata.get("positive_prompt");
    /// let seed: Option<u32> = metadata.get("seed");
    /// # }
    /// ```
    pub fn get<T: DeserializeOwned>(&self, field: &str) -> Option<T> {
        let value = self.raw(field)?;
        if value.is_null() {
            None
        } else {
            value.decode().ok()
        }
    }

    /// One field as JSON.
    pub fn raw(&self, field: &str) -> Option<&RawJson> {
        self.fields
            .iter()
            .find(|(name, _)| name == field)
            .map(|(_, value)| value)
    }

    /// All fields as JSON, in the order of the server.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &RawJson)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value))
    }
}

impl Serialize for ImageMetadata {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.fields.len()))?;
        for (name, value) in &self.fields {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
