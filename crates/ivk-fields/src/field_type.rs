//! The type of a field: a name, a cardinality, and whether it holds a whole batch.

use std::borrow::Cow;
use std::fmt;

/// How many values a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cardinality {
    /// One value.
    Single,
    /// A list.
    Collection,
    /// One value or a list.
    SingleOrCollection,
}

/// The name of a field type, such as `IntegerField`. Custom nodes bring names of their own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeName(Cow<'static, str>);

impl TypeName {
    /// A name known when this crate was built.
    pub const fn from_static(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// The name as the editor writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for TypeName {
    fn from(name: String) -> Self {
        Self(Cow::Owned(name))
    }
}

impl From<&str> for TypeName {
    fn from(name: &str) -> Self {
        Self(Cow::Owned(name.to_owned()))
    }
}

impl fmt::Display for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The type of an input or output.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FieldType {
    /// The name.
    pub name: TypeName,
    /// One, many, or either.
    pub cardinality: Cardinality,
    /// Whether the value is the list of a batch node.
    pub batch: bool,
}
