//! Many transfers at a time.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::StreamExt;
use futures_util::stream::BoxStream;

use crate::error::Error;

/// How many transfers go on at once unless said otherwise: enough to hide the wait for each answer, few enough for a
/// server that also has other work.
pub(crate) const CONCURRENCY: usize = 16;

/// One of many transfers that has ended.
#[derive(Debug)]
#[non_exhaustive]
pub struct Transfer<K, T> {
    /// Its place among those that were asked for, from 0 on.
    pub index: usize,
    /// What it was about.
    pub of: K,
    /// What came of it.
    pub result: Result<T, Error>,
}

/// Many transfers that are going on, a few at a time: a stream of them in the order in which they end.
///
/// Nothing happens unless the stream is read. Dropping it ends all of them; none leaves half a file behind.
#[must_use = "transfers do nothing unless they are read"]
pub struct Transfers<K, T> {
    total: usize,
    running: BoxStream<'static, Transfer<K, T>>,
}

impl<K: Send + 'static, T: Send + 'static> Transfers<K, T> {
    /// `begin` makes the future of each, which ends with what it was about and what came of it.
    pub(crate) fn new<I, F, R>(items: Vec<I>, concurrency: usize, begin: F) -> Self
    where
        I: Send + 'static,
        F: Fn(I) -> R + Send + 'static,
        R: Future<Output = (K, Result<T, Error>)> + Send + 'static,
    {
        let total = items.len();
        let running = futures_util::stream::iter(items.into_iter().enumerate())
            .map(move |(index, item)| {
                let running = begin(item);
                async move {
                    let (of, result) = running.await;
                    Transfer { index, of, result }
                }
            })
            .buffer_unordered(concurrency.max(1))
            .boxed();
        Self { total, running }
    }

    /// How many there are in all.
    pub fn total(&self) -> usize {
        self.total
    }

    /// The next one that ends, or `None` after the last. Cancel safe.
    pub async fn next(&mut self) -> Option<Transfer<K, T>> {
        StreamExt::next(self).await
    }

    /// Waits for all, and gives what came of them in the order in which they were asked for.
    pub async fn finish(mut self) -> Vec<Transfer<K, T>> {
        let mut ended = Vec::with_capacity(self.total);
        while let Some(transfer) = self.next().await {
            ended.push(transfer);
        }
        ended.sort_by_key(|transfer| transfer.index);
        ended
    }

    /// Waits for all, and gives their results in the order in which they were asked for, or the first error that occurs.
    /// The transfers that are then still going on are ended.
    ///
    /// # Errors
    ///
    /// The first error that occurs.
    pub async fn all(mut self) -> Result<Vec<T>, Error> {
        let mut ended = Vec::with_capacity(self.total);
        while let Some(transfer) = self.next().await {
            ended.push((transfer.index, transfer.result?));
        }
        ended.sort_by_key(|(index, _)| *index);
        Ok(ended.into_iter().map(|(_, result)| result).collect())
    }
}

impl<K, T> Stream for Transfers<K, T> {
    type Item = Transfer<K, T>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.running.poll_next_unpin(context)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.running.size_hint()
    }
}

impl<K, T> fmt::Debug for Transfers<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transfers")
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}
