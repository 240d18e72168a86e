//! `string_join` and `string_join_three`.

use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};

use crate::nodes::outputs;

pub(super) static JOIN: NodeType = NodeType::new(
    "string_join",
    "1.0.1",
    &[
        Input::string("string_left", "").textarea(),
        Input::string("string_right", "").textarea(),
    ],
    &outputs::STRING,
    join,
)
.titled("String Join", "strings");

pub(super) static JOIN_THREE: NodeType = NodeType::new(
    "string_join_three",
    "1.0.1",
    &[
        Input::string("string_left", "").textarea(),
        Input::string("string_middle", "").textarea(),
        Input::string("string_right", "").textarea(),
    ],
    &outputs::STRING,
    join_three,
)
.titled("String Join Three", "strings");

fn join(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let text = [inputs.string("string_left")?, inputs.string("string_right")?].concat();
    Ok(outputs::single(&outputs::STRING, "value", text))
}

fn join_three(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let parts = [
        inputs.string("string_left")?,
        inputs.string("string_middle")?,
        inputs.string("string_right")?,
    ];
    Ok(outputs::single(&outputs::STRING, "value", parts.concat()))
}

#[cfg(test)]
mod tests {
    use crate::nodes::testing::gives;
    use serde_json::json;

    #[test]
    fn strings_join_without_a_gap() {
        let expected = json!({"type": "string_output", "value": "a 3"});
        gives(
            json!({"type": "string_join", "string_left": "a ", "string_right": 3}),
            expected,
        );
        let expected = json!({"type": "string_output", "value": "ab1.5"});
        gives(
            json!({"type": "string_join_three", "string_left": "a", "string_middle": "b", "string_right": 1.5}),
            expected,
        );
    }
}
