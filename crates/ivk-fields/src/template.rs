//! What the server says of its nodes: inputs, outputs, types, bounds, options and defaults.

use indexmap::IndexMap;
use serde_json::{Number, Value};

use crate::field_type::{Cardinality, FieldType};
use crate::generator::Generator;
use crate::names::ByName;
use crate::registry::Custom;

/// One node type.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct NodeTemplate {
    /// The type, such as `denoise_latents`.
    pub node_type: String,
    /// The title a person reads.
    pub title: String,
    /// What the node does.
    pub description: String,
    /// The version of the node, `major.minor.patch`.
    pub version: String,
    /// Search words.
    pub tags: Vec<String>,
    /// Where the editor lists it.
    pub category: String,
    /// `stable`, `beta`, `prototype`, `deprecated`, `internal`, `special`, or a newer word.
    pub classification: String,
    /// Which pack of nodes brought it.
    pub node_pack: String,
    /// Whether a new node of this type may be answered from the server's cache.
    pub use_cache: bool,
    /// The type of its output, such as `latents_output`.
    pub output_type: String,
    /// The inputs, in the order of the server's document.
    pub inputs: ByName<InputTemplate>,
    /// The outputs.
    pub outputs: ByName<OutputTemplate>,
}

/// How an input takes its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InputKind {
    /// A value or an edge.
    Any,
    /// A value only.
    Direct,
    /// An edge only.
    Connection,
}

impl InputKind {
    /// The word of the schema: `any`, `direct` or `connection`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Direct => "direct",
            Self::Connection => "connection",
        }
    }
}

/// One input of a node type.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct InputTemplate {
    /// The field name, as in the graph.
    pub name: String,
    /// The title a person reads.
    pub title: String,
    /// What it means.
    pub description: String,
    /// Whether the node cannot run without it.
    pub required: bool,
    /// How it takes its value.
    pub input: InputKind,
    /// The type.
    pub field_type: FieldType,
    /// The type that the schema itself gives, where a hint overrode it.
    pub original_type: Option<FieldType>,
    /// The default that the schema gives; `None` when it gives none.
    pub default: Option<Value>,
    /// Limits of the value, of lengths and of item counts.
    pub bounds: Bounds,
    /// The allowed values of an enum field, each a string or an integer.
    pub options: Vec<Value>,
    /// The names that this server allows in a scheduler field. Other fields have none.
    pub schedulers: Vec<String>,
    /// What a person reads for an option.
    pub option_labels: IndexMap<String, String>,
    /// Hints for the widget and for model choice.
    pub ui: UiHints,
    /// A field type of the user's own, where one handles this input.
    pub(crate) custom: Option<Custom>,
}

impl InputTemplate {
    /// An optional input of a type, without limits: to build on for nodes that no document describes.
    pub fn new(name: impl Into<String>, field_type: FieldType) -> Self {
        let name = name.into();
        Self {
            title: crate::openapi::start_case(&name),
            name,
            description: String::new(),
            required: false,
            input: if field_type.name.is_stateful() {
                InputKind::Any
            } else {
                InputKind::Connection
            },
            field_type,
            original_type: None,
            default: None,
            bounds: Bounds::default(),
            options: Vec::new(),
            schedulers: Vec::new(),
            option_labels: IndexMap::new(),
            ui: UiHints::default(),
            custom: None,
        }
    }

    /// Whether a workflow keeps a value for this input, rather than an edge alone. So it is for the types that
    /// have a widget in the editor, and for types that the user [registered](crate::FieldTypes).
    pub fn is_stateful(&self) -> bool {
        self.custom.is_some() || self.field_type.name.is_stateful()
    }

    /// The default that the editor gives a new node, `None` where it leaves the field unset.
    ///
    /// A default of `null` counts as none. Then numbers become `0`, strings empty, booleans `false`, enums
    /// their first option, boards `"auto"`, and a required list the empty list. That can be a value the server
    /// refuses: `ideogram4_denoise.steps` of 6.14.2 becomes `0`, with a minimum of `2`.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use ivk_fields::Templates;
    /// let document = br##"{"openapi": "3.1.0", "components": {"schemas": {"Add": {
    ///     "class": "invocation", "title": "Add", "version": "1.0.0",
    ///     "properties": {
    ///         "a": {"type": "integer", "field_kind": "input", "input": "any"},
    ///         "type": {"type": "string", "const": "add", "default": "add"}
    ///     }
    /// }}}}"##;
    /// let templates = Templates::from_openapi(document)?;
    /// let input = &templates.get("add").ok_or("no such node")?.inputs["a"];
    /// assert_eq!(input.default, None);
    /// assert_eq!(input.editor_default(), Some(0.into()));
    /// # Ok(())
    /// # }
    /// ```
    pub fn editor_default(&self) -> Option<Value> {
        if !self.field_type.name.is_stateful() {
            return None;
        }
        if let Some(default) = &self.default {
            return Some(default.clone());
        }
        let listed = self.field_type.cardinality == Cardinality::Collection;
        let empty = || self.required.then(|| Value::Array(Vec::new()));
        match self.field_type.name.as_str() {
            "IntegerField" | "FloatField" | "StringField" | "ImageField" if listed => empty(),
            "IntegerField" | "FloatField" => Some(0.into()),
            "StringField" | "SavedWorkflowField" => Some("".into()),
            "BooleanField" => Some(false.into()),
            "EnumField" => self.options.first().cloned(),
            "BoardField" => Some("auto".into()),
            "LoRAField" => Some(Value::Array(Vec::new())),
            "ColorField" => Some(serde_json::json!({"r": 127, "g": 127, "b": 127, "a": 255})),
            "SchedulerField" => Some("dpmpp_3m_k".into()),
            "FloatGeneratorField" => generator("float_generator_arithmetic_sequence"),
            "IntegerGeneratorField" => generator("integer_generator_arithmetic_sequence"),
            "StringGeneratorField" => generator("string_generator_parse_string"),
            "ImageGeneratorField" => generator("image_generator_images_from_board"),
            _ => None,
        }
    }
}

/// A generator with the parameters that the editor gives a new one.
fn generator(kind: &str) -> Option<Value> {
    let generator = Generator::from_api(&serde_json::json!({ "type": kind }));
    generator.ok().map(|generator| generator.to_api())
}

/// Hints of the server for whoever shows an input.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct UiHints {
    /// Not to be shown.
    pub hidden: bool,
    /// The type that the widget shall have.
    pub field_type: Option<String>,
    /// The place among the inputs.
    pub order: Option<i64>,
    /// `none`, `textarea`, `slider`, …
    pub component: Option<String>,
    /// Allowed model bases; empty means any.
    pub model_base: Vec<String>,
    /// Allowed model types; empty means any.
    pub model_type: Vec<String>,
    /// Allowed model variants; empty means any.
    pub model_variant: Vec<String>,
    /// Allowed model formats; empty means any.
    pub model_format: Vec<String>,
    /// Allowed external providers; empty means any.
    pub model_provider_id: Vec<String>,
}

/// Limits, as JSON Schema names them. `nested` tells that they stand inside a nullable type, where the
/// editor does not look.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Bounds {
    /// The value must be a multiple of this.
    pub multiple_of: Option<Number>,
    /// Largest value.
    pub maximum: Option<Number>,
    /// Smallest value.
    pub minimum: Option<Number>,
    /// The value must be below this.
    pub exclusive_maximum: Option<Number>,
    /// The value must be above this.
    pub exclusive_minimum: Option<Number>,
    /// Fewest UTF-16 units.
    pub min_length: Option<u64>,
    /// Most UTF-16 units.
    pub max_length: Option<u64>,
    /// Fewest items.
    pub min_items: Option<u64>,
    /// Most items.
    pub max_items: Option<u64>,
    /// Whether the limits were found inside `anyOf`.
    pub nested: bool,
}

impl Bounds {
    /// Whether there is no limit.
    pub fn is_empty(&self) -> bool {
        *self
            == Self {
                nested: self.nested,
                ..Self::default()
            }
    }

    /// Takes from `other` what is not limited yet.
    pub(crate) fn fill_from(&mut self, other: Self) {
        fn fill<T>(mine: &mut Option<T>, other: Option<T>) {
            if mine.is_none() {
                *mine = other;
            }
        }
        fill(&mut self.multiple_of, other.multiple_of);
        fill(&mut self.maximum, other.maximum);
        fill(&mut self.minimum, other.minimum);
        fill(&mut self.exclusive_maximum, other.exclusive_maximum);
        fill(&mut self.exclusive_minimum, other.exclusive_minimum);
        fill(&mut self.min_length, other.min_length);
        fill(&mut self.max_length, other.max_length);
        fill(&mut self.min_items, other.min_items);
        fill(&mut self.max_items, other.max_items);
    }
}

/// One output of a node type.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct OutputTemplate {
    /// The field name.
    pub name: String,
    /// The title a person reads.
    pub title: String,
    /// What it means.
    pub description: String,
    /// The type.
    pub field_type: FieldType,
    /// The type that the schema itself gives, where a hint overrode it.
    pub original_type: Option<FieldType>,
}
