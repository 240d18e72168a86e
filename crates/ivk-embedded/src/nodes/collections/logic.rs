//! `iterate`, `collect` and `if`. The graph engine makes a copy of the loop's body for each item, fills
//! `collection` in order, and skips the branch that is not taken; what is left to do is here.

use serde_json::json;

use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};

use crate::nodes::outputs::{self, outputs};
use crate::nodes::wire_type::WireType;

outputs! {
    ITERATE_OUTPUT "iterate_output" { item: WireType::Any, index: WireType::Integer, total: WireType::Integer }
    COLLECT_OUTPUT "collect_output" { collection: WireType::List(&WireType::Any) }
    IF_OUTPUT "if_output" { value: WireType::Any }
}

pub(super) static ITERATE: NodeType = NodeType::new(
    "iterate",
    "1.1.0",
    &[
        Input::list("collection", &WireType::Any),
        Input::integer("index", 0),
    ],
    &ITERATE_OUTPUT,
    iterate,
)
.titled("IterateInvocation", "other")
.uncached();

pub(super) static COLLECT: NodeType = NodeType::new(
    "collect",
    "1.1.0",
    &[
        Input::optional("item", WireType::Any)
            .titled("Collection Item")
            .connection(),
        Input::list("collection", &WireType::Any).connection(),
    ],
    &COLLECT_OUTPUT,
    collect,
)
.titled("CollectInvocation", "other")
.uncached();

pub(super) static IF: NodeType = NodeType::new(
    "if",
    "1.0.0",
    &[
        Input::boolean("condition", false),
        Input::optional("true_input", WireType::Any),
        Input::optional("false_input", WireType::Any),
    ],
    &IF_OUTPUT,
    choose,
)
.titled("If", "math");

fn iterate(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let (items, index) = (inputs.list("collection")?, inputs.integer("index")?);
    let item = usize::try_from(index).ok().and_then(|index| items.get(index));
    let item = item.ok_or_else(|| NodeError::new("IndexError", "list index out of range"))?;
    Ok(outputs::several(
        &ITERATE_OUTPUT,
        [
            ("item", item.clone()),
            ("index", json!(index)),
            ("total", json!(items.len())),
        ],
    ))
}

fn collect(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    Ok(outputs::single(
        &COLLECT_OUTPUT,
        "collection",
        inputs.value("collection").clone(),
    ))
}

fn choose(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let field = if inputs.boolean("condition")? {
        "true_input"
    } else {
        "false_input"
    };
    Ok(outputs::single(&IF_OUTPUT, "value", inputs.value(field).clone()))
}

#[cfg(test)]
mod tests {
    use crate::nodes::testing::{fails, gives};
    use serde_json::json;

    #[test]
    fn an_iterator_gives_its_item() {
        gives(
            json!({"type": "iterate", "collection": ["a", "b"], "index": 1}),
            json!({"type": "iterate_output", "item": "b", "index": 1, "total": 2}),
        );
        fails(json!({"type": "iterate"}), "IndexError: list index out of range");
    }

    #[test]
    fn the_condition_chooses() {
        for (condition, expected) in [(json!(true), json!("yes")), (json!("off"), json!(null))] {
            gives(
                json!({"type": "if", "condition": condition, "true_input": "yes"}),
                json!({"type": "if_output", "value": expected}),
            );
        }
    }
}
