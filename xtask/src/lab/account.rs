//! The account of a server that has accounts.

use serde::Serialize;
use serde_json::{Value, json};

use super::http::Http;
use crate::failure::{Failure, Result};

/// An administrator, who is made when the server has none.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Account {
    pub(crate) email: &'static str,
    pub(crate) password: &'static str,
}

const ADMINISTRATOR: Account = Account {
    email: "admin@lab.example.com",
    password: "Lab-Password-1",
};

/// Signs the lab in, if the server wants that.
pub(crate) fn sign_in(http: &Http) -> Result<Option<(Account, Http)>> {
    // Servers before 6.12 know nothing of accounts.
    let Ok(status) = http.get("/api/v1/auth/status") else {
        return Ok(None);
    };
    let says = |key| status.get(key).and_then(Value::as_bool).unwrap_or(false);
    if !says("multiuser_enabled") {
        return Ok(None);
    }
    let Account { email, password } = ADMINISTRATOR;
    if says("setup_required") {
        let account = json!({"email": email, "display_name": "Lab", "password": password});
        http.post("/api/v1/auth/setup", &account)?;
    }
    let answer = http.post(
        "/api/v1/auth/login",
        &json!({"email": email, "password": password}),
    )?;
    match answer.get("token").and_then(Value::as_str) {
        Some(token) => Ok(Some((ADMINISTRATOR, http.with_token(token)))),
        None => Err(Failure::new("the server gave no token to the lab's account")),
    }
}
