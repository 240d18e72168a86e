//! Which Rust item serves which part of the server.

use serde_json::{Map, Value, json};

use super::model::Model;
use super::{Result, names};

pub(super) fn report(model: &Model) -> Result<String> {
    let mut operations = Map::new();
    for operation in &model.operations {
        let item = format!(
            "ivk_api::operations::{}::{}",
            operation.row.module, operation.name
        );
        operations.insert(operation.id.clone(), Value::from(item));
    }
    let mut events = Map::new();
    for event in &model.events {
        events.insert(
            names::snake(&event.name),
            Value::from(format!("ivk_api::events::{}", event.name)),
        );
    }
    let report = json!({
        "server": model.version,
        "operation_count": operations.len(),
        "event_count": events.len(),
        "operations": operations,
        "events": events,
    });
    Ok(serde_json::to_string_pretty(&report)?)
}
