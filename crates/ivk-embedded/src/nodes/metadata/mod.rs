//! What is written into a picture about how it was made, and what is read back.

mod extract;
mod write;

use super::field::Input;
use super::inputs::Inputs;
use super::node_type::NodeType;
use super::problem::Problem;
use super::wire_type::WireType;

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

/// The entry of the list of labels that stands for a label of one's own.
const CUSTOM: &str = "* CUSTOM LABEL *";

/// Which entry a node is about. The first of the labels is [`CUSTOM`], which takes the one of [`CUSTOM_LABEL`].
const fn label_input(labels: &'static [&'static str], default: &'static str) -> Input {
    Input::choice("label", labels, default).direct()
}

const CUSTOM_LABEL: Input = Input::optional("custom_label", WireType::String).direct();

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
