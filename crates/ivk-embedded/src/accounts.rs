//! Who may come in: users, and the tokens that they hold.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use uuid::Uuid;

/// The users of a server. Without any, everyone may come in.
#[derive(Debug, Default)]
pub(crate) struct Accounts {
    users: Vec<User>,
    /// The user behind each token, by place in `users`.
    tokens: Mutex<HashMap<String, usize>>,
}

/// Someone who can sign in.
#[derive(Clone)]
pub(crate) struct User {
    pub(crate) id: String,
    pub(crate) email: String,
    password: String,
}

impl User {
    pub(crate) fn new(email: String, password: String) -> Self {
        Self {
            id: Uuid::new_v4().to_string(),
            email,
            password,
        }
    }
}

impl std::fmt::Debug for User {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("User")
            .field("email", &self.email)
            .finish_non_exhaustive()
    }
}

impl Accounts {
    pub(crate) fn new(users: Vec<User>) -> Self {
        Self {
            users,
            tokens: Mutex::default(),
        }
    }

    /// Whether anyone has to sign in.
    pub(crate) fn are_needed(&self) -> bool {
        !self.users.is_empty()
    }

    /// Lets someone in; the user and a token.
    pub(crate) fn sign_in(&self, email: &str, password: &str) -> Option<(&User, String)> {
        let known = |user: &User| user.email == email && user.password == password;
        let place = self.users.iter().position(known)?;
        Some((self.users.get(place)?, self.make_token(place)))
    }

    /// Whoever holds this token.
    pub(crate) fn holder(&self, token: &str) -> Option<&User> {
        let place = *self.lock().get(token)?;
        self.users.get(place)
    }

    /// Another token for whoever holds this one. Both are good.
    pub(crate) fn refresh(&self, token: &str) -> Option<String> {
        let place = *self.lock().get(token)?;
        Some(self.make_token(place))
    }

    /// Makes all tokens worthless.
    pub(crate) fn expire_tokens(&self) {
        self.lock().clear();
    }

    fn make_token(&self, place: usize) -> String {
        let token = format!("embedded-{}", Uuid::new_v4().simple());
        self.lock().insert(token.clone(), place);
        token
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, usize>> {
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
