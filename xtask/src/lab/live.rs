//! `lab test`: the live list of behaviours, run on a real server.
//!
//! The list itself is the test target `live` of the package `ivk-tests`; it is told the server's
//! address in an environment variable. A server that was running before is left running.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

use clap::Args;
use serde_json::json;

use super::account::Account;
use super::http::Http;
use super::settings::Setting;
use super::up::{self, UpOptions};
use super::{FolderOption, InstallOptions, release::Freeze, release::Release, say};
use crate::failure::{Context, Failure, Result};
use crate::workspace::cargo;

/// Names the server to the test target.
const SERVER_VARIABLE: &str = "IVK_TEST_SERVER";

/// Tells the test target who may come in, as `email password`.
const ACCOUNT_VARIABLE: &str = "IVK_TEST_ACCOUNT";

#[derive(Debug, Clone, Args)]
pub(crate) struct LiveOptions {
    /// The InvokeAI release
    #[arg(long, default_value_t = Release::newest())]
    version: Release,

    /// A server that is running already, instead of one of the lab
    #[arg(long, value_name = "URL", conflicts_with_all = ["version", "keep", "folder"])]
    server: Option<String>,

    /// Run the list of a server with accounts, on one that has them (6.12 or later)
    #[arg(long, conflicts_with = "server")]
    accounts: bool,

    /// Leave the server running
    #[arg(long)]
    keep: bool,

    #[command(flatten)]
    folder: FolderOption,

    /// Arguments for the test program, such as the names of tests
    #[arg(last = true, value_name = "ARGUMENT")]
    arguments: Vec<String>,
}

/// Runs the list; fails if any behaviour failed, or if there was none.
pub(crate) fn test(options: &LiveOptions) -> Result<()> {
    if let Some(server) = &options.server {
        return run_list(server, None, &options.arguments);
    }
    let lab = up::up(&UpOptions {
        install: InstallOptions {
            version: options.version.clone(),
            folder: options.folder.clone(),
            freeze: Freeze::Auto,
        },
        port: 0,
        settings: match options.accounts {
            true => vec![Setting::new("multiuser", "true")],
            false => Vec::new(),
        },
        quick_gc: false,
        timeout: 300,
    })?;
    let url = lab.server.base_url();
    if !lab.reused && lab.account.is_none() {
        // The server keeps its queue between two starts. Before 6.7 a batch is found only by reading the whole of it, so
        // a list that ran often would measure how long that takes.
        Http::new(&url, Duration::from_secs(60)).put("/api/v1/queue/default/prune")?;
    }
    let done = run_list(&url, lab.account.as_ref(), &options.arguments);
    if !lab.reused && !options.keep {
        say("stopping the server");
        lab.server.stop()?;
    }
    done
}

fn run_list(server: &str, account: Option<&Account>, arguments: &[String]) -> Result<()> {
    let begun = Instant::now();
    let list = match account {
        None => "live",
        Some(_) => "live_accounts",
    };
    say(format!("running the list {list} on {server}"));
    let mut command = cargo();
    if let Some(Account { email, password }) = account {
        command.env(ACCOUNT_VARIABLE, format!("{email} {password}"));
    }
    let mut child = command
        .args(["test", "--package", "ivk-tests", "--test", list, "--"])
        .args(arguments)
        .env(SERVER_VARIABLE, server)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .context(|| "cargo cannot be started".to_owned())?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.context(|| "the output of the tests cannot be read".to_owned())?;
            tally.read(&line);
            eprintln!("{line}");
        }
    }
    let status = child
        .wait()
        .context(|| "the tests cannot be waited for".to_owned())?;
    let seconds = (begun.elapsed().as_secs_f64() * 10.0).round() / 10.0;
    println!(
        "{}",
        json!({ "server": server, "passed": tally.passed, "failed": tally.failed, "seconds": seconds })
    );
    match (status.success(), tally) {
        (true, Tally { passed: 0, .. }) => Err(Failure::new("the live list ran no behaviour")),
        (true, Tally { passed, .. }) => {
            say(format!("{passed} behaviours passed on {server}"));
            Ok(())
        }
        (false, Tally { passed: 0, failed: 0 }) => {
            Err(Failure::new(format!("the live list did not run ({status})")))
        }
        (false, Tally { passed, failed }) => Err(Failure::new(format!(
            "{failed} behaviours failed on {server}, {passed} passed"
        ))),
    }
}

/// What the test program says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u64,
    failed: u64,
}

impl Tally {
    /// Takes in a line such as `test result: ok. 12 passed; 0 failed; …`.
    fn read(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else {
            return;
        };
        let words: Vec<&str> = result.split([' ', ';']).filter(|word| !word.is_empty()).collect();
        for pair in words.windows(2) {
            if let [count, what] = pair
                && let Ok(count) = count.parse::<u64>()
            {
                match *what {
                    "passed" => self.passed += count,
                    "failed" => self.failed += count,
                    _ => {}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_counted() {
        let mut tally = Tally::default();
        tally.read("test 4 passed; 3 failed ... ok");
        tally.read("test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 1 filtered out");
        tally.read("test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
        assert_eq!(
            tally,
            Tally {
                passed: 13,
                failed: 3
            }
        );
    }
}
