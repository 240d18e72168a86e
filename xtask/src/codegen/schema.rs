//! The part of OpenAPI 3.1 that the server's document uses.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A map in the order of the document, which becomes the order of the output.
pub(crate) type Ordered<T> = IndexMap<String, T>;

#[derive(Debug, Clone, Deserialize, Serialize)]
pub(crate) struct Document {
    pub(crate) info: Info,
    pub(crate) paths: Ordered<Ordered<Operation>>,
    pub(crate) components: Components,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
pub(crate) struct Info {
    pub(crate) version: String,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
pub(crate) struct Components {
    pub(crate) schemas: Ordered<Schema>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Operation {
    pub(crate) tags: Vec<String>,
    pub(crate) operation_id: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) parameters: Vec<Parameter>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) request_body: Option<Body>,
    pub(crate) responses: BTreeMap<String, Body>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    #[serde(rename = "in")]
    pub(crate) place: String,
    #[serde(default)]
    pub(crate) required: bool,
    pub(crate) schema: Schema,
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
pub(crate) struct Body {
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) content: Ordered<Media>,
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
pub(crate) struct Media {
    #[serde(default)]
    pub(crate) schema: Schema,
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Schema {
    #[serde(rename = "$ref", default, skip_serializing_if = "Option::is_none")]
    pub(crate) reference: Option<String>,
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) format: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) content_media_type: Option<String>,
    #[serde(rename = "enum", default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) options: Vec<Value>,
    #[serde(rename = "const", default, skip_serializing_if = "Option::is_none")]
    pub(crate) constant: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) default: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) items: Option<Box<Schema>>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) properties: Ordered<Schema>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) required: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) additional_properties: Option<Additional>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) any_of: Vec<Schema>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) one_of: Vec<Schema>,
    /// Bounds, kept as they are for the documentation: `minimum`, `maxItems` and the like.
    #[serde(flatten)]
    pub(crate) rest: Map<String, Value>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(untagged)]
pub(crate) enum Additional {
    Allowed(bool),
    Schema(Box<Schema>),
}

impl Schema {
    /// The name that `$ref` leads to.
    pub(crate) fn target(&self) -> Option<&str> {
        self.reference
            .as_deref()
            .and_then(|reference| reference.rsplit('/').next())
    }

    /// The members of a union.
    pub(crate) fn members(&self) -> &[Schema] {
        if self.any_of.is_empty() {
            &self.one_of
        } else {
            &self.any_of
        }
    }

    pub(crate) fn is_null(&self) -> bool {
        self.kind.as_deref() == Some("null")
    }

    /// Whether it says nothing at all about the value.
    pub(crate) fn is_anything(&self) -> bool {
        self.reference.is_none()
            && self.kind.is_none()
            && self.options.is_empty()
            && self.constant.is_none()
            && self.members().is_empty()
            && self.properties.is_empty()
    }

    pub(crate) fn is_file(&self) -> bool {
        self.content_media_type.is_some()
            || self.format.as_deref() == Some("binary")
            || self.members().iter().any(Self::is_file)
    }
}
