//! `ivk queue show`.

use ivk_client::api::types::SessionQueueItem;
use ivk_workflow::remote::{Failure as ItemFailure, ItemResult, RunErrorKind};
use serde::Serialize;
use serde_json::Value;

use super::list::{Item, json};
use super::{open, times};
use crate::arguments::Show;
use crate::command::Context;
use crate::command::server::run_failed;
use crate::failure::{Exit, Failure};
use crate::output::{self, table, words};

/// What `--json` prints: a public interface.
#[derive(Debug, Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    item: Item<'a>,
    session_id: &'a str,
    retried_from_item_id: Option<i64>,
    parent_item_id: Option<i64>,
    error: Option<Error<'a>>,
    inputs: Vec<Input>,
    outputs: Vec<Output<'a>>,
}

#[derive(Debug, Serialize)]
struct Error<'a> {
    #[serde(rename = "type")]
    error_type: &'a str,
    message: &'a str,
    traceback: Option<&'a str>,
    node_id: Option<&'a str>,
    node_label: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Input {
    index: usize,
    label: String,
    node_id: String,
    field: String,
    value: Option<Value>,
}

#[derive(Debug, Serialize)]
struct Output<'a> {
    node_id: &'a str,
    node_label: Option<&'a str>,
    node_type: &'a str,
    iteration: &'a [i64],
    images: Vec<&'a str>,
    value: Option<Value>,
}

pub(super) async fn run(arguments: &Show, context: &Context) -> Result<(), Failure> {
    let client = open(&arguments.here).await?;
    let result = client.workflows().item_result(arguments.item_id).await;
    let result = result.map_err(|error| match error.kind() {
        RunErrorKind::Removed => Failure::from_error(Exit::Usage, "no-such-item", &error),
        _ => run_failed(error),
    })?;
    let item = client.queue().get(arguments.item_id).await.map_err(run_failed)?;
    match context.json {
        true => output::json_line(&shown(&item, &result)),
        false => output::text(&describe(&item, &result, context)),
    }
}

fn shown<'a>(item: &'a SessionQueueItem, result: &'a ItemResult) -> Shown<'a> {
    let error = |failure: &'a ItemFailure| Error {
        error_type: &failure.error_type,
        message: &failure.message,
        traceback: failure.traceback.as_deref(),
        node_id: failure.node.as_ref().map(|node| node.id.as_str()),
        node_label: failure.node.as_ref().and_then(|node| node.label.as_deref()),
    };
    let inputs = result.inputs().into_iter().map(|input| Input {
        value: input.value.as_ref().map(|value| value.to_api()),
        index: input.index,
        label: input.label,
        node_id: input.node_id,
        field: input.field,
    });
    let outputs = result.outputs().map(|output| Output {
        node_id: output.node_id(),
        node_label: output.label(),
        node_type: output.node_type(),
        iteration: output.iteration(),
        images: output.images().iter().map(|image| image.name.as_str()).collect(),
        value: output.value().decode().ok(),
    });
    Shown {
        item: Item {
            item_id: item.item_id.get(),
            status: item.status.as_str(),
            batch_id: item.batch_id.as_str(),
            origin: item.origin.as_deref(),
            destination: item.destination.as_deref(),
            created_at: item.created_at.as_str(),
            started_at: item.started_at.as_ref().map(|moment| moment.as_str()),
            completed_at: item.completed_at.as_ref().map(|moment| moment.as_str()),
            batch_values: json(item.field_values.as_deref().unwrap_or_default()),
        },
        session_id: item.session_id.as_str(),
        retried_from_item_id: item.retried_from_item_id.map(|id| id.get()),
        parent_item_id: item.parent_item_id.map(|id| id.get()),
        error: result.failure().map(error),
        inputs: inputs.collect(),
        outputs: outputs.collect(),
    }
}

fn describe(item: &SessionQueueItem, result: &ItemResult, context: &Context) -> String {
    let style = context.style;
    let status = match item.status.as_str() {
        "completed" => style.good("completed"),
        "failed" => style.error("failed"),
        other => style.warning(other),
    };
    let mut text = format!("{} {status}\n", style.strong(&format!("item {}", item.item_id)));
    text.push_str(&format!("batch    {}\n", item.batch_id));
    text.push_str(&format!("queued   {}\n", times::ago(&item.created_at)));
    if let Some(started) = &item.started_at {
        let took = times::took(Some(started), item.completed_at.as_ref());
        let took = if took.is_empty() {
            took
        } else {
            format!(", took {took}")
        };
        text.push_str(&format!("started  {}{took}\n", times::ago(started)));
    }
    if let Some(old) = item.retried_from_item_id {
        text.push_str(&format!("repeats  item {old}\n"));
    }
    if let Some(failure) = result.failure() {
        text.push_str(&format!("\n{} {failure}\n", style.error("failed:")));
    }
    let inputs = result.inputs();
    if !inputs.is_empty() {
        let mut table = table::table(["#", "label", "value"]);
        for input in &inputs {
            let value = input.value.as_ref().map(|value| value.to_api().to_string());
            table.add_row([
                input.index.to_string(),
                input.label.clone(),
                table::brief(&value.map(|json| words::value(&json)).unwrap_or_default(), 60),
            ]);
        }
        text.push_str(&format!("\n{}\n", table::text(&table)));
    }
    let outputs: Vec<_> = result.outputs().collect();
    if !outputs.is_empty() {
        let mut table = table::table(["result of", "is"]);
        for output in outputs {
            let images: Vec<&str> = output.images().iter().map(|image| image.name.as_str()).collect();
            let shown = match images.is_empty() {
                false => images.join(" "),
                true => {
                    let fields = output.fields().into_iter();
                    let fields: Vec<String> = fields
                        .map(|(name, value)| format!("{name} {}", words::value(&value.to_api().to_string())))
                        .collect();
                    table::brief(&fields.join(", "), 80)
                }
            };
            table.add_row([output.title().to_owned(), shown]);
        }
        text.push_str(&format!("\n{}\n", table::text(&table)));
    }
    text
}
