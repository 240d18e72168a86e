//! What is wrong with a draft: in itself, and on the server that was named.

use ivk_workflow::Severity;
use serde::Serialize;

use super::draft::Prepared;

/// One thing that is wrong, as `ivk check --json` prints it.
#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    code: &'static str,
    pub(crate) message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    node_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) index: Option<usize>,
    /// The workflow cannot run because of it.
    #[serde(skip)]
    pub(crate) prevents: bool,
}

/// Everything that is wrong, for the request that was asked for. A model that the server does not have
/// is told once, with those that are like it.
pub(crate) fn of(prepared: &Prepared) -> Vec<Problem> {
    let report = prepared.draft.check_for(&prepared.options);
    let missing = |node_id: Option<&str>, field: Option<&str>| {
        prepared
            .missing_models
            .iter()
            .any(|one| Some(one.node_id.as_str()) == node_id && Some(one.field.as_str()) == field)
    };
    let found = report
        .problems()
        .iter()
        .filter(|found| {
            found.code != "unresolved-model" || !missing(found.node_id.as_deref(), found.field.as_deref())
        })
        .map(|found| Problem {
            code: found.code,
            message: found.message.clone(),
            node_id: found.node_id.clone(),
            field: found.field.clone(),
            index: found.index,
            prevents: found.severity == Severity::Error,
        });
    let models = prepared.missing_models.iter().map(|one| Problem {
        code: "missing-model",
        message: format!("The {one}."),
        node_id: Some(one.node_id.clone()),
        field: Some(one.field.clone()),
        index: one.input_indices.first().copied(),
        prevents: true,
    });
    found.chain(models).collect()
}
