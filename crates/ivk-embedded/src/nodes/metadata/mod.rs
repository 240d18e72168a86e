//! What is written into a picture about how it was made, and what is read back.

mod extract;
mod write;

use super::node_type::NodeType;

/// The nodes of this module.
pub(super) const NODES: &[&NodeType] = &[
    &write::ITEM,
    &write::METADATA,
    &write::MERGE,
    &write::CORE,
    &write::LINKED,
    &extract::FROM_IMAGE,
    &extract::FIELD,
    &extract::STRING,
    &extract::INTEGER,
    &extract::FLOAT,
    &extract::BOOLEAN,
    &extract::SCHEDULER,
];

use super::inputs::Inputs;
use super::problem::Problem;

/// The entry of the list of labels that stands for a label of one's own.
const CUSTOM: &str = "* CUSTOM LABEL *";

/// The label that a node is about.
fn label(inputs: &Inputs) -> &str {
    let field = if inputs.value("label") == CUSTOM {
        "custom_label"
    } else {
        "label"
    };
    inputs.value(field).as_str().unwrap_or_default()
}

/// A label of one's own must be there.
fn labeled(inputs: &Inputs) -> Option<Problem> {
    let missing = inputs.value("label") == CUSTOM && label(inputs).trim().is_empty();
    missing.then(|| Problem::of_node("You must enter a Custom Label", inputs.as_object().clone().into()))
}
