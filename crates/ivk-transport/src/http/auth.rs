//! The token of a client, and how a new one is had.

use std::{
    fmt,
    future::Future,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use arc_swap::ArcSwapOption;
use http::HeaderValue;
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::{Mutex, watch};

use super::Client;
use crate::BoxError;

/// Signs in and gives the token. See [`ClientBuilder::sign_in`](super::ClientBuilder::sign_in).
pub(crate) type SignIn =
    Arc<dyn Fn(Client) -> Pin<Box<dyn Future<Output = Result<SecretString, BoxError>> + Send>> + Send + Sync>;

/// The token in use.
pub(crate) struct Token {
    secret: SecretString,
    header: HeaderValue,
    /// Which sign-in it descends from. A refreshed token replaces only one of its own line, so that the late answer
    /// to a request of the user before does not bring that user back.
    line: u64,
}

impl Token {
    pub(crate) fn header(&self) -> HeaderValue {
        self.header.clone()
    }
}

/// A token that cannot stand in a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the token holds a character that a header cannot carry")]
pub struct InvalidToken;

/// The state of a client's sign-in, shared by all its clones.
pub(crate) struct Auth {
    token: ArcSwapOption<Token>,
    lines: AtomicU64,
    /// The newest line, for those who must do something when someone signs in or out.
    newest: watch::Sender<u64>,
    sign_in: Option<SignIn>,
    /// Held while a sign-in runs; counts those that ended, with what the last one said when it failed.
    turn: Mutex<Turn>,
    ended: AtomicU64,
}

#[derive(Default)]
struct Turn {
    failure: Option<Arc<str>>,
}

/// A sign-in that failed, told to everyone who waited for it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct SignInFailed(Arc<str>);

impl Auth {
    pub(crate) fn new(sign_in: Option<SignIn>) -> Self {
        Self {
            token: ArcSwapOption::empty(),
            lines: AtomicU64::new(0),
            newest: watch::Sender::new(0),
            sign_in,
            turn: Mutex::default(),
            ended: AtomicU64::new(0),
        }
    }

    pub(crate) fn current(&self) -> Option<Arc<Token>> {
        self.token.load_full()
    }

    pub(crate) fn secret(&self) -> Option<SecretString> {
        self.token.load().as_ref().map(|token| token.secret.clone())
    }

    pub(crate) fn can_sign_in(&self) -> bool {
        self.sign_in.is_some()
    }

    /// Replaces the token by one that the user gave.
    pub(crate) fn set(&self, secret: Option<SecretString>) -> Result<(), InvalidToken> {
        let line = self.lines.fetch_add(1, Ordering::Relaxed) + 1;
        let token = secret.map(|secret| make(secret, line)).transpose()?;
        self.token.store(token);
        self.newest.send_replace(line);
        Ok(())
    }

    /// Tells whenever someone signs in or out; not when a token is merely refreshed.
    pub(crate) fn sign_ins(&self) -> watch::Receiver<u64> {
        self.newest.subscribe()
    }

    /// Replaces the token that was `sent` by the one that the server gave in its place.
    pub(crate) fn refresh(&self, sent: &Token, fresh: &HeaderValue) {
        let Ok(text) = fresh.to_str() else { return };
        let Ok(token) = make(SecretString::from(text), sent.line) else {
            return;
        };
        self.token.rcu(|current| match current {
            Some(now) if now.line == sent.line => Some(token.clone()),
            other => other.clone(),
        });
    }

    /// Gets a token that is not the `refused` one: one that came meanwhile, or that of a new sign-in. All who ask at
    /// the same time share one sign-in and its outcome. `None` when there is no way to get one.
    pub(crate) async fn renew(
        &self,
        refused: Option<&Arc<Token>>,
        client: Client,
    ) -> Result<Option<Arc<Token>>, SignInFailed> {
        let seen = self.ended.load(Ordering::Acquire);
        let mut turn = self.turn.lock().await;
        let current = self.current();
        let same = match (&current, refused) {
            (Some(current), Some(refused)) => Arc::ptr_eq(current, refused),
            (None, None) => true,
            _ => false,
        };
        if !same {
            return Ok(current);
        }
        let Some(sign_in) = &self.sign_in else {
            return Ok(None);
        };
        if self.ended.load(Ordering::Acquire) != seen
            && let Some(failure) = &turn.failure
        {
            return Err(SignInFailed(failure.clone()));
        }
        // Dropping this future here leaves the turn to the next one that waits.
        let outcome = sign_in(client)
            .await
            .and_then(|secret| Ok(self.set(Some(secret))?));
        turn.failure = outcome.err().map(|error| Arc::from(describe(&*error)));
        self.ended.fetch_add(1, Ordering::Release);
        match &turn.failure {
            Some(failure) => Err(SignInFailed(failure.clone())),
            None => Ok(self.current()),
        }
    }
}

fn make(secret: SecretString, line: u64) -> Result<Arc<Token>, InvalidToken> {
    let mut header =
        HeaderValue::try_from(format!("Bearer {}", secret.expose_secret())).map_err(|_| InvalidToken)?;
    header.set_sensitive(true);
    Ok(Arc::new(Token { secret, header, line }))
}

/// An error and its causes in one line.
fn describe(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

impl fmt::Debug for Auth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Auth")
            .field("token", &self.token.load().is_some())
            .finish_non_exhaustive()
    }
}
