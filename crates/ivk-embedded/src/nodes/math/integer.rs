//! Whole numbers: `add`, `sub`, `mul`, `div` and `integer_math`.

use serde_json::json;

use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::outputs;
use crate::nodes::problem::Problem;

pub(super) static ADD: NodeType = NodeType::new(
    "add",
    "1.0.1",
    &[Input::integer("a", 0), Input::integer("b", 0)],
    &outputs::INTEGER,
    add,
)
.titled("Add Integers", "math");

pub(super) static SUBTRACT: NodeType = NodeType::new(
    "sub",
    "1.0.1",
    &[Input::integer("a", 0), Input::integer("b", 0)],
    &outputs::INTEGER,
    subtract,
)
.titled("Subtract Integers", "math");

pub(super) static MULTIPLY: NodeType = NodeType::new(
    "mul",
    "1.0.1",
    &[Input::integer("a", 0), Input::integer("b", 0)],
    &outputs::INTEGER,
    multiply,
)
.titled("Multiply Integers", "math");

pub(super) static DIVIDE: NodeType = NodeType::new(
    "div",
    "1.0.1",
    &[Input::integer("a", 0), Input::integer("b", 0)],
    &outputs::INTEGER,
    divide,
)
.titled("Divide Integers", "math");

pub(super) static INTEGER_MATH: NodeType = NodeType::new(
    "integer_math",
    "1.0.1",
    &[
        Input::choice(
            "operation",
            &["ADD", "SUB", "MUL", "DIV", "EXP", "MOD", "ABS", "MIN", "MAX"],
            "ADD",
        ),
        Input::integer("a", 1),
        Input::integer("b", 1),
    ],
    &outputs::INTEGER,
    integer_math,
)
.titled("Integer Math", "math")
.with_rule(possible);

fn add(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    calculate(inputs, "ADD")
}

fn subtract(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    calculate(inputs, "SUB")
}

fn multiply(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    calculate(inputs, "MUL")
}

fn divide(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    calculate(inputs, "DIV")
}

fn integer_math(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    calculate(inputs, inputs.string("operation")?)
}

fn calculate(inputs: &Inputs, operation: &str) -> Result<Output, NodeError> {
    let (a, b) = (inputs.integer("a")?, inputs.integer("b")?);
    let result = match operation {
        "ADD" => a.checked_add(b),
        "SUB" => a.checked_sub(b),
        "MUL" => a.checked_mul(b),
        "DIV" => Some(quotient(a, b)?),
        "EXP" => u32::try_from(b).ok().and_then(|exponent| a.checked_pow(exponent)),
        "MOD" => Some(modulus(a, b)?),
        "ABS" => a.checked_abs(),
        "MIN" => Some(a.min(b)),
        _ => Some(a.max(b)),
    };
    // Python's whole numbers have no end; those of this server do.
    let result = result.ok_or_else(|| NodeError::new("OverflowError", "The result does not fit 64 bits"))?;
    Ok(outputs::single(&outputs::INTEGER, "value", result))
}

/// `int(a / b)`: the division is one of floats, so that results beyond 2^53 lose digits.
fn quotient(a: i64, b: i64) -> Result<i64, NodeError> {
    if b == 0 {
        return Err(NodeError::new("ZeroDivisionError", "division by zero"));
    }
    Ok((a as f64 / b as f64) as i64)
}

/// The remainder, with the sign of the divisor.
fn modulus(a: i64, b: i64) -> Result<i64, NodeError> {
    let remainder = a
        .checked_rem(b)
        .ok_or_else(|| NodeError::new("ZeroDivisionError", "integer modulo by zero"))?;
    Ok(if remainder != 0 && (remainder < 0) != (b < 0) {
        remainder + b
    } else {
        remainder
    })
}

fn possible(inputs: &Inputs) -> Option<Problem> {
    let b = inputs.integer("b").ok()?;
    let reason = match (inputs.string("operation").ok()?, b) {
        ("DIV" | "MOD", 0) => "Cannot divide by zero",
        ("EXP", ..0) => "Result of exponentiation is not an integer",
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
            ("ADD", 2, 3, 5),
            ("SUB", 2, 3, -1),
            ("MUL", -4, 3, -12),
            ("DIV", 7, 2, 3),
            ("DIV", -7, 2, -3),
            ("EXP", 2, 10, 1024),
            ("MOD", -7, 3, 2),
            ("MOD", 7, -3, -2),
            ("ABS", -9, 0, 9),
            ("MIN", 4, 2, 2),
            ("MAX", 4, 2, 4),
        ];
        for (operation, a, b, expected) in cases {
            let node = json!({"type": "integer_math", "operation": operation, "a": a, "b": b});
            gives(node, json!({"type": "integer_output", "value": expected}));
        }
        gives(
            json!({"type": "add", "a": "7", "b": 1.0}),
            json!({"type": "integer_output", "value": 8}),
        );
    }

    #[test]
    fn impossible_calculations_fail_like_python() {
        fails(
            json!({"type": "div", "a": 1}),
            "ZeroDivisionError: division by zero",
        );
        fails(
            json!({"type": "integer_math", "operation": "EXP", "a": 10, "b": 99}),
            "OverflowError: The result does not fit 64 bits",
        );
        fails(
            json!({"type": "integer_math", "operation": "MOD", "b": 0}),
            "value_error: Value error, Cannot divide by zero",
        );
    }
}
