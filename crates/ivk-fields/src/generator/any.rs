//! A generator of any kind, as a workflow file holds it.

use std::fmt;

use serde_json::Value;

use crate::field_type::TypeName;

use super::parameters::{Malformed, number};
use super::source::{GeneratorSource, Question};
use super::{FloatGenerator, GeneratorError, ImageGenerator, IntegerGenerator, StringGenerator};

/// A generator of any kind.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Generator {
    /// Makes numbers.
    Float(FloatGenerator),
    /// Makes integers.
    Integer(IntegerGenerator),
    /// Makes strings.
    String(StringGenerator),
    /// Makes images.
    Image(ImageGenerator),
}

/// The list that a generator made.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Generated {
    /// Numbers.
    Floats(Vec<f64>),
    /// Integers.
    Integers(Vec<i64>),
    /// Strings.
    Strings(Vec<String>),
    /// Names of images.
    Images(Vec<String>),
}

/// Why a stored value is no generator. The sentence goes on after "the generator cannot be used: ".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MalformedGenerator(String);

impl fmt::Display for MalformedGenerator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for MalformedGenerator {}

impl Generator {
    /// Reads the value of a generator field. The word in its `type` decides the kind; what it leaves out has
    /// the editor's default.
    ///
    /// ```
    /// use ivk_fields::generator::{Generated, Generator, NoSource};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let stored = serde_json::from_str(r#"{"type": "integer_generator_linear_distribution", "count": 3}"#)?;
    /// let generator = Generator::from_api(&stored)?;
    /// assert_eq!(generator.values(&NoSource)?, Generated::Integers(vec![0, 5, 10]));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// When the value is no object, names no known type, or holds a parameter of a wrong type.
    pub fn from_api(value: &Value) -> Result<Self, MalformedGenerator> {
        let read = || {
            let object = value
                .as_object()
                .ok_or_else(|| Malformed::new("it is no object"))?;
            let name = object.get("type").and_then(Value::as_str).unwrap_or_default();
            match name.split_once("_generator_").map(|(kind, _)| kind) {
                Some("integer") => IntegerGenerator::from_api(object).map(Self::Integer),
                Some("string") => StringGenerator::from_api(object).map(Self::String),
                Some("image") => ImageGenerator::from_api(object).map(Self::Image),
                _ => FloatGenerator::from_api(object).map(Self::Float),
            }
        };
        read().map_err(|malformed| MalformedGenerator(malformed.into_reason()))
    }

    /// The value as a workflow file holds it.
    pub fn to_api(&self) -> Value {
        match self {
            Self::Float(generator) => generator.to_api(),
            Self::Integer(generator) => generator.to_api(),
            Self::String(generator) => generator.to_api(),
            Self::Image(generator) => generator.to_api(),
        }
    }

    /// The type of the field that holds such a generator.
    pub fn field_type(&self) -> TypeName {
        match self {
            Self::Float(_) => TypeName::FLOAT_GENERATOR,
            Self::Integer(_) => TypeName::INTEGER_GENERATOR,
            Self::String(_) => TypeName::STRING_GENERATOR,
            Self::Image(_) => TypeName::IMAGE_GENERATOR,
        }
    }

    /// What a server must be asked before the list can be made.
    pub fn question(&self) -> Option<Question> {
        match self {
            Self::Float(_) | Self::Integer(_) => None,
            Self::String(generator) => generator.question(),
            Self::Image(generator) => generator.question(),
        }
    }

    /// Makes the list. Random generators without a seed make another one each time.
    ///
    /// # Errors
    ///
    /// When it would be too long, hold a number that JSON does not carry exactly, or when a server makes the
    /// list and `source` does not know the answer.
    pub fn values(&self, source: &(impl GeneratorSource + ?Sized)) -> Result<Generated, GeneratorError> {
        Ok(match self {
            Self::Float(generator) => Generated::Floats(generator.values(source)?),
            Self::Integer(generator) => Generated::Integers(generator.values(source)?),
            Self::String(generator) => Generated::Strings(generator.values(source)?),
            Self::Image(generator) => Generated::Images(generator.values(source)?),
        })
    }
}

impl Generated {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Floats(values) => values.len(),
            Self::Integers(values) => values.len(),
            Self::Strings(values) | Self::Images(values) => values.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The items of a batch: numbers, strings, or `{"image_name": …}`.
    pub fn into_items(self) -> Vec<Value> {
        match self {
            Self::Floats(values) => values.into_iter().map(number).collect(),
            Self::Integers(values) => values.into_iter().map(Value::from).collect(),
            Self::Strings(values) => values.into_iter().map(Value::String).collect(),
            Self::Images(names) => names
                .into_iter()
                .map(|name| serde_json::json!({ "image_name": name }))
                .collect(),
        }
    }
}
