//! How far long work has come.

/// How many of many things are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Progress {
    /// Things that are done, those that failed included.
    pub done: usize,
    /// Things in all.
    pub total: usize,
}

/// How much of one thing has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Received {
    /// Bytes so far.
    pub bytes: u64,
    /// Bytes in all, when the server announced it.
    pub total: Option<u64>,
}

/// Who is told of progress.
pub(crate) type Listener<P> = Box<dyn FnMut(P) + Send>;
