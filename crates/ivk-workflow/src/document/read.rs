//! Reads a document of any schema version into the model of 4.0.0, or refuses it as the editor does.

use std::collections::HashMap;

use super::form;
use super::json::{Json, Kind, Span, Tree};
use super::legacy;
use super::model::{
    Document, Edge, Exposed, Handles, Info, Instance, Invocation, Node, NodeKind, RawValue, Text,
};
use super::version::{SchemaVersion, looks_like_version};
use crate::error::{Error, ErrorKind, Position};
use crate::json_text::trim;
use crate::names::Names;
use crate::warning::Warning;

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
        instances: Vec::new(),
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
        node_by_id: Names::default(),
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

/// A number that is seldom the same for two names of one node.
fn fingerprint(name: &str) -> u32 {
    name.bytes().fold(name.len() as u32, |number, byte| {
        number.wrapping_mul(31).wrapping_add(byte.into())
    })
}

/// What is known while a file is read.
pub(super) struct Reader<'t> {
    text: &'t str,
    pub(super) version: SchemaVersion,
    decoded: String,
    instances: Vec<Instance>,
    warnings: Vec<Warning>,
}

type Read<T> = Result<T, Error>;

impl Reader<'_> {
    /// The file is refused because of this value.
    pub(super) fn refuse(&self, json: Json<'_>, message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Schema, message).at(Position::of(self.text, json.span().start as usize))
    }

    /// A string of our own making.
    pub(super) fn own(&mut self, string: &str) -> Text {
        let start = self.decoded.len();
        self.decoded.push_str(string);
        Text::decoded(start, self.decoded.len())
    }

    /// The string, when the value is one.
    #[inline]
    pub(super) fn text(&mut self, json: Json<'_>) -> Option<Text> {
        match json.plain() {
            Some(span) => Some(Text::in_file(span)),
            None => json.string().map(|string| self.own(&string)),
        }
    }

    /// The string without the space around it, unless nothing is left.
    #[inline]
    pub(super) fn name(&mut self, json: Json<'_>) -> Option<Text> {
        if let Some(span) = json.plain() {
            let string = span.of(self.text);
            let trimmed = trim(string);
            let start = span.start + (trimmed.as_ptr() as usize - string.as_ptr() as usize) as u32;
            return (!trimmed.is_empty()).then(|| {
                Text::in_file(Span {
                    start,
                    end: start + trimmed.len() as u32,
                })
            });
        }
        let string = json.string()?;
        let trimmed = trim(&string);
        (!trimmed.is_empty()).then(|| self.own(trimmed))
    }

    #[inline]
    fn required<T>(
        &mut self,
        parent: Json<'_>,
        key: &str,
        found: Option<Json<'_>>,
        read: impl FnOnce(&mut Self, Json<'_>) -> Option<T>,
        expected: &str,
    ) -> Read<T> {
        match found {
            None => Err(self.refuse(parent, format!("`{key}` is missing"))),
            Some(json) => {
                read(self, json).ok_or_else(|| self.refuse(json, format!("`{key}` must be {expected}")))
            }
        }
    }

    pub(super) fn required_name(
        &mut self,
        parent: Json<'_>,
        key: &str,
        found: Option<Json<'_>>,
    ) -> Read<Text> {
        self.required(
            parent,
            key,
            found,
            |reader, json| reader.name(json),
            "a string that is not empty",
        )
    }

    pub(super) fn required_text(
        &mut self,
        parent: Json<'_>,
        key: &str,
        found: Option<Json<'_>>,
    ) -> Read<Text> {
        self.required(parent, key, found, |reader, json| reader.text(json), "a string")
    }

    pub(super) fn required_boolean(
        &mut self,
        parent: Json<'_>,
        key: &str,
        found: Option<Json<'_>>,
    ) -> Read<bool> {
        self.required(parent, key, found, |_, json| json.boolean(), "true or false")
    }

    fn document(&mut self, root: Json<'_>) -> Read<Parts> {
        if !root.is_object() {
            return Err(self.refuse(root, "a workflow must be a JSON object"));
        }
        let meta = root.get("meta").filter(|meta| meta.is_object());
        self.version = self.schema_version(root, meta)?;
        let lenient = self.version == SchemaVersion::V1;

        let mut strings = [None; 7];
        const STRINGS: [&str; 7] = [
            "name",
            "author",
            "description",
            "version",
            "contact",
            "tags",
            "notes",
        ];
        let (mut id, mut nodes, mut edges, mut exposed, mut form) = (None, None, None, None, None);
        for (key, value) in root.members() {
            let Some(key) = key.string() else { continue };
            match &*key {
                "id" => id = Some(value),
                "nodes" => nodes = Some(value),
                "edges" => edges = Some(value),
                "exposedFields" => exposed = Some(value),
                "form" => form = Some(value),
                key => {
                    let known = STRINGS.iter().position(|name| *name == key);
                    if let Some(slot) = known.and_then(|index| strings.get_mut(index)) {
                        *slot = Some(value);
                    }
                }
            }
        }
        let mut texts = [Text::EMPTY; 7];
        for ((slot, found), key) in texts.iter_mut().zip(strings).zip(STRINGS) {
            if found.is_some() || !lenient {
                *slot = self.required_text(root, key, found)?;
            }
        }
        let [name, author, description, version, contact, tags, notes] = texts;
        let id = match id {
            None => None,
            Some(json) => match self.text(json).filter(|id| !id.is_empty()) {
                None => return Err(self.refuse(json, "`id` must be a string that is not empty")),
                id => id,
            },
        };
        let bundled = match meta.and_then(|meta| meta.get("category")) {
            None => false,
            Some(category) if category.is("user") => false,
            Some(category) if category.is("default") => self.version != SchemaVersion::V1,
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
            Some(list) => list
                .items()
                .map(|node| self.node(node))
                .collect::<Read<Vec<_>>>()?,
        };
        let edges = match self.list(root, "edges", edges, lenient)? {
            None => Vec::new(),
            Some(list) => list
                .items()
                .map(|edge| self.edge(edge))
                .collect::<Read<Vec<_>>>()?,
        };
        let exposed = match self.list(root, "exposedFields", exposed, lenient)? {
            None => Vec::new(),
            Some(list) => list
                .items()
                .map(|exposed| self.exposed(exposed))
                .collect::<Read<Vec<_>>>()?,
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

    fn schema_version(&self, root: Json<'_>, meta: Option<Json<'_>>) -> Read<SchemaVersion> {
        let fail = |json: Json<'_>, message: String| {
            Error::new(ErrorKind::Version, message).at(Position::of(self.text, json.span().start as usize))
        };
        let json = meta.and_then(|meta| meta.get("version"));
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

    fn node(&mut self, json: Json<'_>) -> Read<Node> {
        if !json.is_object() {
            return Err(self.refuse(json, "a node must be an object"));
        }
        let [id, kind, data, position] = json.pick(["id", "type", "data", "position"]);
        let id = self.required_name(json, "id", id)?;
        let node = self.node_with_id(json, id, kind, data, position);
        node.map_err(|error| error.in_node(self.resolve(id)))
    }

    /// The string behind a text that was read before.
    fn resolve(&self, text: Text) -> String {
        text.resolve(self.text, &self.decoded).to_owned()
    }

    fn node_with_id(
        &mut self,
        json: Json<'_>,
        id: Text,
        kind: Option<Json<'_>>,
        data: Option<Json<'_>>,
        position: Option<Json<'_>>,
    ) -> Read<Node> {
        let position = match position {
            None => None,
            Some(position) => {
                let coordinate = |key| {
                    position
                        .get(key)
                        .filter(|number| number.kind() == Kind::Number)
                        .map(Json::span)
                };
                match (coordinate("x"), coordinate("y")) {
                    (Some(x), Some(y)) => Some((x, y)),
                    _ => return Err(self.refuse(position, "`position` must have the numbers `x` and `y`")),
                }
            }
        };
        let Some(kind) = kind else {
            return Err(self.refuse(json, "`type` is missing"));
        };
        let Some(data) = data.filter(|data| data.is_object()) else {
            return Err(self.refuse(data.unwrap_or(json), "`data` must be an object"));
        };
        let kind = match kind.string().as_deref() {
            Some("invocation") => NodeKind::Invocation(self.invocation(data)?),
            Some("notes") => self.notes(data)?,
            Some("connector") if self.version >= SchemaVersion::V3 => self.connector(data)?,
            _ => {
                let known = if self.version >= SchemaVersion::V3 {
                    "`invocation`, `notes` or `connector`"
                } else {
                    "`invocation` or `notes`"
                };
                return Err(self.refuse(kind, format!("the `type` of a node must be {known}")));
            }
        };
        Ok(Node {
            id,
            position,
            kind,
            shadowed: false,
        })
    }

    fn notes(&mut self, data: Json<'_>) -> Read<NodeKind> {
        self.required_name(data, "id", data.get("id"))?;
        self.literal(data, "type", "notes")?;
        let label = self.required_text(data, "label", data.get("label"))?;
        let is_open = self.required_boolean(data, "isOpen", data.get("isOpen"))?;
        let notes = self.required_text(data, "notes", data.get("notes"))?;
        Ok(NodeKind::Notes {
            label,
            is_open,
            notes,
        })
    }

    fn connector(&mut self, data: Json<'_>) -> Read<NodeKind> {
        self.required_name(data, "id", data.get("id"))?;
        self.literal(data, "type", "connector")?;
        let label = self.required_text(data, "label", data.get("label"))?;
        let is_open = self.required_boolean(data, "isOpen", data.get("isOpen"))?;
        Ok(NodeKind::Connector { label, is_open })
    }

    fn literal(&self, parent: Json<'_>, key: &str, expected: &str) -> Read<()> {
        match parent.get(key) {
            Some(json) if json.is(expected) => Ok(()),
            found => Err(self.refuse(found.unwrap_or(parent), format!("`{key}` must be `{expected}`"))),
        }
    }

    fn invocation(&mut self, data: Json<'_>) -> Read<Invocation> {
        let (mut id, mut node_type, mut version, mut pack) = (None, None, None, None);
        let (mut label, mut notes, mut inputs, mut outputs, mut dynamic) = (None, None, None, None, None);
        let (mut is_open, mut is_intermediate, mut use_cache, mut embed) = (None, None, None, None);
        for (key, value) in data.members() {
            match key.name().as_deref() {
                Some("id") => id = Some(value),
                Some("type") => node_type = Some(value),
                Some("version") => version = Some(value),
                Some("nodePack") => pack = Some(value),
                Some("label") => label = Some(value),
                Some("notes") => notes = Some(value),
                Some("isOpen") => is_open = Some(value),
                Some("isIntermediate") => is_intermediate = Some(value),
                Some("useCache") => use_cache = Some(value),
                Some("embedWorkflow") => embed = Some(value),
                Some("inputs") => inputs = Some(value),
                Some("outputs") => outputs = Some(value),
                Some("dynamicInputTemplates") => dynamic = Some(value),
                _ => {}
            }
        }
        let first = self.version == SchemaVersion::V1;
        let data_id = self.required_name(data, "id", id)?;
        let node_type = self.required_name(data, "type", node_type)?;
        let version = match version {
            None if first => self.own("1.0.0"),
            Some(json) if !json.string().is_some_and(|version| looks_like_version(&version)) => {
                return Err(self.refuse(json, "`version` must have three numbers, as in 1.0.0"));
            }
            version => self.required_text(data, "version", version)?,
        };
        let node_pack = match pack {
            _ if first => None,
            None => Some(self.own("invokeai")),
            pack => Some(self.required_name(data, "nodePack", pack)?),
        };
        let use_cache = match use_cache {
            None if first => true,
            use_cache => self.required_boolean(data, "useCache", use_cache)?,
        };
        if first {
            self.required_boolean(data, "embedWorkflow", embed)?;
        }
        if self.version <= SchemaVersion::V2 && !outputs.is_some_and(Json::is_object) {
            return Err(self.refuse(outputs.unwrap_or(data), "`outputs` must be an object"));
        }
        let dynamic_input_templates = match dynamic {
            Some(json) if self.version >= SchemaVersion::V3 => {
                if !json.is_object() {
                    return Err(self.refuse(json, "`dynamicInputTemplates` must be an object"));
                }
                Some(json.span())
            }
            _ => None,
        };
        let label = self.required_text(data, "label", label)?;
        let notes = self.required_text(data, "notes", notes)?;
        let is_open = self.required_boolean(data, "isOpen", is_open)?;
        let is_intermediate = self.required_boolean(data, "isIntermediate", is_intermediate)?;
        let Some(inputs) = inputs.filter(|inputs| inputs.is_object()) else {
            return Err(self.refuse(inputs.unwrap_or(data), "`inputs` must be an object"));
        };
        let start = self.instances.len();
        self.instances_of(inputs, start)?;
        Ok(Invocation {
            data_id,
            node_type,
            version,
            node_pack,
            label,
            notes,
            is_open,
            is_intermediate,
            use_cache,
            instances: start as u32..self.instances.len() as u32,
            dynamic_input_templates,
        })
    }

    fn instances_of(&mut self, inputs: Json<'_>, start: usize) -> Read<()> {
        // One bit for each name, so that names are compared only when two may be the same.
        let mut seen = 0_u64;
        let mut twins = false;
        for (key, value) in inputs.members() {
            let Some(key_text) = self.text(key) else {
                continue;
            };
            let instance = self
                .instance(key_text, value)
                .map_err(|error| error.in_field(self.resolve(key_text)))?;
            let bit = 1 << (fingerprint(key_text.resolve(self.text, &self.decoded)) % 64);
            twins |= seen & bit != 0;
            seen |= bit;
            self.instances.push(instance);
        }
        if twins {
            self.keep_last_of_twins(start);
        }
        Ok(())
    }

    /// Of two inputs with one name the later one counts, at the place of the first.
    fn keep_last_of_twins(&mut self, start: usize) {
        let added = self.instances.split_off(start);
        let mut places: HashMap<&str, usize> = HashMap::with_capacity(added.len());
        for instance in added {
            let next = self.instances.len();
            let place = *places
                .entry(instance.key.resolve(self.text, &self.decoded))
                .or_insert(next);
            match self.instances.get_mut(place) {
                Some(known) => *known = instance,
                None => self.instances.push(instance),
            }
        }
    }

    fn instance(&mut self, key: Text, json: Json<'_>) -> Read<Instance> {
        if !json.is_object() {
            return Err(self.refuse(json, "an input must be an object"));
        }
        let [name, label, description, value] = json.pick(["name", "label", "description", "value"]);
        let name = self.required_name(json, "name", name)?;
        match self.version {
            SchemaVersion::V1 => legacy::check_v1_input(self, json, label, value)?,
            SchemaVersion::V2 => legacy::check_v2_input(self, json, label)?,
            SchemaVersion::V3 | SchemaVersion::V4 => {}
        }
        let label = label.and_then(|label| self.text(label)).unwrap_or(Text::EMPTY);
        let description = description
            .and_then(|text| self.text(text))
            .unwrap_or(Text::EMPTY);
        let value = value.map(|value| RawValue {
            span: value.span(),
            kind: value.kind(),
        });
        Ok(Instance {
            key,
            name,
            label,
            description,
            value,
        })
    }

    fn edge(&mut self, json: Json<'_>) -> Read<Edge> {
        let [id, kind, source, target, source_handle, target_handle, hidden] = json.pick([
            "id",
            "type",
            "source",
            "target",
            "sourceHandle",
            "targetHandle",
            "hidden",
        ]);
        let collapsed = match kind {
            Some(kind) if kind.is("default") => false,
            Some(kind) if kind.is("collapsed") => true,
            kind => {
                let place = kind.unwrap_or(json);
                return Err(self.refuse(place, "the `type` of an edge must be `default` or `collapsed`"));
            }
        };
        let id = self.required_name(json, "id", id)?;
        let source = self.required_name(json, "source", source)?;
        let target = self.required_name(json, "target", target)?;
        let handles = if collapsed {
            None
        } else {
            Some(Handles {
                source: self.required_name(json, "sourceHandle", source_handle)?,
                target: self.required_name(json, "targetHandle", target_handle)?,
                hidden: match hidden {
                    Some(json) if self.version >= SchemaVersion::V3 => {
                        Some(self.required_boolean(json, "hidden", hidden)?)
                    }
                    _ => None,
                },
            })
        };
        Ok(Edge {
            id,
            source,
            target,
            source_node: None,
            target_node: None,
            handles,
        })
    }

    fn exposed(&mut self, json: Json<'_>) -> Read<Exposed> {
        let [node_id, field] = json.pick(["nodeId", "fieldName"]);
        let node_id = self.required_name(json, "nodeId", node_id)?;
        let field = self.required_name(json, "fieldName", field)?;
        Ok(Exposed { node_id, field })
    }
}
