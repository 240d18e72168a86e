//! `string_split` and `string_split_neg`.

use serde_json::json;

use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};

use crate::nodes::outputs::{self, outputs};
use crate::nodes::wire_type::WireType;

outputs! {
    STRING_2_OUTPUT "string_2_output" { string_1: WireType::String, string_2: WireType::String }
    STRING_POS_NEG_OUTPUT "string_pos_neg_output" {
        positive_string: WireType::String,
        negative_string: WireType::String,
    }
}

pub(super) static SPLIT: NodeType = NodeType::new(
    "string_split",
    "1.0.1",
    &[
        Input::string("string", "").textarea(),
        Input::string("delimiter", ""),
    ],
    &STRING_2_OUTPUT,
    split,
)
.titled("String Split", "strings");

pub(super) static SPLIT_NEGATIVE: NodeType = NodeType::new(
    "string_split_neg",
    "1.0.1",
    &[Input::string("string", "").textarea()],
    &STRING_POS_NEG_OUTPUT,
    split_negative,
)
.titled("String Split Negative", "strings");

fn split(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let (text, delimiter) = (inputs.string("string")?, inputs.string("delimiter")?);
    // The description promises to split at white space; the server fails.
    if delimiter.is_empty() {
        return Err(NodeError::value("empty separator"));
    }
    let (first, second) = text.split_once(delimiter).unwrap_or((text, ""));
    Ok(outputs::several(
        &STRING_2_OUTPUT,
        [("string_1", json!(first)), ("string_2", json!(second))],
    ))
}

/// What stands in brackets goes to the negative side. Each opening bracket becomes a space there; a closing one
/// becomes a space only while an outer bracket is open.
fn split_negative(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let (mut positive, mut negative) = (String::new(), String::new());
    let mut depth = 0_i64;
    let mut escaped = false;
    for character in inputs.string("string")?.chars() {
        match character {
            '[' if !escaped => {
                negative.push(' ');
                depth += 1;
            }
            ']' if !escaped => depth -= 1,
            _ if depth > 0 => negative.push(character),
            _ => positive.push(character),
        }
        escaped = character == '\\' && !escaped;
    }
    Ok(outputs::several(
        &STRING_POS_NEG_OUTPUT,
        [
            ("positive_string", json!(positive)),
            ("negative_string", json!(negative)),
        ],
    ))
}

#[cfg(test)]
mod tests {
    use crate::nodes::testing::{fails, gives};
    use serde_json::json;

    #[test]
    fn a_string_splits_at_the_first_delimiter() {
        for (text, first, second) in [("a,b,c", "a", "b,c"), ("abc", "abc", "")] {
            gives(
                json!({"type": "string_split", "string": text, "delimiter": ","}),
                json!({"type": "string_2_output", "string_1": first, "string_2": second}),
            );
        }
        fails(
            json!({"type": "string_split", "string": "a b"}),
            "ValueError: empty separator",
        );
    }

    #[test]
    fn brackets_hold_the_negative_prompt() {
        let cases = [
            ("a [b [c] d] e", "a  e", " b  c d"),
            (r"a \[b] c", r"a \[b c", ""),
            ("x]y[z", "xyz", " "),
        ];
        for (text, positive, negative) in cases {
            gives(
                json!({"type": "string_split_neg", "string": text}),
                json!({"type": "string_pos_neg_output", "positive_string": positive,
                    "negative_string": negative}),
            );
        }
    }
}
