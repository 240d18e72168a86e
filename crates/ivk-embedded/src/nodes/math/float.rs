//! Floats: `float_math`.

use serde_json::json;

use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::outputs;
use crate::nodes::problem::Problem;

pub(super) static FLOAT_MATH: NodeType = NodeType::new(
    "float_math",
    "1.0.1",
    &[
        Input::choice(
            "operation",
            &["ADD", "SUB", "MUL", "DIV", "EXP", "ABS", "SQRT", "MIN", "MAX"],
            "ADD",
        ),
        Input::float("a", 1.0),
        Input::float("b", 1.0),
    ],
    &outputs::FLOAT,
    float_math,
)
.titled("Float Math", "math")
.with_rule(possible);

fn float_math(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let (a, b) = (inputs.float("a")?, inputs.float("b")?);
    let result = match inputs.string("operation")? {
        "ADD" => a + b,
        "SUB" => a - b,
        "MUL" => a * b,
        "DIV" => a / b,
        "EXP" => a.powf(b),
        "ABS" => a.abs(),
        "SQRT" => a.sqrt(),
        "MIN" => a.min(b),
        _ => a.max(b),
    };
    finite(result)
}

/// A float output. The real server accepts infinity here, cannot load the session any more, and stops working
/// until it is restarted; here the node fails.
fn finite(value: f64) -> Result<Output, NodeError> {
    if !value.is_finite() {
        return Err(NodeError::new(
            "OverflowError",
            "The result is not a finite number",
        ));
    }
    Ok(outputs::single(&outputs::FLOAT, "value", value))
}

fn possible(inputs: &Inputs) -> Option<Problem> {
    let (a, b) = (inputs.float("a").ok()?, inputs.float("b").ok()?);
    let reason = match inputs.string("operation").ok()? {
        "DIV" if b == 0.0 => "Cannot divide by zero",
        "EXP" if a == 0.0 && b < 0.0 => "Cannot raise zero to a negative power",
        "EXP" if a < 0.0 && b.fract() != 0.0 => "Root operation resulted in a complex number",
        _ => return None,
    };
    Some(Problem::rule("b", reason, json!(b)))
}

#[cfg(test)]
mod tests {
    use crate::nodes::testing::{fails, gives};
    use serde_json::json;

    #[test]
    fn results_are_those_of_python() {
        let cases = [
            ("ADD", 0.1, 0.2, 0.30000000000000004),
            ("SUB", 1.0, 0.5, 0.5),
            ("MUL", 1.5, 3.0, 4.5),
            ("DIV", 1.0, 4.0, 0.25),
            ("EXP", 2.0, -1.0, 0.5),
            ("ABS", -1.5, 0.0, 1.5),
            ("SQRT", 9.0, 0.0, 3.0),
            ("MIN", 1.0, 2.0, 1.0),
            ("MAX", 1.0, 2.0, 2.0),
        ];
        for (operation, a, b, expected) in cases {
            let node = json!({"type": "float_math", "operation": operation, "a": a, "b": b});
            gives(node, json!({"type": "float_output", "value": expected}));
        }
    }

    #[test]
    fn impossible_calculations_are_refused() {
        let node = |operation, a, b| json!({"type": "float_math", "operation": operation, "a": a, "b": b});
        fails(
            node("DIV", 1.0, 0.0),
            "value_error: Value error, Cannot divide by zero",
        );
        fails(
            node("EXP", 0.0, -1.0),
            "value_error: Value error, Cannot raise zero to a negative power",
        );
        fails(
            node("EXP", -8.0, 0.5),
            "value_error: Value error, Root operation resulted in a complex number",
        );
        fails(
            node("MUL", 1e308, 10.0),
            "OverflowError: The result is not a finite number",
        );
    }
}
