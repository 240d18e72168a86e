//! Reads `words.txt`: one sentence for whatever has a name, in our own words.

use std::collections::BTreeMap;

use super::Result;

/// Sentences by name. A name can be qualified: `Batch.data`.
#[derive(Debug, Default)]
pub(super) struct Glossary(BTreeMap<String, String>);

pub(super) fn parse(text: &str) -> Result<Glossary> {
    let mut words = BTreeMap::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, sentence) = line
            .split_once(" = ")
            .ok_or_else(|| format!("words.txt:{}: ` = ` is missing", index + 1))?;
        if words
            .insert(name.trim().to_owned(), sentence.trim().to_owned())
            .is_some()
        {
            return Err(format!("words.txt:{}: {name} stands there twice", index + 1).into());
        }
    }
    Ok(Glossary(words))
}

impl Glossary {
    /// The sentence for a type or an operation.
    pub(super) fn item(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The sentence for a field, or one made of its name.
    pub(super) fn field(&self, owner: &str, name: &str) -> String {
        let found = self
            .0
            .get(&format!("{owner}.{name}"))
            .or_else(|| self.0.get(name));
        found.cloned().unwrap_or_else(|| sentence(name))
    }
}

/// `cover_image_name` as "Cover image name."
pub(super) fn sentence(name: &str) -> String {
    let text = super::names::snake(name).replace('_', " ");
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), chars.as_str()),
        None => "Without a name.".to_owned(),
    }
}
