//! A client for the server that was named, and what its errors mean.

use std::error::Error as StdError;
use std::time::Duration;

use ivk_client::{Client, ClientBuilder, Error, ErrorKind, ServerVersion};
use ivk_workflow::remote::{RunError, RunErrorKind as Kind, WatchPolicy};

use crate::arguments::{QueueArguments, ServerArguments};
use crate::failure::{Exit, Failure};

/// A client for a server; nothing is sent.
pub(crate) fn connect(url: &str, token: Option<&str>) -> Result<Client, Failure> {
    build(Client::builder(url), token)
}

/// A client for a queue of a server, which waits this long for a server that stops answering.
pub(crate) fn connect_to_run(
    url: &str,
    token: Option<&str>,
    queue: &str,
    patience: Duration,
) -> Result<Client, Failure> {
    let mut policy = WatchPolicy::default();
    policy.give_up_after = Some(patience);
    build(Client::builder(url).queue(queue).watch_policy(policy), token)
}

/// A client for a queue of a server.
pub(crate) fn connect_to_queue(server: &ServerArguments, queue: &QueueArguments) -> Result<Client, Failure> {
    let builder = Client::builder(&*server.server).queue(&*queue.queue);
    build(builder, server.token.as_deref())
}

fn build(builder: ClientBuilder, token: Option<&str>) -> Result<Client, Failure> {
    let builder = match token {
        Some(token) => builder.token(token),
        None => builder,
    };
    builder.build().map_err(|error| failed(&error))
}

/// Makes sure that InvokeAI answers there, and asks for its version.
pub(crate) async fn version(client: &Client) -> Result<ServerVersion, Failure> {
    client.server().version().await.map_err(|error| {
        if error.kind() != ErrorKind::Connection {
            return failed(&error);
        }
        let message = format!("no server answers at {}", client.http().base_url());
        let cause =
            std::iter::successors(Some(&error as &(dyn StdError + 'static)), |&cause| cause.source()).last();
        Failure::because(Exit::Server, "connection", message, cause.unwrap_or(&error))
    })
}

/// What a failed call means for the one who typed the command.
pub(crate) fn failed(error: &Error) -> Failure {
    let (exit, code) = match error.kind() {
        ErrorKind::Settings => (Exit::Usage, "bad-server"),
        ErrorKind::Connection => (Exit::Server, "connection"),
        ErrorKind::NotInvokeAi => (Exit::Server, "not-invokeai"),
        _ => (Exit::Server, "refused"),
    };
    Failure::from_error(exit, code, error)
}

/// What a failed run means for the one who typed the command.
pub(crate) fn run_failed(error: RunError) -> Failure {
    let (exit, code) = match error.kind() {
        Kind::Invalid => (Exit::Failed, "not-ready"),
        Kind::Model => (Exit::Failed, "missing-model"),
        Kind::Upload => (Exit::Server, "upload"),
        Kind::Connection => (Exit::Server, "connection"),
        Kind::Refused => (Exit::Server, "refused"),
        Kind::UnknownOutcome => (Exit::Server, "unknown-outcome"),
        Kind::QueueFull => (Exit::Server, "queue-full"),
        Kind::Surplus => (Exit::Server, "surplus"),
        Kind::TimedOut => (Exit::TimedOut, "timed-out"),
        Kind::Removed => (Exit::Failed, "removed"),
        Kind::Stuck => (Exit::Failed, "stuck"),
        Kind::Results => (Exit::Server, "results"),
        _ => (Exit::Failed, "failed"),
    };
    Failure::from_error(exit, code, &error)
}
