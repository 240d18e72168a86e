//! What is to be written: Rust items, before they are text.

use super::table::Row;

/// Everything that is generated.
#[derive(Debug, Default)]
pub(super) struct Model {
    pub(super) version: String,
    pub(super) operations: Vec<Operation>,
    pub(super) types: Vec<Item>,
    pub(super) events: Vec<Struct>,
}

#[derive(Debug)]
pub(super) struct Operation {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) method: String,
    pub(super) path: String,
    pub(super) row: Row,
    pub(super) parameters: Vec<Parameter>,
    pub(super) body: Body,
    pub(super) output: Type,
    pub(super) doc: String,
}

#[derive(Debug)]
pub(super) struct Parameter {
    pub(super) place: Place,
    pub(super) field: Field,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Path,
    Query,
    Body,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Body {
    None,
    /// The one parameter that is the body.
    Whole,
    /// An object of the parameters whose place is the body.
    Object,
    /// A form of the parameters whose place is the body, and a file.
    Form {
        file_part: String,
        file_required: bool,
    },
}

#[derive(Debug)]
pub(super) enum Item {
    Struct(Struct),
    Enum(Enum),
    Union(Union),
}

#[derive(Debug)]
pub(super) struct Struct {
    pub(super) name: String,
    pub(super) module: String,
    pub(super) fields: Vec<Field>,
    /// Whether a client sends it, and so has to make it.
    pub(super) sent: bool,
    pub(super) doc: String,
}

#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) wire: String,
    pub(super) ty: Type,
    pub(super) presence: Presence,
    pub(super) doc: String,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Presence {
    /// Always there.
    Required,
    /// Always there, but may be `null`.
    Nullable,
    /// May be left out.
    Optional,
    /// Taken for this Rust expression when it is left out; none for the default of its type.
    Default(Option<String>),
}

#[derive(Debug)]
pub(super) struct Enum {
    pub(super) name: String,
    pub(super) module: String,
    /// Name of the variant, and the text that is sent.
    pub(super) variants: Vec<(String, String)>,
    pub(super) doc: String,
}

#[derive(Debug)]
pub(super) struct Union {
    pub(super) name: String,
    pub(super) module: String,
    /// Name of the variant, its type, and the value of its `type` field.
    pub(super) variants: Vec<(String, String, String)>,
    pub(super) doc: String,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Type {
    Unit,
    Bytes,
    Text,
    Bool,
    Integer,
    Float,
    /// A number id, which is copied.
    Number(&'static str),
    /// Something that is made from text: an id, a secret, a moment.
    FromText(&'static str),
    /// A type of this crate.
    Named(String),
    List(Box<Type>),
    Map(Box<Type>),
    /// A generic type of this crate.
    Of(&'static str, Box<Type>),
    Optional(Box<Type>),
    Boxed(Box<Type>),
}

impl Type {
    pub(super) fn raw() -> Self {
        Self::Named("RawJson".to_owned())
    }

    /// As Rust, where the types of this crate are in scope.
    pub(super) fn rust(&self) -> String {
        self.rust_in("")
    }

    /// As Rust, where the types of this crate are reached by a path.
    pub(super) fn rust_in(&self, types: &str) -> String {
        let wrap = |name: &str, inner: &Self| format!("{name}<{}>", inner.rust_in(types));
        match self {
            Self::Unit => "()".to_owned(),
            Self::Bytes => "Bytes".to_owned(),
            Self::Text => "String".to_owned(),
            Self::Bool => "bool".to_owned(),
            Self::Integer => "i64".to_owned(),
            Self::Float => "f64".to_owned(),
            Self::Number(name) | Self::FromText(name) => format!("{types}{name}"),
            Self::Named(name) => format!("{types}{name}"),
            Self::List(inner) => wrap("Vec", inner),
            Self::Map(inner) => format!("IndexMap<String, {}>", inner.rust_in(types)),
            Self::Of(name, inner) => wrap(&format!("{types}{name}"), inner),
            Self::Optional(inner) => wrap("Option", inner),
            Self::Boxed(inner) => wrap("Box", inner),
        }
    }

    /// The types of this crate in it.
    pub(super) fn names(&self, found: &mut Vec<String>) {
        match self {
            Self::Number(name) | Self::FromText(name) => found.push((*name).to_owned()),
            Self::Named(name) => found.push(name.clone()),
            Self::Of(name, inner) => {
                found.push((*name).to_owned());
                inner.names(found);
            }
            Self::List(inner) | Self::Map(inner) | Self::Optional(inner) | Self::Boxed(inner) => {
                inner.names(found)
            }
            Self::Unit | Self::Bytes | Self::Text | Self::Bool | Self::Integer | Self::Float => {}
        }
    }
}

impl Item {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Struct(item) => &item.name,
            Self::Enum(item) => &item.name,
            Self::Union(item) => &item.name,
        }
    }

    pub(super) fn module(&self) -> &str {
        match self {
            Self::Struct(item) => &item.module,
            Self::Enum(item) => &item.module,
            Self::Union(item) => &item.module,
        }
    }

    pub(super) fn set_module(&mut self, module: String) {
        match self {
            Self::Struct(item) => item.module = module,
            Self::Enum(item) => item.module = module,
            Self::Union(item) => item.module = module,
        }
    }

    /// The types of this crate that it names.
    pub(super) fn names(&self) -> Vec<String> {
        let mut found = Vec::new();
        match self {
            Self::Struct(item) => item.fields.iter().for_each(|field| field.ty.names(&mut found)),
            Self::Enum(_) => {}
            Self::Union(item) => found.extend(item.variants.iter().map(|(_, inner, _)| inner.clone())),
        }
        found
    }
}

impl Field {
    /// The field's type with its `Option`.
    pub(super) fn full_type_in(&self, types: &str) -> String {
        match self.presence {
            Presence::Required | Presence::Default(_) => self.ty.rust_in(types),
            Presence::Nullable | Presence::Optional => format!("Option<{}>", self.ty.rust_in(types)),
        }
    }
}
