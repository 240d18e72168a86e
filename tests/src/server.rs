//! A server under test, spoken to over plain HTTP.

use std::env;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;

use crate::graph::Batch;
use crate::socket::Socket;

/// Names the server that the live list runs on.
const VARIABLE: &str = "IVK_TEST_SERVER";

/// A server under test.
#[derive(Debug, Clone)]
pub struct Server {
    agent: Agent,
    base_url: String,
    release: (u32, u32),
}

impl Server {
    /// The server that the environment names.
    ///
    /// # Panics
    /// When it names none, or when that one does not answer.
    #[must_use]
    pub fn live() -> Self {
        let base_url = env::var(VARIABLE).unwrap_or_else(|_| {
            panic!("{VARIABLE} does not name a server; `cargo xtask lab test` brings one up and runs this list on it")
        });
        Self::at(&base_url)
    }

    /// The server at this address.
    ///
    /// # Panics
    /// When it does not answer.
    #[must_use]
    pub fn at(base_url: &str) -> Self {
        let agent: Agent = Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(60)))
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .build()
            .into();
        let mut server = Self {
            agent,
            base_url: base_url.trim_end_matches('/').to_owned(),
            release: (0, 0),
        };
        let version = server.get("api/v1/app/version").json()["version"]
            .as_str()
            .unwrap()
            .to_owned();
        let mut numbers = version
            .split('.')
            .map(|number| number.parse().unwrap_or_default());
        server.release = (numbers.next().unwrap(), numbers.next().unwrap());
        server
    }

    /// Where the server is, without a slash at the end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Whether the server has this release or a later one: releases differ, and the list runs on several.
    #[must_use]
    pub fn is_at_least(&self, major: u32, minor: u32) -> bool {
        self.release >= (major, minor)
    }

    /// Sends a GET.
    #[must_use]
    pub fn get(&self, path: &str) -> Answer {
        Answer::read(self.agent.get(self.url(path)).call())
    }

    /// Sends a HEAD.
    #[must_use]
    pub fn head(&self, path: &str) -> Answer {
        Answer::read(self.agent.head(self.url(path)).call())
    }

    /// Sends a DELETE.
    #[must_use]
    pub fn delete(&self, path: &str) -> Answer {
        Answer::read(self.agent.delete(self.url(path)).call())
    }

    /// Sends a POST with a JSON body.
    #[must_use]
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        let request = self.agent.post(self.url(path)).content_type("application/json");
        Answer::read(request.send(body.to_string()))
    }

    /// Sends a PUT with a JSON body.
    #[must_use]
    pub fn put(&self, path: &str, body: &Value) -> Answer {
        let request = self.agent.put(self.url(path)).content_type("application/json");
        Answer::read(request.send(body.to_string()))
    }

    /// Sends a PATCH with a JSON body.
    #[must_use]
    pub fn patch(&self, path: &str, body: &Value) -> Answer {
        let request = self.agent.patch(self.url(path)).content_type("application/json");
        Answer::read(request.send(body.to_string()))
    }

    /// Sends a GET for a part of a file.
    #[must_use]
    pub fn get_range(&self, path: &str, range: &str) -> Answer {
        Answer::read(self.agent.get(self.url(path)).header("range", range).call())
    }

    /// Uploads a file as an image.
    #[must_use]
    pub fn upload(&self, query: &str, name: &str, bytes: &[u8]) -> Answer {
        self.upload_to(&format!("api/v1/images/upload?{query}"), name, "image/png", bytes)
    }

    /// Uploads a file.
    #[must_use]
    pub fn upload_to(&self, path: &str, name: &str, content_type: &str, bytes: &[u8]) -> Answer {
        let boundary = "a-boundary-that-no-image-holds";
        let mut body = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: {content_type}\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        let request = self.agent.post(self.url(path));
        Answer::read(
            request
                .content_type(format!("multipart/form-data; boundary={boundary}"))
                .send(&body[..]),
        )
    }

    /// Puts a batch on the queue.
    #[must_use]
    pub fn enqueue(&self, batch: &Batch) -> Answer {
        self.post(
            "api/v1/queue/default/enqueue_batch",
            &json!({ "batch": batch.to_json(), "prepend": false }),
        )
    }

    /// Puts a batch on the queue and waits until all its items have ended; the items, oldest first.
    #[must_use]
    pub fn run(&self, batch: &Batch) -> Vec<Value> {
        let mut socket = Socket::subscribed(self);
        let enqueued = self.enqueue(batch).expect(200);
        let mut item_ids: Vec<u64> = enqueued["item_ids"]
            .as_array()
            .unwrap()
            .iter()
            .map(|id| id.as_u64().unwrap())
            .collect();
        item_ids.sort_unstable();
        for item_id in &item_ids {
            socket.until_ended(*item_id);
        }
        item_ids.iter().map(|item_id| self.item(*item_id)).collect()
    }

    /// An item of the queue.
    #[must_use]
    pub fn item(&self, item_id: u64) -> Value {
        self.get(&format!("api/v1/queue/default/i/{item_id}")).expect(200)
    }

    fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.base_url)
    }
}

/// What a server answered, whatever it was.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The content type, empty where none is named.
    pub content_type: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    fn read(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Self {
        let mut answer = answer.expect("the server answers");
        let content_type = answer
            .headers()
            .get("content-type")
            .map(|value| value.to_str().unwrap().to_owned());
        Self {
            status: answer.status().as_u16(),
            content_type: content_type.unwrap_or_default(),
            body: answer.body_mut().read_to_vec().expect("the answer is whole"),
        }
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is something else.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error} in the answer {self}"))
    }

    /// The body as JSON of an answer that has this status.
    ///
    /// # Panics
    /// When it has another one.
    #[must_use]
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "the answer is {self}");
        self.json()
    }

    /// Whether the answer is the page of the editor.
    #[must_use]
    pub fn is_page(&self) -> bool {
        self.status == 200 && self.content_type.starts_with("text/html")
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let start: String = String::from_utf8_lossy(&self.body).chars().take(400).collect();
        write!(f, "{} {}: {start}", self.status, self.content_type)
    }
}
