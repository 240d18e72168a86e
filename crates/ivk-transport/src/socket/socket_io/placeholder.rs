//! The places in JSON where attachments belong.

use std::fmt;

use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::DecodeError;

/// Checks that every placeholder in `json` points to one of `count` attachments, in whatever order they stand.
///
/// # Errors
/// [`DecodeError::BadPlaceholder`] for a placeholder without a valid number, [`DecodeError::BadPayload`] for text
/// that is not JSON.
pub fn check_placeholders(json: &str, count: usize) -> Result<(), DecodeError> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let mut broken = false;
    let walked = deserializer
        .deserialize_any(Walk {
            count,
            broken: &mut broken,
        })
        .and_then(|()| deserializer.end());
    match walked {
        _ if broken => Err(DecodeError::BadPlaceholder),
        Ok(()) => Ok(()),
        Err(_) => Err(DecodeError::BadPayload),
    }
}

/// Walks through a value. The depth is bounded by the JSON reader.
struct Walk<'b> {
    count: usize,
    broken: &'b mut bool,
}

impl<'de> serde::de::DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while entries
            .next_element_seed(Walk {
                count: self.count,
                broken: self.broken,
            })?
            .is_some()
        {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let (mut is_placeholder, mut number) = (false, None);
        while let Some(name) = members.next_key::<std::borrow::Cow<'_, str>>()? {
            match &*name {
                "_placeholder" => is_placeholder = matches!(members.next_value()?, Scalar::True),
                "num" => {
                    number = match members.next_value()? {
                        Scalar::Number(number) => Some(number),
                        _ => None,
                    };
                }
                _ => members.next_value_seed(Walk {
                    count: self.count,
                    broken: self.broken,
                })?,
            }
        }
        let found = number
            .and_then(|n| usize::try_from(n).ok())
            .is_some_and(|n| n < self.count);
        if is_placeholder && !found {
            *self.broken = true;
            return Err(A::Error::custom("a placeholder points to no attachment"));
        }
        Ok(())
    }
}

/// The value of a member that a placeholder may have.
enum Scalar {
    True,
    Number(u64),
    Other,
}

impl<'de> serde::Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Look;
        impl<'de> Visitor<'de> for Look {
            type Value = Scalar;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any JSON value")
            }

            fn visit_bool<E>(self, value: bool) -> Result<Scalar, E> {
                Ok(if value { Scalar::True } else { Scalar::Other })
            }

            fn visit_u64<E>(self, value: u64) -> Result<Scalar, E> {
                Ok(Scalar::Number(value))
            }

            fn visit_i64<E>(self, _: i64) -> Result<Scalar, E> {
                Ok(Scalar::Other)
            }

            fn visit_f64<E>(self, _: f64) -> Result<Scalar, E> {
                Ok(Scalar::Other)
            }

            fn visit_str<E>(self, _: &str) -> Result<Scalar, E> {
                Ok(Scalar::Other)
            }

            fn visit_unit<E>(self) -> Result<Scalar, E> {
                Ok(Scalar::Other)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Scalar, A::Error> {
                while entries.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Scalar::Other)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Scalar, A::Error> {
                while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Scalar::Other)
            }
        }
        deserializer.deserialize_any(Look)
    }
}
