//! What a node is for.

/// What becomes of a node when the graph is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The server runs it.
    Runs,
    /// It becomes batch data.
    Batch,
    /// It fills a batch node.
    Generator,
    /// The server does not know its type.
    Unknown,
    /// A note or a connector.
    Decoration,
}

impl Role {
    pub(crate) fn of(node_type: &str) -> Self {
        match node_type {
            "image_batch" | "string_batch" | "integer_batch" | "float_batch" => Self::Batch,
            "image_generator" | "string_generator" | "integer_generator" | "float_generator" => {
                Self::Generator
            }
            _ => Self::Runs,
        }
    }
}

/// The node that takes inputs it has no template for.
pub(crate) const CORE_METADATA: &str = "core_metadata";

/// The node that runs another workflow.
pub(crate) const CALL_SAVED_WORKFLOW: &str = "call_saved_workflow";

/// How the inputs of a called workflow are named on the calling node.
pub(crate) const CALLED_INPUT: &str = "saved_workflow_input::";

/// How the version of a node in a file stands to the one of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VersionState {
    Same,
    /// The editor would update the node.
    Updatable,
    /// The editor could not update the node.
    Foreign,
}

impl VersionState {
    pub(crate) fn of(file: &str, server: &str) -> Self {
        if file == server {
            return Self::Same;
        }
        match (major(file), major(server)) {
            (Some(file), Some(server)) if file == server => Self::Updatable,
            _ => Self::Foreign,
        }
    }
}

/// The first number of a version of three or four numbers.
fn major(version: &str) -> Option<u64> {
    // A dot is never a part of another character.
    let mut parts = version.as_bytes().split(|byte| *byte == b'.');
    let mut next = || parts.next().and_then(number);
    let (major, _, _) = (next()?, next()?, next()?);
    match (parts.next(), parts.next()) {
        (None, _) => Some(major),
        (Some(fourth), None) => {
            let fourth = fourth.strip_prefix(b"+").unwrap_or(fourth);
            (matches!(fourth, b"x" | b"*") || number(fourth).is_some()).then_some(major)
        }
        _ => None,
    }
}

/// The number that digits make, and nothing but digits.
fn number(digits: &[u8]) -> Option<u64> {
    let add = |number: u64, byte: &u8| {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        number.checked_mul(10)?.checked_add(digit)
    };
    (!digits.is_empty()).then(|| digits.iter().try_fold(0, add))?
}

/// Whether a version of three numbers comes before another.
pub(crate) fn is_before(version: &str, other: [u64; 3]) -> bool {
    numbers(version) < other
}

/// The first three numbers of a version. What is not a number counts as 0.
pub(crate) fn numbers(version: &str) -> [u64; 3] {
    let mut parts = version.split('.').map(|part| part.parse::<u64>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    [next(), next(), next()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_number_decides_about_an_update() {
        assert_eq!(VersionState::of("1.0.0", "1.0.0"), VersionState::Same);
        assert_eq!(VersionState::of("1.99.0", "1.1.0"), VersionState::Updatable);
        assert_eq!(VersionState::of("0.1.0", "0.9.0"), VersionState::Updatable);
        assert_eq!(VersionState::of("1.0.0.4", "1.1.0"), VersionState::Updatable);
        assert_eq!(VersionState::of("2.0.0", "1.1.0"), VersionState::Foreign);
        assert_eq!(VersionState::of("1.0.0.beta", "1.1.0"), VersionState::Foreign);
        assert_eq!(VersionState::of("01.0.0", "1.1.0"), VersionState::Updatable);
        assert_eq!(VersionState::of("1.0.0.+4", "1.1.0"), VersionState::Updatable);
        assert_eq!(VersionState::of("1.0.0.", "1.1.0"), VersionState::Foreign);
        assert_eq!(VersionState::of("1..0", "1.1.0"), VersionState::Foreign);
        assert_eq!(VersionState::of("+1.0.0", "1.1.0"), VersionState::Foreign);
        assert_eq!(VersionState::of("1. 0.0", "1.1.0"), VersionState::Foreign);
    }

    #[test]
    fn versions_are_ordered_by_number() {
        assert!(is_before("1.0.1", [1, 0, 2]));
        assert!(!is_before("1.0.10", [1, 0, 2]));
    }
}
