//! The workflows that come with the server: each is opened, its gaps are filled, and the server is asked to take it.

use std::collections::HashMap;
use std::sync::Arc;

use ivk_api::operations::{queue, workflows};
use ivk_fields::{
    FieldValue, ImageName, InputTemplate, ModelIdentifier, ModelReference, Templates, TypeName, VideoName,
};
use ivk_workflow::{Draft, EnqueueOptions, Workflow};
use serde::Serialize;
use serde_json::Value;

use super::call::Caller;
use super::queue::{QUEUE, settle};
use crate::failure::{Context, Failure, Result};

/// What cannot be mended from outside: the workflow is older than the server, and its editor would not run it.
const OUTDATED: [&str; 2] = ["unknown-node-type", "unknown-field"];

/// A file that a server has in any case, for workflows that read one.
const SOME_FILE: &str = "/etc/hostname";

/// What became of a workflow.
#[derive(Debug, Serialize)]
pub(super) struct Sent {
    pub(super) name: String,
    /// Why the server did not take it.
    pub(super) refused: Option<String>,
    /// What it says that this server does not know any more.
    outdated: Vec<String>,
}

/// Sends each workflow, and tells what became of it.
pub(super) fn call(caller: &mut Caller) -> Result<Vec<Sent>> {
    let mut told = Vec::new();
    let document = caller
        .text("openapi.json")
        .ok_or_else(|| Failure::new("the server does not give its openapi.json"))?;
    let templates = Templates::from_openapi(&document)
        .context(|| "the templates of the server cannot be read".to_owned())?;
    let templates = Arc::new(templates);
    let list = workflows::ListWorkflows::new()
        .per_page(200)
        .categories(["default"]);
    let Some(page) = caller.call(&list) else {
        return Err(Failure::new("the server does not list its workflows"));
    };
    for record in &page.items {
        let Some(workflow) = caller.call(&workflows::GetWorkflow::new(&record.workflow_id)) else {
            continue;
        };
        let mut outdated = Vec::new();
        let outcome = match serde_json::to_vec(&workflow.workflow) {
            Ok(file) => send(caller, &file, &templates, &mut outdated),
            Err(error) => Err(error.to_string()),
        };
        told.push(Sent {
            name: record.name.clone(),
            refused: outcome.err(),
            outdated,
        });
    }
    caller.call(&queue::CancelAllExceptCurrent::new(QUEUE));
    settle(caller);
    caller.call(&queue::Clear::new(QUEUE));
    Ok(told)
}

/// Opens the file, fills its gaps and sends it.
fn send(
    caller: &Caller,
    file: &[u8],
    templates: &Arc<Templates>,
    outdated: &mut Vec<String>,
) -> std::result::Result<(), String> {
    let workflow = Workflow::from_slice(file).map_err(|error| error.to_string())?;
    let mut draft = workflow.open(templates.clone());
    fill(&mut draft, &node_types(file))?;
    for problem in draft.check().errors() {
        if !OUTDATED.contains(&problem.code) {
            return Err(problem.message.clone());
        }
        outdated.push(problem.message.clone());
    }
    let body = draft.enqueue_body(&EnqueueOptions::new());
    let (status, answer) = caller.post(&format!("api/v1/queue/{QUEUE}/enqueue_batch"), body.as_str())?;
    let answer = serde_json::from_slice::<Value>(&answer).unwrap_or_default();
    let enqueued = answer.get("enqueued").and_then(Value::as_u64);
    match (status, enqueued) {
        (200 | 201, Some(1..)) => Ok(()),
        _ => Err(format!("answered with {status}: {answer}")),
    }
}

/// The type of each node.
fn node_types(file: &[u8]) -> HashMap<String, String> {
    let file: Value = serde_json::from_slice(file).unwrap_or_default();
    let nodes = file.get("nodes").and_then(Value::as_array);
    let data = nodes.into_iter().flatten().filter_map(|node| node.get("data"));
    let text = |data: &Value, key| Some(data.get(key)?.as_str()?.to_owned());
    data.filter_map(|data| Some((text(data, "id")?, text(data, "type")?)))
        .collect()
}

/// Gives whatever is missing a value of the right type that need not exist, but for a file, which the server looks for.
fn fill(draft: &mut Draft, node_types: &HashMap<String, String>) -> std::result::Result<(), String> {
    let missing: Vec<_> = draft
        .check()
        .errors()
        .filter(|problem| !OUTDATED.contains(&problem.code))
        .filter_map(|problem| Some((problem.node_id.clone()?, problem.field.clone()?)))
        .collect();
    let files = node_types
        .iter()
        .filter(|(_, node_type)| *node_type == "prompt_from_file")
        .map(|(node, _)| (node.clone(), "file_path".to_owned()));
    for (node, field) in missing.into_iter().chain(files) {
        let template = node_types
            .get(&node)
            .and_then(|node_type| draft.templates().get(node_type)?.inputs.get(&field));
        let value = template
            .and_then(stand_in)
            .ok_or_else(|| format!("nothing stands in for {field} of {node}"))?;
        draft
            .set((node, field), value)
            .map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// A value that passes for one of this type.
fn stand_in(template: &InputTemplate) -> Option<FieldValue> {
    let first = |allowed: &[String], else_: &str| allowed.first().map_or(else_, String::as_str).to_owned();
    match &template.field_type.name {
        name if name.is_model() => {
            let model = ModelIdentifier {
                key: "verify".to_owned(),
                hash: "verify".to_owned(),
                name: "verify".to_owned(),
                base: first(&template.ui.model_base, "sd-1").as_str().into(),
                model_type: first(&template.ui.model_type, "main").as_str().into(),
                submodel_type: None,
            };
            Some(ModelReference::Identified(model).into())
        }
        name if *name == TypeName::IMAGE => Some(ImageName::new("verify.png").into()),
        name if *name == TypeName::VIDEO => Some(VideoName::new("verify.mp4").into()),
        name if *name == TypeName::STRING => Some(SOME_FILE.into()),
        _ => None,
    }
}
