//! The query of a request, read as the server reads it: every problem is found before any is told.

use std::convert::Infallible;
use std::ops::RangeInclusive;

use axum::extract::FromRequestParts;
use http::request::Parts;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use super::answer::Refusal;
use super::values;
use crate::nodes::Problem;

/// The query of a request, and what was wrong with it so far.
pub(super) struct Query {
    pairs: Vec<(String, String)>,
    problems: Vec<Problem>,
}

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::parse(parts.uri.query().unwrap_or_default()))
    }
}

impl Query {
    fn parse(query: &str) -> Self {
        let decode = |text: &str| {
            percent_decode_str(&text.replace('+', " "))
                .decode_utf8_lossy()
                .into_owned()
        };
        let pairs = query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
                (decode(key), decode(value))
            })
            .collect();
        Self {
            pairs,
            problems: Vec::new(),
        }
    }

    /// The last value of a key.
    fn last(&self, key: &str) -> Option<String> {
        self.pairs
            .iter()
            .rev()
            .find(|(known, _)| known == key)
            .map(|(_, value)| value.clone())
    }

    fn complain(&mut self, key: &str, problem: Problem) {
        self.problems.push(problem.at(key).at("query"));
    }

    fn checked<T>(&mut self, key: &str, read: impl Fn(&Value) -> Result<T, Problem>) -> Option<T> {
        let value = self.last(key)?;
        match read(&json!(value)) {
            Ok(value) => Some(value),
            Err(problem) => {
                self.complain(key, problem);
                None
            }
        }
    }

    /// A text.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        self.last(key)
    }

    /// A text that must be there.
    pub(super) fn required_text(&mut self, key: &str) -> String {
        self.require(key);
        self.last(key).unwrap_or_default()
    }

    fn require(&mut self, key: &str) {
        if self.last(key).is_none() {
            self.complain(key, values::problem("missing", "Field required", &Value::Null));
        }
    }

    /// A yes or no.
    pub(super) fn flag(&mut self, key: &str) -> Option<bool> {
        self.checked(key, values::boolean)
    }

    /// A yes or no that must be there.
    pub(super) fn required_flag(&mut self, key: &str) -> bool {
        self.require(key);
        self.flag(key).unwrap_or(false)
    }

    /// A whole number.
    pub(super) fn number(&mut self, key: &str, range: RangeInclusive<i64>) -> Option<i64> {
        self.checked(key, |value| {
            values::integer(value).and_then(|number| values::within(number, &range, value))
        })
    }

    /// One of a fixed list.
    pub(super) fn choice(&mut self, key: &str, options: &[&str]) -> Option<String> {
        self.checked(key, |value| values::choice(value, options))
    }

    /// One of a fixed list that must be there.
    pub(super) fn required_choice(&mut self, key: &str, options: &[&str]) -> String {
        self.require(key);
        self.choice(key, options).unwrap_or_default()
    }

    /// Any number of a fixed list; the key is repeated.
    pub(super) fn choices(&mut self, key: &str, options: &[&str]) -> Vec<String> {
        let given: Vec<String> = self
            .pairs
            .iter()
            .filter(|(known, _)| known == key)
            .map(|(_, value)| value.clone())
            .collect();
        let mut chosen = Vec::new();
        for (index, value) in given.into_iter().enumerate() {
            match values::choice(&json!(value), options) {
                Ok(value) => chosen.push(value),
                Err(problem) => self.problems.push(problem.at(index).at(key).at("query")),
            }
        }
        chosen
    }

    /// `ASC` or `DESC`; whether it is the latter, which is also what nothing means.
    pub(super) fn descending(&mut self, key: &str) -> bool {
        self.choice(key, &["ASC", "DESC"])
            .is_none_or(|direction| direction == "DESC")
    }

    /// Adds a text that is too long.
    pub(super) fn limit_length(&mut self, key: &str, most: usize) {
        let Some(value) = self.last(key).filter(|value| value.chars().count() > most) else {
            return;
        };
        let problem = values::problem(
            "string_too_long",
            format!("String should have at most {most} characters"),
            &json!(value),
        );
        self.complain(
            key,
            Problem {
                ctx: Some(Box::new(json!({"max_length": most}))),
                ..problem
            },
        );
    }

    /// What was wrong, for routes that read a body as well.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_problems_are_told_in_order() {
        let mut query = Query::parse("limit=-1&order_dir=asc&c=user&c=x&flag=maybe&name=a%20b+c");
        assert_eq!(query.number("limit", 0..=1000), None);
        assert!(query.descending("order_dir"));
        assert_eq!(query.choices("c", &["user", "mask"]), ["user"]);
        assert_eq!(query.flag("flag"), None);
        assert_eq!(query.required_text("name"), "a b c");
        query.required_text("other");
        let problems = serde_json::to_value(query.into_problems()).unwrap();
        let kinds: Vec<_> = problems
            .as_array()
            .unwrap()
            .iter()
            .map(|problem| problem["type"].clone())
            .collect();
        assert_eq!(
            kinds,
            ["greater_than_equal", "enum", "enum", "bool_parsing", "missing"]
        );
        assert_eq!(problems[2]["loc"], json!(["query", "c", 1]));
        assert_eq!(problems[0]["input"], "-1");
    }
}
