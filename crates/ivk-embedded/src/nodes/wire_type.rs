//! The types of fields, as the server's own type annotations: what JSON values fit, and what may be connected.

/// The type of an input or output field on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WireType {
    /// Any value at all.
    Any,
    /// A whole number.
    Integer,
    /// A number; whole numbers fit.
    Float,
    /// A string.
    String,
    /// `true` or `false`.
    Boolean,
    /// One of a fixed list of strings.
    Choice(&'static [&'static str]),
    /// An object of a named kind, such as `ImageField`.
    Object(&'static Object),
    /// An object whose members are not checked.
    Dictionary,
    /// A list of one type.
    List(&'static WireType),
    /// Any of several types.
    OneOf(&'static [WireType]),
}

/// A named kind of object, and those of its members that are checked.
#[derive(Debug)]
pub(crate) struct Object {
    /// Name of the kind, as in the server's OpenAPI document.
    pub(crate) name: &'static str,
    /// Its members. Others are ignored, as the server ignores them.
    pub(crate) members: &'static [Member],
    /// Pairs of members of which the first must not be greater than the second.
    pub(crate) ordered: &'static [(&'static str, &'static str)],
}

/// Two kinds of object are the same when they have the same name.
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Object {}

/// A member of an object.
#[derive(Debug)]
pub(crate) struct Member {
    /// Key of the member.
    pub(crate) name: &'static str,
    /// Type of its value.
    pub(crate) value: WireType,
    /// Whether it must be there (and must not be null).
    pub(crate) required: bool,
    /// Smallest and largest number allowed.
    pub(crate) range: Option<(f64, f64)>,
}

impl Member {
    /// A member that must be there.
    pub(crate) const fn required(name: &'static str, value: WireType) -> Self {
        Self {
            name,
            value,
            required: true,
            range: None,
        }
    }

    /// A member that may be missing or null.
    pub(crate) const fn optional(name: &'static str, value: WireType) -> Self {
        Self {
            name,
            value,
            required: false,
            range: None,
        }
    }

    /// The same member, with a smallest and a largest value.
    pub(crate) const fn between(mut self, least: f64, most: f64) -> Self {
        self.range = Some((least, most));
        self
    }
}

impl WireType {
    /// Whether the output of type `self` may be connected to an input of type `target` (`optional`: the input
    /// also takes null).
    ///
    /// These are the rules of InvokeAI 6.14.2. They include what looks like a hole: a single value fits a list of
    /// its type (and the other way round) here, and fails when the node runs.
    pub(crate) fn connects_to(self, target: WireType, optional: bool) -> bool {
        let to = target.alternatives(optional);
        if self.is_any() || target.is_any() {
            return true;
        }
        if self == target || to.contains(&self) || self.arguments().contains(&target) {
            return true;
        }
        if !optional && self.is_narrower_than(target) {
            return true;
        }
        let from = self.arguments();
        match self {
            WireType::OneOf(_) | WireType::List(_) => from.iter().all(|part| to.contains(part)),
            _ => false,
        }
    }

    fn is_any(self) -> bool {
        self == WireType::Any || self.arguments().contains(&WireType::Any)
    }

    fn is_narrower_than(self, target: WireType) -> bool {
        matches!(
            (self, target),
            (WireType::Integer, WireType::Float)
                | (WireType::Integer | WireType::Float, WireType::String)
                | (WireType::Boolean, WireType::Integer)
        )
    }

    /// What a type annotation is made of: the item of a list, the parts of a union.
    fn arguments(self) -> &'static [WireType] {
        match self {
            WireType::List(item) => std::slice::from_ref(item),
            WireType::OneOf(parts) => parts,
            _ => &[],
        }
    }

    fn alternatives(self, optional: bool) -> Vec<WireType> {
        match self {
            // An optional list is a union of the list and null: the item alone does not fit it.
            WireType::List(_) if optional => vec![self],
            WireType::List(_) | WireType::OneOf(_) => self.arguments().to_vec(),
            other if optional => vec![other],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::WireType::{self, Boolean, Choice, Float, Integer, List, OneOf, String};

    #[test]
    fn connections_follow_the_server() {
        const SIZES: WireType = Choice(&["small", "large"]);
        let cases: &[(WireType, WireType, bool, bool)] = &[
            (Integer, Integer, false, true),
            (Integer, Float, false, true),
            (Integer, String, false, true),
            (Float, String, false, true),
            (Boolean, Integer, false, true),
            (Float, Integer, false, false),
            (Integer, Boolean, false, false),
            (Boolean, Float, false, false),
            (String, SIZES, false, false),
            (SIZES, SIZES, false, true),
            (SIZES, String, false, false),
            (Integer, List(&Integer), false, true),
            (Integer, List(&Integer), true, false),
            (List(&Integer), Integer, false, true),
            (List(&Integer), List(&Float), false, false),
            (Integer, OneOf(&[Float, Integer]), false, true),
            (
                OneOf(&[Float, Integer]),
                OneOf(&[Integer, Float, String]),
                false,
                true,
            ),
            (WireType::Any, List(&String), false, true),
            (List(&WireType::Any), Integer, false, true),
            (Integer, Integer, true, true),
            (Integer, Float, true, false),
        ];
        for &(from, to, optional, expected) in cases {
            assert_eq!(
                from.connects_to(to, optional),
                expected,
                "{from:?} to {to:?}, optional {optional}"
            );
        }
    }
}
