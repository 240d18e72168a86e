//! Where a workflow runs: on a server that is there, or on one inside this command.

use ivk_client::Client;
use ivk_embedded::Server;

use crate::arguments::{AccessArguments, Run};
use crate::command::Context;
use crate::command::server;
use crate::failure::{Exit, Failure};

/// A server, and a client for it.
pub(crate) struct Place {
    pub(crate) client: Client,
    embedded: Option<Server>,
}

impl Place {
    /// Starts the embedded server if asked to, and makes sure that there is an InvokeAI server.
    pub(crate) async fn open(arguments: &Run, context: &Context) -> Result<Self, Failure> {
        let embedded = if arguments.embedded {
            Some(start().await?)
        } else {
            None
        };
        let url = embedded
            .as_ref()
            .map_or_else(|| arguments.server.server.clone(), Server::url);
        // Nobody has to sign in to the server of this command, whoever the environment names.
        let nobody = AccessArguments::default();
        let access = if embedded.is_some() {
            &nobody
        } else {
            &arguments.server.access
        };
        let client = server::connect_to_run(&url, access, &arguments.queue.queue, arguments.patience)?;
        let version = server::version(&client).await?;
        if !context.json {
            let simulated = if embedded.is_some() {
                ", embedded: nodes that need a model are simulated"
            } else {
                ""
            };
            let line = format!("InvokeAI {version} at {url}{simulated}");
            eprintln!("{}", context.error_style.faint(&line));
        }
        Ok(Self { client, embedded })
    }

    /// Ends what was started.
    pub(crate) async fn close(self) {
        if let Some(server) = self.embedded {
            server.shutdown().await;
        }
    }
}

async fn start() -> Result<Server, Failure> {
    Server::builder().start().await.map_err(|error| {
        Failure::because(
            Exit::Failed,
            "embedded",
            "the embedded server cannot be started",
            &error,
        )
    })
}
