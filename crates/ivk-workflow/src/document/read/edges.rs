//! Reads edges and exposed fields.

use super::reader::{Read, Reader};
use crate::document::json::{Json, Key};
use crate::document::model::{Edge, Exposed, Handles};
use crate::document::version::SchemaVersion;

impl Reader<'_> {
    pub(super) fn edge(&mut self, json: Json<'_>) -> Read<Edge> {
        let [id, kind, source, target, source_handle, target_handle, hidden] = json.pick([
            Key::Id,
            Key::Type,
            Key::Source,
            Key::Target,
            Key::SourceHandle,
            Key::TargetHandle,
            Key::Hidden,
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

    pub(super) fn exposed(&mut self, json: Json<'_>) -> Read<Exposed> {
        let [node_id, field] = json.pick([Key::NodeId, Key::FieldName]);
        let node_id = self.required_name(json, "nodeId", node_id)?;
        let field = self.required_name(json, "fieldName", field)?;
        Ok(Exposed { node_id, field })
    }
}
