//! Field values from the types that Rust programs have at hand.

use super::{
    Board, BoardId, Carried, Choice, Color, FieldValue, ImageName, LoraWeight, ModelIdentifier,
    ModelReference, NamedModel, Scheduler, StylePresetId, SystemPromptId, VideoName, WorkflowId,
};
use crate::generator::{FloatGenerator, Generator, ImageGenerator, IntegerGenerator, StringGenerator};

macro_rules! from {
    ($($type:ty => |$value:ident| $made:expr;)*) => {$(
        impl From<$type> for FieldValue {
            fn from($value: $type) -> Self {
                $made
            }
        }
    )*};
}

from! {
    i64 => |value| Self::Integer(value);
    i32 => |value| Self::Integer(value.into());
    i16 => |value| Self::Integer(value.into());
    i8 => |value| Self::Integer(value.into());
    u32 => |value| Self::Integer(value.into());
    u16 => |value| Self::Integer(value.into());
    u8 => |value| Self::Integer(value.into());
    // No field takes a number beyond the others; it is kept, so that the check can name it.
    u64 => |value| i64::try_from(value).map_or_else(|_| Self::Other(value.into()), Self::Integer);
    usize => |value| (value as u64).into();
    f64 => |value| Self::Float(value);
    f32 => |value| Self::Float(widen(value));
    bool => |value| Self::Boolean(value);
    String => |value| Self::String(value);
    &str => |value| Self::String(value.to_owned());
    &String => |value| Self::String(value.clone());
    Choice => |value| Self::Choice(value);
    ImageName => |value| Self::Image(value);
    VideoName => |value| Self::Video(value);
    Board => |value| Self::Board(value);
    BoardId => |value| Self::Board(Board::Id(value));
    StylePresetId => |value| Self::StylePreset(value);
    SystemPromptId => |value| Self::SystemPrompt(value);
    WorkflowId => |value| Self::SavedWorkflow(value);
    Color => |value| Self::Color(value);
    Scheduler => |value| Self::Scheduler(value);
    ModelReference => |value| Self::Model(Box::new(value));
    ModelIdentifier => |value| Self::Model(Box::new(value.into()));
    NamedModel => |value| Self::Model(Box::new(value.into()));
    LoraWeight => |value| Self::Loras(vec![value]);
    Generator => |value| Self::Generator(Box::new(value));
    FloatGenerator => |value| Generator::Float(value).into();
    IntegerGenerator => |value| Generator::Integer(value).into();
    StringGenerator => |value| Generator::String(value).into();
    ImageGenerator => |value| Generator::Image(value).into();
    Carried => |value| Self::Carried(Box::new(value));
    Vec<i64> => |list| Self::Integers(list);
    Vec<i32> => |list| Self::Integers(list.into_iter().map(Into::into).collect());
    Vec<u32> => |list| Self::Integers(list.into_iter().map(Into::into).collect());
    Vec<f64> => |list| Self::Floats(list);
    Vec<f32> => |list| Self::Floats(list.into_iter().map(widen).collect());
    Vec<String> => |list| Self::Strings(list);
    Vec<&str> => |list| Self::Strings(list.into_iter().map(str::to_owned).collect());
    Vec<bool> => |list| Self::Booleans(list);
    Vec<ImageName> => |list| Self::Images(list);
    Vec<VideoName> => |list| Self::Videos(list);
    Vec<LoraWeight> => |list| Self::Loras(list);
    Vec<Color> => |list| Self::List(list.into_iter().map(Self::Color).collect());
    Vec<ModelIdentifier> => |list| Self::List(list.into_iter().map(Into::into).collect());
    Vec<FieldValue> => |list| Self::List(list);
}

impl<T, const N: usize> From<[T; N]> for FieldValue
where
    Vec<T>: Into<FieldValue>,
{
    fn from(list: [T; N]) -> Self {
        Vec::from(list).into()
    }
}

impl<'s, T: Clone> From<&'s [T]> for FieldValue
where
    Vec<T>: Into<FieldValue>,
{
    fn from(list: &'s [T]) -> Self {
        list.to_vec().into()
    }
}

/// The number that a person would write: `0.1` stays `0.1`, not `0.10000000149011612`.
fn widen(value: f32) -> f64 {
    value.to_string().parse().unwrap_or_else(|_| value.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_types_become_values() {
        assert_eq!(FieldValue::from(0.1_f32), FieldValue::Float(0.1));
        assert_eq!(FieldValue::from(u32::MAX), FieldValue::Integer(4_294_967_295));
        assert_eq!(FieldValue::from([1.5, 2.0]), FieldValue::Floats(vec![1.5, 2.0]));
        assert_eq!(
            FieldValue::from(["a", "b"]),
            FieldValue::Strings(vec!["a".into(), "b".into()])
        );
        assert_eq!(FieldValue::from(7_usize), FieldValue::Integer(7));
        assert_eq!(FieldValue::from(u64::MAX).to_api(), u64::MAX);
        let list: &[i64] = &[1, 2];
        assert_eq!(FieldValue::from(list), FieldValue::Integers(vec![1, 2]));
        assert!(matches!(FieldValue::from(f32::NAN), FieldValue::Float(value) if value.is_nan()));
        assert_eq!(FieldValue::from(f32::INFINITY), FieldValue::Float(f64::INFINITY));
    }
}
