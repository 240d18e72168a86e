//! Changes to many things, in parts.

mod things;

use std::collections::HashSet;
use std::error::Error as StdError;
use std::fmt;
use std::future::IntoFuture;
use std::hash::Hash;

use futures_util::future::BoxFuture;

use crate::error::Error;
use crate::progress::{Listener, Progress};

pub(crate) use things::{Things, Wish};

/// Which things a change was made to, and which not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Changed<N> {
    /// Those that are now as they were asked to be.
    pub done: Vec<N>,
    /// Those that exist and to which it was not done.
    pub failed: Vec<N>,
    /// Those that do not exist.
    pub missing: Vec<N>,
}

impl<N> Default for Changed<N> {
    fn default() -> Self {
        Self {
            done: Vec::new(),
            failed: Vec::new(),
            missing: Vec::new(),
        }
    }
}

impl<N> Changed<N> {
    /// Whether it was done to all.
    pub fn is_complete(&self) -> bool {
        self.failed.is_empty() && self.missing.is_empty()
    }
}

/// A change to many things that broke off, and how far it had come.
///
/// It turns into an [`Error`] with `?`, which then says no more than why.
#[derive(Debug)]
#[non_exhaustive]
pub struct Interrupted<N> {
    /// What was done before.
    pub changed: Changed<N>,
    /// The part that was being done: the server may have done all, some or none of it.
    pub unknown: Vec<N>,
    /// What was not begun.
    pub untried: Vec<N>,
    /// Why it broke off.
    pub error: Error,
}

impl<N> fmt::Display for Interrupted<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)?;
        let (done, open) = (self.changed.done.len(), self.unknown.len() + self.untried.len());
        if done > 0 {
            write!(f, ", when {done} were done and {open} were left")?;
        }
        Ok(())
    }
}

impl<N: fmt::Debug> StdError for Interrupted<N> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.error.source()
    }
}

impl<N> From<Interrupted<N>> for Error {
    fn from(interrupted: Interrupted<N>) -> Self {
        interrupted.error
    }
}

/// What the server said of one part: names that it does not mention are missing, or were passed over.
pub(crate) struct Answer<N> {
    pub(crate) done: Vec<N>,
    pub(crate) failed: Vec<N>,
}

/// How a change is made.
pub(crate) trait Changer<N>: Send + Sync {
    /// How many things go into one request.
    fn at_once(&self) -> usize;

    /// Refuses what must not be done, before anything is.
    fn prepare<'a>(&'a self, names: &'a [N]) -> BoxFuture<'a, Result<(), Error>>;

    /// Changes a part.
    fn change<'a>(&'a self, part: &'a [N]) -> BoxFuture<'a, Result<Answer<N>, Error>>;

    /// Which of these exist.
    fn existing<'a>(&'a self, names: &'a [N]) -> BoxFuture<'a, Result<HashSet<N>, Error>>;
}

/// A change to many things that is being described; awaiting it makes it.
///
/// It is made in parts, so that no request takes long and progress can be told. Dropping the future ends it between
/// two parts or within one; what was done stays done.
///
/// ```no_run
/// # async fn show(images: ivk_boards::Images, names: Vec<ivk_boards::ImageName>) -> Result<(), ivk_boards::Error> {
/// let deleted = images
///     .delete(&names)
///     .progress(|progress| println!("{} of {}", progress.done, progress.total))
///     .await?;
/// for name in &deleted.failed {
///     println!("{name} is still there");
/// }
/// # Ok(()) }
/// ```
#[must_use = "a change does nothing until it is awaited"]
pub struct Change<N> {
    names: Vec<N>,
    changer: Box<dyn Changer<N>>,
    progress: Option<Listener<Progress>>,
}

impl<N: Clone + Eq + Hash> Change<N> {
    pub(crate) fn new(names: &[N], changer: impl Changer<N> + 'static) -> Self {
        let mut seen = HashSet::new();
        Self {
            names: names.iter().filter(|name| seen.insert(*name)).cloned().collect(),
            changer: Box::new(changer),
            progress: None,
        }
    }

    /// Tells after every part how far it has come.
    pub fn progress(mut self, tell: impl FnMut(Progress) + Send + 'static) -> Self {
        self.progress = Some(Box::new(tell));
        self
    }

    async fn run(mut self) -> Result<Changed<N>, Interrupted<N>> {
        let mut changed = Changed::default();
        let interrupted = |changed, unknown: &[N], untried: &[N], error| Interrupted {
            changed,
            unknown: unknown.to_vec(),
            untried: untried.to_vec(),
            error,
        };
        if let Err(error) = self.changer.prepare(&self.names).await {
            return Err(interrupted(changed, &[], &self.names, error));
        }
        let mut left = self.names.as_slice();
        while !left.is_empty() {
            let (part, rest) = left.split_at(self.changer.at_once().clamp(1, left.len()));
            match self.changer.change(part).await {
                Ok(answer) => changed.add(&*self.changer, part, answer).await,
                Err(error) => return Err(interrupted(changed, part, rest, error)),
            }
            left = rest;
            if let Some(tell) = &mut self.progress {
                let total = self.names.len();
                tell(Progress {
                    done: total - left.len(),
                    total,
                });
            }
        }
        Ok(changed)
    }
}

impl<N: Clone + Eq + Hash> Changed<N> {
    /// The server mentions neither what it does not have nor, before 6.14, what failed.
    async fn add(&mut self, changer: &dyn Changer<N>, part: &[N], answer: Answer<N>) {
        let done: HashSet<N> = answer.done.into_iter().collect();
        let open: Vec<N> = part.iter().filter(|name| !done.contains(name)).cloned().collect();
        self.done
            .extend(part.iter().filter(|name| done.contains(name)).cloned());
        if open.is_empty() {
            return;
        }
        // What was done stands, whether or not the rest can be explained.
        let existing = match changer.existing(&open).await {
            Ok(existing) => existing,
            Err(_) => answer.failed.into_iter().collect(),
        };
        for name in open {
            if existing.contains(&name) {
                self.failed.push(name);
            } else {
                self.missing.push(name);
            }
        }
    }
}

impl<N: Clone + Eq + Hash + Send + Sync + 'static> IntoFuture for Change<N> {
    type Output = Result<Changed<N>, Interrupted<N>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<N: fmt::Debug> fmt::Debug for Change<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Change")
            .field("names", &self.names)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
