//! `ivk queue`: looks at the queue of a server, and changes it.

mod change;
mod list;
mod show;
mod status;
mod times;

use ivk_client::Client;

use super::{Context, server};
use crate::arguments::{self, Here, QueueVerb};
use crate::failure::{Exit, Failure};

pub(crate) async fn run(arguments: &arguments::Queue, context: &Context) -> Result<Exit, Failure> {
    match &arguments.verb {
        QueueVerb::Status(here) => status::run(here, context).await,
        QueueVerb::List(options) => list::run(options, context).await,
        QueueVerb::Show(options) => show::run(options, context).await,
        QueueVerb::Cancel(options) => change::cancel(options, context).await,
        QueueVerb::Retry(options) => change::retry(options, context).await,
        QueueVerb::Prune(options) => change::prune(options, context).await,
        QueueVerb::Clear(options) => change::clear(options, context).await,
        QueueVerb::Pause(here) => change::pause(here, context).await,
        QueueVerb::Resume(here) => change::resume(here, context).await,
    }?;
    Ok(Exit::Done)
}

/// A client for the queue, after making sure that InvokeAI answers there.
async fn open(here: &Here) -> Result<Client, Failure> {
    let client = server::connect_to_queue(&here.server, &here.queue)?;
    server::version(&client).await?;
    Ok(client)
}
