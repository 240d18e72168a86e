//! One server, for programs without an async runtime.

use std::future::Future;

use super::{Boards, Images, Models, Queue, Workflows, runtime::Runtime};
use crate::builder::ClientBuilder;
use crate::error::Error;
use crate::server::ServerVersion;

/// One InvokeAI server. Clones are cheap and share everything; see the [module](super).
#[derive(Debug, Clone)]
pub struct Client {
    inner: crate::Client,
    runtime: Runtime,
}

impl Client {
    /// A client for the server at `url`, with all settings as they are unless said otherwise. Nothing is sent. For other
    /// settings there is [`ClientBuilder::build_blocking`].
    ///
    /// # Errors
    ///
    /// When the address cannot be used.
    pub fn connect(url: impl Into<String>) -> Result<Self, Error> {
        crate::Client::builder(url).build_blocking()
    }

    /// Runs of workflows.
    pub fn workflows(&self) -> Workflows {
        Workflows::new(self.inner.workflows().clone(), self.runtime.clone())
    }

    /// The workflow that made an image of the server; see [`Client::workflow_of_image`](crate::Client::workflow_of_image).
    ///
    /// # Errors
    ///
    /// When there is no such image or it holds no workflow, and inside a runtime.
    pub fn workflow_of_image(
        &self,
        name: impl Into<ivk_boards::ImageName>,
    ) -> Result<ivk_workflow::Workflow, Error> {
        self.runtime.try_wait(self.inner.workflow_of_image(name))
    }

    /// Boards.
    pub fn boards(&self) -> Boards {
        Boards::new(self.inner.boards().clone(), self.runtime.clone())
    }

    /// Images.
    pub fn images(&self) -> Images {
        Images::new(self.inner.images().clone(), self.runtime.clone())
    }

    /// Models.
    pub fn models(&self) -> Models {
        Models::new(self.inner.models().clone(), self.runtime.clone())
    }

    /// The queue that runs go to.
    pub fn queue(&self) -> Queue {
        Queue::new(self.inner.queue(), self.runtime.clone())
    }

    /// The server itself.
    pub fn server(&self) -> Server {
        Server {
            inner: self.inner.server().clone(),
            runtime: self.runtime.clone(),
        }
    }

    /// The async client behind this one, for what has no method here; [`wait`](Self::wait) waits for it.
    pub fn asynchronous(&self) -> &crate::Client {
        &self.inner
    }

    /// Waits for a future, most often one of the [async client](Self::asynchronous).
    ///
    /// ```no_run
    /// # fn show(client: ivk_client::blocking::Client) -> Result<(), ivk_client::Error> {
    /// use ivk_client::api::operations::app::GetAppDeps;
    /// use ivk_client::api::transport::call;
    ///
    /// let versions = client.wait(call(client.asynchronous().http(), &GetAppDeps::new()))?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// When the future fails, and inside a runtime.
    pub fn wait<T, E: Into<Error>>(&self, future: impl Future<Output = Result<T, E>>) -> Result<T, Error> {
        self.runtime.try_wait(future)
    }
}

impl ClientBuilder {
    /// Makes a client for programs without an async runtime. Nothing is sent.
    ///
    /// # Errors
    ///
    /// When the address or another setting cannot be used.
    pub fn build_blocking(self) -> Result<Client, Error> {
        Ok(Client {
            inner: self.build()?,
            runtime: Runtime::start()?,
        })
    }
}

/// The server that a client talks to.
#[derive(Debug, Clone)]
pub struct Server {
    inner: crate::Server,
    runtime: Runtime,
}

impl Server {
    /// As [`Server::version`](crate::Server::version).
    ///
    /// # Errors
    ///
    /// As there, and inside a runtime.
    pub fn version(&self) -> Result<ServerVersion, Error> {
        self.runtime.try_wait(self.inner.version())
    }
}
