//! `ivk inputs`: what a workflow asks for.

use ivk_workflow::{Draft, Input, Warning};
use serde::Serialize;
use serde_json::value::RawValue;

use super::{Context, draft};
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::output::{self, table, words};

/// What `--json` prints: a public interface.
#[derive(Serialize)]
struct Listing<'a> {
    name: &'a str,
    schema_version: &'a str,
    inputs: Vec<Entry<'a>>,
    warnings: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    index: usize,
    label: &'a str,
    description: &'a str,
    node_id: &'a str,
    field: &'a str,
    node_type: &'a str,
    #[serde(rename = "type")]
    field_type: Option<&'a str>,
    cardinality: Option<&'static str>,
    required: bool,
    connected: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a RawValue>,
}

#[derive(Serialize)]
struct Told<'a> {
    code: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    node_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
}

impl<'a> Entry<'a> {
    fn new(input: Input<'a>) -> Self {
        let field_type = input.field_type();
        Self {
            index: input.index(),
            label: input.label(),
            description: input.description(),
            node_id: input.node_id(),
            field: input.field(),
            node_type: input.node_type(),
            field_type: field_type.map(|field_type| field_type.name.as_str()),
            cardinality: field_type.map(|field_type| field_type.cardinality.as_str()),
            required: input.is_required(),
            connected: input.is_connected(),
            value: input.json().and_then(|json| serde_json::from_str(json).ok()),
        }
    }
}

impl<'a> Told<'a> {
    fn new(warning: &'a Warning) -> Self {
        Self {
            code: warning.code,
            message: &warning.message,
            node_id: warning.node_id.as_deref(),
            field: warning.field.as_deref(),
        }
    }
}

pub(crate) async fn run(arguments: &arguments::Inputs, context: &Context) -> Result<Exit, Failure> {
    let workflow = draft::workflow(&arguments.workflow.file)?;
    let draft = workflow.open(draft::templates(&arguments.templates).await?);
    if context.json {
        output::json_line(&Listing {
            name: workflow.name(),
            schema_version: workflow.schema_version().as_str(),
            inputs: draft.inputs().map(Entry::new).collect(),
            warnings: draft.warnings().map(Told::new).collect(),
        })?;
        return Ok(Exit::Done);
    }
    for warning in draft.warnings() {
        output::warning(context.error_style, &warning.message);
    }
    output::text(&describe(&draft, context))?;
    Ok(Exit::Done)
}

fn describe(draft: &Draft, context: &Context) -> String {
    let workflow = draft.workflow();
    let mut text = format!("{}\n", context.style.strong(workflow.name()));
    if !workflow.description().is_empty() {
        text.push_str(&format!("{}\n", workflow.description()));
    }
    text.push('\n');
    if draft.inputs().len() == 0 {
        text.push_str("The form of this workflow has no inputs.\n");
    } else {
        text.push_str(&format!("{}\n", inputs_table(draft.inputs())));
    }
    text
}

/// Inputs as a table: index, label, type, value and what is allowed.
pub(crate) fn inputs_table<'a>(inputs: impl Iterator<Item = Input<'a>>) -> String {
    let mut table = table::table(["#", "label", "type", "value", "allowed"]);
    for input in inputs {
        table.add_row([
            input.index().to_string(),
            input.label().to_owned(),
            input
                .field_type()
                .map_or_else(|| "unknown".to_owned(), words::field_type),
            value(&input),
            table::brief(&input.template().map(words::allowed).unwrap_or_default(), 48),
        ]);
    }
    table::text(&table)
}

fn value(input: &Input<'_>) -> String {
    if input.is_connected() {
        return "(from an edge)".to_owned();
    }
    if let Some(count) = input.list_len() {
        return format!("({count} values)");
    }
    match input.json() {
        Some(json) => table::brief(&words::value(json), 48),
        None if input.is_required() => "(required)".to_owned(),
        None => String::new(),
    }
}
