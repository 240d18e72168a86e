//! Values that a batch puts into fields.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{ImageName, RawJson, VideoName};

/// A value that a batch puts into a field of a node: what varies from item to item.
///
/// The server does not check it against the field before the item runs (6.14.2), and an item with a wrong one
/// stops the whole queue.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum BatchValue {
    /// A text.
    Text(String),
    /// An integer.
    Integer(i64),
    /// A number. The server cannot read a number that is not finite; such a one is sent as `null`.
    Number(f64),
    /// An image.
    Image(ImageName),
    /// A video.
    Video(VideoName),
    /// Several values, for a field that takes a collection.
    List(Vec<Self>),
    /// Anything else, kept as it was sent.
    Other(RawJson),
}

#[derive(Serialize)]
struct ImageField<'a> {
    image_name: &'a ImageName,
}

#[derive(Serialize)]
struct VideoField<'a> {
    video_name: &'a VideoName,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    image_name: Option<ImageName>,
    video_name: Option<VideoName>,
}

impl Serialize for BatchValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Image(image_name) => ImageField { image_name }.serialize(serializer),
            Self::Video(video_name) => VideoField { video_name }.serialize(serializer),
            Self::List(values) => values.serialize(serializer),
            Self::Other(raw) => raw.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for BatchValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        RawJson::deserialize(deserializer).map(Self::from)
    }
}

impl From<RawJson> for BatchValue {
    fn from(raw: RawJson) -> Self {
        let known = match raw.as_str().as_bytes().first() {
            Some(b'"') => raw.decode().map(Self::Text).ok(),
            Some(b'[') => raw.decode().map(Self::List).ok(),
            Some(b'{') => match raw.decode::<Name>() {
                Ok(Name {
                    image_name: Some(name),
                    video_name: None,
                }) => Some(Self::Image(name)),
                Ok(Name {
                    image_name: None,
                    video_name: Some(name),
                }) => Some(Self::Video(name)),
                _ => None,
            },
            // An integer that is too big for one is no number either: it would come back changed.
            Some(b'-' | b'0'..=b'9') if raw.as_str().contains(['.', 'e', 'E']) => {
                raw.decode().map(Self::Number).ok()
            }
            Some(b'-' | b'0'..=b'9') => raw.decode().map(Self::Integer).ok(),
            _ => None,
        };
        known.unwrap_or(Self::Other(raw))
    }
}

impl From<&str> for BatchValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for BatchValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for BatchValue {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<i32> for BatchValue {
    fn from(number: i32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<f64> for BatchValue {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<ImageName> for BatchValue {
    fn from(name: ImageName) -> Self {
        Self::Image(name)
    }
}

impl From<VideoName> for BatchValue {
    fn from(name: VideoName) -> Self {
        Self::Video(name)
    }
}

impl<T: Into<Self>> From<Vec<T>> for BatchValue {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

impl Default for BatchValue {
    fn default() -> Self {
        Self::Other(RawJson::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_is_told_apart_and_survives() {
        for (json, expected) in [
            (r#""a""#, BatchValue::from("a")),
            ("3", BatchValue::Integer(3)),
            ("-3", BatchValue::Integer(-3)),
            ("3.5", BatchValue::Number(3.5)),
            (r#"{"image_name":"a.png"}"#, BatchValue::Image("a.png".into())),
            (r#"{"video_name":"a.mp4"}"#, BatchValue::Video("a.mp4".into())),
            (r#"[1,"a"]"#, BatchValue::List(vec![1.into(), "a".into()])),
        ] {
            let value: BatchValue = serde_json::from_str(json).unwrap();
            assert_eq!(value, expected, "{json}");
            assert_eq!(serde_json::to_string(&value).unwrap(), json);
        }
        for json in [
            "18446744073709551615",
            "true",
            "null",
            r#"{"board_id":"b"}"#,
            r#"{"image_name":"a","video_name":"b"}"#,
        ] {
            let value: BatchValue = serde_json::from_str(json).unwrap();
            assert!(matches!(value, BatchValue::Other(_)), "{json}");
            assert_eq!(serde_json::to_string(&value).unwrap(), json);
        }
    }
}
