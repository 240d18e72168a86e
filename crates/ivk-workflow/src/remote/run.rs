//! A workflow with the values of one run, ready to be submitted to a server.

use std::sync::Arc;

use bytes::Bytes;
use ivk_fields::{FieldValue, ImageName};
use tokio::sync::Mutex;

use super::error::{RunError, RunErrorKind};
use super::generators;
use super::ids::random_batch_id;
use super::job::Job;
use super::models::{ModelReport, ModelUse, NodeFields};
use super::results::Origins;
use super::staging::{LocalImage, Uploads};
use super::submit::{Order, Refusal, enqueue, items_in};
use super::workflows::Workflows;
use crate::batch::Items;
use crate::check::UNRESOLVED_MODEL;
use crate::{Draft, EnqueueOptions, Error, Input, InputKey, IntoInputKey, Report};

/// A workflow that is about to run: a [`Draft`] with the server it is for.
///
/// ```no_run
/// # async fn show(workflows: &ivk_workflow::remote::Workflows) -> Result<(), Box<dyn std::error::Error>> {
/// let workflow = ivk_workflow::Workflow::from_path("poster.json")?;
/// let mut run = workflows.prepare(&workflow).await?;
/// run.set("Prompt", "a lighthouse at dusk")?;
/// run.match_models().await?;
/// let job = run.submit().await?;
/// let result = job.wait().await?;
/// # Ok(()) }
/// ```
#[derive(Debug)]
pub struct Run {
    workflows: Workflows,
    draft: Draft,
    options: EnqueueOptions,
    local_images: Vec<(InputKey, LocalImage)>,
    uploads: Mutex<Uploads>,
}

impl Run {
    pub(crate) fn new(workflows: Workflows, draft: Draft) -> Self {
        Self {
            workflows,
            draft,
            options: EnqueueOptions::new(),
            local_images: Vec::new(),
            uploads: Mutex::default(),
        }
    }

    /// The draft: inputs, values and checks.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The draft, to set values.
    pub fn draft_mut(&mut self) -> &mut Draft {
        &mut self.draft
    }

    /// The inputs in the order of the form; see [`Draft::inputs`].
    pub fn inputs(&self) -> impl ExactSizeIterator<Item = Input<'_>> + DoubleEndedIterator {
        self.draft.inputs()
    }

    /// Sets the value of an input by index, label, or node and field; see [`Draft::set`].
    ///
    /// # Errors
    ///
    /// When the key names no input or too many, and when the value does not fit; the message says what is allowed.
    pub fn set(&mut self, key: impl IntoInputKey, value: impl Into<FieldValue>) -> Result<&mut Self, Error> {
        self.draft.set(key, value)?;
        Ok(self)
    }

    /// Sets the value of an input as a person types it; see [`Draft::set_text`].
    ///
    /// # Errors
    ///
    /// As [`set`](Self::set).
    pub fn set_text(&mut self, key: impl IntoInputKey, text: &str) -> Result<&mut Self, Error> {
        self.draft.set_text(key, text)?;
        Ok(self)
    }

    /// Runs once for each step through several lists, all taken together; see [`Draft::zip`].
    ///
    /// # Errors
    ///
    /// As [`Draft::zip`].
    pub fn zip<'i, K: IntoInputKey, I: Into<Items<'i>>>(
        &mut self,
        columns: impl IntoIterator<Item = (K, I)>,
    ) -> Result<&mut Self, Error> {
        self.draft.zip(columns)?;
        Ok(self)
    }

    /// Runs once for each combination of the values of several lists; see [`Draft::product`].
    ///
    /// # Errors
    ///
    /// As [`Draft::product`].
    pub fn product<'i, K: IntoInputKey, I: Into<Items<'i>>>(
        &mut self,
        columns: impl IntoIterator<Item = (K, I)>,
    ) -> Result<&mut Self, Error> {
        self.draft.product(columns)?;
        Ok(self)
    }

    /// How the batch is enqueued: runs, board, origin, destination, place in the queue. The batch id is chosen
    /// anew by every submit; one given here is not used.
    pub fn options(&mut self, options: EnqueueOptions) -> &mut Self {
        self.options = options;
        self
    }

    /// How the batch is made.
    pub fn enqueue_options(&self) -> &EnqueueOptions {
        &self.options
    }

    /// Sets an image input to a picture that is not on the server yet. It is uploaded when the run is submitted,
    /// once for the same content.
    ///
    /// # Errors
    ///
    /// When the key names no input, or too many.
    pub fn set_local_image(&mut self, key: impl IntoInputKey, image: LocalImage) -> Result<&mut Self, Error> {
        let key = key.into_input_key();
        self.draft.set(key.clone(), placeholder())?;
        self.local_images.retain(|(known, _)| *known != key);
        self.local_images.push((key, image));
        Ok(self)
    }

    /// What stands in the way of this run, and what is doubtful.
    pub fn check(&self) -> Report {
        self.draft.check_for(&self.options)
    }

    /// Finds every model that the run uses among those of the server, and changes nothing.
    ///
    /// # Errors
    ///
    /// When the server's models cannot be read.
    pub async fn models(&self) -> Result<ModelReport, RunError> {
        self.resolve(NodeFields::of(&self.draft)?.models(&self.draft))
            .await
    }

    /// Puts the server's models in the place of those that the workflow names: found by key, then by hash, then
    /// by name with base and type. A model that the server has under the key that is set stays as it is.
    ///
    /// # Errors
    ///
    /// When a model is missing or could be several; the message names them, and what could be meant. Those that
    /// were found are in place nevertheless.
    pub async fn match_models(&mut self) -> Result<ModelReport, RunError> {
        let nodes = NodeFields::of(&self.draft)?;
        let report = self.resolve(nodes.models(&self.draft)).await?;
        put(&mut self.draft, &nodes, &report)?;
        complete(report)
    }

    /// The draft with the server's models in the place of those that were set by name alone. A key that stands in the
    /// workflow stays, whether or not the server has it.
    async fn with_named_models(&self) -> Result<Draft, RunError> {
        let nodes = NodeFields::of(&self.draft)?;
        let mut named = nodes.models(&self.draft);
        named.retain(|one| one.wanted.key.is_empty());
        let report = complete(self.resolve(named).await?)?;
        let mut draft = self.draft.clone();
        put(&mut draft, &nodes, &report)?;
        Ok(draft)
    }

    /// What each of these models is on the server.
    async fn resolve(&self, mut uses: Vec<ModelUse>) -> Result<ModelReport, RunError> {
        let Some(resolver) = &self.workflows.helpers().models else {
            let message = "models cannot be matched here: nothing knows the models of the server";
            return Err(RunError::new(RunErrorKind::Model, message));
        };
        let wanted: Vec<_> = uses.iter().map(|one| one.wanted.clone()).collect();
        let outcomes = resolver.resolve(&wanted).await.map_err(RunError::inventory)?;
        for (one, outcome) in uses.iter_mut().zip(outcomes) {
            one.outcome = outcome;
        }
        Ok(ModelReport { uses })
    }

    /// Checks the run, uploads its local images, and enqueues it: exactly once, whatever becomes of the answer.
    ///
    /// A model that was set by its name alone is looked up on the server; [`match_models`](Self::match_models) does so
    /// before, tells what was found, and takes care of the models of the workflow file too.
    ///
    /// Events are subscribed before anything is sent, so that none is missed. Dropping the future after the batch
    /// was sent may leave it in the queue.
    ///
    /// # Errors
    ///
    /// When the run is not ready, when an image cannot be uploaded, and when the server does not take the batch.
    /// [`RunErrorKind::UnknownOutcome`] says that it may have taken it; the error then has the batch id.
    pub async fn submit(&self) -> Result<Job, RunError> {
        let options = self.answered_options().await?;
        let mut report = self.draft.check_for(&options);
        let mut draft = None;
        if report
            .problems()
            .iter()
            .any(|problem| problem.code == UNRESOLVED_MODEL)
        {
            let named = self.with_named_models().await?;
            report = named.check_for(&options);
            draft = Some(named);
        }
        if !report.is_ready() {
            return Err(not_ready(&report));
        }
        let draft = self.staged(draft.unwrap_or_else(|| self.draft.clone())).await?;
        let batch = random_batch_id();
        let options = options.batch_id(batch.as_str());
        let body = Bytes::from(draft.enqueue_body(&options).into_bytes());
        let items =
            items_in(&body).map_err(|error| invalid("the batch cannot be read").because(Arc::new(error)))?;
        if items == 0 {
            return Err(invalid("the batch has no items"));
        }
        let hub = self.workflows.connected_hub().await;
        let (feed, listening) = hub.follow(&batch);
        let order = Order { body, batch, items };
        let items = match enqueue(self.workflows.server(), &order).await {
            Ok(items) => items,
            Err(refusal) => return Err(refused(refusal, &order)),
        };
        let origins = Origins::of(draft);
        Ok(self
            .workflows
            .job(order.batch, items, hub, feed, listening, origins))
    }

    /// Asks the server what the generators of the workflow cannot know: the prompts of templates, and the images of
    /// boards. [`check`](Self::check) and [`submit`](Self::submit) then use its answers; what was not asked before is
    /// asked by [`submit`](Self::submit) itself.
    ///
    /// # Errors
    ///
    /// When the server does not answer.
    pub async fn ask_generators(&mut self) -> Result<&mut Self, RunError> {
        self.options = self.answered_options().await?;
        Ok(self)
    }

    /// How the batch is made, with the server's answers to the generators of the workflow.
    async fn answered_options(&self) -> Result<EnqueueOptions, RunError> {
        let client = self.workflows.server().client();
        let answers = generators::answers(client, &self.draft, self.options.source()).await?;
        Ok(self.options.clone().answers(answers))
    }

    /// The draft, with its local images on the server.
    async fn staged(&self, mut draft: Draft) -> Result<Draft, RunError> {
        if self.local_images.is_empty() {
            return Ok(draft);
        }
        let uploader = self.workflows.helpers().uploader.as_deref();
        let mut uploads = self.uploads.lock().await;
        for (key, image) in &self.local_images {
            // The input was set to something else since.
            if !self.is_placeholder(key) {
                continue;
            }
            let name = uploads.stage(image, uploader).await?;
            let set = draft.set(key.clone(), ImageName::from(name.as_str()));
            set.map_err(|error| invalid("an image cannot be set").because(Arc::new(error)))?;
        }
        Ok(draft)
    }

    fn is_placeholder(&self, key: &InputKey) -> bool {
        let value = self.draft.input(key.clone()).ok().and_then(|input| input.value());
        value.is_none_or(|value| value == FieldValue::from(placeholder()))
    }

    /// Uploads a picture now, once for the same content, and gives the name that it has on the server: for values that
    /// [`set_local_image`](Self::set_local_image) cannot give, such as the lists of a batch.
    ///
    /// # Errors
    ///
    /// When the picture cannot be read, or does not reach the server.
    pub async fn upload(&self, image: &LocalImage) -> Result<ImageName, RunError> {
        let uploader = self.workflows.helpers().uploader.as_deref();
        let name = self.uploads.lock().await.stage(image, uploader).await?;
        Ok(ImageName::from(name.as_str()))
    }

    /// The images that this run has uploaded, for cleaning up.
    pub async fn uploaded_images(&self) -> Vec<ivk_api::types::ImageName> {
        self.uploads.lock().await.names()
    }
}

/// Stands for a local image until it is uploaded. No server gives such a name.
fn placeholder() -> ImageName {
    ImageName::from("local image")
}

fn invalid(message: &str) -> RunError {
    RunError::new(RunErrorKind::Invalid, message)
}

/// Puts the models that were found into their fields.
fn put(draft: &mut Draft, nodes: &NodeFields, report: &ModelReport) -> Result<(), RunError> {
    for (node_id, field, value) in nodes.replaced(report, draft.templates()) {
        let set = draft.set_text((node_id, field), &value.to_string());
        set.map_err(|error| invalid("a model cannot be set").because(Arc::new(error)))?;
    }
    Ok(())
}

fn complete(report: ModelReport) -> Result<ModelReport, RunError> {
    if report.is_complete() {
        return Ok(report);
    }
    Err(RunError::new(RunErrorKind::Model, report.to_string()).with_models(report))
}

fn not_ready(report: &Report) -> RunError {
    let errors: Vec<String> = report.errors().map(|problem| problem.message.clone()).collect();
    let message = match errors.as_slice() {
        [] => "the run is not ready".to_owned(),
        [only] => format!("the run is not ready: {only}"),
        [first, rest @ ..] => {
            let mut message = format!("the run is not ready: {first}");
            for problem in rest {
                message.push_str("; ");
                message.push_str(problem);
            }
            message
        }
    };
    invalid(&message)
}

fn refused(refusal: Refusal, order: &Order) -> RunError {
    let error = match refusal {
        Refusal::Failed(error) => return RunError::request("enqueuing the run", &error),
        Refusal::Unknown(error) => {
            let message = format!(
                "the answer to the enqueue was lost, and batch {} can neither be found nor be ruled out",
                order.batch
            );
            RunError::new(RunErrorKind::UnknownOutcome, message).because(error.source)
        }
        Refusal::QueueFull { enqueued, requested } => {
            let message = format!(
                "the queue is full: it took {enqueued} of {requested} items, and those were canceled again"
            );
            RunError::new(RunErrorKind::QueueFull, message)
        }
        Refusal::Surplus { items, cause } => {
            let message = format!(
                "{} items that were not asked for are in the queue and could not be canceled",
                items.len()
            );
            RunError::new(RunErrorKind::Surplus, message).because(cause.source)
        }
    };
    error.of_batch(&order.batch)
}
