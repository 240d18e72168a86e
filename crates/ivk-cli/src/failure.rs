//! How a command ends when it does not end well: an exit code, a word for programs, a sentence for people.

use std::error::Error;
use std::fmt;

/// The exit codes of the command, a public interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is done.
    Done = 0,
    /// The work failed, or the workflow is not ready.
    Failed = 1,
    /// Bad arguments or an unusable file.
    Usage = 2,
    /// The server cannot be reached or refuses.
    Server = 3,
    /// Took longer than allowed.
    TimedOut = 4,
    /// Stopped by the person; the job was canceled first.
    Interrupted = 130,
}

impl Exit {
    /// The code for work on many things, of which one more ended so: the first that went wrong is told.
    pub(crate) fn worse(self, next: Self) -> Self {
        if self == Self::Done { next } else { self }
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why the command could not do its work.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) exit: Exit,
    /// A stable word for programs.
    pub(crate) code: &'static str,
    message: String,
    causes: Vec<String>,
}

impl Failure {
    /// A failure whose sentence says everything.
    pub(crate) fn new(exit: Exit, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            exit,
            code,
            message: message.into(),
            causes: Vec::new(),
        }
    }

    /// A failure told by an error and its causes.
    pub(crate) fn from_error(exit: Exit, code: &'static str, error: &(dyn Error + 'static)) -> Self {
        Self {
            exit,
            code,
            message: error.to_string(),
            causes: causes(error),
        }
    }

    /// A failure with a sentence of ours, because of an error.
    pub(crate) fn because(
        exit: Exit,
        code: &'static str,
        message: impl Into<String>,
        error: &(dyn Error + 'static),
    ) -> Self {
        let mut chain = vec![error.to_string()];
        chain.extend(causes(error));
        Self {
            exit,
            code,
            message: message.into(),
            causes: chain,
        }
    }

    /// The sentence and its causes, one after the other. Causes that the text before them already
    /// tells are left out.
    pub(crate) fn sentence(&self) -> String {
        let mut text = self.message.clone();
        for cause in &self.causes {
            if !text.contains(cause.as_str()) {
                text.push_str(": ");
                text.push_str(cause);
            }
        }
        text
    }
}

fn causes(error: &(dyn Error + 'static)) -> Vec<String> {
    std::iter::successors(error.source(), |&cause| cause.source())
        .map(ToString::to_string)
        .collect()
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("the file is empty")]
    struct Empty;

    #[derive(Debug, thiserror::Error)]
    #[error("the workflow cannot be read: the file is empty")]
    struct Unreadable(#[source] Empty);

    #[test]
    fn a_cause_is_told_once() {
        let failure = Failure::from_error(Exit::Usage, "unreadable", &Unreadable(Empty));
        assert_eq!(
            failure.sentence(),
            "the workflow cannot be read: the file is empty"
        );
        let failure = Failure::because(Exit::Usage, "unreadable", "nothing can be run", &Empty);
        assert_eq!(failure.sentence(), "nothing can be run: the file is empty");
    }
}
