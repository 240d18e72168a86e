//! `--name`: how the files of pictures are called.

use std::path::{Path, PathBuf};

use ivk_client::boards::safe_file_name;
use ivk_fields::nearest::nearest;
use ivk_fields::value::FieldValue;
use ivk_workflow::Draft;
use ivk_workflow::remote::ItemInput;

use super::named::Named;
use crate::failure::{Exit, Failure};
use crate::output::words;

/// The placeholders that are no inputs.
const FIXED: [(&str, Fixed); 8] = [
    ("index", Fixed::Index),
    ("item", Fixed::Item),
    ("item_id", Fixed::ItemId),
    ("batch_id", Fixed::BatchId),
    ("label", Fixed::Label),
    ("node", Fixed::Node),
    ("image", Fixed::Image),
    ("workflow", Fixed::Workflow),
];

/// A template such as `{label}-{seed}-{index}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NameTemplate {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Value { what: What, width: Option<usize> },
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    Fixed(Fixed),
    /// An input, named as a person does.
    Input(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fixed {
    Index,
    Item,
    ItemId,
    BatchId,
    Label,
    Node,
    Image,
    Workflow,
}

impl NameTemplate {
    /// Reads a template.
    pub(crate) fn parse(template: &str) -> Result<Self, Failure> {
        let mut parts = Vec::new();
        let mut text = String::new();
        let mut letters = template.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '{' | '}' if letters.peek() == Some(&letter) => {
                    letters.next();
                    text.push(letter);
                }
                '}' => return Err(wrong(template, "a '}' stands alone; write }} for a brace")),
                '{' => {
                    let inside: String = letters.by_ref().take_while(|letter| *letter != '}').collect();
                    if !template_closes(template, &inside) {
                        return Err(wrong(template, "a '{' has no '}'; write {{ for a brace"));
                    }
                    if !text.is_empty() {
                        parts.push(Part::Text(std::mem::take(&mut text)));
                    }
                    parts.push(value(template, &inside)?);
                }
                other => text.push(other),
            }
        }
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
        if parts.is_empty() {
            return Err(wrong(template, "it is empty"));
        }
        Ok(Self { parts })
    }

    /// Makes sure that every placeholder stands for something, before anything is sent.
    pub(crate) fn check(&self, draft: Option<&Draft>) -> Result<(), Failure> {
        for part in &self.parts {
            let Part::Value {
                what: What::Input(name),
                ..
            } = part
            else {
                continue;
            };
            let Some(draft) = draft else {
                let message =
                    format!("--name cannot use {{{name}}}: the server has no workflow of this batch");
                return Err(Failure::new(Exit::Usage, "bad-name", message));
            };
            let known: Vec<Key<'_>> = draft
                .inputs()
                .map(|input| (input.index(), input.label(), input.node_id(), input.field()))
                .collect();
            match find(&known, name).as_slice() {
                [] => return Err(unknown(name, &known)),
                [_] => {}
                [first, rest @ ..] if rest.iter().all(|other| same_field(first, other)) => {}
                several => {
                    let indices: Vec<String> = several.iter().map(|key| key.0.to_string()).collect();
                    let message = format!(
                        "--name cannot use {{{name}}}: it is the label of the inputs {}; name one by its index",
                        indices.join(", ")
                    );
                    return Err(Failure::new(Exit::Usage, "bad-name", message));
                }
            }
        }
        Ok(())
    }

    /// The path of a picture or video, relative to the folder that they go to. It never leaves that folder.
    pub(crate) fn path(&self, named: &Named) -> PathBuf {
        let mut components = vec![String::new()];
        for part in &self.parts {
            match part {
                // Only the person's own slashes make folders.
                Part::Text(text) => {
                    for (place, piece) in text.split('/').enumerate() {
                        if place > 0 {
                            components.push(String::new());
                        }
                        append(&mut components, piece);
                    }
                }
                Part::Value { what, width } => {
                    let text = what.text(named, *width);
                    append(&mut components, &text.replace(['/', '\\'], "_"));
                }
            }
        }
        components.retain(|component| !component.trim().is_empty());
        let ending = ending(named.name.as_str());
        let file = components.pop().unwrap_or_default();
        let file = match ending {
            Some(ending)
                if !file
                    .to_lowercase()
                    .ends_with(&format!(".{}", ending.to_lowercase())) =>
            {
                format!("{file}.{ending}")
            }
            _ => file,
        };
        let folders = components.iter().map(|component| safe_file_name(component));
        folders.collect::<PathBuf>().join(safe_file_name(&file))
    }
}

fn append(components: &mut [String], text: &str) {
    if let Some(last) = components.last_mut() {
        last.push_str(text);
    }
}

/// `take_while` swallows the brace that it stops at, so whether there was one is seen in the template.
fn template_closes(template: &str, inside: &str) -> bool {
    template.contains(&format!("{{{inside}}}"))
}

/// What stands between braces: a name, and perhaps a width.
fn value(template: &str, inside: &str) -> Result<Part, Failure> {
    let (name, width) = match inside.rsplit_once(':') {
        Some((name, width)) if !width.is_empty() && width.bytes().all(|digit| digit.is_ascii_digit()) => {
            let width: usize = width
                .parse()
                .map_err(|_| wrong(template, "a width is not that large"))?;
            (name, Some(width.min(200)))
        }
        _ => (inside, None),
    };
    let name = name.trim();
    if name.is_empty() {
        return Err(wrong(template, "{} names nothing"));
    }
    let fixed = FIXED.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    let what = match fixed {
        Some((_, fixed)) => What::Fixed(*fixed),
        None => What::Input(name.to_owned()),
    };
    Ok(Part::Value { what, width })
}

impl What {
    fn text(&self, named: &Named, width: Option<usize>) -> String {
        let number = |number: i64| format!("{number:0width$}", width = width.unwrap_or(0));
        let cut = |text: &str| match width {
            Some(width) => text.chars().take(width).collect(),
            None => text.to_owned(),
        };
        let fixed = match self {
            Self::Fixed(fixed) => fixed,
            Self::Input(name) => {
                let known: Vec<Key<'_>> = named.inputs.iter().map(key).collect();
                let found = find(&known, name)
                    .first()
                    .and_then(|found| named.inputs.iter().find(|input| input.index == found.0));
                return match found.and_then(|input| input.value.as_ref()) {
                    Some(FieldValue::Integer(value)) => number(*value),
                    Some(value) => cut(words::value(&value.to_api().to_string()).trim()),
                    None => "none".to_owned(),
                };
            }
        };
        let count = |count: usize| number(i64::try_from(count).unwrap_or(i64::MAX));
        match fixed {
            Fixed::Index => count(named.index),
            Fixed::Item => count(named.item.index() + 1),
            Fixed::ItemId => number(named.item.id().get()),
            Fixed::BatchId => cut(&named.job.batch_id),
            Fixed::Label => cut(named.output.title()),
            Fixed::Node => cut(named.output.node_id()),
            Fixed::Image => {
                let name = named.name.as_str();
                cut(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
            }
            Fixed::Workflow => cut(&named.job.workflow),
        }
    }
}

/// An input: its index, label, node and field.
type Key<'a> = (usize, &'a str, &'a str, &'a str);

fn key(input: &ItemInput) -> Key<'_> {
    (input.index, &input.label, &input.node_id, &input.field)
}

fn same_field(one: &Key<'_>, other: &Key<'_>) -> bool {
    (one.2, one.3) == (other.2, other.3)
}

/// The inputs that a name means: an index, a label in any case, or a node with a field.
fn find<'a>(inputs: &[Key<'a>], name: &str) -> Vec<Key<'a>> {
    if let Ok(index) = name.parse::<usize>()
        && let Some(found) = inputs.iter().find(|key| key.0 == index)
    {
        return vec![*found];
    }
    let exact: Vec<_> = inputs.iter().filter(|key| key.1 == name).copied().collect();
    if !exact.is_empty() {
        return exact;
    }
    let lower = name.to_lowercase();
    let labelled: Vec<_> = inputs
        .iter()
        .filter(|key| key.1.to_lowercase() == lower)
        .copied()
        .collect();
    if !labelled.is_empty() {
        return labelled;
    }
    let field = name.rsplit_once('.');
    inputs
        .iter()
        .filter(|key| field == Some((key.2, key.3)))
        .copied()
        .collect()
}

fn unknown(name: &str, inputs: &[Key<'_>]) -> Failure {
    let names = FIXED
        .iter()
        .map(|(name, _)| *name)
        .chain(inputs.iter().map(|key| key.1));
    let names: Vec<&str> = names.collect();
    let message = match nearest(name, names.iter().copied()) {
        Some(near) => format!("no input is called {name:?} in --name; did you mean {near:?}?"),
        None => {
            let all: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
            format!(
                "no input is called {name:?} in --name; there are {}",
                all.join(", ")
            )
        }
    };
    Failure::new(Exit::Usage, "bad-name", message)
}

fn wrong(template: &str, reason: &str) -> Failure {
    let message = format!("--name {template:?} cannot be used: {reason}");
    Failure::new(Exit::Usage, "bad-name", message)
}

/// The ending of a name that looks like one.
fn ending(name: &str) -> Option<&str> {
    let ending = Path::new(name).extension()?.to_str()?;
    (ending.len() <= 5 && ending.bytes().all(|letter| letter.is_ascii_alphanumeric())).then_some(ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_taken_apart() {
        let template = NameTemplate::parse("a{{b}}/{Seed:4}-{index}").unwrap();
        assert_eq!(
            template.parts,
            [
                Part::Text("a{b}/".into()),
                Part::Value {
                    what: What::Input("Seed".into()),
                    width: Some(4)
                },
                Part::Text("-".into()),
                Part::Value {
                    what: What::Fixed(Fixed::Index),
                    width: None
                },
            ]
        );
        for (template, reason) in [
            ("", "it is empty"),
            ("{", "has no '}'"),
            ("{seed", "has no '}'"),
            ("seed}", "stands alone"),
            ("{}", "names nothing"),
        ] {
            let failure = NameTemplate::parse(template).unwrap_err();
            assert!(failure.sentence().contains(reason), "{failure}");
        }
    }

    #[test]
    fn inputs_are_found_by_index_label_or_field() {
        let inputs = [
            (0, "Seed", "noise", "seed"),
            (1, "seed", "other", "seed"),
            (2, "Steps", "denoise", "steps"),
        ];
        let found = |name: &str| -> Vec<usize> { find(&inputs, name).iter().map(|key| key.0).collect() };
        assert_eq!(found("Seed"), [0]);
        assert_eq!(found("SEED"), [0, 1]);
        assert_eq!(found("steps"), [2]);
        assert_eq!(found("2"), [2]);
        assert_eq!(found("denoise.steps"), [2]);
        assert!(found("cfg").is_empty());
    }
}
