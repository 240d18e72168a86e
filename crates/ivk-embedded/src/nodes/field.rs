//! The inputs and outputs of a node type, written as constants beside the code that reads them.

use serde_json::Value;
use serde_json::json;

use super::wire_type::WireType;

/// One input of a node type.
#[derive(Debug)]
pub(crate) struct Input {
    /// Name of the field.
    pub(crate) name: &'static str,
    /// What fits it.
    pub(crate) wire: WireType,
    /// Whether null is taken, and is what a missing value becomes when there is no default.
    pub(crate) optional: bool,
    /// Whether the node cannot run without a value. (A graph without it is accepted: it may come by an edge.)
    pub(crate) required: bool,
    /// Where its value may come from.
    pub(crate) source: Source,
    /// The value when none is given.
    pub(crate) default: Default,
    /// Title, where it is not just the name in capitals.
    pub(crate) title: Option<&'static str>,
    /// Whether the editor shows a text of several lines.
    pub(crate) textarea: bool,
    /// For models: the bases (none: all) and the type that may be chosen.
    pub(crate) models: Option<(&'static [&'static str], &'static str)>,
    /// Bounds of its number, or of each number in its list.
    pub(crate) bounds: Bounds,
}

/// Where the value of an input may come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// From the node itself or by an edge.
    Any,
    /// From the node itself only. A graph without a value that is required is refused.
    Direct,
    /// By an edge only.
    Connection,
}

/// The value of an input that is not given.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Default {
    /// There is none.
    None,
    /// A whole number.
    Integer(i64),
    /// A number.
    Float(f64),
    /// A string.
    String(&'static str),
    /// `true` or `false`.
    Boolean(bool),
    /// `[]`.
    EmptyList,
    /// `{}`.
    EmptyObject,
    /// `{r, g, b, a}`.
    Color([u8; 4]),
}

impl Default {
    /// The default as JSON; null when there is none.
    pub(crate) fn to_value(self) -> Value {
        match self {
            Default::None => Value::Null,
            Default::Integer(value) => json!(value),
            Default::Float(value) => json!(value),
            Default::String(value) => json!(value),
            Default::Boolean(value) => json!(value),
            Default::EmptyList => json!([]),
            Default::EmptyObject => json!({}),
            Default::Color([r, g, b, a]) => json!({"r": r, "g": g, "b": b, "a": a}),
        }
    }
}

/// Bounds of numbers, as in JSON Schema.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    /// `minimum`.
    pub(crate) minimum: Option<f64>,
    /// `maximum`.
    pub(crate) maximum: Option<f64>,
    /// `minItems`, for lists.
    pub(crate) min_items: Option<usize>,
    /// `exclusiveMaximum`.
    pub(crate) below: Option<f64>,
    /// `exclusiveMinimum`.
    pub(crate) above: Option<f64>,
    /// `multipleOf`.
    pub(crate) multiple_of: Option<i64>,
}

impl Input {
    const fn new(name: &'static str, wire: WireType) -> Self {
        Self {
            name,
            wire,
            optional: false,
            required: false,
            source: Source::Any,
            default: Default::None,
            title: None,
            textarea: false,
            models: None,
            bounds: Bounds {
                minimum: None,
                maximum: None,
                min_items: None,
                below: None,
                above: None,
                multiple_of: None,
            },
        }
    }

    /// An object with any members.
    pub(crate) const fn dictionary(name: &'static str) -> Self {
        Self {
            default: Default::EmptyObject,
            ..Self::new(name, WireType::Dictionary)
        }
    }

    /// One of something, or a list of it: `parts` are the two. An empty list when it is not given.
    pub(crate) const fn one_or_list(name: &'static str, parts: &'static [WireType]) -> Self {
        Self {
            default: Default::EmptyList,
            ..Self::new(name, WireType::OneOf(parts))
        }
    }

    /// A whole number.
    pub(crate) const fn integer(name: &'static str, default: i64) -> Self {
        Self {
            default: Default::Integer(default),
            ..Self::new(name, WireType::Integer)
        }
    }

    /// A number.
    pub(crate) const fn float(name: &'static str, default: f64) -> Self {
        Self {
            default: Default::Float(default),
            ..Self::new(name, WireType::Float)
        }
    }

    /// A number, or a list with one for each step.
    pub(crate) const fn float_or_list(name: &'static str, default: f64) -> Self {
        const WIRE: WireType = WireType::OneOf(&[WireType::Float, WireType::List(&WireType::Float)]);
        Self {
            default: Default::Float(default),
            ..Self::new(name, WIRE)
        }
    }

    /// A string.
    pub(crate) const fn string(name: &'static str, default: &'static str) -> Self {
        Self {
            default: Default::String(default),
            ..Self::new(name, WireType::String)
        }
    }

    /// `true` or `false`.
    pub(crate) const fn boolean(name: &'static str, default: bool) -> Self {
        Self {
            default: Default::Boolean(default),
            ..Self::new(name, WireType::Boolean)
        }
    }

    /// One of a fixed list of strings.
    pub(crate) const fn choice(
        name: &'static str,
        options: &'static [&'static str],
        default: &'static str,
    ) -> Self {
        Self {
            default: Default::String(default),
            ..Self::new(name, WireType::Choice(options))
        }
    }

    /// A color.
    pub(crate) const fn color(name: &'static str, default: [u8; 4]) -> Self {
        Self {
            default: Default::Color(default),
            ..Self::new(name, super::objects::COLOR)
        }
    }

    /// A list that starts out empty.
    pub(crate) const fn list(name: &'static str, item: &'static WireType) -> Self {
        Self {
            default: Default::EmptyList,
            ..Self::new(name, WireType::List(item))
        }
    }

    /// A value that the node cannot run without, and for which there is no default.
    pub(crate) const fn required(name: &'static str, wire: WireType) -> Self {
        Self {
            required: true,
            optional: true,
            ..Self::new(name, wire)
        }
    }

    /// A value that may be null, and is null when it is not given.
    pub(crate) const fn optional(name: &'static str, wire: WireType) -> Self {
        Self {
            optional: true,
            ..Self::new(name, wire)
        }
    }

    /// The same input under another title.
    pub(crate) const fn titled(mut self, title: &'static str) -> Self {
        self.title = Some(title);
        self
    }

    /// The same input, with room for several lines.
    pub(crate) const fn textarea(mut self) -> Self {
        self.textarea = true;
        self
    }

    /// The same input, for models of some bases (none: all) and of a type.
    pub(crate) const fn models(mut self, bases: &'static [&'static str], kind: &'static str) -> Self {
        self.models = Some((bases, kind));
        self
    }

    /// The same input, fed by an edge only.
    pub(crate) const fn connection(mut self) -> Self {
        self.source = Source::Connection;
        self
    }

    /// The same input, given in the node only. Without a default it must be there when the graph is sent.
    pub(crate) const fn direct(mut self) -> Self {
        self.source = Source::Direct;
        if self.required {
            self.optional = false;
        }
        self
    }

    /// The same input with a smallest value.
    pub(crate) const fn at_least(mut self, minimum: f64) -> Self {
        self.bounds.minimum = Some(minimum);
        self
    }

    /// The same input with a largest value.
    pub(crate) const fn at_most(mut self, maximum: f64) -> Self {
        self.bounds.maximum = Some(maximum);
        self
    }

    /// The same input, which must be greater than a value.
    pub(crate) const fn above(mut self, limit: f64) -> Self {
        self.bounds.above = Some(limit);
        self
    }

    /// The same input, which must be less than a value.
    pub(crate) const fn below(mut self, limit: f64) -> Self {
        self.bounds.below = Some(limit);
        self
    }

    /// The same input, a list of at least one item.
    pub(crate) const fn not_empty(mut self) -> Self {
        self.bounds.min_items = Some(1);
        self
    }

    /// The same input, a multiple of a number.
    pub(crate) const fn multiple_of(mut self, step: i64) -> Self {
        self.bounds.multiple_of = Some(step);
        self
    }
}

/// One field of an output.
#[derive(Debug)]
pub(crate) struct OutputField {
    /// Name of the field.
    pub(crate) name: &'static str,
    /// Type of its value.
    pub(crate) wire: WireType,
}

/// What a node type gives.
#[derive(Debug)]
pub(crate) struct OutputType {
    /// The `type` of the output, such as `image_output`.
    pub(crate) name: &'static str,
    /// Its fields.
    pub(crate) fields: &'static [OutputField],
}

impl OutputType {
    /// The type of one of its fields.
    pub(crate) fn field(&self, name: &str) -> Option<WireType> {
        self.fields
            .iter()
            .find(|field| field.name == name)
            .map(|field| field.wire)
    }
}
