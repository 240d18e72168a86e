//! The JSON body of a request, read as the server reads it.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use http::header;
use serde_json::{Map, Value, json};

use super::answer::Refusal;
use super::values;
use crate::nodes::Problem;

/// Lists of names and ids take this many.
const MOST_ITEMS: usize = 1000;
/// Names take this many characters.
const LONGEST_NAME: usize = 255;

/// A body that is whatever JSON there is. A body of another content type counts as none.
pub(super) struct Json(pub(super) Value);

impl<S: Send + Sync> FromRequest<S> for Json {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok());
        let is_json = kind.is_some_and(|kind| {
            let kind = kind
                .split(';')
                .next()
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase();
            kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
        });
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|_| Refusal::bad_request("There was an error parsing the body"))?;
        if !is_json || bytes.is_empty() {
            return Ok(Self(Value::Null));
        }
        serde_json::from_slice(&bytes)
            .map(Self)
            .map_err(|error| Refusal::Invalid(vec![not_json(&bytes, &error)]))
    }
}

/// What the real server says of a body that is not JSON, as far as it can be told from our parser's words.
fn not_json(bytes: &[u8], error: &serde_json::Error) -> Problem {
    let before: usize = bytes
        .split(|byte| *byte == b'\n')
        .take(error.line().saturating_sub(1))
        .map(|line| line.len() + 1)
        .sum();
    let place = before + error.column().saturating_sub(1);
    let reason = error.to_string();
    let reason = if reason.starts_with("key must be a string") {
        "Expecting property name enclosed in double quotes"
    } else if reason.starts_with("expected `:`") {
        "Expecting ':' delimiter"
    } else if reason.starts_with("expected `,`") {
        "Expecting ',' delimiter"
    } else if reason.starts_with("trailing characters") {
        "Extra data"
    } else {
        "Expecting value"
    };
    let problem = values::problem("json_invalid", "JSON decode error", &json!({}));
    Problem {
        ctx: Some(Box::new(json!({"error": reason}))),
        ..problem
    }
    .at(place)
    .at("body")
}

/// The members of a body, and what was wrong with them so far.
pub(super) struct Members {
    members: Map<String, Value>,
    problems: Vec<Problem>,
}

impl Members {
    /// A body whose members are read one by one. A body that is no object has none.
    pub(super) fn of(body: Value) -> Self {
        let members = match body {
            Value::Object(members) => members,
            _ => Map::new(),
        };
        Self {
            members,
            problems: Vec::new(),
        }
    }

    /// A member as it is, when it is there.
    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        self.members.get(key)
    }

    /// Notes a problem with a member.
    pub(super) fn complain(&mut self, key: &str, problem: Problem) {
        self.problems.push(problem.at(key).at("body"));
    }

    /// A member that may be missing, or null.
    pub(super) fn optional<T>(
        &mut self,
        key: &str,
        read: impl Fn(&Value) -> Result<T, Problem>,
    ) -> Option<T> {
        match self.members.get(key).filter(|value| !value.is_null()).map(read)? {
            Ok(value) => Some(value),
            Err(problem) => {
                self.complain(key, problem);
                None
            }
        }
    }

    /// A member that must be there.
    pub(super) fn required<T>(
        &mut self,
        key: &str,
        read: impl Fn(&Value) -> Result<T, Problem>,
    ) -> Option<T> {
        match self.members.get(key).map(read) {
            Some(Ok(value)) => Some(value),
            Some(Err(problem)) => {
                self.complain(key, problem);
                None
            }
            None => {
                self.complain(key, values::problem("missing", "Field required", &Value::Null));
                None
            }
        }
    }

    /// A list of names that must be there.
    pub(super) fn names(&mut self, key: &str) -> Vec<String> {
        self.list(key, |value| values::short_text(value, LONGEST_NAME))
    }

    /// A list of ids that must be there.
    pub(super) fn ids(&mut self, key: &str) -> Vec<i64> {
        self.list(key, values::integer)
    }

    /// A list that must be there.
    pub(super) fn list<T>(&mut self, key: &str, read: impl Fn(&Value) -> Result<T, Problem>) -> Vec<T> {
        let Some(value) = self.required(key, |value| Ok(value.clone())) else {
            return Vec::new();
        };
        match list_of(&value, read) {
            Ok(list) => list,
            Err(problems) => {
                problems
                    .into_iter()
                    .for_each(|problem| self.complain(key, problem));
                Vec::new()
            }
        }
    }

    /// Complains about members that are not known here.
    pub(super) fn forbid_others(&mut self, known: &[&str]) {
        let others: Vec<_> = self
            .members
            .iter()
            .filter(|(key, _)| !known.contains(&key.as_str()))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        for (key, value) in others {
            let problem = values::problem("extra_forbidden", "Extra inputs are not permitted", &value);
            self.complain(&key, problem);
        }
    }

    /// Ends the reading: fails when anything was wrong.
    pub(super) fn finish(self) -> Result<(), Refusal> {
        if self.problems.is_empty() {
            Ok(())
        } else {
            Err(Refusal::Invalid(self.problems))
        }
    }
}

/// A list of at most a thousand.
pub(super) fn list_of<T>(
    value: &Value,
    read: impl Fn(&Value) -> Result<T, Problem>,
) -> Result<Vec<T>, Vec<Problem>> {
    let Value::Array(items) = value else {
        return Err(vec![values::problem(
            "list_type",
            "Input should be a valid list",
            value,
        )]);
    };
    if items.len() > MOST_ITEMS {
        let length = items.len();
        let text = format!("List should have at most {MOST_ITEMS} items after validation, not {length}");
        let ctx = json!({"field_type": "List", "max_length": MOST_ITEMS, "actual_length": length});
        return Err(vec![Problem {
            ctx: Some(Box::new(ctx)),
            ..values::problem("too_long", text, value)
        }]);
    }
    let (mut list, mut problems) = (Vec::new(), Vec::new());
    for (index, item) in items.iter().enumerate() {
        match read(item) {
            Ok(item) => list.push(item),
            Err(problem) => problems.push(problem.at(index)),
        }
    }
    if problems.is_empty() {
        Ok(list)
    } else {
        Err(problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_json_is_told_in_the_words_of_the_server() {
        let cases = [
            (
                "{not json",
                1,
                "Expecting property name enclosed in double quotes",
            ),
            ("{\"a\":}", 5, "Expecting value"),
            ("{\"a\" 1}", 5, "Expecting ':' delimiter"),
            ("[1 2]", 3, "Expecting ',' delimiter"),
        ];
        for (body, place, reason) in cases {
            let error = serde_json::from_str::<Value>(body).unwrap_err();
            let problem = serde_json::to_value(not_json(body.as_bytes(), &error)).unwrap();
            assert_eq!(
                (&problem["loc"], &problem["ctx"]["error"]),
                (&json!(["body", place]), &json!(reason))
            );
        }
    }
}
