//! A connection, and the one who drives it.
//!
//! Whoever waits for an answer drives the connection himself, first for the head and then for the body. So there is no
//! task that has to be woken in between, and nothing is left behind when he gives up: the connection goes with him.

use std::{
    pin::{Pin, pin},
    task::{Context, Waker},
};

use http::{Uri, uri::PathAndQuery};
use hyper::{
    body::Incoming,
    client::conn::{
        TrySendError,
        http1::{self, SendRequest},
    },
};

use crate::http::{
    body::WireBody,
    connect::{Activity, Connection},
    trace::Trace,
};

/// The most that is buffered of a connection, each way. With four times as much a download to a file is a quarter faster, and
/// takes more than a mebibyte.
const BUFFER: usize = 64 * 1024;

type Request = http::Request<WireBody>;

/// The head of an answer, or why there is none.
pub(super) type Outcome = Result<http::Response<Incoming>, TrySendError<Request>>;

/// A connection to the server.
pub(super) struct Line {
    sender: SendRequest<WireBody>,
    /// `None` once the connection ended.
    driver: Option<http1::Connection<Connection, WireBody>>,
    activity: Activity,
    /// Whether a proxy at the other end forwards requests, which then must name the server.
    forwarded: bool,
}

impl Line {
    pub(super) async fn new(connection: Connection) -> hyper::Result<Box<Self>> {
        let (activity, forwarded) = (connection.activity.clone(), connection.forwarded);
        let (sender, driver) = http1::Builder::new()
            .max_buf_size(BUFFER)
            .handshake(connection)
            .await?;
        Ok(Box::new(Self {
            sender,
            driver: Some(driver),
            activity,
            forwarded,
        }))
    }

    /// Takes a request, of which nothing is sent before its answer is waited for.
    pub(super) fn start(
        &mut self,
        mut request: Request,
        trace: Option<&Trace>,
    ) -> impl Future<Output = Outcome> + use<> {
        if let Some(trace) = trace {
            trace.connected(self.activity.clone());
        }
        if !self.forwarded {
            make_relative(&mut request);
        }
        self.sender.try_send_request(request)
    }

    /// Waits for the head of an answer. The request comes back when nothing of it was written.
    pub(super) async fn finish(&mut self, answer: impl Future<Output = Outcome>) -> Outcome {
        let mut answer = pin!(answer);
        std::future::poll_fn(|context| {
            self.drive(context);
            answer.as_mut().poll(context)
        })
        .await
    }

    /// Whether it can take another request.
    pub(super) fn is_free(&mut self, context: &mut Context<'_>) -> bool {
        if !self.sender.is_ready() {
            drive(&mut self.driver, context);
        }
        self.driver.is_some() && self.sender.is_ready()
    }

    /// Lets the connection do what it can do now.
    pub(super) fn drive(&mut self, context: &mut Context<'_>) {
        drive(&mut self.driver, context);
    }

    /// Ends it in good order, as far as that can be done without waiting.
    pub(super) fn close(self) {
        let Self {
            sender, mut driver, ..
        } = self;
        drop(sender);
        drive(&mut driver, &mut Context::from_waker(Waker::noop()));
    }
}

/// A server is asked by path alone; only a proxy that forwards needs the whole address.
pub(super) fn make_relative(request: &mut Request) {
    if request.uri().scheme().is_some() {
        let target = request.uri().path_and_query().cloned();
        *request.uri_mut() = Uri::from(target.unwrap_or(PathAndQuery::from_static("/")));
    }
}

/// Lets the connection do what it can do now. What it says when it ends is told to the one who waits for an answer.
fn drive(driver: &mut Option<http1::Connection<Connection, WireBody>>, context: &mut Context<'_>) {
    if let Some(running) = driver
        && Pin::new(running).poll(context).is_ready()
    {
        // What was not sent is handed back by this.
        *driver = None;
    }
}
