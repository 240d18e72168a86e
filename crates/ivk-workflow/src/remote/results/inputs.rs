//! With which values an item ran.

use ivk_api::types::{BatchValue, NodeFieldValue};
use ivk_fields::{FieldValue, ImageName, VideoName};

use crate::Draft;

/// The value that an input of the workflow's form had in one item of a job.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ItemInput {
    /// The place in the form, from 0.
    pub index: usize,
    /// What a person reads.
    pub label: String,
    /// The node.
    pub node_id: String,
    /// The field of the node.
    pub field: String,
    /// The value; `None` when there was none, or an edge fed the input.
    pub value: Option<FieldValue>,
    /// Whether the batch varies it from item to item.
    pub is_varied: bool,
}

/// The inputs in the order of the form. What the batch put into the item counts before what the draft says; an input
/// that is the list of a batch node has the one value of it that went into the item.
pub(crate) fn inputs_of_item(draft: &Draft, varied: &[NodeFieldValue]) -> Vec<ItemInput> {
    let in_batch = |node_id: &str, field: &str| {
        varied
            .iter()
            .find(|value| value.node_path == node_id && value.field_name == field)
            .map(|value| typed(&value.value))
    };
    draft
        .inputs()
        .map(|input| {
            let (node_id, field) = (input.node_id(), input.field());
            let fed = || {
                let targets = draft.varied_by(node_id).into_iter();
                targets
                    .filter_map(|(node_id, field)| in_batch(node_id, field))
                    .next()
            };
            let varied = in_batch(node_id, field).or_else(fed);
            ItemInput {
                index: input.index(),
                label: input.label().to_owned(),
                node_id: node_id.to_owned(),
                field: field.to_owned(),
                is_varied: varied.is_some(),
                value: varied.or_else(|| input.value().filter(|_| !input.is_connected())),
            }
        })
        .collect()
}

fn typed(value: &BatchValue) -> FieldValue {
    match value {
        BatchValue::Text(text) => FieldValue::String(text.clone()),
        BatchValue::Integer(number) => FieldValue::Integer(*number),
        BatchValue::Number(number) => FieldValue::Float(*number),
        BatchValue::Image(name) => FieldValue::Image(ImageName::from(name.as_str())),
        BatchValue::Video(name) => FieldValue::Video(VideoName::from(name.as_str())),
        BatchValue::List(values) => FieldValue::List(values.iter().map(typed).collect()),
        other => FieldValue::Other(serde_json::to_value(other).unwrap_or_default()),
    }
}
