//! Commands on a server that wants to know who asks.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test"
)]

mod common;

use common::{Said, example, ivk, started};
use ivk_embedded::Server;

const USER: &str = "ann@studio.example";
const PASSWORD: &str = "a-Secret-1";

fn server() -> Server {
    started(Server::builder().user(USER, PASSWORD))
}

/// Runs a command with a user and a password, where they are given.
fn as_user(server: &Server, arguments: &[&str], user: Option<&str>, password: Option<&str>) -> Said {
    let mut command = ivk(arguments);
    command
        .env("IVK_SERVER", server.url())
        .stdin(std::process::Stdio::null());
    if let Some(user) = user {
        command.args(["--user", user]);
    }
    if let Some(password) = password {
        command.env("IVK_PASSWORD", password);
    }
    Said::of(command)
}

#[test]
fn whoever_signs_in_runs_workflows() {
    let (server, out) = (server(), tempfile::tempdir().unwrap());
    let poster = example("abstract-poster.json");
    let folder = out.path().to_str().unwrap();
    let said = as_user(
        &server,
        &["run", &poster, "--out", folder],
        Some(USER),
        Some(PASSWORD),
    );
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 1);
}

#[test]
fn whoever_does_not_is_told_what_to_do() {
    let server = server();
    let poster = example("abstract-poster.json");
    for command in [
        &["run", &poster, "--out", "nowhere"][..],
        &["run", &poster, "--set", "Board=b", "--out", "nowhere"],
        &["wait", "a-batch"],
        &["queue", "status"],
        &["images", "ls"],
        &["boards", "ls"],
    ] {
        let said = as_user(&server, command, None, None);
        assert_eq!(said.code, 3, "{command:?}: {}", said.err);
        assert!(
            said.error().contains("sign in with --user EMAIL"),
            "{}",
            said.error()
        );
    }
}

#[test]
fn a_wrong_password_is_told_and_never_shown() {
    let said = as_user(&server(), &["images", "ls"], Some(USER), Some("my-Cat-1"));
    assert_eq!(said.code, 3, "{}", said.err);
    let error = said.error();
    assert!(error.contains("the server did not sign you in"), "{error}");
    assert!(error.contains("Incorrect email or password"), "{error}");
    assert!(!error.contains("my-Cat-1"), "{error}");
}

#[test]
fn without_a_password_nobody_is_asked_where_nobody_can_answer() {
    let said = as_user(&server(), &["images", "ls"], Some(USER), None);
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.error().contains("set IVK_PASSWORD"), "{}", said.error());
}

#[test]
fn nobody_signs_in_to_the_server_inside_the_command() {
    let out = tempfile::tempdir().unwrap();
    let poster = example("abstract-poster.json");
    let mut command = ivk(["run", &poster, "--embedded", "--out"]);
    command
        .arg(out.path())
        .env("IVK_USER", USER)
        .stdin(std::process::Stdio::null());
    let said = Said::of(command);
    assert_eq!(said.code, 0, "{}", said.err);
}

#[test]
fn authorities_that_cannot_be_used_are_told() {
    let server = server();
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.pem");
    std::fs::write(&empty, "no certificate").unwrap();
    for (file, told) in [
        ("nowhere.pem", "nowhere.pem cannot be read"),
        (empty.to_str().unwrap(), "there is no certificate in the PEM text"),
    ] {
        let mut command = ivk(["queue", "status", "--ca", file]);
        command.env("IVK_SERVER", server.url().replace("http:", "https:"));
        let said = Said::of(command);
        assert_eq!(said.code, 2, "{}", said.err);
        assert!(said.error().contains(told), "{}", said.error());
    }
}

#[test]
fn a_user_may_be_named_where_nobody_needs_one() {
    let server = started(Server::builder());
    let said = as_user(&server, &["queue", "status"], Some(USER), Some(PASSWORD));
    assert_eq!(said.code, 0, "{}", said.err);
}
