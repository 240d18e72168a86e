//! Nodes and what they give, both open.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{ImageName, RawJson, VideoName, tagged};

/// Declares a JSON object that is carried as text and knows its `type`.
macro_rules! typed_object {
    ($(#[$meta:meta])* $name:ident, $type_doc:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct $name {
            kind: String,
            raw: RawJson,
        }

        impl $name {
            /// Takes the JSON of it. The type is empty when the JSON has none.
            pub fn new(raw: RawJson) -> Self {
                let kind = tagged::text_field(raw.as_str(), "type").unwrap_or_default().into_owned();
                Self { kind, raw }
            }

            #[doc = $type_doc]
            pub fn kind(&self) -> &str {
                &self.kind
            }

            /// All of it.
            pub fn raw(&self) -> &RawJson {
                &self.raw
            }

            /// Reads it as a type of your own.
            ///
            /// # Errors
            ///
            /// When it is not of that type.
            pub fn decode<'a, T: Deserialize<'a>>(&'a self) -> Result<T, serde_json::Error> {
                self.raw.decode()
            }
        }

        impl From<RawJson> for $name {
            fn from(raw: RawJson) -> Self {
                Self::new(raw)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.raw.serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                RawJson::deserialize(deserializer).map(Self::new)
            }
        }
    };
}

typed_object! {
    /// A node of a graph, as the server runs it.
    ///
    /// ```
    /// use ivk_api::types::{Node, RawJson};
    ///
    /// let node = Node::new(RawJson::parse(r#"{"id": "a", "type": "integer", "value": 3}"#)?);
    /// assert_eq!((node.id().as_deref(), node.kind()), (Some("a"), "integer"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    Node, "The type of the node: `add`, `denoise_latents`."
}

impl Node {
    /// The id of the node. In a running session this is the id of the prepared copy, not that of the graph.
    pub fn id(&self) -> Option<String> {
        tagged::text_field(self.raw.as_str(), "id").map(Into::into)
    }
}

typed_object! {
    /// What a node gave.
    ///
    /// ```
    /// use ivk_api::types::{NodeOutput, RawJson};
    ///
    /// let output = NodeOutput::new(RawJson::parse(
    ///     r#"{"type": "image_output", "image": {"image_name": "a.png"}, "width": 8, "height": 8}"#,
    /// )?);
    /// assert_eq!(output.kind(), "image_output");
    /// assert_eq!(output.images(), ["a.png"]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    NodeOutput, "The type of the output: `image_output`, `integer_output`."
}

impl NodeOutput {
    /// The images in it, wherever they stand, in the order in which they stand there.
    pub fn images(&self) -> Vec<ImageName> {
        self.names("image_name")
    }

    /// The videos in it, wherever they stand, in the order in which they stand there.
    pub fn videos(&self) -> Vec<VideoName> {
        self.names("video_name")
    }

    fn names<T: From<String>>(&self, field: &'static str) -> Vec<T> {
        // Most outputs hold no name at all, and some are big.
        if !self.raw.as_str().contains(field) {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut json = serde_json::Deserializer::from_str(self.raw.as_str());
        // What is found before something unreadable is still right.
        let _ = serde::de::DeserializeSeed::deserialize(
            Names {
                field,
                found: &mut found,
            },
            &mut json,
        );
        found.into_iter().map(T::from).collect()
    }
}

/// Gathers the texts of a field at any depth, in the order of the document.
struct Names<'a> {
    field: &'static str,
    found: &'a mut Vec<String>,
}

mod walk {
    use std::fmt;

    use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

    use super::Names;

    impl<'de> DeserializeSeed<'de> for Names<'_> {
        type Value = Option<String>;

        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
            deserializer.deserialize_any(self)
        }
    }

    impl<'de> Visitor<'de> for Names<'_> {
        type Value = Option<String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("JSON")
        }

        fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            Ok(Some(text.to_owned()))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            while seq
                .next_element_seed(Names {
                    field: self.field,
                    found: &mut *self.found,
                })?
                .is_some()
            {}
            Ok(None)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            while let Some(key) = map.next_key::<String>()? {
                let value = map.next_value_seed(Names {
                    field: self.field,
                    found: &mut *self.found,
                })?;
                if key == self.field
                    && let Some(name) = value
                {
                    self.found.push(name);
                }
            }
            Ok(None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(json: &str) -> NodeOutput {
        NodeOutput::new(RawJson::parse(json).unwrap())
    }

    #[test]
    fn images_are_found_at_any_depth_in_order() {
        let found = output(
            r#"{"type":"x","collection":[{"image_name":"b"},{"image_name":"a"}],"nested":{"mask":{"image_name":"c"}},
                "not_a_name":"image_name","video":{"video_name":"v"},"image_name":3}"#,
        );
        assert_eq!(found.images(), ["b", "a", "c"]);
        assert_eq!(found.videos(), ["v"]);
    }

    #[test]
    fn an_output_without_type_is_kept() {
        let found = output(r#"{"value": 1.50}"#);
        assert_eq!(found.kind(), "");
        assert_eq!(serde_json::to_string(&found).unwrap(), r#"{"value": 1.50}"#);
    }
}
