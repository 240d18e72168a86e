//! What comes from others: from where, under which licence, and what we do without.

use crate::hold;
use crate::workspace::{Package, needed_by, packages_of_a_build};

fn third_parties() -> Vec<Package> {
    let mut packages = packages_of_a_build();
    packages.retain(|package| !package.folder().starts_with(crate::workspace::root()));
    packages
}

/// Licences that ask no more of our users than to keep a notice.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Zlib",
];

/// Whether the licence, an SPDX expression, can be met with the licences of the list.
fn is_permissive(licence: &str) -> bool {
    let plain = licence.replace(['(', ')'], "").replace('/', " OR ");
    plain.split(" AND ").all(|part| {
        part.split(" OR ").any(|choice| {
            let name = choice.split(" WITH ").next().unwrap_or_default();
            LICENCES.contains(&name.trim())
        })
    })
}

#[test]
fn licences_are_permissive() {
    let packages = third_parties();
    let broken = packages.iter().filter_map(|package| match &package.license {
        Some(licence) if is_permissive(licence) => None,
        licence => Some(format!(
            "{}, whose licence is {}",
            package.name,
            licence.as_deref().unwrap_or("not named")
        )),
    });
    hold(
        "Everything we depend on has a licence that asks no more than to keep a notice",
        broken,
        "do without the crate, or make sure that its licence is one of those and add it to the list",
    );
}

#[test]
fn the_licence_rule_reads_expressions() {
    for good in [
        "MIT",
        "MIT/Apache-2.0",
        "GPL-3.0 OR MIT",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
    ] {
        assert!(is_permissive(good), "{good} was refused");
    }
    for bad in ["GPL-3.0", "MIT AND GPL-3.0", "", "Apache-2.0-or-so"] {
        assert!(!is_permissive(bad), "{bad:?} was accepted");
    }
}

#[test]
fn everything_comes_from_the_registry() {
    let packages = third_parties();
    let broken = packages.iter().filter(|package| {
        !package
            .source
            .as_deref()
            .is_some_and(|source| source.starts_with("registry+"))
    });
    hold(
        "Everything we depend on comes from the crate registry, since a crate with other dependencies cannot be published",
        broken.map(|package| &package.name),
        "depend on a published version",
    );
}

/// What we do without, and what is taken instead.
const REFUSED: &[(&str, &str)] = &[
    ("async-std", "the runtime is tokio"),
    ("native-tls", "TLS is rustls"),
    ("openssl-sys", "TLS is rustls"),
    ("reqwest", "HTTP is ivk-transport"),
    ("rust_socketio", "Socket.IO is ivk-transport"),
];

#[test]
fn nothing_is_there_twice_over() {
    // The command holds all that users get; benchmarks may compare with what we do without.
    let needed = needed_by("ivk-cli", &[]);
    let broken = REFUSED
        .iter()
        .filter(|(name, _)| needed.iter().any(|needed| needed == name));
    hold(
        "There is one way to do each thing",
        broken.map(|(name, instead)| format!("{name}: {instead}")),
        "`cargo tree --invert NAME` shows what brings the crate in; turn off the feature that does, or do without",
    );
}
