//! Nodes that hand a value on.

use serde_json::Value;

use super::context::Context;
use super::error::NodeError;
use super::field::Input;
use super::inputs::Inputs;
use super::node_type::{NodeType, Output};
use super::objects;
use super::outputs::{self, outputs};
use super::wire_type::WireType;

/// The nodes of this module.
pub(super) const NODES: &[&NodeType] = &[
    &BOOLEAN,
    &BOOLEANS,
    &INTEGER,
    &INTEGERS,
    &FLOAT,
    &FLOATS,
    &STRING,
    &STRINGS,
    &IMAGE,
    &IMAGES,
    &COLOR,
    &BOUNDING_BOX,
    &LATENTS,
    &LATENTS_LIST,
    &CONDITIONINGS,
];

outputs! {
    LATENTS_COLLECTION_OUTPUT "latents_collection_output" { collection: WireType::List(&objects::LATENTS) }
    CONDITIONING_COLLECTION_OUTPUT "conditioning_collection_output" {
        collection: WireType::List(&objects::CONDITIONING),
    }
}

static BOOLEAN: NodeType = NodeType::new(
    "boolean",
    "1.0.1",
    &[Input::boolean("value", false)],
    &outputs::BOOLEAN,
    boolean,
)
.titled("Boolean Primitive", "primitives");

static BOOLEANS: NodeType = NodeType::new(
    "boolean_collection",
    "1.0.2",
    &[Input::list("collection", &WireType::Boolean)],
    &outputs::BOOLEANS,
    booleans,
)
.titled("Boolean Collection Primitive", "primitives");

static INTEGER: NodeType = NodeType::new(
    "integer",
    "1.0.1",
    &[Input::integer("value", 0)],
    &outputs::INTEGER,
    integer,
)
.titled("Integer Primitive", "primitives");

static INTEGERS: NodeType = NodeType::new(
    "integer_collection",
    "1.0.2",
    &[Input::list("collection", &WireType::Integer)],
    &outputs::INTEGERS,
    integers,
)
.titled("Integer Collection Primitive", "primitives");

static FLOAT: NodeType = NodeType::new(
    "float",
    "1.0.1",
    &[Input::float("value", 0.0)],
    &outputs::FLOAT,
    float,
)
.titled("Float Primitive", "primitives");

static FLOATS: NodeType = NodeType::new(
    "float_collection",
    "1.0.2",
    &[Input::list("collection", &WireType::Float)],
    &outputs::FLOATS,
    floats,
)
.titled("Float Collection Primitive", "primitives");

static STRING: NodeType = NodeType::new(
    "string",
    "1.0.1",
    &[Input::string("value", "").textarea()],
    &outputs::STRING,
    string,
)
.titled("String Primitive", "primitives");

static STRINGS: NodeType = NodeType::new(
    "string_collection",
    "1.0.2",
    &[Input::list("collection", &WireType::String)],
    &outputs::STRINGS,
    strings,
)
.titled("String Collection Primitive", "primitives");

static IMAGE: NodeType = NodeType::new(
    "image",
    "1.0.2",
    &[Input::required("image", objects::IMAGE)],
    &outputs::IMAGE,
    image,
)
.titled("Image Primitive", "primitives");

static IMAGES: NodeType = NodeType::new(
    "image_collection",
    "1.0.2",
    &[
        Input::optional("collection", WireType::List(&objects::IMAGE)).connection(),
        Input::optional("images", WireType::List(&objects::IMAGE)).direct(),
    ],
    &outputs::IMAGES,
    images,
)
.titled("Image Collection Primitive", "primitives");

static COLOR: NodeType = NodeType::new(
    "color",
    "1.0.1",
    &[Input::color("color", [0, 0, 0, 255])],
    &outputs::COLOR,
    color,
)
.titled("Color Primitive", "primitives");

static BOUNDING_BOX: NodeType = NodeType::new(
    "bounding_box",
    "1.0.0",
    &[
        Input::integer("x_min", 0),
        Input::integer("y_min", 0),
        Input::integer("x_max", 0),
        Input::integer("y_max", 0),
    ],
    &outputs::BOUNDING_BOX,
    bounding_box,
)
.titled("Bounding Box", "primitives");

static LATENTS: NodeType = NodeType::new(
    "latents",
    "1.0.2",
    &[Input::required("latents", objects::LATENTS).connection()],
    &outputs::LATENTS,
    latents,
)
.titled("Latents Primitive", "primitives");

static LATENTS_LIST: NodeType = NodeType::new(
    "latents_collection",
    "1.0.1",
    &[Input::required("collection", WireType::List(&objects::LATENTS))],
    &LATENTS_COLLECTION_OUTPUT,
    latents_list,
)
.titled("Latents Collection Primitive", "primitives");

static CONDITIONINGS: NodeType = NodeType::new(
    "conditioning_collection",
    "1.0.2",
    &[Input::list("collection", &objects::CONDITIONING)],
    &CONDITIONING_COLLECTION_OUTPUT,
    conditionings,
)
.titled("Conditioning Collection Primitive", "primitives");

macro_rules! hand_on {
    ($($function:ident: $field:literal => $output:expr;)*) => {
        $(fn $function(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
            Ok(outputs::single(&$output, $field, inputs.value($field).clone()))
        })*
    };
}

hand_on! {
    boolean: "value" => outputs::BOOLEAN;
    booleans: "collection" => outputs::BOOLEANS;
    integer: "value" => outputs::INTEGER;
    integers: "collection" => outputs::INTEGERS;
    float: "value" => outputs::FLOAT;
    floats: "collection" => outputs::FLOATS;
    string: "value" => outputs::STRING;
    strings: "collection" => outputs::STRINGS;
    color: "color" => outputs::COLOR;
    latents_list: "collection" => LATENTS_COLLECTION_OUTPUT;
    conditionings: "collection" => CONDITIONING_COLLECTION_OUTPUT;
}

fn image(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let name = inputs.member("image", "image_name")?;
    let image = context.load_image(name)?;
    Ok(outputs::image_of(name, image.width(), image.height()))
}

fn images(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let lists = [inputs.value("collection"), inputs.value("images")];
    let all: Vec<Value> = lists
        .into_iter()
        .filter_map(Value::as_array)
        .flatten()
        .cloned()
        .collect();
    Ok(outputs::single(&outputs::IMAGES, "collection", all))
}

fn bounding_box(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let [x_min, x_max, y_min, y_max] =
        ["x_min", "x_max", "y_min", "y_max"].map(|field| inputs.integer(field));
    Ok(outputs::bounding_box(x_min?, x_max?, y_min?, y_max?))
}

fn latents(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let tensor = context.tensor(inputs.member("latents", "latents_name")?)?;
    let (height, width) = tensor.size();
    Ok(outputs::latents(
        inputs.value("latents").clone(),
        width * 8,
        height * 8,
    ))
}
