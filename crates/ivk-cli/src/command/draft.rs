//! A workflow file, the templates and the settings of the command line, put together.

use std::path::Path;
use std::sync::Arc;

use ivk_fields::Templates;
use ivk_workflow::remote::ModelUse;
use ivk_workflow::{Draft, EnqueueOptions, InputKey, Workflow};

use super::server::{self, connect};
use super::sweep::Sweep;
use super::workflow_file;
use crate::arguments::{BuildArguments, TemplateArguments};
use crate::failure::{Exit, Failure};
use crate::settings::{Given, Setting};

/// Opens a workflow file, or the workflow inside a picture.
pub(crate) fn workflow(path: &Path) -> Result<Workflow, Failure> {
    workflow_file::open(path)
}

/// The templates that the arguments ask for.
pub(crate) async fn templates(arguments: &TemplateArguments) -> Result<Arc<Templates>, Failure> {
    if let Some(path) = &arguments.templates {
        return from_file(path).map(Arc::new);
    }
    if let Some(url) = &arguments.server {
        let client = connect(url, &arguments.access)?;
        server::version(&client).await?;
        return client.workflows().templates().await.map_err(server::run_failed);
    }
    Ok(Templates::builtin().into())
}

fn from_file(path: &Path) -> Result<Templates, Failure> {
    let unusable = |error: &(dyn std::error::Error + 'static)| {
        let message = format!("{} cannot be used as templates", path.display());
        Failure::because(Exit::Usage, "unusable-templates", message, error)
    };
    let document = std::fs::read(path).map_err(|error| unusable(&error))?;
    Templates::from_openapi(&document).map_err(|error| unusable(&error))
}

/// A draft with what the command line says of it.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) draft: Draft,
    pub(crate) options: EnqueueOptions,
    /// The models that the server does not have, or has more than once. Without a server none is looked for.
    pub(crate) missing_models: Vec<ModelUse>,
}

/// Opens a workflow file and sets what the command line says. Where a server is named, models are looked up there,
/// and it is asked what generators cannot know.
pub(crate) async fn prepare(
    file: &Path,
    arguments: &TemplateArguments,
    build: &BuildArguments,
) -> Result<Prepared, Failure> {
    let workflow = workflow(file)?;
    let (None, Some(url)) = (&arguments.templates, &arguments.server) else {
        let mut draft = workflow.open(templates(arguments).await?);
        apply(&mut draft, build)?;
        return Ok(Prepared {
            draft,
            options: enqueue_options(build),
            missing_models: Vec::new(),
        });
    };
    let client = connect(url, &arguments.access)?;
    server::version(&client).await?;
    let mut run = client
        .workflows()
        .prepare(&workflow)
        .await
        .map_err(server::run_failed)?;
    apply(run.draft_mut(), build)?;
    let missing_models = match run.match_models().await {
        Ok(_) => Vec::new(),
        Err(error) => match error.models() {
            Some(report) => report.unresolved().cloned().collect(),
            None => return Err(server::run_failed(error)),
        },
    };
    run.options(enqueue_options(build));
    run.ask_generators().await.map_err(server::run_failed)?;
    Ok(Prepared {
        draft: run.draft().clone(),
        options: run.enqueue_options().clone(),
        missing_models,
    })
}

/// Sets what `--set` says, in its order, and makes the batch that `--zip` and `--product` say.
fn apply(draft: &mut Draft, build: &BuildArguments) -> Result<(), Failure> {
    draft.update_nodes(build.update_nodes);
    for argument in &build.settings {
        set(draft, &Setting::parse(argument)?)?;
    }
    Sweep::read(draft, build)?.apply(draft)
}

/// Sets one input from text, typed or out of a file.
pub(crate) fn set(draft: &mut Draft, setting: &Setting) -> Result<(), Failure> {
    let key = InputKey::typed(&setting.key);
    match &setting.value {
        Given::Text(text) => draft.set_text(key, text),
        Given::File(path) => {
            let text = text_of(path, &setting.key)?;
            draft.set_text(key, &text)
        }
    }
    .map(|_| ())
    .map_err(|error| Failure::from_error(Exit::Usage, "bad-setting", &error))
}

/// The text of a file; the line end that editors put last does not count.
fn text_of(path: &Path, key: &str) -> Result<String, Failure> {
    let mut text = std::fs::read_to_string(path).map_err(|error| {
        let message = format!("the value for {key:?} cannot be read from {}", path.display());
        Failure::because(Exit::Usage, "bad-setting", message, &error)
    })?;
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    Ok(text)
}

/// How the request is made.
pub(crate) fn enqueue_options(build: &BuildArguments) -> EnqueueOptions {
    let options = EnqueueOptions::new().runs(build.runs.into());
    match &build.auto_board {
        Some(board_id) => options.auto_board(board_id),
        None => options,
    }
}
