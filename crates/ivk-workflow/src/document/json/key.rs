//! The keys that a workflow file is made of, told by number instead of by text.
//!
//! Half of the strings of a file are keys, and nearly all of them are one of these. They are recognised once, while
//! the text is scanned; whoever looks for a member compares numbers from then on.

macro_rules! keys {
    ($($key:ident $text:literal),* $(,)?) => {
        /// A key of an object.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Key {
            /// Any key that is not listed here.
            Other,
            /// Written with escapes, so that it may be any.
            Escaped,
            $($key,)*
        }

        const KEYS: &[(Key, &str)] = &[$((Key::$key, $text),)*];
    };
}

keys! {
    Author "author",
    Base "base",
    Category "category",
    Children "children",
    Component "component",
    Contact "contact",
    Content "content",
    Data "data",
    Description "description",
    DynamicInputTemplates "dynamicInputTemplates",
    Edges "edges",
    Elements "elements",
    EmbedWorkflow "embedWorkflow",
    ExposedFields "exposedFields",
    FieldIdentifier "fieldIdentifier",
    FieldKind "fieldKind",
    FieldName "fieldName",
    Form "form",
    Hash "hash",
    Hidden "hidden",
    Id "id",
    Inputs "inputs",
    IsIntermediate "isIntermediate",
    IsOpen "isOpen",
    Keyed "key",
    Label "label",
    Layout "layout",
    Max "max",
    Meta "meta",
    Min "min",
    Name "name",
    NodeId "nodeId",
    NodePack "nodePack",
    Nodes "nodes",
    Notes "notes",
    Options "options",
    Outputs "outputs",
    ParentId "parentId",
    Position "position",
    RootElementId "rootElementId",
    Settings "settings",
    ShowDescription "showDescription",
    ShowShuffle "showShuffle",
    Source "source",
    SourceHandle "sourceHandle",
    SubmodelType "submodel_type",
    Tags "tags",
    Target "target",
    TargetHandle "targetHandle",
    Type "type",
    UseCache "useCache",
    Value "value",
    Version "version",
    X "x",
    Y "y",
}

/// Places of the table; more than there are keys, so that every key has its own.
const PLACES: usize = 128;

/// A number found by trial, with which no two keys have the same place. Another list of keys may need another one, and
/// does not compile until it has it.
const FACTOR: u64 = 0x04ab_ed7c_23fe_e493;

/// Whoever reads a key reads so many bytes, even of a shorter one.
const WINDOW: usize = 16;

/// The place of a key in the table.
const fn place(first: u64, length: usize) -> usize {
    ((first ^ length as u64).wrapping_mul(FACTOR) >> (u64::BITS - PLACES.ilog2())) as usize
}

/// The bytes of a window that belong to a text of this length.
const fn mask(length: usize) -> u128 {
    if length < WINDOW {
        (1 << (8 * length)) - 1
    } else {
        u128::MAX
    }
}

const MASKS: [u128; WINDOW + 1] = {
    let mut masks = [0; WINDOW + 1];
    let mut length = 0;
    while length <= WINDOW {
        #[expect(clippy::indexing_slicing, reason = "a bad index does not compile")]
        {
            masks[length] = mask(length);
        }
        length += 1;
    }
    masks
};

/// One place of the table.
#[derive(Clone, Copy)]
struct Known {
    window: u128,
    length: usize,
    key: Key,
}

/// The keys by their place.
static TABLE: [Known; PLACES] = {
    let nothing = Known {
        window: 0,
        length: 0,
        key: Key::Other,
    };
    let mut table = [nothing; PLACES];
    let mut keys = KEYS;
    while let [(key, text), rest @ ..] = keys {
        let window = window(text.as_bytes());
        let at = place(window as u64, text.len());
        #[expect(clippy::indexing_slicing, reason = "a bad index does not compile")]
        {
            assert!(
                table[at].length == 0,
                "the factor must give every key its own place"
            );
            table[at] = Known {
                window,
                length: text.len(),
                key: *key,
            };
        }
        keys = rest;
    }
    table
};

/// The window of a text that stands alone.
const fn window(text: &[u8]) -> u128 {
    if let Some(window) = text.first_chunk::<WINDOW>() {
        return u128::from_le_bytes(*window);
    }
    let mut window = 0;
    let mut rest = text;
    while let [before @ .., last] = rest {
        window = window << 8 | *last as u128;
        rest = before;
    }
    window
}

impl Key {
    fn text(self) -> &'static str {
        let listed = KEYS.iter().find(|(key, _)| *key == self);
        listed.map_or("", |(_, text)| text)
    }

    /// The key with this window and length, of which a longer one may differ behind the window.
    #[inline(always)]
    fn find(window: u128, length: usize) -> Self {
        match TABLE.get(place(window as u64, length) % PLACES) {
            Some(known) if (known.window == window) & (known.length == length) => known.key,
            _ => Self::Other,
        }
    }

    /// The key that a text is.
    pub(super) fn of(text: &[u8]) -> Self {
        let key = Self::find(window(text), text.len());
        // The end of a long text does not stand in the window.
        if text.len() <= WINDOW || key.text().as_bytes() == text {
            key
        } else {
            Self::Other
        }
    }

    /// The key between two places of a larger text, which is quicker than [`Key::of`].
    #[inline(always)]
    pub(super) fn within(bytes: &[u8], start: usize, end: usize) -> Self {
        let length = end.wrapping_sub(start);
        let window = bytes.get(start..).and_then(|bytes| bytes.first_chunk());
        match (MASKS.get(length), window) {
            (Some(mask), Some(window)) => Self::find(u128::from_le_bytes(*window) & mask, length),
            _ => Self::of(bytes.get(start..end).unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_nothing_else() {
        for (key, text) in KEYS {
            assert_eq!(Key::of(text.as_bytes()), *key);
            for wrong in [
                &*format!("{text}s"),
                &text[1..],
                &text[..text.len() - 1],
                &*text.to_uppercase(),
            ] {
                let known = KEYS.iter().find(|(_, known)| *known == wrong);
                assert_eq!(
                    Key::of(wrong.as_bytes()),
                    known.map_or(Key::Other, |(key, _)| *key)
                );
            }
            for (before, after) in [("\"", "\""), ("\"", "\": {\"and\": \"more\"}")] {
                let text_in_file = format!("{before}{text}{after}");
                assert_eq!(Key::within(text_in_file.as_bytes(), 1, 1 + text.len()), *key);
            }
        }
        assert_eq!(Key::of(b""), Key::Other);
    }
}
