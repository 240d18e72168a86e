//! Field types of the user's own, beside the built-in ones.

use std::fmt;
use std::sync::Arc;

use serde_json::Value;

use crate::check::{ValueProblem, ValueProblems};
use crate::template::{InputKind, InputTemplate};
use crate::value::FieldValue;

/// A field type that this crate does not know, such as one of a custom node.
pub trait CustomFieldType: Send + Sync {
    /// Whether the input is of this type.
    fn handles(&self, input: &InputTemplate) -> bool;

    /// Makes a value for the input. JSON comes as [`FieldValue::Other`], text as [`FieldValue::String`].
    ///
    /// # Errors
    ///
    /// When the value does not fit; [`ValueProblem::custom`] makes the problem.
    fn build(&self, input: &InputTemplate, value: FieldValue) -> Result<FieldValue, ValueProblem>;
}

/// Which field types there are: the built-in ones, and those registered here, which go first.
///
/// ```
/// use ivk_fields::{FieldTypes, FieldValue, Templates, ValueProblem};
///
/// let mut types = FieldTypes::default();
/// types.register(
///     |input| input.field_type.name == "StringField" && input.name == "prompt",
///     |_, value| match value {
///         FieldValue::String(text) if text.is_empty() => Err(ValueProblem::custom("the prompt is empty")),
///         value => Ok(value),
///     },
/// );
/// let compel = Templates::builtin().get("compel").expect("a node of 6.14.2");
/// assert!(types.accept(&compel.inputs["prompt"], "").is_err());
/// assert!(types.accept(&compel.inputs["prompt"], "a lighthouse").is_ok());
/// ```
#[derive(Clone, Default)]
pub struct FieldTypes {
    custom: Vec<Arc<dyn CustomFieldType>>,
}

impl FieldTypes {
    /// Adds a field type made of a predicate and a builder. What is added later goes first.
    pub fn register<P, B>(&mut self, handles: P, build: B) -> &mut Self
    where
        P: Fn(&InputTemplate) -> bool + Send + Sync + 'static,
        B: Fn(&InputTemplate, FieldValue) -> Result<FieldValue, ValueProblem> + Send + Sync + 'static,
    {
        self.add(Pair { handles, build })
    }

    /// Adds a field type. What is added later goes first.
    pub fn add(&mut self, field_type: impl CustomFieldType + 'static) -> &mut Self {
        self.custom.push(Arc::new(field_type));
        self
    }

    fn custom(&self, input: &InputTemplate) -> Option<&dyn CustomFieldType> {
        self.custom
            .iter()
            .rev()
            .find(|custom| custom.handles(input))
            .map(Arc::as_ref)
    }

    /// Whether a value can be set, rather than only connected.
    pub fn takes_values(&self, input: &InputTemplate) -> bool {
        input.input != InputKind::Connection || self.custom(input).is_some()
    }

    /// Takes a value for an input, as [`InputTemplate::accept`] does.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the value.
    pub fn accept(
        &self,
        input: &InputTemplate,
        value: impl Into<FieldValue>,
    ) -> Result<FieldValue, ValueProblems> {
        match self.custom(input) {
            Some(custom) => Ok(custom.build(input, value.into())?),
            None => input.accept(value),
        }
    }

    /// Takes a value that a person wrote as text, as [`InputTemplate::parse`] does. For a registered type, a
    /// text that is a JSON object or list comes as that.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the value.
    pub fn parse(&self, input: &InputTemplate, text: &str) -> Result<FieldValue, ValueProblems> {
        let Some(custom) = self.custom(input) else {
            return input.parse(text);
        };
        let value = match serde_json::from_str(text) {
            Ok(value @ (Value::Object(_) | Value::Array(_))) => FieldValue::Other(value),
            _ => FieldValue::String(text.to_owned()),
        };
        Ok(custom.build(input, value)?)
    }

    /// Reads a value as a workflow file or graph holds it, as [`InputTemplate::read`] does.
    ///
    /// # Errors
    ///
    /// When the value has not the shape of the type.
    pub fn read(&self, input: &InputTemplate, stored: &Value) -> Result<Option<FieldValue>, ValueProblem> {
        match self.custom(input) {
            Some(_) if stored.is_null() => Ok(None),
            Some(custom) => custom.build(input, FieldValue::Other(stored.clone())).map(Some),
            None => input.read(stored),
        }
    }
}

impl fmt::Debug for FieldTypes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FieldTypes")
            .field("custom", &self.custom.len())
            .finish()
    }
}

struct Pair<P, B> {
    handles: P,
    build: B,
}

impl<P, B> CustomFieldType for Pair<P, B>
where
    P: Fn(&InputTemplate) -> bool + Send + Sync,
    B: Fn(&InputTemplate, FieldValue) -> Result<FieldValue, ValueProblem> + Send + Sync,
{
    fn handles(&self, input: &InputTemplate) -> bool {
        (self.handles)(input)
    }

    fn build(&self, input: &InputTemplate, value: FieldValue) -> Result<FieldValue, ValueProblem> {
        (self.build)(input, value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field_type::FieldType;
    use crate::templates::Templates;
    use serde_json::json;

    /// An angle in degrees, kept as `{"degrees": …}`.
    fn angles() -> FieldTypes {
        let mut types = FieldTypes::default();
        types.register(
            |input| input.field_type.name == "AngleField",
            |_, value| {
                let degrees = match &value {
                    FieldValue::Integer(degrees) => Some(*degrees),
                    FieldValue::String(text) => text.trim_end_matches('°').parse().ok(),
                    FieldValue::Other(value) => value["degrees"].as_i64(),
                    _ => None,
                };
                let degrees = degrees.ok_or_else(|| ValueProblem::custom("an angle is needed"))?;
                Ok(FieldValue::Other(json!({ "degrees": degrees % 360 })))
            },
        );
        types
    }

    #[test]
    fn a_registered_type_takes_values_where_none_could_be_set() {
        let mut input = Templates::builtin().get("denoise_latents").unwrap().inputs["unet"].clone();
        input.field_type = FieldType::single("AngleField");
        let types = angles();
        let quarter = FieldValue::Other(json!({"degrees": 90}));
        assert!(types.takes_values(&input));
        assert!(!FieldTypes::default().takes_values(&input));
        assert_eq!(types.accept(&input, 450).unwrap(), quarter);
        assert_eq!(types.parse(&input, "90°").unwrap(), quarter);
        assert_eq!(types.parse(&input, r#"{"degrees": 90}"#).unwrap(), quarter);
        assert_eq!(
            types.read(&input, &json!({"degrees": 90})).unwrap(),
            Some(quarter)
        );
        assert_eq!(types.read(&input, &Value::Null).unwrap(), None);
        assert_eq!(
            types.accept(&input, true).unwrap_err().to_string(),
            "an angle is needed"
        );
    }

    #[test]
    fn other_inputs_are_untouched() {
        let input = &Templates::builtin().get("add").unwrap().inputs["a"];
        assert_eq!(angles().accept(input, 3).unwrap(), FieldValue::Integer(3));
        assert_eq!(angles().parse(input, "3").unwrap(), FieldValue::Integer(3));
        assert_eq!(
            angles().read(input, &json!(3)).unwrap(),
            Some(FieldValue::Integer(3))
        );
    }

    #[test]
    fn the_newest_type_goes_first() {
        let mut types = angles();
        types.register(|_| true, |_, _| Ok(FieldValue::Boolean(true)));
        let input = &Templates::builtin().get("add").unwrap().inputs["a"];
        assert_eq!(types.accept(input, 3).unwrap(), FieldValue::Boolean(true));
    }
}
