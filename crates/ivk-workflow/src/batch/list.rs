//! The items of one list of a batch, as they travel.

use ivk_fields::FieldValue;
use serde_json::Value;

use crate::document::json::{Kind, Tree};
use crate::json_text::write_compact;

/// A piece of the text of a list is a quarter of what came before it, within these bounds.
const SMALLEST_PIECE: usize = 512;
const LARGEST_PIECE: usize = 64 * 1024;

/// A list of JSON values, kept as text: a batch may have very many.
///
/// The text is in pieces that do not grow, because one that grows as a whole would need three times its memory while it
/// is moved.
#[derive(Debug, Clone, Default)]
pub(crate) struct ItemList {
    /// The items with commas between them; an item is never split.
    pieces: Vec<String>,
    length: usize,
    /// The bytes of the longest item.
    longest: usize,
}

impl ItemList {
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// How many bytes [`ItemList::write`] writes.
    pub(crate) fn text_len(&self) -> usize {
        self.pieces.iter().map(String::len).sum()
    }

    /// Appends the items with commas between them.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        for piece in &self.pieces {
            out.extend_from_slice(piece.as_bytes());
        }
    }

    /// Adds an item that is written into the text.
    fn add(&mut self, write: impl FnOnce(&mut String)) {
        let room = |piece: &String| piece.capacity() - piece.len();
        if self.pieces.last().is_none_or(|piece| room(piece) <= self.longest) {
            self.finish();
            let size = (self.text_len() / 4).clamp(SMALLEST_PIECE, LARGEST_PIECE);
            self.pieces
                .push(String::with_capacity(size.max(self.longest + 1)));
        }
        let Some(piece) = self.pieces.last_mut() else {
            return;
        };
        let before = piece.len();
        if self.length > 0 {
            piece.push(',');
        }
        write(piece);
        self.longest = self.longest.max(piece.len() - before);
        self.length += 1;
    }

    pub(crate) fn push(&mut self, value: &FieldValue) {
        use std::fmt::Write;
        // Writing into a string cannot fail.
        self.add(|text| {
            let _ = match value {
                FieldValue::Integer(value) => write!(text, "{value}"),
                value => write!(text, "{}", value.to_api()),
            };
        });
    }

    /// Gives back the memory that further items of the last piece would have taken.
    pub(crate) fn finish(&mut self) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.shrink_to_fit();
        }
    }

    pub(crate) fn from_values(values: impl IntoIterator<Item = Value>) -> Self {
        use std::fmt::Write;
        let mut list = Self::default();
        for value in values {
            list.add(|text| {
                let _ = write!(text, "{value}");
            });
        }
        list.finish();
        list
    }

    /// Takes the items out of a JSON list.
    pub(crate) fn from_json(text: &str) -> Option<Self> {
        let tree = Tree::parse(text).ok()?;
        let root = tree.root();
        if root.kind() != Kind::Array {
            return None;
        }
        let mut list = Self::default();
        let mut out = Vec::new();
        for item in root.items() {
            out.clear();
            write_compact(&mut out, item.raw());
            let item = str::from_utf8(&out).ok()?;
            list.add(|text| text.push_str(item));
        }
        list.finish();
        Some(list)
    }

    /// The items one by one.
    pub(crate) fn values(&self) -> Vec<Value> {
        let mut text = Vec::with_capacity(self.text_len() + 2);
        text.push(b'[');
        self.write(&mut text);
        text.push(b']');
        serde_json::from_slice(&text).unwrap_or_default()
    }
}
