//! Reads `words.txt`: one sentence for whatever has a name, in our own words.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::{Result, names};

/// Sentences by name. A name can be qualified: `Batch.data`.
#[derive(Debug, Default)]
pub(super) struct Glossary {
    sentences: BTreeMap<String, String>,
    used: RefCell<BTreeSet<String>>,
}

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
    Ok(Glossary {
        sentences: words,
        used: RefCell::default(),
    })
}

impl Glossary {
    fn find(&self, name: &str) -> Option<&str> {
        let sentence = self.sentences.get(name)?;
        self.used.borrow_mut().insert(name.to_owned());
        Some(sentence)
    }

    /// The sentence for a type or an operation, or one made of its name.
    pub(super) fn item(&self, name: &str) -> String {
        self.find(name).map_or_else(|| sentence(name), str::to_owned)
    }

    /// The sentence for a field of a type or operation, or one made of its name.
    pub(super) fn field(&self, owner: &str, wire: &str) -> String {
        let name = names::snake(wire);
        let found = self.find(&format!("{owner}.{name}")).or_else(|| self.find(&name));
        found.map_or_else(|| sentence(&name), str::to_owned)
    }

    /// Sentences for what does not exist: a name was mistyped, or has gone.
    pub(super) fn unused(&self) -> Vec<&str> {
        let used = self.used.borrow();
        self.sentences
            .keys()
            .map(String::as_str)
            .filter(|name| !used.contains(*name))
            .collect()
    }
}

/// `cover_image_name` as "Cover image name."
fn sentence(name: &str) -> String {
    let text = super::names::snake(name).replace('_', " ");
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), chars.as_str()),
        None => "Without a name.".to_owned(),
    }
}
