//! The type of a field, from its schema.

use super::schema::{Kind, Property, Text};
use crate::field_type::{Cardinality, FieldType, TypeName};

/// The type that a schema gives, or `None` where it describes no field type: an untyped value, an object, a
/// list of objects, or a union other than "one or many of the same".
pub(super) fn parse(schema: &Property<'_>) -> Option<FieldType> {
    if schema.constant.as_ref().is_some_and(truthy) {
        return single("EnumField");
    }
    if let Some(reference) = &schema.reference {
        return single(referred(reference));
    }
    let Some(kind) = &schema.kind else {
        if let Some(first) = schema.all_of.as_ref().and_then(|all| all.first()) {
            return single(referred(first.target.as_ref()?));
        }
        return union(schema.any_of.as_ref()?);
    };
    if schema.options.is_some() {
        return single("EnumField");
    }
    let Kind::One(kind) = kind else { return None };
    if kind == "array" {
        return Some(field_type(
            item_name(schema.items.as_deref()?)?,
            Cardinality::Collection,
        ));
    }
    single(primitive(kind)?)
}

/// The last member that says anything decides; two members may be "one" and "many" of the same type.
fn union(members: &[Property<'_>]) -> Option<FieldType> {
    let mut members = members.iter().filter(|member| !is_null(member));
    let (first, second, rest) = (members.next()?, members.next(), members.next());
    let Some(second) = second else { return parse(first) };
    if rest.is_some() {
        return None;
    }
    let (many, one) = match (is_array(first), is_array(second)) {
        (true, _) => (first, second),
        (false, true) => (second, first),
        (false, false) => return None,
    };
    let (many, one) = (item_name(many.items.as_deref()?)?, item_name(one)?);
    (many == one).then(|| field_type(many, Cardinality::SingleOrCollection))
}

/// What a member of a list may be: a reference or a primitive.
fn item_name<'a>(schema: &'a Property<'_>) -> Option<&'a str> {
    match (&schema.reference, &schema.kind) {
        (Some(reference), _) => Some(referred(reference)),
        (None, Some(Kind::One(kind))) => primitive(kind),
        _ => None,
    }
}

pub(super) fn is_null(schema: &Property<'_>) -> bool {
    matches!(&schema.kind, Some(Kind::One(kind)) if kind == "null")
}

pub(super) fn is_array(schema: &Property<'_>) -> bool {
    matches!(&schema.kind, Some(Kind::One(kind)) if kind == "array")
}

/// The last segment of a reference.
pub(super) fn referred<'a>(reference: &'a Text<'_>) -> &'a str {
    let path = reference.as_str();
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

fn primitive(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "integer" => "IntegerField",
        "number" => "FloatField",
        "string" => "StringField",
        "boolean" => "BooleanField",
        _ => return None,
    })
}

fn single(name: &str) -> Option<FieldType> {
    Some(field_type(name, Cardinality::Single))
}

fn field_type(name: &str, cardinality: Cardinality) -> FieldType {
    FieldType {
        name: TypeName::from(name),
        cardinality,
        batch: false,
    }
}

/// What a condition in JavaScript would make of the value.
fn truthy(value: &serde_json::Value) -> bool {
    use serde_json::Value;
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn type_of(schema: &str) -> Option<(String, Cardinality)> {
        let schema: Property<'_> = serde_json::from_str(schema).unwrap();
        parse(&schema).map(|found| (found.name.to_string(), found.cardinality))
    }

    #[test]
    fn every_rule_of_the_parser() {
        use Cardinality::{Collection, Single, SingleOrCollection};
        let image = r##""$ref": "#/components/schemas/ImageField""##;
        for (schema, name, cardinality) in [
            (
                r#"{"const": "a", "type": "string"}"#.to_owned(),
                "EnumField",
                Single,
            ),
            (r#"{"type": "integer"}"#.to_owned(), "IntegerField", Single),
            (r#"{"type": "number"}"#.to_owned(), "FloatField", Single),
            (r#"{"type": "string"}"#.to_owned(), "StringField", Single),
            (r#"{"type": "boolean"}"#.to_owned(), "BooleanField", Single),
            (
                r#"{"type": "integer", "enum": [256, 512]}"#.to_owned(),
                "EnumField",
                Single,
            ),
            (
                r#"{"type": "string", "const": ""}"#.to_owned(),
                "StringField",
                Single,
            ),
            (format!("{{{image}}}"), "ImageField", Single),
            (format!(r#"{{"allOf": [{{{image}}}]}}"#), "ImageField", Single),
            (
                format!(r#"{{"anyOf": [{{{image}}}, {{"type": "null"}}]}}"#),
                "ImageField",
                Single,
            ),
            (
                format!(r#"{{"type": "array", "items": {{{image}}}}}"#),
                "ImageField",
                Collection,
            ),
            (
                r#"{"type": "array", "items": {"type": "number"}}"#.to_owned(),
                "FloatField",
                Collection,
            ),
            (
                r#"{"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "null"}]}"#.to_owned(),
                "StringField",
                Collection,
            ),
            (
                format!(r#"{{"anyOf": [{{{image}}}, {{"type": "array", "items": {{{image}}}}}]}}"#),
                "ImageField",
                SingleOrCollection,
            ),
            (
                r#"{"anyOf": [{"type": "array", "items": {"type": "number"}}, {"type": "number"}]}"#
                    .to_owned(),
                "FloatField",
                SingleOrCollection,
            ),
        ] {
            assert_eq!(type_of(&schema), Some((name.to_owned(), cardinality)), "{schema}");
        }
    }

    #[test]
    fn schemas_without_a_field_type() {
        for schema in [
            "{}",
            r#"{"type": "object"}"#,
            r#"{"type": ["string", "null"]}"#,
            r#"{"type": "array"}"#,
            r#"{"type": "array", "items": {}}"#,
            r#"{"type": "array", "items": {"type": "object"}}"#,
            r#"{"type": "array", "items": {"type": "array", "items": {"type": "string"}}}"#,
            r#"{"anyOf": [{"type": "string"}, {"type": "integer"}]}"#,
            r#"{"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "number"}]}"#,
            r#"{"anyOf": [{"type": "array", "items": {"type": "number"}}, {"type": "string"}]}"#,
            r#"{"anyOf": [{"type": "null"}]}"#,
            r#"{"allOf": []}"#,
        ] {
            assert_eq!(type_of(schema), None, "{schema}");
        }
    }
}
