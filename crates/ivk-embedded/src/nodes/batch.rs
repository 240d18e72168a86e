//! The batch and generator nodes of the editor. They never run: the editor turns them into batch data before it sends
//! a graph. They stand in the server's description of its nodes all the same, or no workflow with them could be read.

use super::context::Context;
use super::error::NodeError;
use super::field::Input;
use super::inputs::Inputs;
use super::node_type::{NodeType, Output};
use super::objects;
use super::outputs::{self, outputs};
use super::wire_type::WireType;

/// The nodes of this module.
pub(crate) const EDITOR_ONLY: &[&NodeType] = &[
    &STRING_BATCH,
    &INTEGER_BATCH,
    &FLOAT_BATCH,
    &IMAGE_BATCH,
    &STRING_GENERATOR,
    &INTEGER_GENERATOR,
    &FLOAT_GENERATOR,
    &IMAGE_GENERATOR,
];

const GROUPS: &[&str] = &["None", "Group 1", "Group 2", "Group 3", "Group 4", "Group 5"];

outputs! {
    STRING_GENERATOR_OUTPUT "string_generator_output" { strings: WireType::List(&WireType::String) }
    INTEGER_GENERATOR_OUTPUT "integer_generator_output" { integers: WireType::List(&WireType::Integer) }
    FLOAT_GENERATOR_OUTPUT "float_generator_output" { floats: WireType::List(&WireType::Float) }
    IMAGE_GENERATOR_OUTPUT "image_generator_output" { images: WireType::List(&objects::IMAGE) }
}

static STRING_BATCH: NodeType = NodeType::new(
    "string_batch",
    "1.0.0",
    &[
        Input::choice("batch_group_id", GROUPS, "None")
            .titled("Batch Group")
            .direct(),
        Input::required("strings", WireType::List(&WireType::String)).not_empty(),
    ],
    &outputs::STRING,
    never,
)
.titled("String Batch", "batch");

static INTEGER_BATCH: NodeType = NodeType::new(
    "integer_batch",
    "1.0.0",
    &[
        Input::choice("batch_group_id", GROUPS, "None")
            .titled("Batch Group")
            .direct(),
        Input::required("integers", WireType::List(&WireType::Integer)).not_empty(),
    ],
    &outputs::INTEGER,
    never,
)
.titled("Integer Batch", "batch");

static FLOAT_BATCH: NodeType = NodeType::new(
    "float_batch",
    "1.0.0",
    &[
        Input::choice("batch_group_id", GROUPS, "None")
            .titled("Batch Group")
            .direct(),
        Input::required("floats", WireType::List(&WireType::Float)).not_empty(),
    ],
    &outputs::FLOAT,
    never,
)
.titled("Float Batch", "batch");

static IMAGE_BATCH: NodeType = NodeType::new(
    "image_batch",
    "1.0.0",
    &[
        Input::choice("batch_group_id", GROUPS, "None")
            .titled("Batch Group")
            .direct(),
        Input::required("images", WireType::List(&objects::IMAGE)).not_empty(),
    ],
    &outputs::IMAGE,
    never,
)
.titled("Image Batch", "batch");

static STRING_GENERATOR: NodeType = NodeType::new(
    "string_generator",
    "1.0.0",
    &[Input::required("generator", objects::STRING_GENERATOR)
        .titled("Generator Type")
        .direct()],
    &STRING_GENERATOR_OUTPUT,
    never,
)
.titled("String Generator", "batch");

static INTEGER_GENERATOR: NodeType = NodeType::new(
    "integer_generator",
    "1.0.0",
    &[Input::required("generator", objects::INTEGER_GENERATOR)
        .titled("Generator Type")
        .direct()],
    &INTEGER_GENERATOR_OUTPUT,
    never,
)
.titled("Integer Generator", "batch");

static FLOAT_GENERATOR: NodeType = NodeType::new(
    "float_generator",
    "1.0.0",
    &[Input::required("generator", objects::FLOAT_GENERATOR)
        .titled("Generator Type")
        .direct()],
    &FLOAT_GENERATOR_OUTPUT,
    never,
)
.titled("Float Generator", "batch");

static IMAGE_GENERATOR: NodeType = NodeType::new(
    "image_generator",
    "1.0.0",
    &[Input::required("generator", objects::IMAGE_GENERATOR)
        .titled("Generator Type")
        .direct()],
    &IMAGE_GENERATOR_OUTPUT,
    never,
)
.titled("Image Generator", "batch");

fn never(_inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let reason = "This node cannot be executed: it is for the editor only";
    Err(NodeError::new("NotExecutableNodeError", reason))
}
