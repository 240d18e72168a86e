//! The few requests that the lab makes of its server.
//!
//! They do not go through the project's own client, so that a fault there cannot keep the lab from
//! coming up.

use std::time::Duration;

use serde_json::Value;
use ureq::{Agent, RequestBuilder};

use crate::failure::{Context, Failure, Result};

/// How much of an answer is shown when it is not what was expected.
const SHOWN: usize = 600;

#[derive(Debug, Clone)]
pub(crate) struct Http {
    agent: Agent,
    base_url: String,
    /// What stands in the header `Authorization`.
    authorization: Option<String>,
}

impl Http {
    pub(crate) fn new(base_url: &str, timeout: Duration) -> Self {
        let agent = Agent::config_builder()
            .timeout_global(Some(timeout))
            .http_status_as_error(false)
            // The server is on this machine, whatever proxy the environment names.
            .proxy(None)
            .build()
            .into();
        Self {
            agent,
            base_url: base_url.trim_end_matches('/').to_owned(),
            authorization: None,
        }
    }

    /// The same for someone who has signed in.
    pub(crate) fn with_token(&self, token: &str) -> Self {
        Self {
            authorization: Some(format!("Bearer {token}")),
            ..self.clone()
        }
    }

    fn signed<B>(&self, request: RequestBuilder<B>) -> RequestBuilder<B> {
        match &self.authorization {
            Some(authorization) => request.header("authorization", authorization),
            None => request,
        }
    }

    pub(crate) fn get(&self, path: &str) -> Result<Value> {
        let url = self.url(path);
        let answer = self
            .signed(self.agent.get(&url))
            .call()
            .context(|| format!("GET {url} failed"))?;
        decode("GET", &url, answer)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let url = self.url(path);
        let answer = self
            .signed(self.agent.post(&url))
            .content_type("application/json")
            .send(body.to_string())
            .context(|| format!("POST {url} failed"))?;
        decode("POST", &url, answer)
    }

    /// A PUT without a body.
    pub(crate) fn put(&self, path: &str) -> Result<Value> {
        let url = self.url(path);
        let answer = self
            .signed(self.agent.put(&url))
            .send_empty()
            .context(|| format!("PUT {url} failed"))?;
        decode("PUT", &url, answer)
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }
}

fn decode(method: &str, url: &str, mut answer: ureq::http::Response<ureq::Body>) -> Result<Value> {
    let status = answer.status();
    let text = answer
        .body_mut()
        .read_to_string()
        .context(|| format!("the answer to {method} {url} broke off"))?;
    let shown: String = text.chars().take(SHOWN).collect();
    if !status.is_success() {
        return Err(Failure::new(format!(
            "{method} {url} was answered with {status}: {shown}"
        )));
    }
    serde_json::from_str(&text).context(|| format!("the answer to {method} {url} is not JSON: {shown}"))
}
