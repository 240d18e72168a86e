//! One server, and everything that can be done with it.

use std::fmt;
use std::sync::{Arc, OnceLock};

use ivk_boards::{Boards, Gallery, Images, ProtectedBoards, Videos};
use ivk_models::{ModelMatcher, Models};
use ivk_transport::http;
use ivk_workflow::remote::{Queue, QueueId, WatchPolicy, Workflows};

use crate::builder::ClientBuilder;
use crate::server::Server;
use crate::template_cache::TemplateCache;
use crate::wiring::{GalleryRecords, GalleryUploads, Inventory};

/// One InvokeAI server. Clones are cheap and share connections, events and what was read once.
///
/// See [`Client::builder`] to make one, and the [crate](crate) for what a program looks like.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

struct Shared {
    http: http::Client,
    queue: QueueId,
    policy: WatchPolicy,
    template_cache: TemplateCache,
    matcher: Arc<ModelMatcher>,
    boards: Boards,
    images: Images,
    videos: Videos,
    gallery: Gallery,
    models: Models,
    server: Server,
    workflows: OnceLock<Workflows>,
}

impl Client {
    /// Settings for the server at `url`, which may have a path when it is behind a proxy.
    pub fn builder(url: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(url.into())
    }

    pub(crate) fn new(
        http: http::Client,
        queue: QueueId,
        policy: WatchPolicy,
        template_cache: TemplateCache,
        protected: &ProtectedBoards,
        matcher: ModelMatcher,
    ) -> Self {
        let shared = Shared {
            boards: Boards::new(http.clone()).protecting(protected.clone()),
            images: Images::new(http.clone()).protecting(protected.clone()),
            videos: Videos::new(http.clone()).protecting(protected.clone()),
            gallery: Gallery::new(http.clone()),
            models: Models::new(http.clone()),
            server: Server::new(http.clone()),
            workflows: OnceLock::new(),
            http,
            queue,
            policy,
            template_cache,
            matcher: Arc::new(matcher),
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// Runs of workflows.
    pub fn workflows(&self) -> &Workflows {
        self.shared.workflows.get_or_init(|| {
            let builder = Workflows::builder(self.shared.http.clone())
                .queue(self.shared.queue.clone())
                .watch_policy(self.shared.policy.clone())
                .image_records(Arc::new(GalleryRecords(self.shared.images.clone())))
                .image_uploader(Arc::new(GalleryUploads(self.shared.images.clone())))
                .model_resolver(Arc::new(Inventory {
                    models: self.shared.models.clone(),
                    matcher: Arc::clone(&self.shared.matcher),
                }));
            let builder = match self.shared.template_cache.store() {
                Some(store) => builder.template_store(Arc::new(store)),
                None => builder,
            };
            builder.build()
        })
    }

    /// Boards.
    pub fn boards(&self) -> &Boards {
        &self.shared.boards
    }

    /// Images.
    pub fn images(&self) -> &Images {
        &self.shared.images
    }

    /// Videos, which came with InvokeAI 6.14.
    pub fn videos(&self) -> &Videos {
        &self.shared.videos
    }

    /// Images and videos in one list, since InvokeAI 6.14.
    pub fn gallery(&self) -> &Gallery {
        &self.shared.gallery
    }

    /// Models.
    pub fn models(&self) -> &Models {
        &self.shared.models
    }

    /// The queue that runs go to.
    pub fn queue(&self) -> Queue {
        self.workflows().queue()
    }

    /// The server itself.
    pub fn server(&self) -> &Server {
        &self.shared.server
    }

    /// The connection, for operations of [`api`](crate::api) that have no method here.
    ///
    /// ```no_run
    /// # async fn show(client: ivk_client::Client) -> Result<(), ivk_client::Error> {
    /// use ivk_client::api::operations::app::GetAppDeps;
    /// use ivk_client::api::transport::call;
    ///
    /// let versions = call(client.http(), &GetAppDeps::new()).await?;
    /// # Ok(()) }
    /// ```
    pub fn http(&self) -> &http::Client {
        &self.shared.http
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("http", &self.shared.http)
            .field("queue", &self.shared.queue)
            .finish()
    }
}
