//! Nodes that hand a value on.

use super::context::Context;
use super::error::NodeError;
use super::field::Input;
use super::inputs::Inputs;
use super::node_type::{NodeType, Output};
use super::outputs;

/// The nodes of this module.
pub(super) const NODES: &[&NodeType] = &[&INTEGER];

static INTEGER: NodeType = NodeType::new(
    "integer",
    "1.0.1",
    &[Input::integer("value", 0)],
    &outputs::INTEGER,
    value,
);

fn value(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    Ok(outputs::single(
        &outputs::INTEGER,
        "value",
        inputs.value("value").clone(),
    ))
}
