//! All node templates of one server.

use indexmap::IndexMap;

use crate::error::TemplatesError;
use crate::openapi;
use crate::template::NodeTemplate;

/// All node templates of one server.
///
/// Read them from the server's `/openapi.json` with [`from_openapi`](Self::from_openapi).
#[derive(Debug, Clone, Default)]
pub struct Templates {
    nodes: IndexMap<String, NodeTemplate>,
    skipped: Vec<Skipped>,
}

/// A node or field of a document that could not be read. The rest of the document serves without it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Skipped {
    /// The name of the schema.
    pub schema: String,
    /// The field; `None` when the whole node was left out.
    pub field: Option<String>,
    /// What did not fit.
    pub reason: String,
}

impl Templates {
    /// Reads the templates from an OpenAPI document of an InvokeAI server, exactly as the editor derives them.
    ///
    /// Documents of 6.0.2 to 6.14.2 are known to be read. One pass goes over the bytes; what no template needs
    /// is skipped, not kept. A field that gives no type, as in a custom node, has no template; a field whose
    /// schema has an unusable shape is left out and told by [`skipped`](Self::skipped).
    ///
    /// # Errors
    ///
    /// When the bytes are not JSON, not an OpenAPI document, or hold no node at all. The error says which, and
    /// where the document ends or breaks. Time and memory are bounded by the size of the document.
    pub fn from_openapi(document: &[u8]) -> Result<Self, TemplatesError> {
        openapi::read(document)
    }

    pub(crate) fn new(nodes: IndexMap<String, NodeTemplate>, skipped: Vec<Skipped>) -> Self {
        Self { nodes, skipped }
    }

    /// The template of a node type, such as `denoise_latents`.
    pub fn get(&self, node_type: &str) -> Option<&NodeTemplate> {
        self.nodes.get(node_type)
    }

    /// All templates, in the order of the server's document.
    pub fn iter(&self) -> impl Iterator<Item = &NodeTemplate> {
        self.nodes.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// What was left out of the document because its schema has an unusable shape. No server of 6.x has any
    /// of its own.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }
}

impl FromIterator<NodeTemplate> for Templates {
    fn from_iter<I: IntoIterator<Item = NodeTemplate>>(templates: I) -> Self {
        let nodes = templates
            .into_iter()
            .map(|template| (template.node_type.clone(), template))
            .collect();
        Self::new(nodes, Vec::new())
    }
}
