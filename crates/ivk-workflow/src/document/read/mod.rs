//! Reads a document of any schema version into the model of 4.0.0, or refuses it as the editor does.

mod dynamic;
mod edges;
mod nodes;
mod reader;

use super::form;
use super::json::{Json, Key, Kind, Tree};
use super::model::{Document, Edge, Exposed, Info, Node, Text};
use super::version::{SchemaVersion, looks_like_version};
use crate::error::{Error, ErrorKind, Position};
use crate::names::NameTable;
use crate::warning::Warning;
use reader::Read;
pub(super) use reader::Reader;

/// Reads a whole file.
pub(super) fn read(text: Box<str>) -> Result<Document, Error> {
    let tree = Tree::parse(&text).map_err(|error| {
        Error::new(
            ErrorKind::Syntax,
            format!("the workflow is not valid JSON: {}", error.what),
        )
        .at(Position::of(&text, error.offset))
    })?;
    let mut reader = Reader {
        text: &text,
        version: SchemaVersion::V4,
        decoded: String::new(),
        // An input takes about a hundred bytes of a file.
        instances: Vec::with_capacity(text.len() / 128),
        warnings: Vec::new(),
    };
    let parts = reader.document(tree.root())?;
    let Reader {
        version,
        decoded,
        instances,
        warnings,
        ..
    } = reader;
    let mut document = Document {
        decoded,
        info: parts.info,
        nodes: parts.nodes,
        instances,
        edges: parts.edges,
        exposed: parts.exposed,
        form: parts.form,
        version,
        warnings,
        form_order: Vec::new(),
        node_by_id: NameTable::default(),
        text: Box::default(),
    };
    drop(tree);
    document.text = text;
    super::link::link(&mut document)?;
    Ok(document)
}

struct Parts {
    info: Info,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    exposed: Vec<Exposed>,
    form: Option<form::Form>,
}

/// Whether a version that is not known comes after those that are.
fn is_newer(version: &str) -> bool {
    let major = version.split('.').next();
    major.and_then(|major| major.parse::<u64>().ok()) >= Some(4)
}

impl Reader<'_> {
    fn document(&mut self, root: Json<'_>) -> Read<Parts> {
        if !root.is_object() {
            return Err(self.refuse(root, "a workflow must be a JSON object"));
        }
        let meta = root.member(Key::Meta).filter(|meta| meta.is_object());
        self.version = self.schema_version(root, meta)?;
        let lenient = self.version == SchemaVersion::V1;

        let [id, nodes, edges, exposed, form] =
            root.pick([Key::Id, Key::Nodes, Key::Edges, Key::ExposedFields, Key::Form]);
        let strings = root.pick([
            Key::Name,
            Key::Author,
            Key::Description,
            Key::Version,
            Key::Contact,
            Key::Tags,
            Key::Notes,
        ]);
        let names = [
            "name",
            "author",
            "description",
            "version",
            "contact",
            "tags",
            "notes",
        ];
        let mut texts = [Text::EMPTY; 7];
        for ((slot, found), key) in texts.iter_mut().zip(strings).zip(names) {
            if found.is_some() || !lenient {
                *slot = self.required_text(root, key, found)?;
            }
        }
        let [name, author, description, version, contact, tags, notes] = texts;
        let id = match id {
            // Schema 1.0.0 knows no ids.
            _ if lenient => None,
            None => None,
            Some(json) => match self.text(json).filter(|id| !id.is_empty()) {
                None => return Err(self.refuse(json, "`id` must be a string that is not empty")),
                id => id,
            },
        };
        let bundled = match meta.and_then(|meta| meta.member(Key::Category)) {
            // Schema 1.0.0 knows no categories.
            _ if lenient => false,
            None => false,
            Some(category) if category.is("user") => false,
            Some(category) if category.is("default") => true,
            Some(category) => {
                return Err(self.refuse(category, "`meta.category` must be `user` or `default`"));
            }
        };
        let info = Info {
            id,
            name,
            author,
            description,
            version,
            contact,
            tags,
            notes,
            bundled,
        };

        let nodes = match self.list(root, "nodes", nodes, lenient)? {
            None => Vec::new(),
            Some(list) => self.all(list, Self::node)?,
        };
        self.check_returns(&nodes, root)?;
        let edges = match self.list(root, "edges", edges, lenient)? {
            None => Vec::new(),
            Some(list) => self.all(list, Self::edge)?,
        };
        let exposed = match self.list(root, "exposedFields", exposed, lenient)? {
            None => Vec::new(),
            Some(list) => self.all(list, Self::exposed)?,
        };
        let form = match form {
            // Older schemas know no form; theirs is made from the exposed fields.
            Some(json) if self.version >= SchemaVersion::V3 && !json.is_null() => {
                match form::read(self, json) {
                    Ok(form) => Some(form),
                    Err(broken) => {
                        let position = Position::of(self.text, broken.offset as usize);
                        self.warnings.push(Warning::new(
                            "form-replaced",
                            format!(
                                "The form is not usable and was left out: {} at {position}.",
                                broken.what
                            ),
                        ));
                        None
                    }
                }
            }
            _ => None,
        };
        Ok(Parts {
            info,
            nodes,
            edges,
            exposed,
            form,
        })
    }

    /// A workflow gives its result at one place.
    fn check_returns(&self, nodes: &[Node], root: Json<'_>) -> Read<()> {
        let mut returns = nodes.iter().filter(|node| {
            let node_type = node.invocation().map(|invocation| invocation.node_type);
            node_type.is_some_and(|name| name.resolve(self.text, &self.decoded) == "workflow_return")
        });
        match (returns.next(), returns.next()) {
            (Some(_), Some(second)) => {
                let message = "a workflow may have one `workflow_return` node only";
                Err(self.refuse(root, message).in_node(self.resolve(second.id)))
            }
            _ => Ok(()),
        }
    }

    fn schema_version(&self, root: Json<'_>, meta: Option<Json<'_>>) -> Read<SchemaVersion> {
        let fail = |json: Json<'_>, message: String| {
            Error::new(ErrorKind::Version, message).at(Position::of(self.text, json.span().start as usize))
        };
        let json = meta.and_then(|meta| meta.member(Key::Version));
        let Some((json, version)) = json.and_then(|json| Some((json, json.string()?))) else {
            return Err(fail(
                json.or(meta).unwrap_or(root),
                "the workflow has no `meta.version`".to_owned(),
            ));
        };
        if !looks_like_version(&version) {
            return Err(fail(
                json,
                format!("`meta.version` is `{version}`, which is not a version"),
            ));
        }
        SchemaVersion::parse(&version).ok_or_else(|| {
            fail(
                json,
                format!(
                    "the workflow has schema version {version}; known are 1.0.0, 2.0.0, 3.0.0 and 4.0.0{}",
                    if is_newer(&version) {
                        ", so a newer InvokeAI may have written it"
                    } else {
                        ""
                    }
                ),
            )
        })
    }

    fn all<T>(&mut self, list: Json<'_>, read: impl Fn(&mut Self, Json<'_>) -> Read<T>) -> Read<Vec<T>> {
        // A list of something else may have far more items than there is room for things of this kind.
        let most = list.raw().len() / size_of::<T>().max(1);
        let mut all = Vec::with_capacity(list.items().count().min(most));
        for item in list.items() {
            all.push(read(self, item)?);
        }
        Ok(all)
    }

    fn list<'j>(
        &self,
        root: Json<'_>,
        key: &str,
        found: Option<Json<'j>>,
        lenient: bool,
    ) -> Read<Option<Json<'j>>> {
        match found {
            None if lenient => Ok(None),
            None => Err(self.refuse(root, format!("`{key}` is missing"))),
            Some(json) if json.kind() == Kind::Array => Ok(Some(json)),
            Some(json) => Err(self.refuse(json, format!("`{key}` must be a list"))),
        }
    }
}
