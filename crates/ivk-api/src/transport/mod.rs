//! Sends operations over an `ivk-transport` client. This is the only place where the two meet.
//!
//! [`call`] is enough for most operations, [`upload`] for those that take a file, [`open`] for answers that are
//! files. When a call needs limits of its own, make the [`request`], set them there, send it, and let the
//! operation decode the answer. [`event`] reads what comes over the socket.
//!
//! ```no_run
//! use ivk_api::operations::app::AppVersion;
//! use ivk_api::transport::call;
//! use ivk_transport::http::Client;
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder("http://localhost:9090").build()?;
//! println!("{}", call(&client, &AppVersion::new()).await?.version);
//! # Ok(()) }
//! ```

mod error;
mod upload;

use ivk_transport::http::{self, Client, StreamingResponse};
use ivk_transport::socket;

pub use error::{CallError, CallErrorKind};
pub use upload::UploadFile;

use crate::events::Event;
use crate::{DecodeError, Operation, OperationClass, RequestBody};

/// Calls an operation and reads its answer.
///
/// The class of the operation decides what is repeated after a failure. Dropping the future ends the attempt; a request
/// that was sent by then may still be acted on.
///
/// # Errors
///
/// Everything but a success that can be read. An operation whose form needs a file is refused before anything is
/// sent; use [`upload`].
pub async fn call<O: Operation>(client: &Client, operation: &O) -> Result<O::Output, CallError> {
    let answer = client.send(request(operation)?).await?;
    Ok(O::decode(&answer.body)?)
}

/// Calls an operation that takes a file, and reads its answer.
///
/// # Errors
///
/// As [`call`]; also when the file cannot be read, or the operation takes none.
pub async fn upload<O: Operation>(
    client: &Client,
    operation: &O,
    file: UploadFile,
) -> Result<O::Output, CallError> {
    let answer = client.send(request_with_file(operation, file)?).await?;
    Ok(O::decode(&answer.body)?)
}

/// Calls an operation and gives its answer as it comes, for files that need not be held in memory.
///
/// # Errors
///
/// As [`call`], but for failures inside the body, which are those of its reader.
pub async fn open<O: Operation>(client: &Client, operation: &O) -> Result<StreamingResponse, CallError> {
    Ok(client.open(request(operation)?).await?)
}

/// Makes the request that [`call`] sends.
///
/// An operation that is known to take long before it answers gets a longer wait for the head of the answer.
///
/// # Errors
///
/// When the operation's form needs a file.
pub fn request<O: Operation>(operation: &O) -> Result<http::Request, CallError> {
    let request = operation.request();
    let body = match &request.body {
        RequestBody::Empty => http::Body::Empty,
        RequestBody::Json(text) => http::Body::json(text.clone()),
        RequestBody::Multipart(form) if form.file_required => {
            return Err(CallError::invalid(O::INFO.id, "it needs a file"));
        }
        RequestBody::Multipart(form) => http::Body::from(texts(form)),
    };
    Ok(build(request, body))
}

/// Makes the request that [`upload`] sends.
///
/// # Errors
///
/// When the file cannot be read, or the operation takes none.
pub fn request_with_file<O: Operation>(operation: &O, file: UploadFile) -> Result<http::Request, CallError> {
    let request = operation.request();
    let RequestBody::Multipart(form) = &request.body else {
        return Err(CallError::invalid(O::INFO.id, "it takes no file"));
    };
    let file = file
        .into_part(form.file_part)
        .map_err(|error| CallError::file(O::INFO.id, error))?;
    let form = texts(form).file(file);
    Ok(build(request, form.into()))
}

/// Reads an event of the socket.
///
/// # Errors
///
/// When it is not what an event of its name says. An unknown name is none.
pub fn event(event: &socket::Event) -> Result<Event, DecodeError> {
    Event::decode(event.name(), event.payload())
}

fn texts(form: &crate::Multipart) -> http::Multipart {
    form.texts
        .iter()
        .fold(http::Multipart::new(), |form, (name, value)| {
            form.text(name, value)
        })
}

fn build(request: crate::Request, body: http::Body) -> http::Request {
    let info = request.info;
    let class = retry_class(info.class);
    let request = http::Request::new(info.id, request.method, request.target, class).body(body);
    match info.patience {
        Some(patience) => request.head_timeout(patience),
        None => request,
    }
}

fn retry_class(class: OperationClass) -> http::RetryClass {
    match class {
        OperationClass::Read => http::RetryClass::Read,
        OperationClass::DestructiveRead => http::RetryClass::DestructiveRead,
        OperationClass::IdempotentWrite => http::RetryClass::IdempotentWrite,
        OperationClass::SweepingWrite => http::RetryClass::SweepingWrite,
        OperationClass::ReconcilableCreate => http::RetryClass::ReconcilableCreate,
        OperationClass::PlainCreate => http::RetryClass::PlainCreate,
        OperationClass::Auth => http::RetryClass::Auth,
    }
}

impl From<http::Error> for CallError {
    fn from(error: http::Error) -> Self {
        Self::transport(error)
    }
}

impl From<DecodeError> for CallError {
    fn from(error: DecodeError) -> Self {
        Self::decode(error)
    }
}
