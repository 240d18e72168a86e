//! From the model to Rust text.

mod events;
mod operations;
mod setters;
mod tests;
mod types;

use super::Result;
use super::model::Model;
use super::output::Files;

pub(super) fn all(model: &Model, files: &mut Files) -> Result<()> {
    operations::write(model, files)?;
    types::write(model, files)?;
    events::write(model, files)?;
    tests::write(model, files)
}

/// The first lines of a generated file.
fn header(version: &str, about: &str) -> String {
    format!(
        "// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI {version}. Do not edit.\n\n//! {about}\n\n"
    )
}

/// A doc comment, wrapped at the width of the workspace.
fn doc(text: &str, indent: usize) -> String {
    let width = 106 - indent;
    let mut out = String::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.len() + 1 + word.len() > width {
                out.push_str(&format!("/// {line}\n"));
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        out.push_str(
            if line.is_empty() {
                "///\n".to_owned()
            } else {
                format!("/// {line}\n")
            }
            .as_str(),
        );
    }
    out
}

/// `use` lines for those of the names that a text mentions.
fn imports(text: &str, prefix: &str, names: &[&str]) -> String {
    let mentions = |name: &str| {
        text.match_indices(name).any(|(at, _)| {
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            let after = text.get(at + name.len()..).and_then(|text| text.chars().next());
            let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
            !is_word(before) && !is_word(after)
        })
    };
    let used: Vec<&str> = names.iter().copied().filter(|name| mentions(name)).collect();
    if used.is_empty() {
        String::new()
    } else {
        format!("use {prefix}::{{{}}};\n", used.join(", "))
    }
}
