//! The items of one list of a batch, as they travel.

use ivk_fields::FieldValue;
use serde_json::Value;

use crate::document::json::{Kind, Tree};
use crate::json_text::write_compact;

/// A list of JSON values, kept as text: a batch may have very many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ItemList {
    /// The items with commas between them.
    text: String,
    length: usize,
}

impl ItemList {
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.length == 0
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn push(&mut self, value: &FieldValue) {
        use std::fmt::Write;
        if self.length > 0 {
            self.text.push(',');
        }
        self.length += 1;
        // Writing into a string cannot fail.
        let _ = match value {
            FieldValue::Integer(value) => write!(self.text, "{value}"),
            value => write!(self.text, "{}", value.to_api()),
        };
    }

    pub(crate) fn from_values(values: impl IntoIterator<Item = Value>) -> Self {
        use std::fmt::Write;
        let mut list = Self::default();
        for value in values {
            if list.length > 0 {
                list.text.push(',');
            }
            let _ = write!(list.text, "{value}");
            list.length += 1;
        }
        list
    }

    /// Takes the items out of a JSON list.
    pub(crate) fn from_json(text: &str) -> Option<Self> {
        let tree = Tree::parse(text).ok()?;
        let root = tree.root();
        if root.kind() != Kind::Array {
            return None;
        }
        let mut length = 0;
        let mut out = Vec::with_capacity(text.len());
        for item in root.items() {
            if length > 0 {
                out.push(b',');
            }
            write_compact(&mut out, item.raw());
            length += 1;
        }
        let text = String::from_utf8(out).ok()?;
        Some(Self { text, length })
    }

    /// The items one by one.
    pub(crate) fn values(&self) -> Vec<Value> {
        serde_json::from_str(&format!("[{}]", self.text)).unwrap_or_default()
    }
}
