//! What a workflow file holds, named as in the editor's schema 4.0.0, as positions in the text.

use std::ops::Range;

use super::form::Form;
use super::json::{Kind, Span};
use super::version::SchemaVersion;
use crate::names::NameTable;
use crate::warning::Warning;

/// A string of the document: a piece of the file, or of [`Document::decoded`] when the file has it with escapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Text {
    start: u32,
    end: u32,
}

impl Text {
    /// Set in `start` of what stands in [`Document::decoded`].
    const DECODED: u32 = 1 << 31;
    pub(crate) const EMPTY: Self = Self { start: 0, end: 0 };

    pub(super) fn in_file(span: Span) -> Self {
        Self {
            start: span.start,
            end: span.end,
        }
    }

    pub(super) fn decoded(start: usize, end: usize) -> Self {
        Self {
            start: start as u32 | Self::DECODED,
            end: end as u32,
        }
    }

    pub(crate) fn is_empty(self) -> bool {
        self.len() == 0
    }

    pub(crate) fn len(self) -> usize {
        (self.end - (self.start & !Self::DECODED)) as usize
    }

    /// The string itself, out of the file or the decoded strings.
    #[inline]
    pub(super) fn resolve<'t>(self, file: &'t str, decoded: &'t str) -> &'t str {
        let end = self.end as usize;
        if self.start & Self::DECODED == 0 {
            file.get(self.start as usize..end)
        } else {
            decoded.get((self.start & !Self::DECODED) as usize..end)
        }
        .unwrap_or_default()
    }

    /// The bytes of the string. To compare them costs less than to compare the strings.
    #[inline]
    pub(super) fn bytes<'t>(self, file: &'t str, decoded: &'t str) -> &'t [u8] {
        let of = if self.start & Self::DECODED == 0 {
            file
        } else {
            decoded
        };
        of.as_bytes()
            .get((self.start & !Self::DECODED) as usize..self.end as usize)
            .unwrap_or_default()
    }
}

/// A stored value, untouched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RawValue {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// The migration of an old schema forgets it.
    pub(crate) forgotten: bool,
}

/// A loaded file. Nothing in it changes after loading.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) text: Box<str>,
    /// Strings that the file has with escapes, and those that a migration makes.
    pub(crate) decoded: String,
    pub(crate) info: Info,
    pub(crate) nodes: Vec<Node>,
    pub(crate) instances: Vec<Instance>,
    pub(crate) edges: Vec<Edge>,
    pub(crate) exposed: Vec<Exposed>,
    /// `None` when the file has no form, or one of a bad shape.
    pub(crate) form: Option<Form>,
    /// The node fields of the form in the order in which a person meets them, as indices of its elements.
    pub(crate) form_order: Vec<u32>,
    pub(crate) version: SchemaVersion,
    pub(crate) warnings: Vec<Warning>,
    /// The first node with an id.
    pub(crate) node_by_id: NameTable,
}

/// The strings at the top of a file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Info {
    pub(crate) id: Option<Text>,
    pub(crate) name: Text,
    pub(crate) author: Text,
    pub(crate) description: Text,
    pub(crate) version: Text,
    pub(crate) contact: Text,
    pub(crate) tags: Text,
    pub(crate) notes: Text,
    /// Category `default` instead of `user`.
    pub(crate) bundled: bool,
}

#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) id: Text,
    /// The numbers `x` and `y` as the file has them.
    pub(crate) position: Option<(Span, Span)>,
    pub(crate) kind: NodeKind,
    /// Another node with this id follows; the editor's graph has the last one.
    pub(crate) shadowed: bool,
}

#[derive(Debug)]
pub(crate) enum NodeKind {
    Invocation(Invocation),
    Notes {
        data_id: Text,
        label: Text,
        is_open: bool,
        notes: Text,
    },
    Connector {
        data_id: Text,
        label: Text,
        is_open: bool,
    },
}

/// A node that the server runs, or that becomes batch data.
#[derive(Debug)]
pub(crate) struct Invocation {
    pub(crate) data_id: Text,
    pub(crate) node_type: Text,
    pub(crate) version: Text,
    /// `None` where a migration takes it from the template.
    pub(crate) node_pack: Option<Text>,
    pub(crate) label: Text,
    pub(crate) notes: Text,
    pub(crate) is_open: bool,
    pub(crate) is_intermediate: bool,
    pub(crate) use_cache: bool,
    /// In [`Document::instances`].
    pub(crate) instances: Range<u32>,
    pub(crate) dynamic_input_templates: Option<Span>,
}

/// What the file stores for one input of one node.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Instance {
    pub(crate) key: Text,
    pub(crate) name: Text,
    pub(crate) label: Text,
    pub(crate) description: Text,
    pub(crate) value: Option<RawValue>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Edge {
    pub(crate) id: Text,
    pub(crate) source: Text,
    pub(crate) target: Text,
    /// The index of the source node, when there is one.
    pub(crate) source_node: Option<u32>,
    pub(crate) target_node: Option<u32>,
    /// `None` for a collapsed edge.
    pub(crate) handles: Option<Handles>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Handles {
    pub(crate) source: Text,
    pub(crate) target: Text,
    pub(crate) hidden: Option<bool>,
}

/// An entry of `exposedFields`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Exposed {
    pub(crate) node_id: Text,
    pub(crate) field: Text,
}

impl Document {
    /// The string itself.
    #[inline]
    pub(crate) fn str(&self, text: Text) -> &str {
        text.resolve(&self.text, &self.decoded)
    }

    /// The value as the file has it.
    pub(crate) fn raw(&self, value: RawValue) -> &str {
        value.span.of(&self.text)
    }

    /// Appends the string to a JSON text.
    #[inline]
    pub(crate) fn write(&self, out: &mut Vec<u8>, text: Text) {
        if text.start & Text::DECODED == 0 {
            // It stands in the file without escapes, so it needs none here. Mostly even the quotes are there.
            let quoted = (text.start as usize).wrapping_sub(1)..text.end as usize + 1;
            if let Some(quoted @ [b'"', .., b'"']) = self.text.as_bytes().get(quoted) {
                out.extend_from_slice(quoted);
                return;
            }
            out.push(b'"');
            out.extend_from_slice(self.str(text).as_bytes());
            out.push(b'"');
        } else {
            crate::json_text::write_string(out, self.str(text));
        }
    }

    pub(crate) fn node(&self, index: u32) -> Option<&Node> {
        self.nodes.get(index as usize)
    }

    /// The index of the first node with this id.
    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        self.node_by_id
            .find(id, |index| self.node(index).map_or("", |node| self.str(node.id)))
    }

    pub(crate) fn instances(&self, invocation: &Invocation) -> &[Instance] {
        let range = &invocation.instances;
        self.instances
            .get(range.start as usize..range.end as usize)
            .unwrap_or_default()
    }

    /// Whether this is the string.
    #[inline]
    pub(crate) fn is(&self, text: Text, string: &str) -> bool {
        text.bytes(&self.text, &self.decoded) == string.as_bytes()
    }

    /// The instance of a field, and its index in [`Document::instances`].
    pub(crate) fn instance(&self, invocation: &Invocation, field: &str) -> Option<(u32, &Instance)> {
        self.instances(invocation)
            .iter()
            .zip(invocation.instances.clone())
            .find(|(instance, _)| self.is(instance.key, field))
            .map(|(instance, index)| (index, instance))
    }
}

impl Node {
    pub(crate) fn invocation(&self) -> Option<&Invocation> {
        match &self.kind {
            NodeKind::Invocation(invocation) => Some(invocation),
            _ => None,
        }
    }

    pub(crate) fn is_connector(&self) -> bool {
        matches!(self.kind, NodeKind::Connector { .. })
    }
}
