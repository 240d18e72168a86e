//! Sends a request value with a plain blocking client.

use std::collections::BTreeMap;
use std::time::Duration;

use ivk_api::{Operation, OperationInfo, Request, RequestBody};
use serde_json::{Value, json};
use ureq::Agent;

/// What became of an operation, over all its calls: the worst of them.
#[derive(Debug, Clone)]
pub(super) struct Outcome {
    pub(super) status: u16,
    /// Why the answer could not be read.
    pub(super) problem: Option<String>,
    /// Whether the server said no.
    pub(super) refused: bool,
}

impl Outcome {
    pub(super) fn to_json(&self) -> Value {
        match &self.problem {
            Some(problem) => json!({ "status": self.status, "problem": problem }),
            None => json!({ "status": self.status }),
        }
    }
}

pub(super) struct Caller {
    agent: Agent,
    base: String,
    pub(super) outcomes: BTreeMap<&'static str, Outcome>,
}

/// The longest answer that is read.
const LONGEST: u64 = 256 * 1024 * 1024;

/// Parts of a form are separated by a line that none of them holds.
const BOUNDARY: &str = "a-line-that-stands-nowhere-else";

impl Caller {
    pub(super) fn new(base: &str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .timeout_global(Some(Duration::from_secs(300)));
        Self {
            agent: config.build().new_agent(),
            base: base.trim_end_matches('/').to_owned(),
            outcomes: BTreeMap::new(),
        }
    }

    /// Calls an operation; gives what it answered when that could be read.
    pub(super) fn call<O: Operation>(&mut self, operation: &O) -> Option<O::Output> {
        self.send::<O>(operation.request(), None)
    }

    /// Calls an operation that takes a file.
    pub(super) fn upload<O: Operation>(
        &mut self,
        operation: &O,
        name: &str,
        kind: &str,
        file: &[u8],
    ) -> Option<O::Output> {
        self.send::<O>(operation.request(), Some((name, kind, file)))
    }

    fn send<O: Operation>(
        &mut self,
        request: Request,
        file: Option<(&str, &str, &[u8])>,
    ) -> Option<O::Output> {
        let info = request.info;
        // After a fault of its own the server resets the connection on which the next request is sent.
        let answer = self
            .exchange(&request, file)
            .or_else(|_| self.exchange(&request, file));
        let (status, html, body) = match answer {
            Ok(answer) => answer,
            Err(error) => {
                self.note(
                    info,
                    Outcome {
                        status: 0,
                        problem: Some(error.to_string()),
                        refused: false,
                    },
                );
                return None;
            }
        };
        // A page with status 200 stands in for a route that the server does not have.
        let missing = html && status == 200;
        if missing || !(200..300).contains(&status) {
            let status = if missing { 404 } else { status };
            self.note(
                info,
                Outcome {
                    status,
                    problem: None,
                    refused: true,
                },
            );
            return None;
        }
        let output = O::decode(&body);
        let mut problem = output.as_ref().err().map(|error| {
            let cause = std::error::Error::source(error)
                .map(ToString::to_string)
                .unwrap_or_default();
            format!("{error}: {cause}")
        });
        if status != info.status {
            problem.get_or_insert_with(|| format!("success is {status}, not {}", info.status));
        }
        self.note(
            info,
            Outcome {
                status,
                problem,
                refused: false,
            },
        );
        output.ok()
    }

    /// The text at a path that no operation stands for.
    pub(super) fn text(&self, path: &str) -> Option<Vec<u8>> {
        let mut answer = self.agent.get(format!("{}/{path}", self.base)).call().ok()?;
        let body = answer
            .body_mut()
            .with_config()
            .limit(LONGEST)
            .read_to_vec()
            .ok()?;
        (answer.status() == 200).then_some(body)
    }

    /// Sends a body as it is. Gives the status and the body of the answer.
    pub(super) fn post(&self, path: &str, body: &str) -> Result<(u16, Vec<u8>), String> {
        let request = self.agent.post(format!("{}/{path}", self.base));
        let mut answer = request
            .content_type("application/json")
            .send(body)
            .map_err(|error| error.to_string())?;
        let body = answer
            .body_mut()
            .read_to_vec()
            .map_err(|error| error.to_string())?;
        Ok((answer.status().as_u16(), body))
    }

    fn note(&mut self, info: &'static OperationInfo, outcome: Outcome) {
        let known = self.outcomes.entry(info.id).or_insert_with(|| outcome.clone());
        if known.problem.is_none() && (outcome.problem.is_some() || known.refused) {
            *known = outcome;
        }
    }

    fn exchange(
        &self,
        request: &Request,
        file: Option<(&str, &str, &[u8])>,
    ) -> Result<(u16, bool, Vec<u8>), ureq::Error> {
        let (kind, body) = match &request.body {
            RequestBody::Json(text) => ("application/json".to_owned(), text.to_vec()),
            RequestBody::Multipart(form) => {
                let mut body = Vec::new();
                for (name, value) in &form.texts {
                    body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
                }
                if let Some((name, kind, content)) = file {
                    let part = form.file_part;
                    body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{part}\"; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n").bytes());
                    body.extend(content);
                    body.extend(b"\r\n");
                }
                body.extend(format!("--{BOUNDARY}--\r\n").bytes());
                (format!("multipart/form-data; boundary={BOUNDARY}"), body)
            }
            _ => (String::new(), Vec::new()),
        };
        let mut head = ureq::http::Request::builder()
            .method(request.info.method)
            .uri(format!("{}/{}", self.base, request.target))
            .header("accept-encoding", "identity");
        if !kind.is_empty() {
            head = head.header("content-type", kind);
        }
        let mut answer = self.agent.run(head.body(body)?)?;
        let kind = answer
            .headers()
            .get("content-type")
            .map(|kind| kind.as_bytes().to_vec())
            .unwrap_or_default();
        let body = answer.body_mut().with_config().limit(LONGEST).read_to_vec()?;
        Ok((answer.status().as_u16(), kind.starts_with(b"text/html"), body))
    }
}
