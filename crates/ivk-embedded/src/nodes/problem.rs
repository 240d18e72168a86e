//! What is wrong with a value, in the form of a pydantic error.

use serde::Serialize;
use serde_json::Value;

/// One entry of the `detail` of a 422 answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Problem {
    /// Kind of problem, such as `int_parsing`.
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    /// Where it is, from the field on: the server puts the path to the node before it.
    pub(crate) loc: Vec<Location>,
    /// What is wrong.
    pub(crate) msg: String,
    /// The offending value.
    pub(crate) input: Box<Value>,
    /// Details.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ctx: Option<Box<Value>>,
}

/// A step of the path to a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(crate) enum Location {
    /// A key.
    Key(String),
    /// A place in a list.
    Index(usize),
}

impl Problem {
    pub(super) fn new(kind: &'static str, msg: impl Into<String>, input: &Value) -> Self {
        Self {
            kind,
            loc: Vec::new(),
            msg: msg.into(),
            input: Box::new(input.clone()),
            ctx: None,
        }
    }

    pub(super) fn with_context(mut self, ctx: Value) -> Self {
        self.ctx = Some(Box::new(ctx));
        self
    }

    /// A rule that a field of the node breaks.
    pub(super) fn rule(field: &str, reason: &str, input: Value) -> Self {
        Self {
            kind: "value_error",
            loc: vec![Location::Key(field.into())],
            msg: format!("Value error, {reason}"),
            input: Box::new(input),
            ctx: Some(Box::new(serde_json::json!({"error": {}}))),
        }
    }

    /// A rule that the node as a whole breaks.
    pub(super) fn of_node(reason: &str, node: Value) -> Self {
        let problem = Self::new("value_error", format!("Value error, {reason}"), &node);
        problem.with_context(serde_json::json!({"error": {}}))
    }

    /// The same problem, one level deeper.
    pub(crate) fn at(mut self, step: impl Into<Location>) -> Self {
        self.loc.insert(0, step.into());
        self
    }
}

impl From<&str> for Location {
    fn from(key: &str) -> Self {
        Location::Key(key.to_owned())
    }
}

impl From<usize> for Location {
    fn from(index: usize) -> Self {
        Location::Index(index)
    }
}
