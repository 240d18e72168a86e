//! Who may depend on whom, and on what.

use std::collections::BTreeMap;

use crate::hold;
use crate::workspace::{needed_by, packages};

/// Which of our crates each crate may depend on: the table of `ARCHITECTURE.md`.
fn directions() -> BTreeMap<&'static str, Vec<&'static str>> {
    let remote = ["ivk-api", "ivk-transport"];
    BTreeMap::from([
        ("ivk-transport", vec![]),
        ("ivk-api", vec!["ivk-transport"]),
        ("ivk-fields", vec!["ivk-api"]),
        ("ivk-workflow", [&["ivk-fields"][..], &remote].concat()),
        ("ivk-boards", remote.to_vec()),
        ("ivk-models", remote.to_vec()),
        (
            "ivk-client",
            [
                &["ivk-boards", "ivk-fields", "ivk-models", "ivk-workflow"][..],
                &remote,
            ]
            .concat(),
        ),
        ("ivk-embedded", vec!["ivk-api"]),
        (
            "ivk-cli",
            vec!["ivk-client", "ivk-embedded", "ivk-fields", "ivk-workflow"],
        ),
        ("xtask", vec!["ivk-api", "ivk-fields", "ivk-workflow"]),
    ])
}

#[test]
fn crates_depend_downwards() {
    let directions = directions();
    let mut broken = Vec::new();
    // The tests and the examples may know everything.
    let free = ["ivk-tests", "ivk-examples"];
    for package in packages()
        .iter()
        .filter(|package| !free.contains(&package.name.as_str()))
    {
        let Some(allowed) = directions.get(package.name.as_str()) else {
            broken.push(format!("{}, which is not in the table", package.name));
            continue;
        };
        for ours in package.own_dependencies().filter(|name| name.starts_with("ivk-")) {
            if !allowed.contains(&ours) {
                broken.push(format!("{}, which depends on {ours}", package.name));
            }
        }
    }
    hold(
        "A crate depends only on the crates that the table in ARCHITECTURE.md names for it",
        broken,
        "take the dependency out, and let the facade wire the two with a small trait; a new crate needs a \
         strong reason, a line in ARCHITECTURE.md and one in this table",
    );
}

/// Crates that speak to a network or drive sockets.
const NETWORK: &[&str] = &[
    "axum",
    "hyper",
    "hyper-rustls",
    "hyper-util",
    "mio",
    "reqwest",
    "rustls",
    "rustls-platform-verifier",
    "socket2",
    "socketioxide",
    "tokio-rustls",
    "tokio-tungstenite",
    "tower",
    "tower-http",
    "tungstenite",
    "ureq",
];

#[test]
fn only_the_transport_depends_on_network_crates() {
    // The embedded server is the other side of the wire, and the chores must work when the client does not.
    let exempt = [
        "ivk-transport",
        "ivk-embedded",
        "xtask",
        "ivk-tests",
        "ivk-examples",
    ];
    let packages = packages();
    let broken = packages
        .iter()
        .filter(|package| !exempt.contains(&package.name.as_str()))
        .flat_map(|package| {
            package
                .own_dependencies()
                .filter(|name| NETWORK.contains(name))
                .map(|name| format!("{}, which depends on {name}", package.name))
        });
    hold(
        "Only ivk-transport depends on hyper, tower, tungstenite, rustls and the like",
        broken,
        "put what is missing into ivk-transport, behind a type of its own",
    );
}

#[test]
fn the_offline_half_needs_no_runtime() {
    let mut broken = Vec::new();
    for package in ["ivk-api", "ivk-fields", "ivk-workflow"] {
        for name in needed_by(package, &["--no-default-features"]) {
            if name.starts_with("tokio") || NETWORK.contains(&name.as_str()) {
                broken.push(format!(
                    "{package}, which needs {name} without its default features"
                ));
            }
        }
    }
    hold(
        "Operations, fields and the offline half of workflows build without tokio and without a network",
        broken,
        "make the dependency optional and part of the feature that holds the remote half; \
         `cargo tree --package CRATE --no-default-features --invert NAME` shows where it comes from",
    );
}

#[test]
fn the_embedded_server_does_not_rest_on_the_client() {
    let needed = needed_by("ivk-embedded", &[]);
    let broken = needed
        .iter()
        .filter(|name| name.starts_with("ivk-") && *name != "ivk-embedded" && *name != "ivk-api");
    hold(
        "The embedded server shares no code with the client above ivk-api, so that the two cannot share a mistake",
        broken,
        "write the server's side in ivk-embedded",
    );
}
