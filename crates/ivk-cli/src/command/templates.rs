//! `ivk templates`: which node types there are, and what they take.

use indexmap::IndexMap;
use ivk_fields::nearest::nearest;
use ivk_fields::{Bounds, FieldType, InputTemplate, NodeTemplate, OutputTemplate};
use serde::Serialize;
use serde_json::{Number, Value};

use super::{Context, draft};
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::output::{self, table, words};

/// What `--json` prints: a public interface.
#[derive(Serialize)]
struct Listing<'a> {
    count: usize,
    templates: IndexMap<&'a str, Node<'a>>,
}

#[derive(Serialize)]
struct Node<'a> {
    title: &'a str,
    version: &'a str,
    category: &'a str,
    inputs: IndexMap<&'a str, Input<'a>>,
    outputs: IndexMap<&'a str, Output<'a>>,
}

#[derive(Serialize)]
struct Input<'a> {
    title: &'a str,
    #[serde(flatten)]
    field_type: Type<'a>,
    input: &'static str,
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<Value>,
    #[serde(flatten)]
    bounds: Limits<'a>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    options: &'a [Value],
}

#[derive(Serialize)]
struct Output<'a> {
    #[serde(flatten)]
    field_type: Type<'a>,
}

#[derive(Serialize)]
struct Type<'a> {
    #[serde(rename = "type")]
    name: &'a str,
    cardinality: &'static str,
    batch: bool,
}

/// Bounds under the names that OpenAPI gives them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Limits<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    multiple_of: Option<&'a Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<&'a Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<&'a Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exclusive_maximum: Option<&'a Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exclusive_minimum: Option<&'a Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_items: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_items: Option<u64>,
}

impl<'a> Node<'a> {
    fn new(template: &'a NodeTemplate) -> Self {
        Self {
            title: &template.title,
            version: &template.version,
            category: &template.category,
            inputs: template
                .inputs
                .values()
                .map(|input| (input.name.as_str(), Input::new(input)))
                .collect(),
            outputs: template
                .outputs
                .values()
                .map(|output| (output.name.as_str(), Output::new(output)))
                .collect(),
        }
    }
}

impl<'a> Input<'a> {
    fn new(template: &'a InputTemplate) -> Self {
        Self {
            title: &template.title,
            field_type: Type::new(&template.field_type),
            input: template.input.as_str(),
            required: template.required,
            default: template.editor_default(),
            bounds: Limits::new(&template.bounds),
            options: &template.options,
        }
    }
}

impl<'a> Output<'a> {
    fn new(template: &'a OutputTemplate) -> Self {
        Self {
            field_type: Type::new(&template.field_type),
        }
    }
}

impl<'a> Type<'a> {
    fn new(field_type: &'a FieldType) -> Self {
        Self {
            name: field_type.name.as_str(),
            cardinality: field_type.cardinality.as_str(),
            batch: field_type.batch,
        }
    }
}

impl<'a> Limits<'a> {
    fn new(bounds: &'a Bounds) -> Self {
        Self {
            multiple_of: bounds.multiple_of.as_ref(),
            maximum: bounds.maximum.as_ref(),
            minimum: bounds.minimum.as_ref(),
            exclusive_maximum: bounds.exclusive_maximum.as_ref(),
            exclusive_minimum: bounds.exclusive_minimum.as_ref(),
            min_length: bounds.min_length,
            max_length: bounds.max_length,
            min_items: bounds.min_items,
            max_items: bounds.max_items,
        }
    }
}

pub(crate) async fn run(arguments: &arguments::Templates, context: &Context) -> Result<Exit, Failure> {
    let templates = draft::templates(&arguments.templates).await?;
    let chosen: Vec<&NodeTemplate> = match &arguments.node_type {
        None => templates.iter().collect(),
        Some(node_type) => {
            let template = templates.get(node_type).ok_or_else(|| {
                let known = templates.iter().map(|known| known.node_type.as_str());
                let hint = nearest(node_type, known)
                    .map(|near| format!("; did you mean {near:?}?"))
                    .unwrap_or_default();
                Failure::new(
                    Exit::Usage,
                    "unknown-node-type",
                    format!("there is no node type {node_type:?}{hint}"),
                )
            })?;
            vec![template]
        }
    };
    if context.json {
        let templates = chosen
            .iter()
            .map(|template| (template.node_type.as_str(), Node::new(template)));
        output::json_line(&Listing {
            count: chosen.len(),
            templates: templates.collect(),
        })?;
    } else if let (Some(_), [template]) = (&arguments.node_type, chosen.as_slice()) {
        output::text(&describe(template, context))?;
    } else {
        // The server lists them by the names of its classes, which a person never sees.
        let mut by_name = chosen.clone();
        by_name.sort_by_key(|template| template.node_type.as_str());
        let mut table = table::table(["type", "title", "category", "version"]);
        for template in by_name {
            table.add_row([
                &template.node_type,
                &template.title,
                &template.category,
                &template.version,
            ]);
        }
        output::text(&format!(
            "{}\n\n{} node types\n",
            table::text(&table),
            chosen.len()
        ))?;
    }
    Ok(Exit::Done)
}

/// One node type with its inputs and outputs as tables.
fn describe(template: &NodeTemplate, context: &Context) -> String {
    let mut text = format!(
        "{} ({}), version {}, {}\n",
        context.style.strong(&template.title),
        template.node_type,
        template.version,
        template.category
    );
    if !template.description.is_empty() {
        text.push_str(&format!("{}\n", template.description));
    }
    let mut inputs = table::table(["input", "title", "type", "takes", "default", "allowed"]);
    for input in template.inputs.values() {
        let required = if input.required { "required, " } else { "" };
        inputs.add_row([
            input.name.clone(),
            input.title.clone(),
            words::field_type(&input.field_type),
            format!("{required}{}", takes(input)),
            input
                .editor_default()
                .map(|value| table::brief(&value.to_string(), 30))
                .unwrap_or_default(),
            table::brief(&words::allowed(input), 60),
        ]);
    }
    let mut outputs = table::table(["output", "title", "type"]);
    for output in template.outputs.values() {
        outputs.add_row([
            output.name.clone(),
            output.title.clone(),
            words::field_type(&output.field_type),
        ]);
    }
    text.push_str(&format!(
        "\n{}\n\n{}\n",
        table::text(&inputs),
        table::text(&outputs)
    ));
    text
}

fn takes(input: &InputTemplate) -> &'static str {
    match input.input {
        ivk_fields::InputKind::Any => "value or edge",
        ivk_fields::InputKind::Direct => "value",
        ivk_fields::InputKind::Connection => "edge",
    }
}
