//! Settings of a client.

use std::time::Duration;

use ivk_api::types::Secret;
use ivk_boards::ProtectedBoards;
use ivk_models::ModelMatcher;
use ivk_transport::http;
use ivk_workflow::remote::{QueueId, WatchPolicy};

use crate::client::Client;
use crate::error::Error;
use crate::sign_in;
use crate::template_cache::TemplateCache;

/// Settings of a [`Client`].
///
/// ```
/// use ivk_client::Client;
///
/// # fn main() -> Result<(), ivk_client::Error> {
/// let client = Client::builder("https://studio.example/invoke").token("secret").build()?;
/// # let _ = client;
/// # Ok(()) }
/// ```
#[derive(Debug)]
#[must_use = "a builder does nothing until it builds"]
pub struct ClientBuilder {
    http: http::ClientBuilder,
    queue: QueueId,
    policy: WatchPolicy,
    template_cache: TemplateCache,
    protected: ProtectedBoards,
    matcher: ModelMatcher,
}

impl ClientBuilder {
    pub(crate) fn new(url: String) -> Self {
        Self {
            http: http::Client::builder(url),
            queue: QueueId::default_queue(),
            policy: WatchPolicy::default(),
            template_cache: TemplateCache::default(),
            protected: ProtectedBoards::new(),
            matcher: ModelMatcher::new(),
        }
    }

    /// Signs in as a user of a server with several users (6.12 or later): when the server first wants to know who asks, and
    /// again whenever a token has expired. However many requests are refused at once, they share one sign-in.
    ///
    /// Before a job is followed one is signed in, too, since servers of 6.12 show less to those who are not, and do not say
    /// so. A server without users refuses that one request, and goes on as without it.
    ///
    /// ```
    /// use ivk_client::Client;
    ///
    /// # fn main() -> Result<(), ivk_client::Error> {
    /// let password = std::env::var("STUDIO_PASSWORD").unwrap_or_default();
    /// let client = Client::builder("https://studio.example").user("ann@studio.example", password).build()?;
    /// # let _ = client;
    /// # Ok(()) }
    /// ```
    pub fn user(mut self, email: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.http = sign_in::as_user(self.http, email.into(), password.into());
        self
    }

    /// The token of a signed-in user, for servers with several users. It is replaced by the fresh ones that the server
    /// sends along; when it expires all the same, only [`user`](Self::user) gets another one.
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.http = self.http.token(token.into());
        self
    }

    /// How long making a connection may take. 3 seconds unless said otherwise.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.http = self.http.connect_timeout(limit);
        self
    }

    /// The queue that runs go to: `default` unless said otherwise.
    pub fn queue(mut self, queue: impl Into<QueueId>) -> Self {
        self.queue = queue.into();
        self
    }

    /// How jobs are followed.
    pub fn watch_policy(mut self, policy: WatchPolicy) -> Self {
        self.policy = policy;
        self
    }

    /// How the models of a workflow are found among those of the server: by key, hash, then name with base and type
    /// unless said otherwise.
    ///
    /// ```
    /// use ivk_client::Client;
    /// use ivk_client::models::{MatchStrategy, ModelConfig, ModelMatcher, ModelReference};
    ///
    /// /// Our servers name the same model in upper or lower case.
    /// struct ByNameInAnyCase;
    ///
    /// impl MatchStrategy for ByNameInAnyCase {
    ///     fn name(&self) -> &str {
    ///         "name in any case"
    ///     }
    ///
    ///     fn find<'a>(&self, wanted: &ModelReference, models: &'a [ModelConfig]) -> Vec<&'a ModelConfig> {
    ///         let same = |model: &&ModelConfig| model.name.eq_ignore_ascii_case(&wanted.name);
    ///         models.iter().filter(same).filter(|model| model.r#type == wanted.model_type).collect()
    ///     }
    /// }
    ///
    /// # fn main() -> Result<(), ivk_client::Error> {
    /// let client = Client::builder("http://localhost:9090")
    ///     .model_matcher(ModelMatcher::new().with(ByNameInAnyCase))
    ///     .build()?;
    /// # let _ = client;
    /// # Ok(()) }
    /// ```
    pub fn model_matcher(mut self, matcher: ModelMatcher) -> Self {
        self.matcher = matcher;
        self
    }

    /// Where the node templates of servers are kept for the next program: in the cache folder of the platform unless
    /// said otherwise.
    ///
    /// ```
    /// use ivk_client::{Client, TemplateCache};
    ///
    /// # fn main() -> Result<(), ivk_client::Error> {
    /// let client = Client::builder("http://localhost:9090")
    ///     .template_cache(TemplateCache::in_folder("/var/cache/studio"))
    ///     .build()?;
    /// # let _ = client;
    /// # Ok(()) }
    /// ```
    pub fn template_cache(mut self, cache: TemplateCache) -> Self {
        self.template_cache = cache;
        self
    }

    /// Boards that this client refuses to touch. The set can grow and shrink afterwards.
    pub fn protected_boards(mut self, boards: ProtectedBoards) -> Self {
        self.protected = boards;
        self
    }

    /// Everything else about the connection: proxies, certificates, headers, retries, layers of your own.
    pub fn transport(mut self, change: impl FnOnce(http::ClientBuilder) -> http::ClientBuilder) -> Self {
        self.http = change(self.http);
        self
    }

    /// Makes the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// When the address or another setting cannot be used.
    pub fn build(self) -> Result<Client, Error> {
        let http = self.http.build().map_err(Error::settings)?;
        Ok(Client::new(
            http,
            self.queue,
            self.policy,
            self.template_cache,
            &self.protected,
            self.matcher,
        ))
    }
}
