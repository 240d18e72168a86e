//! Objects whose `type` field tells what they are.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer as _;
use serde::de::{Error as _, IgnoredAny, MapAccess, Visitor};

/// Declares an enum of objects told apart by their `type`, with a variant for every other type.
macro_rules! tagged_union {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident($inner:ty) = $tag:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant(Box<$inner>),)+
            /// An object of a type that this version of the crate does not know, kept as it was sent.
            Other(crate::value::RawJson),
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Other(crate::value::RawJson::default())
            }
        }

        $(impl From<$inner> for $name {
            fn from(value: $inner) -> Self {
                Self::$variant(Box::new(value))
            }
        })+

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => value.serialize(serializer),)+
                    Self::Other(raw) => raw.serialize(serializer),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let raw = crate::value::RawJson::deserialize(deserializer)?;
                match crate::value::tagged::text_field(raw.as_str(), "type").as_deref() {
                    $(Some($tag) => match raw.decode::<$inner>() {
                        Ok(value) => Ok(Self::$variant(Box::new(value))),
                        Err(error) => Err(serde::de::Error::custom(format_args!("{}: {error}", $tag))),
                    },)+
                    _ => Ok(Self::Other(raw)),
                }
            }
        }
    };
}

pub(crate) use tagged_union;

/// Reads one text field of a JSON object and skips the rest.
pub(crate) fn text_field<'a>(json: &'a str, name: &str) -> Option<Cow<'a, str>> {
    struct Field<'n>(&'n str);

    impl<'de> Visitor<'de> for Field<'_> {
        type Value = Cow<'de, str>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "an object with `{}`", self.0)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut found = None;
            while let Some(Text(key)) = map.next_key::<Text<'de>>()? {
                if key == self.0 {
                    found = Some(map.next_value::<Text<'de>>()?.0);
                } else {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            found.ok_or_else(|| A::Error::custom("no such field"))
        }
    }

    serde_json::Deserializer::from_str(json)
        .deserialize_map(Field(name))
        .ok()
}

/// A text that is borrowed when it holds no escapes.
#[derive(serde::Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_wherever_it_stands() {
        for (json, expected) in [
            (r#"{"type":"a"}"#, Some("a")),
            (r#"{"x":{"type":"inner"},"type":"a\"b"}"#, Some("a\"b")),
            (r#"{"x":1}"#, None),
            (r#"{"type":1}"#, None),
            ("[]", None),
            ("null", None),
            (r#"{"type""#, None),
        ] {
            assert_eq!(text_field(json, "type").as_deref(), expected, "{json}");
        }
    }
}
