//! `string_replace`: literally and without regard to case, or by a regular expression.

use regex::{Captures, Regex, RegexBuilder};

use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};

use crate::nodes::outputs;

pub(super) static REPLACE: NodeType = NodeType::new(
    "string_replace",
    "1.0.1",
    &[
        Input::string("string", "").textarea(),
        Input::string("search_string", "").textarea(),
        Input::string("replace_string", "").textarea(),
        Input::boolean("use_regex", false),
    ],
    &outputs::STRING,
    replace,
)
.titled("String Replace", "strings");

fn replace(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let (text, search) = (inputs.string("string")?, inputs.string("search_string")?);
    if search.is_empty() {
        return Ok(outputs::single(&outputs::STRING, "value", text));
    }
    let by_expression = inputs.boolean("use_regex")?;
    let pattern = if by_expression {
        search.to_owned()
    } else {
        regex::escape(search)
    };
    // Look-around and references back are Python's; a node that uses them fails here.
    let expression = RegexBuilder::new(&pattern)
        .case_insensitive(!by_expression)
        .build();
    let expression = expression.map_err(|error| NodeError::new("error", error.to_string()))?;
    let template = parse_template(inputs.string("replace_string")?, &expression)?;
    let replaced = expression.replace_all(text, |found: &Captures<'_>| {
        let parts = template.iter().map(|part| match part {
            Part::Text(text) => text.as_str(),
            Part::Group(index) => found.get(*index).map_or("", |group| group.as_str()),
        });
        parts.collect::<String>()
    });
    Ok(outputs::single(&outputs::STRING, "value", replaced.into_owned()))
}

/// A piece of a replacement in Python's notation.
enum Part {
    Text(String),
    Group(usize),
}

/// Reads a replacement: `\1` and `\g<name>` stand for groups, `\n` and the like for control characters. The
/// replacement is read so in literal searches too.
fn parse_template(template: &str, expression: &Regex) -> Result<Vec<Part>, NodeError> {
    let wrong = |what: String| NodeError::new("error", what);
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some(start) = rest.find('\\') {
        let (before, escape) = rest.split_at(start);
        parts.push(Part::Text(before.to_owned()));
        let position = template.len() - escape.len();
        let mut characters = escape.chars();
        characters.next();
        let Some(kind) = characters.next() else {
            return Err(wrong(format!(
                "bad escape (end of pattern) at position {position}"
            )));
        };
        rest = characters.as_str();
        let control = match kind {
            'a' => '\x07',
            'b' => '\x08',
            'f' => '\x0c',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\x0b',
            '\\' => '\\',
            'g' => {
                let name = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
                let Some((name, after)) = name else {
                    return Err(wrong(format!("missing group name at position {}", position + 2)));
                };
                parts.push(Part::Group(group(name, expression, position)?));
                rest = after;
                continue;
            }
            '1'..='9' => {
                let digits = rest.chars().take(1).take_while(char::is_ascii_digit).count();
                let (more, after) = rest.split_at(digits);
                parts.push(Part::Group(group(
                    &format!("{kind}{more}"),
                    expression,
                    position,
                )?));
                rest = after;
                continue;
            }
            '0' => '\0',
            letter if letter.is_ascii_alphabetic() => {
                return Err(wrong(format!("bad escape \\{letter} at position {position}")));
            }
            other => {
                parts.push(Part::Text(format!("\\{other}")));
                continue;
            }
        };
        parts.push(Part::Text(control.to_string()));
    }
    parts.push(Part::Text(rest.to_owned()));
    Ok(parts)
}

fn group(name: &str, expression: &Regex, position: usize) -> Result<usize, NodeError> {
    let index = match name.parse::<usize>() {
        Ok(index) => Some(index).filter(|index| *index < expression.captures_len()),
        Err(_) => expression.capture_names().position(|group| group == Some(name)),
    };
    index.ok_or_else(|| {
        let text = format!("invalid group reference {name} at position {}", position + 1);
        NodeError::new("error", text)
    })
}

#[cfg(test)]
mod tests {
    use crate::nodes::testing::{fails, gives};
    use serde_json::json;

    #[test]
    fn replacing_follows_python() {
        let cases = [
            ("Cat cat", "CAT", "dog", false, "dog dog"),
            ("a.b", ".", "-", false, "a-b"),
            ("abc", "", "-", false, "abc"),
            ("a1b22", "[0-9]+", "<\\g<0>>", true, "a<1>b<22>"),
            ("Cat cat", "cat", "dog", true, "Cat dog"),
            ("ab", "(a)(?P<x>b)", "\\2\\g<x>\\1", true, "bba"),
            ("a b", " ", "\\n", false, "a\nb"),
        ];
        for (text, search, replacement, use_regex, expected) in cases {
            gives(
                json!({"type": "string_replace", "string": text, "search_string": search,
                    "replace_string": replacement, "use_regex": use_regex}),
                json!({"type": "string_output", "value": expected}),
            );
        }
    }

    #[test]
    fn a_bad_replacement_fails() {
        let node = |replacement: &str| json!({"type": "string_replace", "string": "aa", "search_string": "a", "replace_string": replacement});
        fails(node("\\1"), "error: invalid group reference 1 at position 1");
        fails(node("x\\q"), "error: bad escape \\q at position 1");
    }
}
