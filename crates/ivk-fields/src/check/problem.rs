//! What is wrong with a value.

use std::fmt;

use crate::value::{ModelBase, ModelType};

/// Something that is wrong with the value of an input.
///
/// `Display` says in one sentence what was given and what is allowed; the input itself is for the caller to name.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueProblem {
    kind: ValueProblemKind,
    item: Option<usize>,
    nested: bool,
}

/// The ways in which a value can be wrong.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ValueProblemKind {
    /// The value is of another type.
    WrongType {
        /// What was given.
        given: String,
        /// What is needed.
        needed: String,
    },
    /// The value has the right type, but its parts do not make sense.
    Malformed {
        /// What is needed.
        needed: String,
        /// Why the parts do not make sense.
        reason: String,
    },
    /// The field takes an edge, never a value.
    ConnectionOnly {
        /// The type of the field.
        field_type: String,
    },
    /// The number is infinite or no number. JSON has no such numbers.
    NotFinite,
    /// The number is too large.
    AboveMaximum {
        /// What was given.
        given: f64,
        /// The limit.
        limit: f64,
        /// Whether the limit itself is refused.
        exclusive: bool,
    },
    /// The number is too small.
    BelowMinimum {
        /// What was given.
        given: f64,
        /// The limit.
        limit: f64,
        /// Whether the limit itself is refused.
        exclusive: bool,
    },
    /// The number is no multiple, by the remainder of JavaScript.
    NotMultiple {
        /// What was given.
        given: f64,
        /// What it must be a multiple of.
        of: f64,
    },
    /// The string has too few UTF-16 units.
    TooShort {
        /// How many it has.
        given: u64,
        /// How many it needs.
        limit: u64,
    },
    /// The string has too many UTF-16 units.
    TooLong {
        /// How many it has.
        given: u64,
        /// How many it may have.
        limit: u64,
    },
    /// The list has too few items.
    TooFewItems {
        /// How many it has.
        given: u64,
        /// How many it needs.
        limit: u64,
    },
    /// The list has too many items.
    TooManyItems {
        /// How many it has.
        given: u64,
        /// How many it may have.
        limit: u64,
    },
    /// The value is none of the options.
    NotAnOption {
        /// What was given.
        given: String,
        /// The options.
        options: Vec<String>,
        /// The option that was perhaps meant.
        nearest: Option<String>,
    },
    /// The server has no such scheduler.
    UnknownScheduler {
        /// What was given.
        given: String,
        /// The scheduler that was perhaps meant.
        nearest: Option<String>,
    },
    /// The model has another base than the input takes.
    WrongModelBase {
        /// The name of the model.
        model: String,
        /// Its base.
        base: ModelBase,
        /// The bases that the input takes.
        allowed: Vec<String>,
    },
    /// The model does something else than the input takes.
    WrongModelType {
        /// The name of the model.
        model: String,
        /// What it does.
        model_type: ModelType,
        /// The types that the input takes.
        allowed: Vec<String>,
    },
    /// The model is known by its name only and must be found on the server first.
    UnresolvedModel {
        /// The name.
        model: String,
    },
    /// A check of the user's own found something.
    Custom {
        /// What it found, as a sentence.
        message: String,
    },
}

use ValueProblemKind as Kind;

impl ValueProblem {
    pub(crate) fn new(kind: Kind) -> Self {
        Self {
            kind,
            item: None,
            nested: false,
        }
    }

    /// A problem that a check of the user's own found. `message` is a sentence without its full stop.
    pub fn custom(message: impl Into<String>) -> Self {
        Self::new(Kind::Custom {
            message: message.into(),
        })
    }

    pub(crate) fn wrong_type(given: impl Into<String>, needed: &str) -> Self {
        Self::new(Kind::WrongType {
            given: given.into(),
            needed: needed.to_owned(),
        })
    }

    pub(crate) fn malformed(needed: &str, reason: &str) -> Self {
        Self::new(Kind::Malformed {
            needed: needed.to_owned(),
            reason: reason.to_owned(),
        })
    }

    /// Notes that an item of a list is meant.
    #[must_use]
    pub(crate) fn at_item(mut self, item: usize) -> Self {
        self.item = Some(item);
        self
    }

    #[must_use]
    pub(crate) fn nested(mut self, nested: bool) -> Self {
        self.nested = nested;
        self
    }

    /// What is wrong.
    pub fn kind(&self) -> &ValueProblemKind {
        &self.kind
    }

    /// The place of the item in the list that is wrong, from 0.
    pub fn item(&self) -> Option<usize> {
        self.item
    }

    /// A short word for programs, such as `above_maximum`.
    pub fn code(&self) -> &'static str {
        match &self.kind {
            Kind::WrongType { .. } => "wrong_type",
            Kind::Malformed { .. } => "malformed_value",
            Kind::ConnectionOnly { .. } => "connection_only",
            Kind::NotFinite => "not_finite",
            Kind::AboveMaximum { .. } => "above_maximum",
            Kind::BelowMinimum { .. } => "below_minimum",
            Kind::NotMultiple { .. } => "not_multiple",
            Kind::TooShort { .. } => "too_short",
            Kind::TooLong { .. } => "too_long",
            Kind::TooFewItems { .. } => "too_few_items",
            Kind::TooManyItems { .. } => "too_many_items",
            Kind::NotAnOption { .. } => "not_an_option",
            Kind::UnknownScheduler { .. } => "unknown_scheduler",
            Kind::WrongModelBase { .. } => "wrong_model_base",
            Kind::WrongModelType { .. } => "wrong_model_type",
            Kind::UnresolvedModel { .. } => "unresolved_model",
            Kind::Custom { .. } => "custom",
        }
    }

    /// Whether the editor would refuse to run for it. The editor looks neither into nullable types, nor at
    /// options, schedulers, models, or the length of a single string.
    pub fn stops_editor(&self) -> bool {
        let looked_at = match &self.kind {
            Kind::AboveMaximum { .. }
            | Kind::BelowMinimum { .. }
            | Kind::NotMultiple { .. }
            | Kind::TooFewItems { .. }
            | Kind::TooManyItems { .. } => true,
            Kind::TooShort { .. } | Kind::TooLong { .. } => self.item.is_some(),
            _ => false,
        };
        looked_at && !self.nested
    }
}

impl fmt::Display for ValueProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(item) = self.item {
            write!(f, "item {}: ", item + 1)?;
        }
        match &self.kind {
            Kind::WrongType { given, needed } => write!(f, "{given} was given where {needed} is needed"),
            Kind::Malformed { needed, reason } => write!(f, "the value is not {needed}: {reason}"),
            Kind::ConnectionOnly { field_type } => {
                write!(f, "a field of type {field_type} takes a connection, not a value")
            }
            Kind::NotFinite => f.write_str("the number is not finite, which JSON cannot carry"),
            Kind::AboveMaximum {
                given,
                limit,
                exclusive: false,
            } => {
                write!(f, "{given} is above the maximum of {limit}")
            }
            Kind::AboveMaximum {
                given,
                limit,
                exclusive: true,
            } => write!(f, "{given} is not below {limit}"),
            Kind::BelowMinimum {
                given,
                limit,
                exclusive: false,
            } => {
                write!(f, "{given} is below the minimum of {limit}")
            }
            Kind::BelowMinimum {
                given,
                limit,
                exclusive: true,
            } => write!(f, "{given} is not above {limit}"),
            Kind::NotMultiple { given, of } => write!(f, "{given} is not a multiple of {of}"),
            Kind::TooShort { given, limit } => {
                write!(
                    f,
                    "the text has {given} characters, fewer than the {limit} it needs"
                )
            }
            Kind::TooLong { given, limit } => {
                write!(
                    f,
                    "the text has {given} characters, more than the {limit} it may have"
                )
            }
            Kind::TooFewItems { given, limit } => {
                write!(f, "the list has {given} items, fewer than the {limit} it needs")
            }
            Kind::TooManyItems { given, limit } => {
                write!(f, "the list has {given} items, more than the {limit} it may have")
            }
            Kind::NotAnOption {
                given,
                options,
                nearest,
            } => {
                write!(f, "\"{given}\" is none of the options {}", join(options))?;
                meant(f, nearest.as_deref())
            }
            Kind::UnknownScheduler { given, nearest } => {
                write!(f, "the server has no scheduler \"{given}\"")?;
                meant(f, nearest.as_deref())
            }
            Kind::WrongModelBase { model, base, allowed } => {
                write!(
                    f,
                    "the model \"{model}\" has the base {base}; allowed is {}",
                    join(allowed)
                )
            }
            Kind::WrongModelType {
                model,
                model_type,
                allowed,
            } => {
                write!(
                    f,
                    "the model \"{model}\" has the type {model_type}; allowed is {}",
                    join(allowed)
                )
            }
            Kind::UnresolvedModel { model } => {
                write!(
                    f,
                    "the model \"{model}\" must be found on the server before it can be used"
                )
            }
            Kind::Custom { message } => f.write_str(message),
        }
    }
}

impl std::error::Error for ValueProblem {}

fn meant(f: &mut fmt::Formatter<'_>, nearest: Option<&str>) -> fmt::Result {
    match nearest {
        Some(nearest) => write!(f, "; did you mean \"{nearest}\"?"),
        None => Ok(()),
    }
}

/// The first few words, and how many more there are.
fn join(words: &[String]) -> String {
    const SHOWN: usize = 12;
    let shown: Vec<_> = words.iter().take(SHOWN).map(|word| super::cut(word)).collect();
    match words.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// Everything that is wrong with one value, at least one problem.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueProblems(Vec<ValueProblem>);

impl ValueProblems {
    /// `None` where there is no problem.
    pub(crate) fn from_list(problems: Vec<ValueProblem>) -> Option<Self> {
        (!problems.is_empty()).then_some(Self(problems))
    }

    /// The problems, in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &ValueProblem> {
        self.0.iter()
    }

    /// The problems as a list.
    pub fn into_vec(self) -> Vec<ValueProblem> {
        self.0
    }
}

impl From<ValueProblem> for ValueProblems {
    fn from(problem: ValueProblem) -> Self {
        Self(vec![problem])
    }
}

impl fmt::Display for ValueProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, problem) in self.0.iter().enumerate().take(5) {
            let separator = if place == 0 { "" } else { "; " };
            write!(f, "{separator}{problem}")?;
        }
        match self.0.len().saturating_sub(5) {
            0 => Ok(()),
            more => write!(f, "; and {more} more"),
        }
    }
}

impl std::error::Error for ValueProblems {}
