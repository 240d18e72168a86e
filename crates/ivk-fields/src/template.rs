//! What the server says of its nodes: inputs, outputs, types, bounds, options and defaults.

use indexmap::IndexMap;
use serde_json::{Number, Value};

use crate::field_type::FieldType;

/// All node templates of one server.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    nodes: IndexMap<String, NodeTemplate>,
}

impl Templates {
    /// The template of a node type, such as `denoise_latents`.
    pub fn get(&self, node_type: &str) -> Option<&NodeTemplate> {
        self.nodes.get(node_type)
    }

    /// All templates, in the order of the server's document.
    pub fn iter(&self) -> impl Iterator<Item = &NodeTemplate> {
        self.nodes.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }
}

impl FromIterator<NodeTemplate> for Templates {
    fn from_iter<I: IntoIterator<Item = NodeTemplate>>(templates: I) -> Self {
        Self {
            nodes: templates
                .into_iter()
                .map(|template| (template.node_type.clone(), template))
                .collect(),
        }
    }
}

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
    pub inputs: IndexMap<String, InputTemplate>,
    /// The outputs.
    pub outputs: IndexMap<String, OutputTemplate>,
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
    /// What a person reads for an option.
    pub option_labels: IndexMap<String, String>,
    /// Hints for the widget and for model choice.
    pub ui: UiHints,
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
}
