//! The values that one field takes, one after the other.

use serde_json::Value;

use crate::document::json::{Json, Kind, Tree};

/// A list of values for one field, kept as JSON text.
///
/// ```
/// use ivk_workflow::batch::Items;
///
/// assert_eq!(Items::from(["a tiger", "a lighthouse"]).len(), 2);
/// assert_eq!(Items::from(0..100).len(), 100);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Items {
    /// The items with commas between them.
    text: String,
    length: usize,
}

impl Items {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    fn push(&mut self, value: &Value) {
        use std::fmt::Write;
        if self.length > 0 {
            self.text.push(',');
        }
        // Writing into a string cannot fail.
        let _ = write!(self.text, "{value}");
        self.length += 1;
    }

    pub(crate) fn from_values(values: impl IntoIterator<Item = Value>) -> Self {
        let mut items = Self::default();
        for value in values {
            items.push(&value);
        }
        items
    }

    /// Takes the items out of a JSON list.
    pub(crate) fn from_json(text: &str) -> Option<Self> {
        let tree = Tree::parse(text).ok()?;
        let root = tree.root();
        if root.kind() != Kind::Array {
            return None;
        }
        let mut items = Self::default();
        let mut out = Vec::with_capacity(text.len());
        for item in root.items() {
            if items.length > 0 {
                out.push(b',');
            }
            crate::json_text::write_compact(&mut out, item.raw());
            items.length += 1;
        }
        items.text = String::from_utf8(out).ok()?;
        Some(items)
    }

    /// Calls `look` with each item and its place until it says `false`.
    pub(crate) fn each(&self, mut look: impl FnMut(usize, Json<'_>) -> bool) {
        let list = format!("[{}]", self.text);
        if let Ok(tree) = Tree::parse(&list) {
            for (index, item) in tree.root().items().enumerate() {
                if !look(index, item) {
                    return;
                }
            }
        }
    }
}

impl<T: Into<Value>> FromIterator<T> for Items {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self::from_values(values.into_iter().map(Into::into))
    }
}

impl<T: Into<Value>> From<Vec<T>> for Items {
    fn from(values: Vec<T>) -> Self {
        values.into_iter().collect()
    }
}

impl<T: Into<Value> + Clone> From<&[T]> for Items {
    fn from(values: &[T]) -> Self {
        values.iter().cloned().collect()
    }
}

impl<T: Into<Value>, const N: usize> From<[T; N]> for Items {
    fn from(values: [T; N]) -> Self {
        values.into_iter().collect()
    }
}

impl<T: Into<Value>> From<std::ops::Range<T>> for Items
where
    std::ops::Range<T>: Iterator<Item = T>,
{
    fn from(values: std::ops::Range<T>) -> Self {
        values.collect()
    }
}

impl<T: Into<Value>> From<std::ops::RangeInclusive<T>> for Items
where
    std::ops::RangeInclusive<T>: Iterator<Item = T>,
{
    fn from(values: std::ops::RangeInclusive<T>) -> Self {
        values.collect()
    }
}
