//! Checks the batch of a draft.
//!
//! The server looks at a batch less than at a graph: an empty one makes no item and is accepted, and values of a
//! wrong type fail only when the queue comes to them, again and again. So both are found here.

use std::collections::HashSet;

use ivk_fields::generator::GeneratorError;
use ivk_fields::{Cardinality, FieldType, FieldValue, InputTemplate, TypeName};
use serde_json::Value;

use super::nodes::code;
use super::{Problem, Report};
use crate::batch::nodes::{BatchNode, ItemsError, grouped};
use crate::batch::{EnqueueOptions, takes_batches};
use crate::draft::Draft;

/// How many items a server keeps in its queue unless its owner says otherwise.
const QUEUE: u64 = 10_000;

pub(super) fn check(draft: &Draft, options: &EnqueueOptions, report: &mut Report) {
    if options.run_count() == 0 {
        report.push(Problem::error(
            "no-runs",
            "The number of runs must be at least 1.",
        ));
    }
    let nodes = draft.batch_nodes(options.source());
    let mut fed = HashSet::new();
    for node in &nodes {
        one(draft, node, report);
        for target in &node.targets {
            fed.insert((target.node, target.handle));
        }
    }
    for group in grouped(&nodes) {
        if group.len().is_none() && group.nodes.iter().all(|node| node.items.is_ok()) {
            let name = group.group.unwrap_or("without a name");
            let message = format!("The lists of batch {name} are not of one length.");
            let problem = Problem::error("batch-size-mismatch", message);
            report.push(match group.nodes.first() {
                Some(node) => problem.on_node(id(draft, node.node)),
                None => problem,
            });
        }
    }
    for column in draft.batches().iter().flatten() {
        if fed.contains(&(column.node, &*column.field)) {
            let message = format!(
                "A batch node and a list of the program both give {}.",
                column.field
            );
            let problem = Problem::error("batch-conflict", message).on_node(id(draft, column.node));
            report.push(problem.on_field(draft, column.node, &column.field));
        }
    }
    let items = draft
        .variants(options)
        .unwrap_or(0)
        .saturating_mul(options.run_count());
    if items > QUEUE {
        let message = format!(
            "The batch makes {items} items, and a queue takes {QUEUE} unless its owner says otherwise; the server \
             drops the rest."
        );
        report.push(Problem::error("batch-too-large", message));
    }
}

fn id(draft: &Draft, node: u32) -> &str {
    let document = draft.document();
    document.node(node).map_or("", |node| document.str(node.id))
}

fn one(draft: &Draft, node: &BatchNode<'_>, report: &mut Report) {
    let node_id = id(draft, node.node);
    let label = draft.node_label(node.node);
    let error = |code, message: String| Problem::error(code, message).on_node(node_id);
    if node.targets.is_empty() {
        let message = format!("The batch node {label} is not connected to anything.");
        report.push(error("batch-not-connected", message));
    }
    let items = match &node.items {
        Ok(items) => items,
        Err(reason) => {
            let (code, reason) = match reason {
                ItemsError::NotAList => ("batch-malformed", "its list is none".to_owned()),
                ItemsError::Malformed(reason) => (
                    "batch-malformed",
                    format!("its generator cannot be used: {reason}"),
                ),
                ItemsError::Generator(GeneratorError::Unanswered(_)) => {
                    ("batch-unresolved", "only a server can make its list".to_owned())
                }
                ItemsError::Generator(reason) => ("batch-malformed", reason.to_string()),
            };
            report.push(error(
                code,
                format!("The batch node {label} has no list: {reason}."),
            ));
            return;
        }
    };
    if items.is_empty() {
        let message = format!("The batch node {label} has an empty list, so nothing would run.");
        report.push(error("batch-empty", message));
        return;
    }
    let values = items.values();
    for target in &node.targets {
        let Some(template) = draft.template_of(target.node, target.handle) else {
            continue;
        };
        if let Some((code, reason)) = misfit(template, &values) {
            let message = format!(
                "The list of batch node {label} does not fit {} -> {}: {reason}.",
                draft.node_label(target.node),
                template.title
            );
            let problem = Problem::error(code, message).on_node(id(draft, target.node));
            report.push(problem.on_field(draft, target.node, target.handle));
        }
    }
}

/// The first value that does not fit the field it goes into.
fn misfit(template: &InputTemplate, values: &[Value]) -> Option<(&'static str, String)> {
    let field_type = &template.field_type;
    if !field_type.name.is_stateful() {
        return None;
    }
    if !takes_batches(template) {
        let reason = format!("the server takes no lists of {} values", field_type.name);
        return Some(("batch-type", reason));
    }
    let one = FieldType {
        cardinality: match field_type.cardinality {
            Cardinality::SingleOrCollection => Cardinality::Single,
            other => other,
        },
        ..field_type.clone()
    };
    values.iter().enumerate().find_map(|(place, value)| {
        // The server makes a string of a number.
        if value.is_number() && field_type.name == TypeName::STRING {
            return None;
        }
        let place = place + 1;
        match FieldValue::from_api(value, &one) {
            Ok(None) => Some(("batch-type", format!("item {place} is null"))),
            Ok(Some(value)) => template
                .check(&value)
                .first()
                .map(|problem| (code(problem), format!("item {place}: {problem}"))),
            Err(problem) => Some(("batch-type", format!("item {place}: {problem}"))),
        }
    })
}
