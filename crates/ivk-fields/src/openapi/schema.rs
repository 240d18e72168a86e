//! The parts of a JSON schema that templates are made of, borrowed from the document.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

/// A string that borrows from the document unless it holds escapes. `Option<Cow<str>>` would always copy.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Text<'a>(#[serde(borrow)] pub(super) Cow<'a, str>);

impl Text<'_> {
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// A node or output schema. `P` is how properties are read: typed, or raw to find the one that does not fit.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "P: Deserialize<'de>"))]
pub(super) struct NodeSchema<'a, P> {
    #[serde(borrow, default)]
    pub(super) class: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) title: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) description: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) version: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) tags: Option<Vec<Text<'a>>>,
    #[serde(borrow, default)]
    pub(super) category: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) classification: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) node_pack: Option<Text<'a>>,
    #[serde(borrow = "'a", default)]
    pub(super) properties: Properties<'a, P>,
    #[serde(borrow, default)]
    pub(super) output: Option<Reference<'a>>,
}

/// `{"$ref": "#/components/schemas/…"}`.
#[derive(Debug, Deserialize)]
pub(super) struct Reference<'a> {
    #[serde(rename = "$ref", borrow, default)]
    pub(super) target: Option<Text<'a>>,
}

/// The members of an object in the order of the document. They are few, and looked up once or twice: a list is
/// faster than a map.
#[derive(Debug)]
pub(super) struct Properties<'a, P>(pub(super) Vec<(Cow<'a, str>, P)>);

impl<P> Properties<'_, P> {
    pub(super) fn get(&self, name: &str) -> Option<&P> {
        self.0
            .iter()
            .rev()
            .find(|(known, _)| known == name)
            .map(|(_, property)| property)
    }
}

impl<P> Default for Properties<'_, P> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de: 'a, 'a, P: Deserialize<'de>> Deserialize<'de> for Properties<'a, P> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<P>(std::marker::PhantomData<P>);
        impl<'de, P: Deserialize<'de>> Visitor<'de> for Entries<P> {
            type Value = Vec<(Cow<'de, str>, P)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map of properties")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::with_capacity(16);
                while let Some(Text(name)) = map.next_key()? {
                    entries.push((name, map.next_value()?));
                }
                Ok(entries)
            }
        }
        deserializer
            .deserialize_map(Entries(std::marker::PhantomData))
            .map(Self)
    }
}

/// One property of a node or output, or one member of its `anyOf`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Property<'a> {
    #[serde(rename = "$ref", borrow, default)]
    pub(super) reference: Option<Text<'a>>,
    #[serde(borrow, default, rename = "type")]
    pub(super) kind: Option<Kind<'a>>,
    #[serde(borrow, default)]
    pub(super) items: Option<Box<Property<'a>>>,
    #[serde(borrow, default)]
    pub(super) any_of: Option<Vec<Property<'a>>>,
    #[serde(borrow, default)]
    pub(super) all_of: Option<Vec<Reference<'a>>>,
    #[serde(rename = "enum", default)]
    pub(super) options: Option<Vec<Value>>,
    #[serde(rename = "const", default)]
    pub(super) constant: Option<Value>,
    #[serde(default)]
    pub(super) default: Option<Value>,

    #[serde(borrow, default)]
    pub(super) title: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) description: Option<Text<'a>>,
    #[serde(borrow, default, rename = "field_kind")]
    pub(super) field_kind: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) input: Option<Text<'a>>,
    #[serde(default, rename = "orig_required")]
    pub(super) required: Option<bool>,

    #[serde(default, rename = "ui_hidden")]
    pub(super) hidden: Option<bool>,
    #[serde(borrow, default, rename = "ui_type")]
    pub(super) ui_type: Option<Text<'a>>,
    #[serde(default, rename = "ui_order")]
    pub(super) order: Option<i64>,
    #[serde(borrow, default, rename = "ui_component")]
    pub(super) component: Option<Text<'a>>,
    #[serde(borrow, default, rename = "ui_choice_labels")]
    pub(super) choice_labels: Option<Properties<'a, Text<'a>>>,
    #[serde(borrow, default, rename = "ui_model_base")]
    pub(super) model_base: Option<Words<'a>>,
    #[serde(borrow, default, rename = "ui_model_type")]
    pub(super) model_type: Option<Words<'a>>,
    #[serde(borrow, default, rename = "ui_model_variant")]
    pub(super) model_variant: Option<Words<'a>>,
    #[serde(borrow, default, rename = "ui_model_format")]
    pub(super) model_format: Option<Words<'a>>,
    #[serde(borrow, default, rename = "ui_model_provider_id")]
    pub(super) model_provider_id: Option<Words<'a>>,

    #[serde(default)]
    pub(super) multiple_of: Option<Number>,
    #[serde(default)]
    pub(super) maximum: Option<Number>,
    #[serde(default)]
    pub(super) minimum: Option<Number>,
    #[serde(default)]
    pub(super) exclusive_maximum: Option<Number>,
    #[serde(default)]
    pub(super) exclusive_minimum: Option<Number>,
    #[serde(default)]
    pub(super) min_length: Option<u64>,
    #[serde(default)]
    pub(super) max_length: Option<u64>,
    #[serde(default)]
    pub(super) min_items: Option<u64>,
    #[serde(default)]
    pub(super) max_items: Option<u64>,
}

/// The `type` of a schema. A list of types is legal JSON Schema, but no field type is made of one.
#[derive(Debug)]
pub(super) enum Kind<'a> {
    One(Cow<'a, str>),
    Several,
}

/// One word or a list of words.
#[derive(Debug)]
pub(super) struct Words<'a>(pub(super) Vec<Cow<'a, str>>);

/// Reads a string or a list of strings.
struct OneOrMany;

impl<'de> Visitor<'de> for OneOrMany {
    type Value = (bool, Vec<Cow<'de, str>>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a list of strings")
    }

    fn visit_borrowed_str<E>(self, word: &'de str) -> Result<Self::Value, E> {
        Ok((true, vec![Cow::Borrowed(word)]))
    }

    fn visit_str<E>(self, word: &str) -> Result<Self::Value, E> {
        Ok((true, vec![Cow::Owned(word.to_owned())]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut words = Vec::new();
        while let Some(Text(word)) = seq.next_element()? {
            words.push(word);
        }
        Ok((false, words))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok((false, Vec::new()))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Words<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(OneOrMany)
            .map(|(_, words)| Self(words))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Kind<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (single, mut words) = deserializer.deserialize_any(OneOrMany)?;
        Ok(match words.pop() {
            Some(word) if single => Self::One(word),
            _ => Self::Several,
        })
    }
}
