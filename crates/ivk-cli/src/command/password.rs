//! The password of whoever signs in.

use std::env;
use std::io::{self, IsTerminal};

use console::Term;
use ivk_client::api::types::Secret;

use crate::failure::{Exit, Failure};

/// Holds the password, so that it need not be typed and stands in no list of processes.
const VARIABLE: &str = "IVK_PASSWORD";

/// The password from the environment, or typed by a person, who does not see it.
pub(crate) fn of(user: &str) -> Result<Secret, Failure> {
    if let Ok(password) = env::var(VARIABLE) {
        return Ok(password.into());
    }
    let missing = |message: String| Failure::new(Exit::Usage, "no-password", message);
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Err(missing(format!(
            "there is no password for {user}: set {VARIABLE}"
        )));
    }
    let terminal = Term::stderr();
    terminal
        .write_str(&format!("Password of {user}: "))
        .and_then(|()| terminal.read_secure_line())
        .map(Secret::from)
        .map_err(|error| missing(format!("the password of {user} cannot be read: {error}")))
}
