//! All node templates of one server.

use std::sync::{Arc, OnceLock};

use crate::catalogue::{self, Catalogue};
use crate::error::TemplatesError;
use crate::names::ByName;
use crate::openapi;
use crate::registry::FieldTypes;
use crate::template::NodeTemplate;

/// All node templates of one server.
///
/// Read them from the server's `/openapi.json` with [`from_openapi`](Self::from_openapi), or take the
/// [built-in ones](Self::builtin) to work without a server.
///
/// ```
/// use ivk_fields::Templates;
///
/// let templates = Templates::builtin();
/// let steps = &templates.get("denoise_latents").expect("a node of 6.14.2").inputs["steps"];
/// assert_eq!(steps.title, "Steps");
/// assert_eq!(steps.default, Some(10.into()));
/// ```
#[derive(Debug, Clone)]
pub struct Templates {
    nodes: Nodes,
    skipped: Vec<Skipped>,
    server_version: Option<String>,
}

#[derive(Debug, Clone)]
enum Nodes {
    Read(ByName<NodeTemplate>),
    Lazy(Arc<Catalogue>),
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
    /// The templates of the newest server that this version of the crate knows, 6.14.2.
    ///
    /// They are read one by one when asked for. They hold no descriptions.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Templates> = OnceLock::new();
        BUILTIN.get_or_init(|| catalogue::open(catalogue::BUILTIN).unwrap_or_default())
    }

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

    pub(crate) fn new(nodes: ByName<NodeTemplate>, skipped: Vec<Skipped>) -> Self {
        Self {
            nodes: Nodes::Read(nodes),
            skipped,
            server_version: None,
        }
    }

    pub(crate) fn lazy(catalogue: Arc<Catalogue>) -> Self {
        let server_version = catalogue.server_version().map(str::to_owned);
        Self {
            nodes: Nodes::Lazy(catalogue),
            skipped: Vec::new(),
            server_version,
        }
    }

    /// Gives the inputs that some field types handle to those types. Of a catalogue this reads every node.
    #[must_use]
    pub fn with_field_types(self, types: &FieldTypes) -> Self {
        let nodes = self.iter().cloned().map(|mut node| {
            types.give_to(&mut node);
            (node.node_type.clone(), node)
        });
        Self {
            nodes: Nodes::Read(nodes.collect()),
            ..self
        }
    }

    /// Notes which server the templates come from. The OpenAPI document does not say.
    #[must_use]
    pub fn with_server_version(mut self, version: impl Into<String>) -> Self {
        self.server_version = Some(version.into());
        self
    }

    /// The version of the server that the templates come from, where it is known.
    pub fn server_version(&self) -> Option<&str> {
        self.server_version.as_deref()
    }

    /// The template of a node type, such as `denoise_latents`.
    pub fn get(&self, node_type: &str) -> Option<&NodeTemplate> {
        match &self.nodes {
            Nodes::Read(nodes) => nodes.get(node_type),
            Nodes::Lazy(catalogue) => catalogue.get(node_type),
        }
    }

    /// All templates, in the order of the server's document. Of a catalogue this reads every node.
    pub fn iter(&self) -> impl Iterator<Item = &NodeTemplate> {
        (0..self.len()).filter_map(|index| match &self.nodes {
            Nodes::Read(nodes) => nodes.get_index(index).map(|(_, node)| node),
            Nodes::Lazy(catalogue) => catalogue.get_index(index),
        })
    }

    /// The types of all nodes, in the order of the server's document. Nothing is read for it.
    pub fn node_types(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|index| match &self.nodes {
            Nodes::Read(nodes) => nodes.get_index(index).map(|(name, _)| name.as_str()),
            Nodes::Lazy(catalogue) => catalogue.node_type(index),
        })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match &self.nodes {
            Nodes::Read(nodes) => nodes.len(),
            Nodes::Lazy(catalogue) => catalogue.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What was left out of the document because its schema has an unusable shape. The own nodes of 6.x
    /// servers have none.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// Reads every node of a catalogue now, for a caller who wants to be sure that it is whole.
    ///
    /// # Errors
    ///
    /// When the line of a node is broken; the error names the node.
    pub fn read_all(&self) -> Result<(), TemplatesError> {
        match &self.nodes {
            Nodes::Read(_) => Ok(()),
            Nodes::Lazy(catalogue) => catalogue.read_all(),
        }
    }
}

/// For whatever wants to share templates: the built-in ones cost nothing to share.
///
/// ```
/// use std::sync::Arc;
/// use ivk_fields::Templates;
///
/// let shared: Arc<Templates> = Templates::builtin().into();
/// ```
impl From<&Templates> for Arc<Templates> {
    fn from(templates: &Templates) -> Self {
        Self::new(templates.clone())
    }
}

impl Default for Templates {
    fn default() -> Self {
        Self::new(ByName::default(), Vec::new())
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
