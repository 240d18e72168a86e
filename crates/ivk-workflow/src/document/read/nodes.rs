//! Reads nodes and what they store for their inputs.

use std::collections::HashMap;

use super::reader::{Read, Reader};
use crate::document::json::{Json, Key};
use crate::document::legacy;
use crate::document::model::{Instance, Invocation, Node, NodeKind, RawValue, Text};
use crate::document::version::{SchemaVersion, looks_like_version};

impl Reader<'_> {
    pub(super) fn node(&mut self, json: Json<'_>) -> Read<Node> {
        if !json.is_object() {
            return Err(self.refuse(json, "a node must be an object"));
        }
        let [id, kind, data, position] = json.pick([Key::Id, Key::Type, Key::Data, Key::Position]);
        let id = self.required_name(json, "id", id)?;
        let node = self.node_with_id(json, id, kind, data, position);
        node.map_err(|error| error.in_node(self.resolve(id)))
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
                let coordinates = position
                    .pick([Key::X, Key::Y])
                    .map(|number| number.filter(|number| number.is_finite()).map(Json::span));
                match coordinates {
                    [Some(x), Some(y)] => Some((x, y)),
                    _ => return Err(self.refuse(position, "`position` must have the numbers `x` and `y`")),
                }
            }
        };
        if self.version <= SchemaVersion::V2 {
            legacy::check_size(self, json)?;
        }
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
        let data_id = self.required_name(data, "id", data.member(Key::Id))?;
        self.literal(data, "type", "notes")?;
        let label = self.required_text(data, "label", data.member(Key::Label))?;
        let is_open = self.required_boolean(data, "isOpen", data.member(Key::IsOpen))?;
        let notes = self.required_text(data, "notes", data.member(Key::Notes))?;
        Ok(NodeKind::Notes {
            data_id,
            label,
            is_open,
            notes,
        })
    }

    fn connector(&mut self, data: Json<'_>) -> Read<NodeKind> {
        let data_id = self.required_name(data, "id", data.member(Key::Id))?;
        self.literal(data, "type", "connector")?;
        let label = self.required_text(data, "label", data.member(Key::Label))?;
        let is_open = self.required_boolean(data, "isOpen", data.member(Key::IsOpen))?;
        Ok(NodeKind::Connector {
            data_id,
            label,
            is_open,
        })
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
        for value in data.members() {
            match value.key() {
                Key::Id => id = Some(value),
                Key::Type => node_type = Some(value),
                Key::Version => version = Some(value),
                Key::NodePack => pack = Some(value),
                Key::Label => label = Some(value),
                Key::Notes => notes = Some(value),
                Key::IsOpen => is_open = Some(value),
                Key::IsIntermediate => is_intermediate = Some(value),
                Key::UseCache => use_cache = Some(value),
                Key::EmbedWorkflow => embed = Some(value),
                Key::Inputs => inputs = Some(value),
                Key::Outputs => outputs = Some(value),
                Key::DynamicInputTemplates => dynamic = Some(value),
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
            Some(json) if json.is("") => {
                return Err(self.refuse(json, "`nodePack` must be a string that is not empty"));
            }
            pack => Some(self.required_text(data, "nodePack", pack)?),
        };
        let use_cache = match use_cache {
            None if first => true,
            use_cache => self.required_boolean(data, "useCache", use_cache)?,
        };
        if first {
            self.required_boolean(data, "embedWorkflow", embed)?;
        }
        if self.version <= SchemaVersion::V2 {
            legacy::check_outputs(self, data, outputs)?;
        }
        let dynamic_input_templates = match dynamic {
            Some(json) if self.version >= SchemaVersion::V3 => {
                self.check_dynamic_templates(json)?;
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
        // One bit for each name, so that names are compared only when two may be the same. Many names make every bit
        // a coincidence; then a table finds the twins.
        let mut seen = 0_u64;
        let mut twins = false;
        for value in inputs.members() {
            let key = self.member_name(value);
            let instance = self
                .instance(key, value)
                .map_err(|error| error.in_field(self.resolve(key)))?;
            let bit = 1 << (fingerprint(key.bytes(self.text, &self.decoded)) % 64);
            if seen & bit != 0 && !twins {
                let known = self.instances.get(start..).unwrap_or_default();
                twins = known.len() > FEW_NAMES || known.iter().any(|known| self.same(known.key, key));
            }
            seen |= bit;
            self.instances.push(instance);
        }
        if twins {
            self.keep_last_of_twins(start);
        }
        Ok(())
    }

    fn same(&self, one: Text, other: Text) -> bool {
        one.bytes(self.text, &self.decoded) == other.bytes(self.text, &self.decoded)
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
        let [name, label, description, value] =
            json.pick([Key::Name, Key::Label, Key::Description, Key::Value]);
        let name = self.required_name(json, "name", name)?;
        let survives = legacy::check_input(self, json, label, value)?;
        let label = label.and_then(|label| self.text(label)).unwrap_or(Text::EMPTY);
        let description = description
            // Older schemas know no descriptions.
            .filter(|_| self.version >= SchemaVersion::V3)
            .and_then(|text| self.text(text))
            .unwrap_or(Text::EMPTY);
        let value = value.map(|value| RawValue {
            span: value.span(),
            kind: value.kind(),
            forgotten: !survives,
        });
        Ok(Instance {
            key,
            name,
            label,
            description,
            value,
        })
    }
}

/// Up to so many names one is compared with all.
const FEW_NAMES: usize = 64;

/// A number that is seldom the same for two names of one node.
fn fingerprint(bytes: &[u8]) -> u32 {
    let at = |place: usize| bytes.get(place).copied().map_or(0, u32::from);
    let middle = bytes.len() / 2;
    at(0)
        + 5 * at(middle)
        + 11 * at(middle + 1)
        + 23 * at(bytes.len().wrapping_sub(1))
        + 7 * bytes.len() as u32
}
