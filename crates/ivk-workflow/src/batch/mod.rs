//! The batch: a graph, how often it runs, and with which values.

mod columns;
mod items;
mod list;
pub(crate) mod nodes;
mod options;
#[cfg(feature = "remote")]
mod varied;

use std::fmt;

pub(crate) use columns::{Column, takes_batches};
pub use items::Items;
use list::ItemList;
use nodes::BatchNode;
pub use options::EnqueueOptions;

use crate::draft::Draft;
use crate::json_text::write_string;

/// The body of a request to `enqueue_batch`, ready as JSON.
#[derive(Clone, PartialEq, Eq)]
pub struct EnqueueBody {
    json: Vec<u8>,
}

impl EnqueueBody {
    /// The JSON text.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.json).unwrap_or_default()
    }

    /// The JSON text as bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.json
    }
}

impl fmt::Debug for EnqueueBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EnqueueBody").field(&self.as_str()).finish()
    }
}

impl Draft {
    /// Makes the body of the request that puts this draft into a queue, whether it is ready or not.
    ///
    /// A batch node whose list cannot be made gives an empty one, as in the editor; the server then runs nothing,
    /// and [`Draft::check`] tells it.
    pub fn enqueue_body(&self, options: &EnqueueOptions) -> EnqueueBody {
        let nodes = self.batch_nodes(&options.answers);
        // The lists may be most of the body by far, so no more memory is taken for them than they need.
        let rest = self.data_len(&nodes) + 32;
        let mut length = 512 + self.document().text.len() / 2 + rest;
        if options.embed_workflow {
            length += self.document().text.len();
        }
        let mut json = Vec::with_capacity(length);
        json.extend_from_slice(b"{\"batch\":{");
        if let Some(batch_id) = &options.batch_id {
            json.extend_from_slice(b"\"batch_id\":");
            write_string(&mut json, batch_id);
            json.push(b',');
        }
        json.extend_from_slice(b"\"graph\":");
        self.write_graph(&mut json, &options.graph);
        json.extend_from_slice(b",\"workflow\":");
        if options.embed_workflow {
            self.write_workflow(&mut json);
        } else {
            json.extend_from_slice(b"null");
        }
        json.extend_from_slice(format!(",\"runs\":{}", options.runs).as_bytes());
        for (key, value) in [
            (",\"origin\":", &options.origin),
            (",\"destination\":", &options.destination),
        ] {
            json.extend_from_slice(key.as_bytes());
            match value {
                Some(value) => write_string(&mut json, value),
                None => json.extend_from_slice(b"null"),
            }
        }
        json.extend_from_slice(b",\"data\":[");
        json.reserve_exact(rest);
        self.write_data(&mut json, &nodes);
        json.extend_from_slice(b"]},\"prepend\":");
        json.extend_from_slice(if options.prepend {
            b"true}" as &[u8]
        } else {
            b"false}"
        });
        EnqueueBody { json }
    }

    /// How many variants one run makes: the product of all lists. `None` when lists that are taken together are not
    /// of one length, or cannot be made.
    pub fn variants(&self, options: &EnqueueOptions) -> Option<u64> {
        let nodes = self.batch_nodes(&options.answers);
        let mut product = 1_u64;
        for group in nodes::grouped(&nodes) {
            if group.nodes.iter().any(|node| node.items.is_err()) {
                return None;
            }
            product = product.saturating_mul(group.len()? as u64);
        }
        for zipped in self.batches() {
            let length = zipped.first().map_or(1, |column| column.items.len());
            product = product.saturating_mul(length as u64);
        }
        Some(product)
    }

    /// About so many bytes are what [`Draft::write_data`] writes; never fewer, unless ids have escapes.
    fn data_len(&self, nodes: &[BatchNode<'_>]) -> usize {
        let datum = |node: u32, field: &str, items: usize| {
            let id = self
                .document()
                .node(node)
                .map_or("", |node| self.document().str(node.id));
            50 + id.len() + field.len() + items
        };
        let of_nodes = nodes.iter().flat_map(|node| {
            let items = node.items.as_ref().map_or(0, ItemList::text_len);
            node.targets
                .iter()
                .map(move |target| datum(target.node, target.handle, items))
        });
        let of_columns = self
            .batches()
            .iter()
            .flatten()
            .map(|column| datum(column.node, &column.field, column.items.text_len()));
        of_nodes.chain(of_columns).sum()
    }

    fn write_data(&self, out: &mut Vec<u8>, nodes: &[BatchNode<'_>]) {
        let mut first_list = true;
        for group in nodes::grouped(nodes) {
            let targets = group.nodes.iter().flat_map(|node| {
                node.targets
                    .iter()
                    .map(move |target| (target, node.items.as_ref()))
            });
            let mut first = true;
            for (target, items) in targets {
                separate(out, if first { &mut first_list } else { &mut first });
                if first {
                    out.push(b'[');
                    first = false;
                }
                self.write_datum(out, target.node, target.handle, items.ok());
            }
            if !first {
                out.push(b']');
            }
        }
        for zipped in self.batches() {
            separate(out, &mut first_list);
            out.push(b'[');
            let mut first = true;
            for column in zipped {
                separate(out, &mut first);
                self.write_datum(out, column.node, &column.field, Some(&column.items));
            }
            out.push(b']');
        }
    }

    fn write_datum(&self, out: &mut Vec<u8>, node: u32, field: &str, items: Option<&ItemList>) {
        out.extend_from_slice(b"{\"node_path\":");
        match self.document().node(node) {
            Some(node) => self.document().write(out, node.id),
            None => out.extend_from_slice(b"\"\""),
        }
        out.extend_from_slice(b",\"field_name\":");
        write_string(out, field);
        out.extend_from_slice(b",\"items\":[");
        if let Some(items) = items {
            items.write(out);
        }
        out.extend_from_slice(b"]}");
    }
}

fn separate(out: &mut Vec<u8>, first: &mut bool) {
    if !std::mem::take(first) {
        out.push(b',');
    }
}
