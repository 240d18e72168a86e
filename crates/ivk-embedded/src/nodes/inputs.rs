//! The inputs of a node that is about to run.

use serde_json::Map;
use serde_json::Value;

use super::error::NodeError;

/// A complete node: every input of its type is there, checked, and converted to its type.
#[derive(Debug, Clone)]
pub(crate) struct Inputs {
    node: Map<String, Value>,
}

impl Inputs {
    pub(super) fn new(node: Map<String, Value>) -> Self {
        Self { node }
    }

    /// The node as an object: `id`, `type`, `is_intermediate`, `use_cache` and all inputs.
    pub(crate) fn as_object(&self) -> &Map<String, Value> {
        &self.node
    }

    /// The node as an object.
    pub(crate) fn into_object(self) -> Map<String, Value> {
        self.node
    }

    /// The value of a field; null when there is none.
    pub(crate) fn value(&self, field: &str) -> &Value {
        self.node.get(field).unwrap_or(&Value::Null)
    }

    /// Whether a field has no value.
    pub(crate) fn is_null(&self, field: &str) -> bool {
        self.value(field).is_null()
    }

    /// A whole number.
    pub(super) fn integer(&self, field: &str) -> Result<i64, NodeError> {
        self.value(field)
            .as_i64()
            .ok_or_else(|| self.unusable(field, "an integer"))
    }

    /// A number.
    pub(super) fn float(&self, field: &str) -> Result<f64, NodeError> {
        self.value(field)
            .as_f64()
            .ok_or_else(|| self.unusable(field, "a number"))
    }

    /// A string.
    pub(super) fn string(&self, field: &str) -> Result<&str, NodeError> {
        self.value(field)
            .as_str()
            .ok_or_else(|| self.unusable(field, "a string"))
    }

    /// `true` or `false`.
    pub(super) fn boolean(&self, field: &str) -> Result<bool, NodeError> {
        self.value(field)
            .as_bool()
            .ok_or_else(|| self.unusable(field, "a boolean"))
    }

    /// A list.
    pub(super) fn list(&self, field: &str) -> Result<&[Value], NodeError> {
        self.value(field)
            .as_array()
            .map(Vec::as_slice)
            .ok_or_else(|| self.unusable(field, "a list"))
    }

    /// A string member of an object, such as the name in an image.
    pub(super) fn member(&self, field: &str, member: &str) -> Result<&str, NodeError> {
        self.value(field)
            .get(member)
            .and_then(Value::as_str)
            .ok_or_else(|| self.unusable(field, &format!("an object with `{member}`")))
    }

    /// A color.
    pub(super) fn color(&self, field: &str) -> Result<[u8; 4], NodeError> {
        let channel = |name: &str| {
            let value = self.value(field).get(name).and_then(Value::as_u64);
            value
                .and_then(|value| u8::try_from(value).ok())
                .ok_or_else(|| self.unusable(field, "a color"))
        };
        Ok([channel("r")?, channel("g")?, channel("b")?, channel("a")?])
    }

    fn unusable(&self, field: &str, wanted: &str) -> NodeError {
        let node_type = self.value("type").as_str().unwrap_or("node");
        NodeError::value(format!("Field {field} of {node_type} is not {wanted}"))
    }
}
