//! What all parts of a file are read with: strings, names, and refusals that know their place.

use crate::document::json::{Json, Span};
use crate::document::model::{Instance, Text};
use crate::document::version::SchemaVersion;
use crate::error::{Error, ErrorKind, Position};
use crate::json_text::trim;
use crate::warning::Warning;

/// What is known while a file is read.
pub(in crate::document) struct Reader<'t> {
    pub(in crate::document) text: &'t str,
    pub(in crate::document) version: SchemaVersion,
    pub(in crate::document) decoded: String,
    pub(in crate::document) instances: Vec<Instance>,
    pub(in crate::document) warnings: Vec<Warning>,
}

pub(super) type Read<T> = Result<T, Error>;

impl Reader<'_> {
    /// The file is refused because of this value.
    #[cold]
    pub(in crate::document) fn refuse(&self, json: Json<'_>, message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Schema, message).at(Position::of(self.text, json.span().start as usize))
    }

    /// A string of our own making.
    pub(in crate::document) fn own(&mut self, string: &str) -> Text {
        let start = self.decoded.len();
        self.decoded.push_str(string);
        Text::decoded(start, self.decoded.len())
    }

    /// The string, when the value is one.
    #[inline]
    pub(in crate::document) fn text(&mut self, json: Json<'_>) -> Option<Text> {
        match json.plain() {
            Some(span) => Some(Text::in_file(span)),
            None => self.decoded(json),
        }
    }

    #[cold]
    fn decoded(&mut self, json: Json<'_>) -> Option<Text> {
        json.string().map(|string| self.own(&string))
    }

    /// What an object calls a member.
    #[inline]
    pub(in crate::document) fn member_name(&mut self, member: Json<'_>) -> Text {
        match member.plain_name() {
            Some(span) => Text::in_file(span),
            None => self.own(&member.name()),
        }
    }

    /// The string without the space around it, unless nothing is left.
    #[inline]
    pub(in crate::document) fn name(&mut self, json: Json<'_>) -> Option<Text> {
        if let Some(span) = json.plain()
            && let Some(bytes) = self.text.as_bytes().get(span.start as usize..span.end as usize)
            && bytes.first().is_some_and(u8::is_ascii_graphic)
            && bytes.last().is_some_and(u8::is_ascii_graphic)
        {
            return Some(Text::in_file(span));
        }
        self.trimmed(json)
    }

    #[cold]
    fn trimmed(&mut self, json: Json<'_>) -> Option<Text> {
        let Some(span) = json.plain() else {
            let string = json.string()?;
            let trimmed = trim(&string);
            return (!trimmed.is_empty()).then(|| self.own(trimmed));
        };
        let string = span.of(self.text);
        let trimmed = trim(string);
        let start = span.start + (trimmed.as_ptr() as usize - string.as_ptr() as usize) as u32;
        (!trimmed.is_empty()).then(|| {
            Text::in_file(Span {
                start,
                end: start + trimmed.len() as u32,
            })
        })
    }

    #[inline]
    fn required<T>(
        &mut self,
        parent: Json<'_>,
        key: &str,
        found: Option<Json<'_>>,
        read: impl FnOnce(&mut Self, Json<'_>) -> Option<T>,
        expected: &str,
    ) -> Read<T> {
        if let Some(json) = found
            && let Some(value) = read(self, json)
        {
            return Ok(value);
        }
        Err(self.unlike(parent, key, found, expected))
    }

    /// What is wrong with a member that is required.
    #[cold]
    fn unlike(&self, parent: Json<'_>, key: &str, found: Option<Json<'_>>, expected: &str) -> Error {
        match found {
            None => self.refuse(parent, format!("`{key}` is missing")),
            Some(json) => self.refuse(json, format!("`{key}` must be {expected}")),
        }
    }

    #[inline]
    pub(in crate::document) fn required_name(
        &mut self,
        parent: Json<'_>,
        key: &str,
        found: Option<Json<'_>>,
    ) -> Read<Text> {
        self.required(
            parent,
            key,
            found,
            |reader, json| reader.name(json),
            "a string that is not empty",
        )
    }

    #[inline]
    pub(in crate::document) fn required_text(
        &mut self,
        parent: Json<'_>,
        key: &str,
        found: Option<Json<'_>>,
    ) -> Read<Text> {
        self.required(parent, key, found, |reader, json| reader.text(json), "a string")
    }

    #[inline]
    pub(in crate::document) fn required_boolean(
        &mut self,
        parent: Json<'_>,
        key: &str,
        found: Option<Json<'_>>,
    ) -> Read<bool> {
        self.required(parent, key, found, |_, json| json.boolean(), "true or false")
    }

    /// The string behind a text that was read before.
    pub(in crate::document) fn resolve(&self, text: Text) -> String {
        text.resolve(self.text, &self.decoded).to_owned()
    }
}
