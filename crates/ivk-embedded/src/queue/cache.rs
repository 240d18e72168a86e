//! The invocation cache: a node that was run with the same inputs before gives the same result again.

use std::collections::HashMap;
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use crate::graph::Node;
use crate::nodes::Output;

/// How many results the real server remembers.
const CAPACITY: usize = 512;

/// Results by node, in memory.
pub(crate) struct InvocationCache {
    state: Mutex<State>,
}

struct State {
    enabled: bool,
    hits: u64,
    misses: u64,
    results: HashMap<String, Output>,
    /// Keys, the oldest first.
    order: VecDeque<String>,
}

impl InvocationCache {
    /// An empty cache that is in use.
    pub(crate) fn new() -> Self {
        let (results, order) = (HashMap::new(), VecDeque::new());
        Self {
            state: Mutex::new(State {
                enabled: true,
                hits: 0,
                misses: 0,
                results,
                order,
            }),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The result of a node that was run before, when the node may be cached.
    pub(crate) fn find(&self, node: &Node) -> Option<Output> {
        if !is_cacheable(node) {
            return None;
        }
        let mut state = self.state();
        if !state.enabled {
            return None;
        }
        let found = state.results.get(&key_of(node)).cloned();
        match found {
            Some(_) => state.hits += 1,
            None => state.misses += 1,
        }
        found
    }

    /// Remembers the result of a node, when the node may be cached.
    pub(crate) fn remember(&self, node: &Node, result: &Output) {
        let mut state = self.state();
        if !state.enabled || !is_cacheable(node) {
            return;
        }
        let key = key_of(node);
        if state.results.insert(key.clone(), result.clone()).is_none() {
            state.order.push_back(key);
        }
        while state.order.len() > CAPACITY {
            if let Some(oldest) = state.order.pop_front() {
                state.results.remove(&oldest);
            }
        }
    }

    /// Forgets every result that names an image, because the image is gone.
    pub(crate) fn forget_image(&self, image_name: &str) {
        let mut state = self.state();
        state
            .results
            .retain(|_, result| !result.values().any(|value| mentions(value, image_name)));
        let State { results, order, .. } = &mut *state;
        order.retain(|key| results.contains_key(key));
    }

    /// Forgets everything.
    pub(crate) fn clear(&self) {
        let mut state = self.state();
        state.results.clear();
        state.order.clear();
        (state.hits, state.misses) = (0, 0);
    }

    /// Turns the cache on or off.
    pub(crate) fn enable(&self, enabled: bool) {
        self.state().enabled = enabled;
    }

    /// The answer of `app/invocation_cache/status`.
    pub(crate) fn status(&self) -> Value {
        let state = self.state();
        json!({"size": state.results.len(), "hits": state.hits, "misses": state.misses,
            "enabled": state.enabled, "max_size": CAPACITY})
    }
}

fn is_cacheable(node: &Node) -> bool {
    node.get("use_cache").and_then(Value::as_bool).unwrap_or(true)
}

/// The whole node but for its id.
fn key_of(node: &Node) -> String {
    let mut key = node.clone();
    key.shift_remove("id");
    Value::Object(key).to_string()
}

fn mentions(value: &Value, name: &str) -> bool {
    match value {
        Value::String(text) => text == name,
        Value::Array(items) => items.iter().any(|item| mentions(item, name)),
        Value::Object(members) => members.values().any(|member| mentions(member, name)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(value: Value) -> Node {
        value.as_object().cloned().unwrap()
    }

    #[test]
    fn the_id_does_not_count() {
        let cache = InvocationCache::new();
        let result = object(json!({"image": {"image_name": "a.png"}}));
        cache.remember(
            &object(json!({"id": "1", "type": "t", "use_cache": true})),
            &result,
        );
        assert_eq!(
            cache.find(&object(json!({"id": "2", "type": "t", "use_cache": true}))),
            Some(result)
        );
        assert_eq!(
            cache.find(&object(json!({"id": "1", "type": "t", "use_cache": false}))),
            None
        );
        cache.forget_image("a.png");
        assert_eq!(
            cache.find(&object(json!({"id": "2", "type": "t", "use_cache": true}))),
            None
        );
        assert_eq!(
            cache.status(),
            json!({"size": 0, "hits": 1, "misses": 1, "enabled": true, "max_size": 512})
        );
    }

    #[test]
    fn the_oldest_goes_first() {
        let cache = InvocationCache::new();
        let node = |number: usize| object(json!({"type": "t", "value": number}));
        (0..=CAPACITY).for_each(|number| cache.remember(&node(number), &Output::new()));
        assert!(cache.find(&node(0)).is_none() && cache.find(&node(1)).is_some());
    }
}
