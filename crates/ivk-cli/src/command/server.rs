//! A client for the server that was named, and what its errors mean.

use ivk_client::{Client, Error, ErrorKind};

use crate::failure::{Exit, Failure};

/// A client for a server; nothing is sent.
pub(crate) fn connect(url: &str, token: Option<&str>) -> Result<Client, Failure> {
    let builder = Client::builder(url);
    let builder = match token {
        Some(token) => builder.token(token),
        None => builder,
    };
    builder.build().map_err(|error| failed(&error))
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
