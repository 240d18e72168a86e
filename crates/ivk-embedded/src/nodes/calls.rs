//! Nodes that call a saved workflow, and nodes by which it returns.

use serde_json::{Map, Value, json};

use super::context::Context;
use super::error::NodeError;
use super::field::Input;
use super::inputs::Inputs;
use super::node_type::{NodeType, Output};
use super::objects;
use super::outputs::{outputs, single};
use super::wire_type::WireType;

/// The nodes of this module.
pub(super) const NODES: &[&NodeType] = &[&CALL, &RETURN, &RETURN_VALUE, &RETURN_GET];

/// The type that the worker runs itself: it hands over to the workflow that is called.
pub(crate) const CALL_NAME: &str = "call_saved_workflow";
/// The type whose result the caller gets.
pub(crate) const RETURN_NAME: &str = "workflow_return";

outputs! {
    RETURN_OUTPUT "workflow_return_output" { values: WireType::Any }
    RETURN_VALUE_OUTPUT "workflow_return_value_output" { value: objects::RETURN_VALUE }
    RETURN_GET_OUTPUT "workflow_return_get_output" { value: WireType::Any }
}

static CALL: NodeType = NodeType::new(
    CALL_NAME,
    "1.0.0",
    &[
        Input::string("workflow_id", ""),
        Input::dictionary("workflow_inputs"),
    ],
    &RETURN_OUTPUT,
    call,
)
.titled("Call Saved Workflow", "workflow")
.uncached();

static RETURN: NodeType = NodeType::new(
    RETURN_NAME,
    "1.0.0",
    &[Input::one_or_list(
        "values",
        &[objects::RETURN_VALUE, WireType::List(&objects::RETURN_VALUE)],
    )
    .connection()],
    &RETURN_OUTPUT,
    give_back,
)
.titled("Workflow Return", "workflow")
.uncached();

static RETURN_VALUE: NodeType = NodeType::new(
    "workflow_return_value",
    "1.0.0",
    &[
        Input::string("key", "").titled("Key"),
        Input::optional("value", WireType::Any).titled("Value"),
    ],
    &RETURN_VALUE_OUTPUT,
    name_value,
)
.titled("Workflow Return Value", "workflow")
.uncached();

static RETURN_GET: NodeType = NodeType::new(
    "workflow_return_get",
    "1.0.0",
    &[
        Input::dictionary("values").connection(),
        Input::string("key", "").titled("Key"),
    ],
    &RETURN_GET_OUTPUT,
    get_value,
)
.titled("Get Workflow Return Value", "workflow")
.uncached();

/// What a called workflow returned, as the output of the node that called it.
pub(crate) fn returned(values: Value) -> Output {
    single(&RETURN_OUTPUT, "values", values)
}

fn call(_: &Inputs, _: &mut dyn Context) -> Result<Output, NodeError> {
    Ok(returned(json!({})))
}

fn key_of(text: &str) -> Result<&str, NodeError> {
    match text.trim() {
        "" => Err(NodeError::value("Workflow return key must not be empty.")),
        key => Ok(key),
    }
}

fn give_back(inputs: &Inputs, _: &mut dyn Context) -> Result<Output, NodeError> {
    let values = match inputs.value("values") {
        Value::Array(values) => values.as_slice(),
        Value::Null => &[],
        single => std::slice::from_ref(single),
    };
    let mut named = Map::new();
    for value in values {
        let key = key_of(value.get("key").and_then(Value::as_str).unwrap_or_default())?;
        if named.contains_key(key) {
            return Err(NodeError::value(format!(
                "Duplicate workflow return key '{key}'."
            )));
        }
        named.insert(key.to_owned(), value.get("value").cloned().unwrap_or(Value::Null));
    }
    Ok(returned(Value::Object(named)))
}

fn name_value(inputs: &Inputs, _: &mut dyn Context) -> Result<Output, NodeError> {
    let key = key_of(inputs.string("key")?)?;
    let value = json!({"key": key, "value": inputs.value("value")});
    Ok(single(&RETURN_VALUE_OUTPUT, "value", value))
}

fn get_value(inputs: &Inputs, _: &mut dyn Context) -> Result<Output, NodeError> {
    let key = key_of(inputs.string("key")?)?;
    match inputs.value("values").get(key) {
        Some(value) => Ok(single(&RETURN_GET_OUTPUT, "value", value.clone())),
        None => Err(NodeError::value(format!(
            "Workflow return key '{key}' was not found."
        ))),
    }
}
