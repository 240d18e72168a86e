//! A plan of misbehaviour, so that a client's handling of a bad server can be tested.
//!
//! A plan is a list of rules. Each rule names what it applies to (a route, or an event by name), which occurrences
//! of it (all, the first so many, or those after the first so many), and what happens. The first rule that applies
//! to an occurrence is taken; rules count only the occurrences that reach them.

use std::time::Duration;

/// What the embedded server does wrong, and when. See [`ServerBuilder::misbehave`](crate::ServerBuilder::misbehave).
///
/// ```
/// use ivk_embedded::{Faults, HttpFault, EventFault, Occurrences, Route};
/// use std::time::Duration;
///
/// let faults = Faults::none()
///     // The first enqueue is carried out, but its answer never arrives.
///     .http(Route::post("/enqueue_batch"), Occurrences::first(1), HttpFault::DropAfterHandling)
///     // Every read of a queue item takes a second.
///     .http(Route::get("/queue/*/i/*"), Occurrences::all(), HttpFault::Delay(Duration::from_secs(1)))
///     // The second completed node is never announced.
///     .event("invocation_complete", Occurrences::first(1).after(1), EventFault::Lose);
/// # let _ = faults;
/// ```
#[derive(Debug, Clone, Default)]
pub struct Faults {
    http: Vec<Rule<Route, HttpFault>>,
    events: Vec<Rule<String, EventFault>>,
}

#[derive(Debug, Clone)]
struct Rule<Subject, Fault> {
    subject: Subject,
    occurrences: Occurrences,
    seen: u64,
    fault: Fault,
}

/// Which requests a rule is about: a method, and the end of a path in which `*` stands for one segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    method: Option<String>,
    pattern: String,
}

impl Route {
    /// Requests of any method whose path ends like `pattern`.
    #[must_use]
    pub fn any(pattern: &str) -> Self {
        Self {
            method: None,
            pattern: pattern.to_owned(),
        }
    }

    /// Requests of one method whose path ends like `pattern`.
    #[must_use]
    pub fn method(method: &str, pattern: &str) -> Self {
        Self {
            method: Some(method.to_ascii_uppercase()),
            pattern: pattern.to_owned(),
        }
    }

    /// `GET` requests whose path ends like `pattern`.
    #[must_use]
    pub fn get(pattern: &str) -> Self {
        Self::method("GET", pattern)
    }

    /// `POST` requests whose path ends like `pattern`.
    #[must_use]
    pub fn post(pattern: &str) -> Self {
        Self::method("POST", pattern)
    }

    fn matches(&self, method: &str, path: &str) -> bool {
        if self.method.as_deref().is_some_and(|wanted| wanted != method) {
            return false;
        }
        let mut segments = path.rsplit('/');
        self.pattern.trim_start_matches('/').rsplit('/').all(|wanted| {
            segments
                .next()
                .is_some_and(|segment| wanted == "*" || wanted == segment)
        })
    }
}

/// Which occurrences of a request or an event a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrences {
    skip: u64,
    count: Option<u64>,
}

impl Occurrences {
    /// Every one.
    #[must_use]
    pub fn all() -> Self {
        Self { skip: 0, count: None }
    }

    /// The first `count` ones.
    #[must_use]
    pub fn first(count: u64) -> Self {
        Self {
            skip: 0,
            count: Some(count),
        }
    }

    /// The same, counted after `skip` occurrences that are spared.
    #[must_use]
    pub fn after(self, skip: u64) -> Self {
        Self { skip, ..self }
    }

    fn contains(self, index: u64) -> bool {
        index >= self.skip && self.count.is_none_or(|count| index - self.skip < count)
    }
}

/// What happens to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum HttpFault {
    /// The request is carried out, and answered after a wait (of real time).
    Delay(Duration),
    /// The connection is closed, and nothing is carried out.
    DropBeforeHandling,
    /// The request is carried out, and the connection is closed without an answer.
    DropAfterHandling,
    /// The request is carried out; its answer breaks off in the middle of the body.
    TruncateBody,
    /// Nothing is carried out; the answer is this.
    Answer {
        /// Status code.
        status: u16,
        /// `Retry-After` in seconds.
        retry_after: Option<u64>,
        /// Content type of the body.
        content_type: &'static str,
        /// Body.
        body: String,
    },
}

impl HttpFault {
    /// `503` with a `Retry-After` header and a JSON detail, as a proxy in front of a restarting server answers.
    #[must_use]
    pub fn unavailable(retry_after: Option<u64>) -> Self {
        Self::Answer {
            status: 503,
            retry_after,
            content_type: "application/json",
            body: r#"{"detail":"Service Unavailable"}"#.to_owned(),
        }
    }

    /// `409` as InvokeAI 6.14 answers about images while it moves their files.
    #[must_use]
    pub fn maintenance() -> Self {
        Self::Answer {
            status: 409,
            retry_after: None,
            content_type: "application/json",
            body: r#"{"detail":"Image storage maintenance is active"}"#.to_owned(),
        }
    }

    /// `500` in plain text, as InvokeAI answers when a route fails in a way it did not foresee. The connection is
    /// reset after it.
    #[must_use]
    pub fn internal_error() -> Self {
        Self::Answer {
            status: 500,
            retry_after: None,
            content_type: "text/plain; charset=utf-8",
            body: "Internal Server Error".to_owned(),
        }
    }
}

/// What happens to an event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventFault {
    /// It is not sent.
    Lose,
    /// It is sent twice.
    Duplicate,
    /// It is sent after the event that follows it.
    Postpone,
    /// Every socket connection is cut instead of sending it. Whoever reconnects has missed it.
    CutSockets,
}

impl Faults {
    /// A server that behaves.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds a rule about requests.
    #[must_use]
    pub fn http(mut self, route: Route, occurrences: Occurrences, fault: HttpFault) -> Self {
        self.http.push(Rule {
            subject: route,
            occurrences,
            seen: 0,
            fault,
        });
        self
    }

    /// Adds a rule about events of one name; `*` is any event.
    #[must_use]
    pub fn event(mut self, name: &str, occurrences: Occurrences, fault: EventFault) -> Self {
        self.events.push(Rule {
            subject: name.to_owned(),
            occurrences,
            seen: 0,
            fault,
        });
        self
    }

    pub(crate) fn for_request(&mut self, method: &str, path: &str) -> Option<HttpFault> {
        take(&mut self.http, |route| route.matches(method, path))
    }

    pub(crate) fn for_event(&mut self, name: &str) -> Option<EventFault> {
        take(&mut self.events, |wanted| wanted == "*" || wanted == name)
    }
}

fn take<Subject, Fault: Clone>(
    rules: &mut [Rule<Subject, Fault>],
    applies: impl Fn(&Subject) -> bool,
) -> Option<Fault> {
    for rule in rules.iter_mut().filter(|rule| applies(&rule.subject)) {
        let index = rule.seen;
        rule.seen += 1;
        if rule.occurrences.contains(index) {
            return Some(rule.fault.clone());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_match_the_end_of_a_path() {
        let cases = [
            (
                Route::post("/enqueue_batch"),
                "POST",
                "/api/v1/queue/default/enqueue_batch",
                true,
            ),
            (
                Route::post("/enqueue_batch"),
                "GET",
                "/api/v1/queue/default/enqueue_batch",
                false,
            ),
            (
                Route::get("/queue/*/i/*"),
                "GET",
                "/api/v1/queue/default/i/7",
                true,
            ),
            (
                Route::get("/queue/*/i/*"),
                "GET",
                "/api/v1/queue/default/i/7/cancel",
                false,
            ),
            (Route::any("/boards/"), "DELETE", "/api/v1/boards/", true),
            (Route::any("/boards/"), "GET", "/api/v1/boards/1", false),
        ];
        for (route, method, path, expected) in cases {
            assert_eq!(route.matches(method, path), expected, "{route:?} {method} {path}");
        }
    }

    #[test]
    fn occurrences_are_counted_per_rule() {
        let mut faults = Faults::none()
            .event("a", Occurrences::first(1).after(1), EventFault::Lose)
            .event("*", Occurrences::first(1), EventFault::Duplicate);
        let taken: Vec<_> = ["a", "a", "a", "b"]
            .iter()
            .map(|name| faults.for_event(name))
            .collect();
        assert_eq!(
            taken,
            [Some(EventFault::Duplicate), Some(EventFault::Lose), None, None]
        );
    }
}
