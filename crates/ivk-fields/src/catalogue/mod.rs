//! Node templates as a compact text: the catalogue built into this crate, and a form for caches.
//!
//! A catalogue is a JSON document laid out by lines: a head, then one line for each node. Opening it looks at
//! the start of each line only; a node is read when it is first asked for. What a template says by rule (a
//! title made of the name, the kind of an input that can only be connected) is left out of the text.
//!
//! ```
//! use ivk_fields::{Templates, catalogue};
//!
//! # fn main() -> Result<(), ivk_fields::TemplatesError> {
//! let text = catalogue::write(Templates::builtin());
//! let templates = catalogue::open(text)?;
//! assert_eq!(templates.get("add"), Templates::builtin().get("add"));
//! # Ok(())
//! # }
//! ```

mod line;
mod notation;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::error::{TemplatesError, TemplatesErrorKind};
use crate::names::{ByName, NameHashing};
use crate::template::NodeTemplate;
use crate::templates::Templates;
use line::NodeLine;

/// The templates of the newest server that this version of the crate knows.
pub(crate) const BUILTIN: &str = include_str!("builtin.json");

/// The version of the format. A catalogue of another version is refused.
const FORMAT: u32 = 1;

/// The first line.
#[derive(Serialize, Deserialize)]
struct Head {
    catalogue: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    server: Option<String>,
}

/// Writes the facts of templates: names, types, bounds, defaults, options, titles and hints, without
/// descriptions. [`open`] reads them back.
pub fn write(templates: &Templates) -> String {
    write_with(templates, false)
}

/// Writes templates with their descriptions, so that nothing is lost: for a cache of one server's templates.
pub fn write_with_descriptions(templates: &Templates) -> String {
    write_with(templates, true)
}

fn write_with(templates: &Templates, descriptions: bool) -> String {
    let head = Head {
        catalogue: FORMAT,
        server: templates.server_version().map(str::to_owned),
    };
    let mut text = json(&head);
    text.pop();
    text.push_str(",\"nodes\":{");
    let mut separator = "\n";
    for node in templates.iter() {
        text.push_str(separator);
        text.push_str(&json(&node.node_type));
        text.push(':');
        text.push_str(&json(&NodeLine::of(node, descriptions)));
        separator = ",\n";
    }
    text.push_str("\n}}\n");
    text
}

/// Strings, numbers and lists of them always have a JSON form.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Opens a catalogue without reading its nodes.
///
/// # Errors
///
/// When the text is not a catalogue of this format, or is cut short. A node whose own line is broken counts as
/// absent; [`Templates::read_all`] tells of it.
pub fn open(text: impl Into<Cow<'static, str>>) -> Result<Templates, TemplatesError> {
    let catalogue = Catalogue::index(text.into())?;
    Ok(Templates::lazy(Arc::new(catalogue)))
}

/// An opened catalogue: its text, and where in it each node stands.
#[derive(Debug)]
pub(crate) struct Catalogue {
    text: Cow<'static, str>,
    server_version: Option<String>,
    nodes: ByName<Entry>,
}

#[derive(Debug)]
struct Entry {
    line: Range<usize>,
    template: OnceLock<Option<NodeTemplate>>,
}

impl Catalogue {
    fn index(text: Cow<'static, str>) -> Result<Self, TemplatesError> {
        let broken = |what: &str| TemplatesError::new(TemplatesErrorKind::BrokenCatalogue, what);
        let (head, body) = text.split_once(",\"nodes\":{\n").ok_or_else(|| {
            broken("this text is not a node catalogue: its first line is not a catalogue's")
        })?;
        let head: Head = serde_json::from_str(&format!("{head}}}"))
            .map_err(|error| broken("the first line of the node catalogue is broken").caused(error))?;
        if head.catalogue != FORMAT {
            let message = format!("the node catalogue has format {}, not {FORMAT}", head.catalogue);
            return Err(TemplatesError::new(TemplatesErrorKind::BrokenCatalogue, message));
        }
        let mut offset = text.len() - body.len();
        let body = body
            .strip_suffix("}}\n")
            .ok_or_else(|| broken("the node catalogue ends too early"))?;
        let mut nodes = ByName::with_capacity_and_hasher(body.len() / 512, NameHashing::default());
        for line in body.split_inclusive('\n') {
            let (name, length) = name(line)
                .ok_or_else(|| broken(&format!("the node catalogue is broken at byte {offset}")))?;
            let template = line.trim_end_matches(['\n', ',']).len();
            nodes.insert(
                name,
                Entry {
                    line: offset + length..offset + template,
                    template: OnceLock::new(),
                },
            );
            offset += line.len();
        }
        Ok(Self {
            server_version: head.server,
            nodes,
            text,
        })
    }

    /// The version of the server whose nodes these are, where the catalogue says it.
    pub(crate) fn server_version(&self) -> Option<&str> {
        self.server_version.as_deref()
    }

    pub(crate) fn node_type(&self, index: usize) -> Option<&str> {
        self.nodes.get_index(index).map(|(name, _)| name.as_str())
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Reads a node when it is first asked for.
    pub(crate) fn get(&self, node_type: &str) -> Option<&NodeTemplate> {
        let (name, entry) = self.nodes.get_key_value(node_type)?;
        entry
            .template
            .get_or_init(|| self.read(name, entry).ok())
            .as_ref()
    }

    pub(crate) fn get_index(&self, index: usize) -> Option<&NodeTemplate> {
        let (name, entry) = self.nodes.get_index(index)?;
        entry
            .template
            .get_or_init(|| self.read(name, entry).ok())
            .as_ref()
    }

    /// Reads every node and tells of the first that is broken.
    pub(crate) fn read_all(&self) -> Result<(), TemplatesError> {
        for (name, entry) in &self.nodes {
            if entry
                .template
                .get_or_init(|| self.read(name, entry).ok())
                .is_none()
            {
                self.read(name, entry)?;
            }
        }
        Ok(())
    }

    fn read(&self, name: &str, entry: &Entry) -> Result<NodeTemplate, TemplatesError> {
        let line = self.text.get(entry.line.clone()).unwrap_or_default();
        match serde_json::from_str::<NodeLine<'_>>(line) {
            Ok(line) => Ok(line.into_template(name)),
            Err(error) => {
                let message = format!("the node {name} of the catalogue is broken");
                Err(TemplatesError::new(TemplatesErrorKind::BrokenCatalogue, message).caused(error))
            }
        }
    }
}

/// The node type that a line begins with, and the length of that beginning.
fn name(line: &str) -> Option<(String, usize)> {
    let quoted = line.strip_prefix('"')?;
    let end = quoted.find('"')?;
    let plain = quoted.get(..end)?;
    let (name, length) = if plain.contains('\\') {
        let mut strings = serde_json::Deserializer::from_str(line).into_iter::<String>();
        let name = strings.next()?.ok()?;
        (name, strings.byte_offset())
    } else {
        (plain.to_owned(), end + 2)
    };
    (line.as_bytes().get(length) == Some(&b':')).then_some((name, length + 1))
}
