//! The name and the arguments of an event, found without reading the JSON twice.

use std::borrow::Cow;

use serde::de::DeserializeOwned;

/// The content of an event packet, taken apart: `["name",first,second]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arguments<'a> {
    name: Cow<'a, str>,
    rest: &'a str,
}

impl<'a> Arguments<'a> {
    /// Takes the JSON array of an event apart; `None` when it does not begin with a name.
    ///
    /// What follows the name is not looked at.
    #[must_use]
    pub fn of_event(array: &'a str) -> Option<Self> {
        let inner = array.strip_prefix('[')?.strip_suffix(']')?.trim_ascii();
        let after_quote = inner.strip_prefix('"')?;
        let (end, escaped) = end_of_string(after_quote)?;
        let raw = after_quote.get(..end)?;
        let name = if escaped {
            // Rare: a name outside ASCII. The quotes belong to the JSON text.
            Cow::Owned(serde_json::from_str(inner.get(..end + 2)?).ok()?)
        } else {
            Cow::Borrowed(raw)
        };
        let rest = after_quote.get(end + 1..)?.trim_ascii_start();
        let rest = match rest.strip_prefix(',') {
            Some(rest) => rest.trim_ascii_start(),
            None if rest.is_empty() => rest,
            None => return None,
        };
        Some(Self { name, rest })
    }

    /// The name of the event.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The arguments as JSON texts with commas between them; empty when there are none. An event of InvokeAI has
    /// exactly one.
    #[must_use]
    pub fn as_json(&self) -> &'a str {
        self.rest
    }

    /// Reads the only argument into a type.
    ///
    /// # Errors
    /// When there is not exactly one argument or it is not of that type.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.rest)
    }
}

/// Where the string that begins before `text` ends, and whether anything in it is escaped.
fn end_of_string(text: &str) -> Option<(usize, bool)> {
    let special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
    let bytes = text.as_bytes();
    let first = bytes.iter().position(special)?;
    if bytes.get(first) == Some(&b'"') {
        return Some((first, false));
    }
    let mut at = first;
    loop {
        match bytes.get(at)? {
            b'"' => return Some((at, true)),
            b'\\' => at += 2,
            0..=0x1f => return None,
            _ => at += 1,
        }
    }
}
