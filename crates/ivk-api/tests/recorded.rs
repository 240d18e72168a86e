//! What a real server of 6.14.2 answered and sent is read without loss.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod generated;
mod support;

use ivk_api::events::Event;
use ivk_api::operations;
use ivk_api::types::ErrorBody;
use serde_json::Value;
use support::without_nulls;

/// The operation that a recorded request called.
fn operation(method: &str, path: &str) -> &'static str {
    let path = path.split('?').next().unwrap();
    let fits = |template: &str| {
        let (template, path): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
        template.len() == path.len()
            && template
                .iter()
                .zip(&path)
                .all(|(t, p)| t.starts_with('{') || t == p)
    };
    let fitting: Vec<_> = operations::ALL
        .iter()
        .filter(|info| info.method == method && fits(info.path))
        .collect();
    // `images/names` also fits `images/{…}`; the one with the fewest placeholders is meant.
    let best = fitting.iter().min_by_key(|info| info.path.matches('{').count());
    best.unwrap_or_else(|| panic!("no operation for {method} {path}"))
        .id
}

#[test]
fn every_recorded_answer_is_read_and_written_again_without_loss() {
    let mut read = 0;
    for line in include_str!("data/answers-6.14.2.jsonl").lines() {
        let exchange: Value = serde_json::from_str(line).unwrap();
        let (method, path) = (
            exchange["method"].as_str().unwrap(),
            exchange["path"].as_str().unwrap(),
        );
        let answer = exchange["answer"].to_string();
        if exchange["status"].as_u64().unwrap() >= 400 {
            let body = ErrorBody::read(answer.as_bytes()).unwrap();
            assert_eq!(
                without_nulls(serde_json::to_value(body).unwrap()),
                without_nulls(exchange["answer"].clone())
            );
            continue;
        }
        let id = operation(method, path);
        let info = operations::ALL.iter().find(|info| info.id == id).unwrap();
        assert_eq!(exchange["status"], info.status, "{id}");
        let again = generated::round_trip(id, answer.as_bytes())
            .unwrap()
            .unwrap_or_else(|error| {
                panic!(
                    "{method} {path}: {error}: {}",
                    std::error::Error::source(&error).unwrap()
                );
            });
        assert_eq!(
            without_nulls(again),
            without_nulls(exchange["answer"].clone()),
            "{method} {path}"
        );
        read += 1;
    }
    assert!(read >= 50, "only {read} answers were read");
}

#[test]
fn every_recorded_event_is_read_and_written_again_without_loss() {
    let mut names = std::collections::BTreeSet::new();
    for line in include_str!("data/events-6.14.2.jsonl").lines() {
        let (name, payload): (String, Value) = serde_json::from_str(line).unwrap();
        let event = Event::decode(&name, &payload.to_string()).unwrap();
        assert!(!matches!(event, Event::Other { .. }), "{name}");
        assert_eq!(event.name(), name);
        let again: Value = event.payload().unwrap().decode().unwrap();
        assert_eq!(without_nulls(again), without_nulls(payload), "{name}");
        names.insert(name);
    }
    assert!(names.len() >= 7, "only {names:?}");
}
