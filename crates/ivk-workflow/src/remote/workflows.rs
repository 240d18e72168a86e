//! Where runs are made: one queue of one server, and what is needed to submit to it.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ivk_api::operations::app::AppVersion;
use ivk_api::transport::call;
use ivk_api::types::{BatchId, ItemId, QueueId, SessionQueueItem};
use ivk_fields::{Templates, TemplatesError};
use ivk_transport::http::{Client, Request, RetryClass};
use tokio::sync::OnceCell;

use super::error::{RunError, RunErrorKind};
use super::http::{HttpQueue, server_error};
use super::job::{Beginning, Job};
use super::models::ModelResolver;
use super::queue::Queue;
use super::results::{ImageRecords, ItemResult, Origins, ResultReader};
use super::run::Run;
use super::server::QueueServer;
use super::staging::ImageUploader;
use super::templates::{self, TemplateStore};
use super::watch::WatchPolicy;
use super::watch::hub::Hub;
use super::watch::link::links;
use super::watch::monitor::ItemEnd;
use crate::Workflow;

/// How long a submit waits for the event connection before it goes on without.
const SOCKET_PATIENCE: Duration = Duration::from_secs(3);
/// The document that describes a server's nodes is about 2 MB, more with many custom nodes.
const LARGEST_DOCUMENT: usize = 64 * 1024 * 1024;
/// A server can take 13 seconds to write that document, and answers nothing meanwhile.
const DOCUMENT_PATIENCE: Duration = Duration::from_secs(120);

/// Prepares and submits runs of workflows, and finds submitted ones again. Clones share one event connection,
/// which is made by the first submit.
#[derive(Clone)]
pub struct Workflows {
    shared: Arc<Shared>,
    policy: WatchPolicy,
}

struct Shared {
    server: Arc<HttpQueue>,
    hub: Mutex<Option<Arc<Hub>>>,
    templates: OnceCell<Arc<Templates>>,
    helpers: Helpers,
}

/// What other parts of a client know and runs need.
#[derive(Clone, Default)]
pub(crate) struct Helpers {
    pub(crate) images: Option<Arc<dyn ImageRecords>>,
    pub(crate) uploader: Option<Arc<dyn ImageUploader>>,
    pub(crate) models: Option<Arc<dyn ModelResolver>>,
    templates: Option<Arc<dyn TemplateStore>>,
}

/// Settings of [`Workflows`].
#[must_use]
pub struct WorkflowsBuilder {
    client: Client,
    queue: QueueId,
    policy: WatchPolicy,
    helpers: Helpers,
}

impl WorkflowsBuilder {
    /// The queue, instead of `default`.
    pub fn queue(mut self, queue: impl Into<QueueId>) -> Self {
        self.queue = queue.into();
        self
    }

    /// How jobs are followed.
    pub fn watch_policy(mut self, policy: WatchPolicy) -> Self {
        self.policy = policy;
        self
    }

    /// Who knows the records of images. Without, results have no boards.
    pub fn image_records(mut self, images: Arc<dyn ImageRecords>) -> Self {
        self.helpers.images = Some(images);
        self
    }

    /// Who uploads local images. Without, they are refused.
    pub fn image_uploader(mut self, uploader: Arc<dyn ImageUploader>) -> Self {
        self.helpers.uploader = Some(uploader);
        self
    }

    /// Who knows the models of the server. Without, models cannot be matched.
    pub fn model_resolver(mut self, models: Arc<dyn ModelResolver>) -> Self {
        self.helpers.models = Some(models);
        self
    }

    /// Who keeps the templates of servers for the next program. Without, every program reads them anew.
    pub fn template_store(mut self, templates: Arc<dyn TemplateStore>) -> Self {
        self.helpers.templates = Some(templates);
        self
    }

    /// Makes it. Nothing is sent.
    pub fn build(self) -> Workflows {
        let Self {
            client,
            queue,
            policy,
            helpers,
        } = self;
        let shared = Shared {
            server: Arc::new(HttpQueue::new(client, queue)),
            hub: Mutex::default(),
            templates: OnceCell::new(),
            helpers,
        };
        Workflows {
            shared: Arc::new(shared),
            policy,
        }
    }
}

impl Workflows {
    /// Settings for the server behind `client`.
    pub fn builder(client: Client) -> WorkflowsBuilder {
        WorkflowsBuilder {
            client,
            queue: QueueId::default_queue(),
            policy: WatchPolicy::default(),
            helpers: Helpers::default(),
        }
    }

    /// The queue that runs go to.
    pub fn queue(&self) -> Queue {
        Queue::new(Arc::clone(&self.shared.server))
    }

    /// Opens a workflow for a run on this server, with its inputs typed by the server's own templates.
    ///
    /// The server is asked for its templates only when none at hand will do. At hand are those that this program
    /// read before, the built-in ones, and those of a [store](WorkflowsBuilder::template_store). The latter two must
    /// be of the server's version and have every node type of the workflow; what comes from the store must also be as
    /// new as the workflow in each of its nodes, since nodes that are not InvokeAI's own change without the version
    /// of the server. What is read replaces what the store has.
    ///
    /// # Errors
    ///
    /// When the server's templates cannot be read.
    pub async fn prepare(&self, workflow: &Workflow) -> Result<Run, RunError> {
        let templates = self.templates_for(workflow).await?;
        Ok(self.prepare_with(workflow, templates))
    }

    /// Opens a workflow with templates that are at hand. Nothing is sent.
    pub fn prepare_with(&self, workflow: &Workflow, templates: impl Into<Arc<Templates>>) -> Run {
        Run::new(self.clone(), workflow.open(templates))
    }

    /// The templates of the server: read from it once, and then kept. What a
    /// [store](WorkflowsBuilder::template_store) has is never taken for them, but replaced by them.
    ///
    /// A server can take 13 seconds to write them when it is asked for the first time, and answers nothing
    /// meanwhile. [`prepare`](Self::prepare) asks only when it has to.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub async fn templates(&self) -> Result<Arc<Templates>, RunError> {
        let reading = self.shared.templates.get_or_try_init(|| self.read_templates());
        reading.await.map(Arc::clone)
    }

    /// The built-in templates when they are those of the server's version and have every node of the workflow;
    /// else those of the store when they may serve; else the server's own.
    async fn templates_for(&self, workflow: &Workflow) -> Result<Arc<Templates>, RunError> {
        if let Some(known) = self.shared.templates.get() {
            return Ok(Arc::clone(known));
        }
        let version = self.server_version().await?;
        let builtin = Templates::builtin();
        let same_version = builtin
            .server_version()
            .is_some_and(|builtin| same_release(builtin, &version));
        let document = &workflow.0;
        let mut node_types = document.nodes.iter().filter_map(|node| node.invocation());
        if same_version && node_types.all(|node| builtin.get(document.str(node.node_type)).is_some()) {
            return Ok(Arc::new(builtin.clone()));
        }
        if let Some(kept) = self.kept_templates(&version).await
            && templates::serve(&kept, workflow)
        {
            return Ok(Arc::new(kept));
        }
        self.templates().await
    }

    async fn kept_templates(&self, version: &str) -> Option<Templates> {
        let store = Arc::clone(self.shared.helpers.templates.as_ref()?);
        let (server, version) = (self.address(), version.to_owned());
        let loading = tokio::task::spawn_blocking(move || store.load(&server, &version));
        loading.await.ok().flatten()
    }

    /// The address of the server, which holds no credentials: the transport refuses one that does.
    fn address(&self) -> String {
        self.shared.server.client().base_url().to_string()
    }

    async fn server_version(&self) -> Result<String, RunError> {
        let version = call(self.shared.server.client(), &AppVersion::new()).await;
        let version = version
            .map_err(|error| RunError::request("asking for the server's version", &server_error(error)))?;
        Ok(version.version)
    }

    async fn read_templates(&self) -> Result<Arc<Templates>, RunError> {
        let version = self.server_version().await?;
        let request = Request::new("openapi", http::Method::GET, "openapi.json", RetryClass::Read)
            .max_body(LARGEST_DOCUMENT)
            .head_timeout(DOCUMENT_PATIENCE);
        let answer = self.shared.server.client().send(request).await.map_err(|error| {
            RunError::request("reading the server's templates", &server_error(error.into()))
        })?;
        let store = self.shared.helpers.templates.clone();
        let server = self.address();
        let reading = tokio::task::spawn_blocking(move || {
            let templates = Templates::from_openapi(&answer.body)?.with_server_version(version.as_str());
            if let Some(store) = store {
                store.save(&server, &version, &templates);
            }
            Ok::<_, TemplatesError>(templates)
        });
        match reading.await {
            Ok(Ok(templates)) => Ok(Arc::new(templates)),
            Ok(Err(error)) => Err(unusable(error)),
            Err(error) => Err(unusable(error)),
        }
    }

    /// Finds a submitted batch again and follows it, from any program that knows its id.
    ///
    /// The items are those that the server has of the batch now, oldest first; one that was retried gives its place to
    /// the one that repeats it. Labels and inputs come from the workflow that the server keeps with an item; without
    /// one, results know neither. Nothing has to be known of templates for that: those of the server when they were
    /// read already, else the built-in ones.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked, or has no item of this batch ([`RunErrorKind::Removed`]).
    pub async fn attach(&self, batch: impl Into<BatchId>) -> Result<Job, RunError> {
        let batch = batch.into();
        let hub = self.connected_hub().await;
        let (feed, _) = hub.follow(&batch);
        let server = &self.shared.server;
        let finding = async {
            let tally = server.tally(&batch).await?;
            if tally.total == 0 {
                return Ok(Vec::new());
            }
            let expected = usize::try_from(tally.total).unwrap_or(usize::MAX);
            let items = server.find_items(&batch, expected).await?;
            server.without_repeated(items).await
        };
        let items = finding
            .await
            .map_err(|error| RunError::request("looking the batch up", &error).of_batch(&batch))?;
        let Some(first) = items.first() else {
            let message = format!("queue \"{}\" has no item of batch {batch}", server.queue());
            return Err(RunError::new(RunErrorKind::Removed, message).of_batch(&batch));
        };
        let origins = self.origins_of(*first).await;
        // Whatever happened before is read, not heard.
        Ok(self.job(batch, items, hub, feed, false, origins))
    }

    /// What an item of the queue came to, or has come to so far, whoever submitted it. Its index is 0, since its batch is
    /// not looked at. A server keeps no results before an item has ended.
    ///
    /// # Errors
    ///
    /// When there is no such item ([`RunErrorKind::Removed`]), or the server cannot be asked.
    pub async fn item_result(&self, id: impl Into<ItemId>) -> Result<ItemResult, RunError> {
        let id = id.into();
        let items = self.shared.server.items(&[id]).await;
        let items = items.map_err(|error| RunError::request("reading the item", &error))?;
        let Some(item) = items.first() else {
            let message = format!("queue \"{}\" has no item {id}", self.shared.server.queue());
            return Err(RunError::new(RunErrorKind::Removed, message));
        };
        let origins = self.origins_in(Some(item));
        let end = ItemEnd {
            item: id,
            status: item.status.clone().into(),
            failure: None,
        };
        let reader = ResultReader {
            origins: &origins,
            images: self.shared.helpers.images.as_deref(),
        };
        let read = reader.read(&[end], items).await.map_err(|error| {
            let message = "the records of the images of the item cannot be read";
            RunError::new(RunErrorKind::Results, message).because(Arc::from(error))
        })?;
        read.into_iter()
            .next()
            .ok_or_else(|| RunError::new(RunErrorKind::Results, "the item cannot be read"))
    }

    /// What the workflow says that came with an item. A job is followed whether or not it can be read.
    async fn origins_of(&self, item: ItemId) -> Origins {
        let items = self.shared.server.items(&[item]).await.unwrap_or_default();
        self.origins_in(items.first())
    }

    fn origins_in(&self, item: Option<&SessionQueueItem>) -> Origins {
        let templates = match self.shared.templates.get() {
            Some(known) => Arc::clone(known),
            None => Arc::new(Templates::builtin().clone()),
        };
        let workflow = item.and_then(|item| item.workflow.as_ref());
        match workflow.map(|workflow| Workflow::from_slice(workflow.as_str().as_bytes())) {
            Some(Ok(workflow)) => Origins::of(workflow.open(templates)),
            _ => Origins::unknown(templates),
        }
    }

    pub(crate) fn job(
        &self,
        batch: BatchId,
        items: Vec<ItemId>,
        hub: Arc<Hub>,
        feed: tokio::sync::mpsc::UnboundedReceiver<super::watch::Feed>,
        listening: bool,
        origins: Origins,
    ) -> Job {
        Job::start(Beginning {
            batch,
            items,
            server: Arc::clone(&self.shared.server),
            hub,
            feed,
            listening,
            origins,
            images: self.shared.helpers.images.clone(),
            policy: self.policy.clone(),
        })
    }

    /// The event connection, which is up unless it cannot be had within a short time.
    pub(crate) async fn connected_hub(&self) -> Arc<Hub> {
        let hub = self.hub();
        hub.ready(SOCKET_PATIENCE).await;
        hub
    }

    fn hub(&self) -> Arc<Hub> {
        let mut hub = self.shared.hub.lock().unwrap_or_else(PoisonError::into_inner);
        match &*hub {
            Some(living) if living.is_alive() => Arc::clone(living),
            _ => {
                let server = &self.shared.server;
                let links = links(server.client(), server.queue());
                let new = Arc::new(Hub::start(server.queue().clone(), links));
                *hub = Some(Arc::clone(&new));
                new
            }
        }
    }

    pub(crate) fn server(&self) -> &HttpQueue {
        &self.shared.server
    }

    pub(crate) fn helpers(&self) -> &Helpers {
        &self.shared.helpers
    }
}

impl fmt::Debug for Workflows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workflows")
            .field("server", &self.shared.server)
            .finish_non_exhaustive()
    }
}

fn unusable(error: impl std::error::Error + Send + Sync + 'static) -> RunError {
    RunError::new(
        RunErrorKind::Refused,
        "the server's templates cannot be understood",
    )
    .because(Arc::new(error))
}

/// Whether two versions differ in nothing that changes a node: `6.14.2` and `6.14.2.post1` do not.
fn same_release(left: &str, right: &str) -> bool {
    let release = |version: &str| -> Vec<String> {
        version
            .split('.')
            .take(3)
            .map(|part| part.trim_start_matches('v').to_owned())
            .collect()
    };
    release(left) == release(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_are_compared_by_three_numbers() {
        let table = [
            ("6.14.2", "6.14.2", true),
            ("6.14.2", "6.14.2.post1", true),
            ("6.14.2", "v6.14.2", true),
            ("6.14.2", "6.14.1", false),
            ("6.14.2", "6.14.2rc1", false),
            ("6.14.2", "", false),
        ];
        for (left, right, expected) in table {
            assert_eq!(same_release(left, right), expected, "{left} {right}");
        }
    }
}
