//! From floats to rounder ones: `round_float` and `float_to_int`.

use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::outputs;
use crate::nodes::python;

pub(super) static ROUND_FLOAT: NodeType = NodeType::new(
    "round_float",
    "1.0.1",
    &[Input::float("value", 0.0), Input::integer("decimals", 0)],
    &outputs::FLOAT,
    round_float,
)
.titled("Round Float", "math");

pub(super) static FLOAT_TO_INT: NodeType = NodeType::new(
    "float_to_int",
    "1.0.1",
    &[
        Input::float("value", 0.0),
        Input::integer("multiple", 1).titled("Multiple of").at_least(1.0),
        Input::choice("method", &["Nearest", "Floor", "Ceiling", "Truncate"], "Nearest"),
    ],
    &outputs::INTEGER,
    float_to_int,
)
.titled("Float To Integer", "math");

fn round_float(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let value = python::round_to(inputs.float("value")?, inputs.integer("decimals")?);
    Ok(outputs::single(&outputs::FLOAT, "value", value))
}

fn float_to_int(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let multiple = inputs.integer("multiple")?;
    let value = inputs.float("value")? / multiple as f64;
    let rounded = match inputs.string("method")? {
        "Nearest" => python::round(value),
        "Floor" => value.floor(),
        "Ceiling" => value.ceil(),
        _ => value.trunc(),
    };
    let result = (rounded as i64)
        .checked_mul(multiple)
        .filter(|_| rounded.abs() < 9.2e18);
    let result = result.ok_or_else(|| NodeError::new("OverflowError", "The result does not fit 64 bits"))?;
    Ok(outputs::single(&outputs::INTEGER, "value", result))
}

#[cfg(test)]
mod tests {
    use crate::nodes::testing::gives;
    use serde_json::json;

    #[test]
    fn halves_go_to_the_even_neighbour() {
        let cases = [
            (2.5, 0, 2.0),
            (3.5, 0, 4.0),
            (2.675, 2, 2.67),
            (0.125, 2, 0.12),
            (-1.005, 2, -1.0),
            (1250.0, -2, 1200.0),
            (1e22, 3, 1e22),
        ];
        for (value, decimals, expected) in cases {
            let node = json!({"type": "round_float", "value": value, "decimals": decimals});
            gives(node, json!({"type": "float_output", "value": expected}));
        }
    }

    #[test]
    fn floats_become_multiples() {
        let cases = [
            ("Nearest", 20.0, 8, 16),
            ("Nearest", 28.0, 8, 32),
            ("Floor", -1.5, 1, -2),
            ("Ceiling", 1.2, 4, 4),
            ("Truncate", -1.9, 1, -1),
        ];
        for (method, value, multiple, expected) in cases {
            let node =
                json!({"type": "float_to_int", "value": value, "multiple": multiple, "method": method});
            gives(node, json!({"type": "integer_output", "value": expected}));
        }
    }
}
