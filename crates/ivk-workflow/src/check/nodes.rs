//! Checks one node.

use ivk_fields::{InputTemplate, NodeTemplate, ValueProblem, ValueProblemKind};
use serde_json::Value;

use super::report::UNRESOLVED_MODEL;
use super::{Problem, Report, Severity};
use crate::document::model::{Instance, Invocation};
use crate::draft::Draft;
use crate::draft::layout::Usage;
use crate::draft::roles::VersionState;
use crate::draft::stored::Stored;

/// Checks a node and all its fields.
pub(super) fn check(draft: &Draft, node: u32, node_id: &str, invocation: &Invocation, report: &mut Report) {
    let document = draft.document();
    let node_type = document.str(invocation.node_type);
    let Some(template) = draft.node_template(node) else {
        let message = format!("Node {node_id} has the type {node_type}, which the server does not have.");
        report.push(Problem::error("unknown-node-type", message).on_node(node_id));
        return;
    };
    let label = document.str(invocation.label);
    let place = Place {
        draft,
        node,
        node_id,
        node_label: if label.is_empty() { &template.title } else { label },
    };
    for (instance, index) in document
        .instances(invocation)
        .iter()
        .zip(invocation.instances.clone())
    {
        place.instance(instance, index, template, report);
    }
    for (name, input) in &template.inputs {
        if document.instance(invocation, name).is_none() {
            let value = draft.value_of(node, None, name);
            place.field(name, &input.title, input, value, report);
        }
    }
}

struct Place<'a> {
    draft: &'a Draft,
    node: u32,
    node_id: &'a str,
    node_label: &'a str,
}

impl Place<'_> {
    fn error(&self, code: &'static str, field: &str, message: String) -> Problem {
        Problem::error(code, message)
            .on_node(self.node_id)
            .on_field(self.draft, self.node, field)
    }

    fn instance(&self, instance: &Instance, index: u32, template: &NodeTemplate, report: &mut Report) {
        let draft = self.draft;
        let name = draft.document().str(instance.key);
        let Some(state) = draft.layout().fields.get(index as usize) else {
            return;
        };
        let input = template.inputs.get(name);
        let own = draft.document().str(instance.label);
        let title = input.map_or(name, |input| &input.title);
        let label = if own.is_empty() { title } else { own };
        if let Stored::Unusable(unusable) = state.value
            && state.usage != Usage::Unknown
            && !draft.is_set(self.node, name)
            && !state.connected
        {
            let raw = instance.value.map_or("", |value| draft.document().raw(value));
            let message = format!(
                "{} -> {label}: the stored value cannot be used: {}.",
                self.node_label,
                unusable.told(raw)
            );
            report.push(self.error("unusable-value", name, message));
            return;
        }
        let Some(input) = input else {
            let version = draft
                .layout()
                .nodes
                .get(self.node as usize)
                .map(|state| state.version);
            // The editor's update drops it.
            if state.usage == Usage::Unknown && version != Some(VersionState::Updatable) {
                let message = format!("{} has no input {name} on this server.", self.node_label);
                report.push(self.error("unknown-field", name, message));
            }
            return;
        };
        let value = draft.value_of(self.node, Some(index), name);
        self.field(name, label, input, value, report);
    }

    /// Checks a field of the template, with the value that would be sent.
    fn field(
        &self,
        name: &str,
        label: &str,
        input: &InputTemplate,
        value: Option<&str>,
        report: &mut Report,
    ) {
        let draft = self.draft;
        let is_given = draft.layout().is_connected(draft.document(), self.node, name)
            // What a list holds was looked at when it was given.
            || draft.list_len(self.node, name).is_some();
        if is_given {
            return;
        }
        let Some(value) = value else {
            if input.required {
                let message = format!(
                    "{} -> {label}: a value or a connection is missing.",
                    self.node_label
                );
                report.push(self.error("missing-input", name, message));
            }
            return;
        };
        if !input.is_stateful() {
            return;
        }
        let set = draft
            .values()
            .get(self.node, name)
            .and_then(|value| Some(value.as_ref()?.typed.clone()));
        let typed = match set {
            Some(typed) => Ok(Some(typed)),
            None => match serde_json::from_str::<Value>(value) {
                Ok(json) => input.read(&json),
                Err(_) => return,
            },
        };
        let problems = match typed {
            Ok(Some(value)) => input.check(&value),
            Ok(None) => Vec::new(),
            Err(problem) => vec![problem],
        };
        for problem in problems.iter().take(MOST_PROBLEMS) {
            let message = format!("{} -> {label}: {problem}.", self.node_label);
            let mut found = self.error(code(problem), name, message);
            found.severity = severity(problem);
            report.push(found);
        }
    }
}

/// A list can be wrong in each of its items; a person needs to see a few only.
const MOST_PROBLEMS: usize = 20;

/// The word for a problem of a value.
pub(super) fn code(problem: &ValueProblem) -> &'static str {
    match problem.kind() {
        ValueProblemKind::WrongType { .. } => "wrong-type",
        ValueProblemKind::Malformed { .. } => "malformed-value",
        ValueProblemKind::ConnectionOnly { .. } => "connection-only",
        ValueProblemKind::NotFinite => "not-finite",
        ValueProblemKind::AboveMaximum { .. } => "above-maximum",
        ValueProblemKind::BelowMinimum { .. } => "below-minimum",
        ValueProblemKind::NotMultiple { .. } => "not-multiple",
        ValueProblemKind::TooShort { .. } => "too-short",
        ValueProblemKind::TooLong { .. } => "too-long",
        ValueProblemKind::TooFewItems { .. } => "too-few-items",
        ValueProblemKind::TooManyItems { .. } => "too-many-items",
        ValueProblemKind::NotAnOption { .. } => "not-an-option",
        ValueProblemKind::UnknownScheduler { .. } => "unknown-scheduler",
        ValueProblemKind::WrongModelBase { .. } => "wrong-model-base",
        ValueProblemKind::WrongModelType { .. } => "wrong-model-type",
        ValueProblemKind::UnresolvedModel { .. } => UNRESOLVED_MODEL,
        _ => "invalid-value",
    }
}

/// A model of another kind than the server asks for may still work.
fn severity(problem: &ValueProblem) -> Severity {
    match problem.kind() {
        ValueProblemKind::WrongModelBase { .. } | ValueProblemKind::WrongModelType { .. } => {
            Severity::Warning
        }
        _ => Severity::Error,
    }
}
