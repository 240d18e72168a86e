//! The result of a check.

use std::fmt;

use crate::draft::Draft;
use crate::warning::Warning;

/// How bad a [`Problem`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// The run is possible, but may not do what the workflow says.
    Warning,
    /// The run would fail, or the server would refuse it.
    Error,
}

/// The code of a model that is known by its name only: what only a server can mend.
pub(crate) const UNRESOLVED_MODEL: &str = "unresolved-model";

/// One thing that is wrong.
///
/// `code` is a stable word for programs; the message is for people.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// A stable kebab-case word, such as `missing-input`.
    pub code: &'static str,
    /// One sentence.
    pub message: String,
    /// How bad it is.
    pub severity: Severity,
    /// The node concerned.
    pub node_id: Option<String>,
    /// The field of the node.
    pub field: Option<String>,
    /// The first input of the form on this field.
    pub index: Option<usize>,
}

impl Problem {
    pub(crate) fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            severity: Severity::Error,
            node_id: None,
            field: None,
            index: None,
        }
    }

    pub(crate) fn from_warning(warning: &Warning) -> Self {
        Self {
            code: warning.code,
            message: warning.message.clone(),
            severity: Severity::Warning,
            node_id: warning.node_id.clone(),
            field: warning.field.clone(),
            index: None,
        }
    }

    pub(crate) fn on_node(mut self, node_id: &str) -> Self {
        self.node_id = Some(node_id.to_owned());
        self
    }

    /// Says which field it is about, and which input of the form shows it.
    pub(crate) fn on_field(mut self, draft: &Draft, node: u32, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self.index = draft
            .layout()
            .inputs
            .iter()
            .position(|entry| entry.node == node && entry.field.of(draft.document()) == field);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// Everything that is wrong with a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    problems: Vec<Problem>,
}

impl Report {
    pub(crate) fn push(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Whether the draft can run: nothing found is an error.
    pub fn is_ready(&self) -> bool {
        self.errors().next().is_none()
    }

    /// All that was found, node by node in the order of the file.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// What prevents a run.
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error)
    }

    /// What was found about one input.
    pub fn for_input(&self, index: usize) -> impl Iterator<Item = &Problem> {
        self.problems
            .iter()
            .filter(move |problem| problem.index == Some(index))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}
