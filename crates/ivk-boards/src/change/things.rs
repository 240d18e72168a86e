//! What is done to many images, or to many videos.

use std::collections::HashSet;
use std::fmt::Display;
use std::hash::Hash;

use futures_util::future::BoxFuture;
use ivk_transport::http::Client;

use super::{Answer, Change, Changer};
use crate::board::{BoardRef, ProtectedBoards, refuse_unknown};
use crate::error::{Error, ErrorKind, Thing};

/// What is done.
pub(crate) enum Wish {
    Delete,
    Star,
    Unstar,
    MoveTo(BoardRef),
}

/// The images, or the videos, of a server.
pub(crate) trait Things: Clone + Send + Sync + 'static {
    type Name: Clone + Eq + Hash + Display + Send + Sync + 'static;

    /// What one of them is.
    const THING: Thing;

    fn client(&self) -> &Client;

    fn protected(&self) -> &ProtectedBoards;

    /// How many of them the server changes with one request.
    fn at_once(wish: &Wish) -> usize;

    /// Fails when the server is too old to have any.
    fn require(&self) -> impl Future<Output = Result<(), Error>> + Send {
        std::future::ready(Ok(()))
    }

    /// Those of these that exist, and where they lie.
    fn find(
        &self,
        names: &[Self::Name],
    ) -> impl Future<Output = Result<Vec<(Self::Name, BoardRef)>, Error>> + Send;

    /// Asks the server for it, at most [`at_once`](Self::at_once) at a time.
    fn ask(
        &self,
        wish: &Wish,
        part: &[Self::Name],
    ) -> impl Future<Output = Result<Answer<Self::Name>, Error>> + Send;

    /// Describes a change, which is made when it is awaited.
    fn change(&self, names: &[Self::Name], wish: Wish) -> Change<Self::Name> {
        let things = self.clone();
        Change::new(names, Wished { things, wish })
    }

    /// Deletes one.
    fn remove(&self, name: Self::Name) -> impl Future<Output = Result<(), Error>> + Send {
        async move {
            let changed = self.change(std::slice::from_ref(&name), Wish::Delete).await?;
            if changed.is_complete() {
                Ok(())
            } else if changed.missing.is_empty() {
                let message = format!("the server did not delete {} {name}", Self::THING);
                Err(Error::new(ErrorKind::Refused, message))
            } else {
                Err(Error::missing(Self::THING, &name))
            }
        }
    }
}

struct Wished<T> {
    things: T,
    wish: Wish,
}

impl<T: Things> Wished<T> {
    async fn refuse_protected(
        &self,
        doing: &str,
        names: &[T::Name],
        going: Option<&BoardRef>,
    ) -> Result<(), Error> {
        if self.things.protected().is_empty() {
            return Ok(());
        }
        let doing = format!("{doing} {}", T::THING);
        let found = self.things.find(names).await?;
        self.things.protected().refuse_things(&doing, found, going)
    }
}

impl<T: Things> Changer<T::Name> for Wished<T> {
    fn at_once(&self) -> usize {
        T::at_once(&self.wish)
    }

    fn prepare<'a>(&'a self, names: &'a [T::Name]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            self.things.require().await?;
            match &self.wish {
                Wish::Star | Wish::Unstar => Ok(()),
                Wish::Delete => self.refuse_protected("deleting", names, None).await,
                Wish::MoveTo(board) => {
                    refuse_unknown(self.things.client(), board).await?;
                    self.refuse_protected("moving", names, Some(board)).await
                }
            }
        })
    }

    fn change<'a>(&'a self, part: &'a [T::Name]) -> BoxFuture<'a, Result<Answer<T::Name>, Error>> {
        Box::pin(self.things.ask(&self.wish, part))
    }

    fn existing<'a>(&'a self, names: &'a [T::Name]) -> BoxFuture<'a, Result<HashSet<T::Name>, Error>> {
        Box::pin(async move {
            let found = self.things.find(names).await?;
            Ok(found.into_iter().map(|(name, _)| name).collect())
        })
    }
}
