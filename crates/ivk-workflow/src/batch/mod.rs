//! The batch: a graph, how often it runs, and with which values.

mod options;

use std::fmt;

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
    pub fn enqueue_body(&self, options: &EnqueueOptions) -> EnqueueBody {
        let length = self.document().text.len();
        let mut json = Vec::with_capacity(length / 3 + if options.embed_workflow { length } else { 0 } + 512);
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
        json.extend_from_slice(b",\"data\":[]},\"prepend\":");
        json.extend_from_slice(if options.prepend {
            b"true}" as &[u8]
        } else {
            b"false}"
        });
        EnqueueBody { json }
    }
}
