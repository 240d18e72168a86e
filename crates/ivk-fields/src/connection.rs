//! Which output may be connected with which input.

use crate::field_type::{Cardinality, FieldType};
use crate::template::{InputTemplate, OutputTemplate};

/// One end of a connection: its type, and the type that its schema gave before a hint overrode it.
#[derive(Debug, Clone, Copy)]
pub struct ConnectionType<'t> {
    field_type: &'t FieldType,
    original: Option<&'t FieldType>,
}

impl<'t> From<&'t FieldType> for ConnectionType<'t> {
    fn from(field_type: &'t FieldType) -> Self {
        Self {
            field_type,
            original: None,
        }
    }
}

impl<'t> From<&'t InputTemplate> for ConnectionType<'t> {
    fn from(input: &'t InputTemplate) -> Self {
        Self {
            field_type: &input.field_type,
            original: input.original_type.as_ref(),
        }
    }
}

impl<'t> From<&'t OutputTemplate> for ConnectionType<'t> {
    fn from(output: &'t OutputTemplate) -> Self {
        Self {
            field_type: &output.field_type,
            original: output.original_type.as_ref(),
        }
    }
}

/// Whether two fields have the same type: name, cardinality and batch agree, or the original type of either
/// side makes them agree.
pub fn same_type<'a, 'b>(left: impl Into<ConnectionType<'a>>, right: impl Into<ConnectionType<'b>>) -> bool {
    let (left, right) = (left.into(), right.into());
    let rights = || [Some(right.field_type), right.original].into_iter().flatten();
    [Some(left.field_type), left.original]
        .into_iter()
        .flatten()
        .any(|left| rights().any(|right| left == right))
}

/// Whether the editor lets an output be connected with an input, as far as their types decide it.
///
/// Whether the input takes connections at all ([`InputKind`](crate::InputKind)), cycles, and second edges are
/// for the caller to look at.
///
/// ```
/// use ivk_fields::{Templates, can_connect};
///
/// let templates = Templates::builtin();
/// let add = templates.get("add").expect("a node of 6.14.2");
/// let denoise = templates.get("denoise_latents").expect("a node of 6.14.2");
/// assert!(can_connect(&add.outputs["value"], &denoise.inputs["cfg_scale"]), "an integer into numbers");
/// assert!(!can_connect(&add.outputs["value"], &denoise.inputs["unet"]));
/// ```
pub fn can_connect<'a, 'b>(
    source: impl Into<ConnectionType<'a>>,
    target: impl Into<ConnectionType<'b>>,
) -> bool {
    use Cardinality::{Collection, Single, SingleOrCollection};
    let (source, target) = (source.into(), target.into());
    if same_type(source, target) {
        return true;
    }
    let (source, target) = (source.field_type, target.field_type);
    if source.batch != target.batch {
        return false;
    }
    let counts_fit = matches!(
        (source.cardinality, target.cardinality),
        (Single, Single | SingleOrCollection)
            | (Collection, Collection | SingleOrCollection)
            | (SingleOrCollection, SingleOrCollection)
    );
    match (source.name.as_str(), target.name.as_str()) {
        (_, "AnyField") => true,
        ("CollectionItemField", _) if target.cardinality != Collection => true,
        (_, "CollectionItemField") if source.cardinality == Single => true,
        ("CollectionField", _) if target.cardinality != Single => true,
        (_, "CollectionField") if source.cardinality == Collection => true,
        ("AnyField", _) => counts_fit,
        ("IntegerField", "FloatField" | "StringField") | ("FloatField", "StringField") => counts_fit,
        (from, to) => from == to && target.cardinality == SingleOrCollection,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(text: &str) -> FieldType {
        let (name, batch) = match text.strip_prefix("batch ") {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let mut field = match (name.strip_suffix("[]"), name.strip_suffix("|[]")) {
            (_, Some(name)) => FieldType::single_or_collection(name),
            (Some(name), None) => FieldType::collection(name),
            (None, None) => FieldType::single(name),
        };
        field.batch = batch;
        field
    }

    #[test]
    fn the_rules_of_the_editor() {
        for (source, target, allowed) in [
            ("ImageField", "ImageField", true),
            ("ImageField", "LatentsField", false),
            ("ImageField", "ImageField[]", false),
            ("ImageField[]", "ImageField", false),
            ("ImageField", "ImageField|[]", true),
            ("ImageField[]", "ImageField|[]", true),
            ("ImageField|[]", "ImageField", false),
            ("ImageField|[]", "ImageField[]", false),
            ("CollectionItemField", "ImageField", true),
            ("CollectionItemField", "ImageField|[]", true),
            ("CollectionItemField", "ImageField[]", false),
            ("ImageField", "CollectionItemField", true),
            ("ImageField[]", "CollectionItemField", false),
            ("CollectionField[]", "ImageField[]", true),
            ("CollectionField[]", "ImageField|[]", true),
            ("CollectionField[]", "ImageField", false),
            ("ImageField[]", "CollectionField[]", true),
            ("ImageField", "CollectionField[]", false),
            ("IntegerField", "FloatField", true),
            ("IntegerField", "StringField", true),
            ("FloatField", "StringField", true),
            ("FloatField", "IntegerField", false),
            ("StringField", "IntegerField", false),
            ("IntegerField[]", "FloatField[]", true),
            ("IntegerField[]", "FloatField|[]", true),
            ("IntegerField|[]", "FloatField|[]", true),
            ("IntegerField|[]", "FloatField", false),
            ("IntegerField", "FloatField[]", false),
            ("ImageField[]", "AnyField", true),
            ("AnyField", "ImageField", true),
            ("AnyField", "ImageField[]", false),
            ("batch ImageField[]", "ImageField[]", false),
            ("batch ImageField[]", "batch ImageField[]", true),
            ("batch ImageField[]", "AnyField", false),
            ("batch IntegerField[]", "batch FloatField[]", true),
        ] {
            assert_eq!(
                can_connect(&field(source), &field(target)),
                allowed,
                "{source} -> {target}"
            );
        }
    }

    #[test]
    fn an_original_type_makes_types_equal() {
        let scheduler = field("SchedulerField");
        let choice = field("EnumField");
        let hinted = ConnectionType {
            field_type: &scheduler,
            original: Some(&choice),
        };
        assert!(same_type(hinted, &choice) && same_type(&choice, hinted));
        assert!(can_connect(hinted, &choice) && can_connect(&choice, hinted));
        assert!(!can_connect(&scheduler, &choice));
    }
}
