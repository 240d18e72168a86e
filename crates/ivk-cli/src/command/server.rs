//! A client for the server that was named, and what its errors mean.

use std::error::Error as StdError;
use std::time::Duration;

use ivk_client::api::transport::CallError;
use ivk_client::transport::http;
use ivk_client::{Client, ClientBuilder, Error, ErrorKind, ServerVersion};
use ivk_workflow::remote::{RunError, RunErrorKind as Kind, WatchPolicy};

use super::password;
use crate::arguments::{AccessArguments, QueueArguments, ServerArguments};
use crate::failure::{Exit, Failure};

/// A client for a server; nothing is sent.
pub(crate) fn connect(url: &str, access: &AccessArguments) -> Result<Client, Failure> {
    build(Client::builder(url), access)
}

/// A client for a queue of a server, which waits this long for a server that stops answering.
pub(crate) fn connect_to_run(
    url: &str,
    access: &AccessArguments,
    queue: &str,
    patience: Duration,
) -> Result<Client, Failure> {
    let mut policy = WatchPolicy::default();
    policy.give_up_after = Some(patience);
    build(Client::builder(url).queue(queue).watch_policy(policy), access)
}

/// A client for a queue of a server.
pub(crate) fn connect_to_queue(server: &ServerArguments, queue: &QueueArguments) -> Result<Client, Failure> {
    let builder = Client::builder(&*server.server).queue(&*queue.queue);
    build(builder, &server.access)
}

fn build(mut builder: ClientBuilder, access: &AccessArguments) -> Result<Client, Failure> {
    if let Some(token) = &access.token {
        builder = builder.token(token.expose());
    }
    if let Some(user) = &access.user {
        builder = builder.user(user, password::of(user)?);
    }
    if let Some(path) = &access.ca {
        let pem = std::fs::read(path).map_err(|error| {
            let message = format!("{} cannot be read", path.display());
            Failure::because(Exit::Usage, "unusable-authorities", message, &error)
        })?;
        builder = builder.transport(|http| http.add_root_certificate(pem));
    }
    if access.danger_accept_invalid_certs {
        builder = builder.transport(|http| http.danger_accept_invalid_certs(true));
    }
    builder.build().map_err(|error| failed(&error))
}

/// Makes sure that InvokeAI answers there, and asks for its version.
pub(crate) async fn version(client: &Client) -> Result<ServerVersion, Failure> {
    client.server().version().await.map_err(|error| {
        if error.kind() != ErrorKind::Connection {
            return failed(&error);
        }
        let message = match kind(error.call_error()) {
            Some(http::ErrorKind::Tls) => format!(
                "the certificate of {} is not trusted; name its authority with --ca",
                client.http().base_url()
            ),
            _ => format!("no server answers at {}", client.http().base_url()),
        };
        let cause =
            std::iter::successors(Some(&error as &(dyn StdError + 'static)), |&cause| cause.source()).last();
        Failure::because(Exit::Server, "connection", message, cause.unwrap_or(&error))
    })
}

/// What a failed call means for the one who typed the command.
pub(crate) fn failed(error: &Error) -> Failure {
    if error.is_unauthorized() {
        return unauthorized(error, error.call_error());
    }
    let (exit, code) = match error.kind() {
        ErrorKind::Settings => (Exit::Usage, "bad-server"),
        ErrorKind::Connection => (Exit::Server, "connection"),
        ErrorKind::NotInvokeAi => (Exit::Server, "not-invokeai"),
        _ => (Exit::Server, "refused"),
    };
    Failure::from_error(exit, code, error)
}

/// What went wrong on the way of a call.
fn kind(call: Option<&CallError>) -> Option<http::ErrorKind> {
    Some(call?.transport_error()?.kind())
}

/// The server wants to know who asks.
fn unauthorized(error: &(dyn StdError + 'static), call: Option<&CallError>) -> Failure {
    let message = match kind(call) {
        Some(http::ErrorKind::SignIn) => "the server did not sign you in",
        _ => "the server has accounts and did not let you in; sign in with --user EMAIL, or give --token",
    };
    Failure::because(Exit::Server, "unauthorized", message, error)
}

/// What a failed run means for the one who typed the command.
pub(crate) fn run_failed(error: RunError) -> Failure {
    let call = error.call_error();
    if call.is_some_and(CallError::is_unauthorized) {
        return unauthorized(&error, call);
    }
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
