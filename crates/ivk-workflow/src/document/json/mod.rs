//! A JSON text seen as a flat list of positions.
//!
//! A workflow is mostly values that nobody looks at: they go into the graph byte for byte. So the text is scanned
//! once, strictly, into one token for each value; strings stay in the text until someone reads them, and whoever
//! reads a token knows where in the file it stands.

mod key;
mod marks;
mod quick;
mod scan;

use std::borrow::Cow;

use crate::json_text::MAX_SAFE_INTEGER;

pub(crate) use key::Key;
pub(crate) use scan::{SyntaxError, scan};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    False,
    True,
    Number,
    /// A string without escapes: the text between the quotes is the string.
    Plain,
    /// A string with escapes.
    Escaped,
    Array,
    Object,
}

/// One value: where it stands, what it is called, and which token comes after it and all that it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    start: u32,
    end: u32,
    next: u32,
    kind: Kind,
    /// Which key the name is.
    key: Key,
    name_start: u32,
    name_end: u32,
}

/// The name of a member of an object, quotes included.
#[derive(Clone, Copy)]
struct Name {
    start: u32,
    end: u32,
    key: Key,
}

/// The name of what no object holds.
const NAMELESS: Name = Name {
    start: 0,
    end: 0,
    key: Key::Other,
};

impl Token {
    #[inline(always)]
    fn new(start: usize, end: usize, next: u32, kind: Kind, name: Name) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
            next,
            kind,
            key: name.key,
            name_start: name.start,
            name_end: name.end,
        }
    }
}

/// A piece of the file, quotes and brackets included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    /// The piece itself.
    #[inline]
    pub(crate) fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

/// A scanned text.
#[derive(Debug)]
pub(crate) struct Tree<'t> {
    text: &'t str,
    tokens: Vec<Token>,
}

impl<'t> Tree<'t> {
    /// Scans a text that holds exactly one value.
    pub(crate) fn parse(text: &'t str) -> Result<Self, SyntaxError> {
        Ok(Self {
            text,
            tokens: scan(text)?,
        })
    }

    /// The outermost value.
    pub(crate) fn root(&self) -> Json<'_> {
        Json { tree: self, index: 0 }
    }
}

/// A value inside a [`Tree`]. It is small, because it is copied all the time.
#[derive(Clone, Copy)]
pub(crate) struct Json<'t> {
    tree: &'t Tree<'t>,
    index: u32,
}

const NOTHING: Token = Token {
    start: 0,
    end: 0,
    next: 0,
    kind: Kind::Null,
    key: Key::Other,
    name_start: 0,
    name_end: 0,
};

impl<'t> Json<'t> {
    #[inline]
    fn token(self) -> Token {
        self.tree
            .tokens
            .get(self.index as usize)
            .copied()
            .unwrap_or(NOTHING)
    }

    #[inline]
    pub(crate) fn kind(self) -> Kind {
        self.token().kind
    }

    #[inline]
    pub(crate) fn span(self) -> Span {
        let token = self.token();
        Span {
            start: token.start,
            end: token.end,
        }
    }

    /// The text of the value as the file has it.
    #[inline]
    pub(crate) fn raw(self) -> &'t str {
        self.span().of(self.tree.text)
    }

    #[inline]
    fn quoted(self) -> Quoted<'t> {
        let token = self.token();
        Quoted {
            text: self.tree.text,
            start: token.start,
            end: token.end,
            kind: token.kind,
        }
    }

    #[inline]
    fn quoted_name(self) -> Quoted<'t> {
        let token = self.token();
        Quoted {
            text: self.tree.text,
            start: token.name_start,
            end: token.name_end,
            kind: match token.key {
                Key::Escaped => Kind::Escaped,
                _ if token.name_end == 0 => Kind::Null,
                _ => Kind::Plain,
            },
        }
    }

    /// The text between the quotes of a string without escapes.
    #[inline]
    pub(crate) fn plain(self) -> Option<Span> {
        self.quoted().plain()
    }

    /// The string, when the value is one.
    pub(crate) fn string(self) -> Option<Cow<'t, str>> {
        self.quoted().string()
    }

    /// What an object calls the value: the text between the quotes of a name without escapes.
    #[inline]
    pub(crate) fn plain_name(self) -> Option<Span> {
        self.quoted_name().plain()
    }

    /// What an object calls the value.
    pub(crate) fn name(self) -> Cow<'t, str> {
        self.quoted_name().string().unwrap_or_default()
    }

    #[inline]
    pub(crate) fn boolean(self) -> Option<bool> {
        match self.kind() {
            Kind::True => Some(true),
            Kind::False => Some(false),
            _ => None,
        }
    }

    pub(crate) fn number(self) -> Option<f64> {
        match self.kind() {
            Kind::Number => self.raw().parse().ok(),
            _ => None,
        }
    }

    /// Whether the value is a number within the range of f64.
    pub(crate) fn is_finite(self) -> bool {
        let raw = self.raw().as_bytes();
        // It takes an exponent, or hundreds of digits, to leave it.
        let small = raw.len() < 300 && !raw.iter().any(|byte| matches!(byte, b'e' | b'E'));
        self.kind() == Kind::Number && (small || self.number().is_some_and(f64::is_finite))
    }

    /// The whole number that JavaScript keeps exactly, however it is written: `4`, `4.0` and `4e0` alike.
    pub(crate) fn safe_integer(self) -> Option<i64> {
        let number = self.number()?;
        (number.fract() == 0.0 && number.abs() <= MAX_SAFE_INTEGER).then_some(number as i64)
    }

    pub(crate) fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    pub(crate) fn is_object(self) -> bool {
        self.kind() == Kind::Object
    }

    /// The values that an object holds, in the order of the file; none when it is not an object.
    #[inline]
    pub(crate) fn members(self) -> impl Iterator<Item = Json<'t>> {
        Children::new(self, Kind::Object)
    }

    /// The items of an array; none when it is not an array.
    #[inline]
    pub(crate) fn items(self) -> impl Iterator<Item = Json<'t>> {
        Children::new(self, Kind::Array)
    }

    /// A member of an object. Of two with the same name the later one counts, as in JavaScript.
    pub(crate) fn get(self, name: &str) -> Option<Json<'t>> {
        self.members()
            .filter(|member| member.quoted_name().is(name))
            .last()
    }

    /// Which key an object has for the value.
    #[inline]
    pub(crate) fn key(self) -> Key {
        match self.token().key {
            Key::Escaped => self.escaped_key(),
            key => key,
        }
    }

    #[cold]
    fn escaped_key(self) -> Key {
        Key::of(self.name().as_bytes())
    }

    /// One of the usual members of an object; the fast way to [`Json::get`].
    #[inline]
    pub(crate) fn member(self, key: Key) -> Option<Json<'t>> {
        let [found] = self.pick([key]);
        found
    }

    /// Several of the usual members of an object, found in one pass. Of two with the same name the later one counts.
    #[inline]
    pub(crate) fn pick<const N: usize>(self, keys: [Key; N]) -> [Option<Json<'t>>; N] {
        // Nothing holds the outermost value, which has the number 0.
        let mut found = [0; N];
        for member in self.members() {
            let name = member.key();
            for (slot, key) in found.iter_mut().zip(keys) {
                if name == key {
                    *slot = member.index;
                }
            }
        }
        found.map(|index| (index != 0).then_some(Json { index, ..self }))
    }

    /// Whether the value is this string.
    #[inline]
    pub(crate) fn is(self, text: &str) -> bool {
        self.quoted().is(text)
    }
}

/// A string in its quotes, when the kind is one of a string.
#[derive(Clone, Copy)]
struct Quoted<'t> {
    text: &'t str,
    start: u32,
    end: u32,
    kind: Kind,
}

impl<'t> Quoted<'t> {
    #[inline]
    fn plain(self) -> Option<Span> {
        (self.kind == Kind::Plain).then(|| Span {
            start: self.start + 1,
            end: self.end - 1,
        })
    }

    fn string(self) -> Option<Cow<'t, str>> {
        match self.kind {
            Kind::Plain => Some(Cow::Borrowed(self.plain()?.of(self.text))),
            Kind::Escaped => {
                let quoted = self.text.get(self.start as usize..self.end as usize)?;
                serde_json::from_str(quoted).ok().map(Cow::Owned)
            }
            _ => None,
        }
    }

    #[inline]
    fn is(self, text: &str) -> bool {
        match self.kind {
            Kind::Plain => {
                // Most names differ in length.
                self.end - self.start == text.len() as u32 + 2
                    && self
                        .text
                        .as_bytes()
                        .get(self.start as usize + 1..self.end as usize - 1)
                        == Some(text.as_bytes())
            }
            Kind::Escaped => self.string().is_some_and(|string| string == text),
            _ => false,
        }
    }
}

struct Children<'t> {
    parent: Json<'t>,
    index: u32,
    end: u32,
}

impl<'t> Children<'t> {
    #[inline]
    fn new(parent: Json<'t>, kind: Kind) -> Self {
        let token = parent.token();
        let first = parent.index + 1;
        let end = if token.kind == kind { token.next } else { first };
        Self {
            parent,
            index: first,
            end,
        }
    }
}

impl<'t> Iterator for Children<'t> {
    type Item = Json<'t>;

    #[inline]
    fn next(&mut self) -> Option<Json<'t>> {
        if self.index >= self.end {
            return None;
        }
        let child = Json {
            index: self.index,
            ..self.parent
        };
        self.index = child.token().next.max(self.index + 1);
        Some(child)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn value(json: Json<'_>) -> serde_json::Value {
        match json.kind() {
            Kind::Array => json.items().map(value).collect(),
            Kind::Object => json
                .members()
                .map(|member| (member.name().into_owned(), value(member)))
                .collect(),
            _ => serde_json::from_str(json.raw()).unwrap(),
        }
    }

    #[test]
    fn reads_what_serde_json_reads() {
        for text in [
            "null",
            " [1, -0.5e+3, true, false] ",
            r#"{"a": {"b": []}, "c\n": "\ud83d\ude00 é"}"#,
            "[[[[]]], {}, \"\"]",
            "{\"long enough for the fast path of strings\": \"and\tnot\"}",
        ] {
            let expected = serde_json::from_str::<serde_json::Value>(text);
            let found = Tree::parse(text).map(|tree| value(tree.root()));
            assert_eq!(found.is_ok(), expected.is_ok(), "{text}");
            if let (Ok(found), Ok(expected)) = (found, expected) {
                assert_eq!(found, expected, "{text}");
            }
        }
    }

    #[test]
    fn whole_numbers_are_told_by_value() {
        let whole = |text: &str| Tree::parse(text).unwrap().root().safe_integer();
        assert_eq!(whole("4.0"), Some(4));
        assert_eq!(whole("-1e3"), Some(-1000));
        assert_eq!(whole("4.5"), None);
        assert_eq!(whole("9007199254740992"), None);
    }

    proptest! {
        #[test]
        fn agrees_with_serde_json_on_any_text(text in r#"[\[\]{},:"\\a-fu0-9eE+\-. \ntrulsn]{0,40}"#) {
            let expected = serde_json::from_str::<serde_json::Value>(&text);
            let found = Tree::parse(&text);
            // A number beyond the range of f64 is refused by serde_json only.
            if !expected.as_ref().is_err_and(|error| error.to_string().contains("out of range")) {
                prop_assert_eq!(found.is_ok(), expected.is_ok(), "{:?} {:?}", found.err(), expected.err());
            }
        }

        #[test]
        fn agrees_with_serde_json_on_strings(string in any::<String>()) {
            let text = serde_json::to_string(&string).unwrap();
            let tree = Tree::parse(&text).unwrap();
            prop_assert_eq!(tree.root().string().unwrap().into_owned(), string);
        }
    }
}
