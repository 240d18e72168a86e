//! Field types of the user's own, beside the built-in ones.

use std::fmt;
use std::sync::Arc;

use crate::check::ValueProblem;
use crate::template::{InputKind, InputTemplate, NodeTemplate};
use crate::value::FieldValue;

/// A field type that this crate does not know, such as one of a custom node.
pub trait CustomFieldType: Send + Sync {
    /// Whether the input is of this type.
    fn handles(&self, input: &InputTemplate) -> bool;

    /// Makes a value for the input. Text, numbers and truth values come as what they are, be they given by a program
    /// or stored in a file; JSON lists and objects as [`FieldValue::Other`]. What a person types is text, unless it is
    /// a JSON list or object. It also gets back what it made, to check it.
    ///
    /// # Errors
    ///
    /// When the value does not fit; [`ValueProblem::custom`] makes the problem.
    fn build(&self, input: &InputTemplate, value: FieldValue) -> Result<FieldValue, ValueProblem>;
}

/// Field types beside the built-in ones.
///
/// [`Templates::with_field_types`](crate::Templates::with_field_types) gives them to the inputs that they handle.
/// From then on such an input takes values like any other, in whatever is built on its template.
///
/// ```
/// use ivk_fields::{FieldTypes, FieldValue, Templates, ValueProblem};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut types = FieldTypes::default();
/// types.register(
///     |input| input.field_type.name == "StringField" && input.name == "prompt",
///     |_, value| match value {
///         FieldValue::String(text) if text.is_empty() => Err(ValueProblem::custom("the prompt is empty")),
///         value => Ok(value),
///     },
/// );
/// let templates = Templates::builtin().clone().with_field_types(&types);
/// let prompt = &templates.get("compel").ok_or("no such node")?.inputs["prompt"];
/// assert!(prompt.accept("").is_err());
/// assert!(prompt.accept("a lighthouse").is_ok());
/// # Ok(())
/// # }
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

    /// Gives the inputs of a node the types that handle them.
    pub(crate) fn give_to(&self, node: &mut NodeTemplate) {
        for input in node.inputs.values_mut() {
            if let Some(custom) = self.custom.iter().rev().find(|custom| custom.handles(input)) {
                input.custom = Some(Custom(Arc::clone(custom)));
                if input.input == InputKind::Connection && !input.field_type.name.is_stateful() {
                    // The editor has no widget for the type; the program has one now.
                    input.input = InputKind::Any;
                }
            }
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

/// The type that handles an input.
#[derive(Clone)]
pub(crate) struct Custom(Arc<dyn CustomFieldType>);

impl Custom {
    pub(crate) fn build(&self, input: &InputTemplate, value: FieldValue) -> Result<FieldValue, ValueProblem> {
        self.0.build(input, value)
    }
}

impl PartialEq for Custom {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Custom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Custom")
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
    use crate::templates::Templates;
    use serde_json::{Value, json};

    /// UNets are angles here, kept as `{"degrees": …}`.
    fn angles() -> FieldTypes {
        let mut types = FieldTypes::default();
        types.register(
            |input| input.field_type.name == "UNetField",
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

    fn input(types: &FieldTypes, field: &str) -> InputTemplate {
        let templates = Templates::builtin().clone().with_field_types(types);
        templates.get("denoise_latents").unwrap().inputs[field].clone()
    }

    #[test]
    fn a_registered_type_takes_values_where_none_could_be_set() {
        assert!(!input(&FieldTypes::default(), "unet").is_stateful());
        let unet = input(&angles(), "unet");
        let quarter = FieldValue::Other(json!({"degrees": 90}));
        assert!(unet.is_stateful());
        assert_eq!(unet.input, InputKind::Any);
        assert_eq!(unet.accept(450).unwrap(), quarter);
        assert_eq!(unet.parse("90°").unwrap(), quarter);
        assert_eq!(unet.parse(r#"{"degrees": 90}"#).unwrap(), quarter);
        assert_eq!(unet.read(&json!({"degrees": 90})).unwrap(), Some(quarter.clone()));
        assert_eq!(unet.read(&Value::Null).unwrap(), None);
        assert_eq!(unet.check(&quarter), []);
        assert_eq!(unet.accept(true).unwrap_err().to_string(), "an angle is needed");
        assert_eq!(
            unet.check(&FieldValue::Boolean(true))[0].to_string(),
            "an angle is needed"
        );
    }

    #[test]
    fn what_a_file_stores_comes_as_what_a_program_would_give() {
        let mut types = FieldTypes::default();
        types.register(|_| true, |_, value| Ok(FieldValue::List(vec![value])));
        let unet = input(&types, "unet");
        for (stored, value) in [
            (json!("a text"), FieldValue::from("a text")),
            (json!(3), 3.into()),
            (json!(2.5), 2.5.into()),
            (json!(true), true.into()),
            (json!([1, "a"]), FieldValue::Other(json!([1, "a"]))),
            (json!({"a": 1}), FieldValue::Other(json!({"a": 1}))),
        ] {
            assert_eq!(
                unet.read(&stored).unwrap(),
                Some(FieldValue::List(vec![value])),
                "{stored}"
            );
        }
    }

    #[test]
    fn other_inputs_are_untouched() {
        assert_eq!(input(&angles(), "steps"), input(&FieldTypes::default(), "steps"));
    }

    #[test]
    fn the_newest_type_goes_first() {
        let mut types = angles();
        types.register(|_| true, |_, _| Ok(FieldValue::Boolean(true)));
        assert_eq!(
            input(&types, "unet").accept(3).unwrap(),
            FieldValue::Boolean(true)
        );
    }
}
