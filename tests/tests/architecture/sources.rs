//! What source files may name.

use crate::hold;
use crate::workspace::{Place, TextFile, text_files};

/// The Rust files of a crate's own code, without its tests.
fn sources_of(crates: impl Fn(&str) -> bool) -> Vec<TextFile> {
    let mut files = text_files();
    files.retain(|file| {
        let mut parts = file.path.split('/');
        file.is_rust()
            && parts.next() == Some("crates")
            && parts.next().is_some_and(&crates)
            && parts.next() == Some("src")
            && !file.path.ends_with("/tests.rs")
            && !file.path.contains("/tests/")
    });
    assert!(!files.is_empty());
    files
}

/// The lines of code up to the tests at the end of a file, without comments.
fn code(file: &TextFile) -> impl Iterator<Item = (usize, &str)> {
    file.numbered()
        .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// The places whose code holds one of the texts.
fn naming<'a>(files: &'a [TextFile], texts: &'a [&'a str]) -> impl Iterator<Item = Place<'a>> {
    files.iter().flat_map(move |file| {
        code(file)
            .filter(|(_, text)| texts.iter().any(|named| text.contains(named)))
            .map(move |(line, text)| Place { file, line, text })
    })
}

#[test]
fn only_the_transport_opens_connections() {
    let files = sources_of(|name| name != "ivk-transport" && name != "ivk-embedded");
    hold(
        "Only ivk-transport opens connections",
        naming(
            &files,
            &[
                "tokio::net",
                "std::net::Tcp",
                "std::net::Udp",
                "TcpStream",
                "UdpSocket",
                "UnixStream",
            ],
        ),
        "send an operation of ivk-api through ivk-transport",
    );
}

#[test]
fn only_the_command_line_prints() {
    let files = sources_of(|name| name != "ivk-cli");
    hold(
        "A library does not print",
        naming(&files, &["println!", "eprintln!", "print!(", "eprint!(", "dbg!"]),
        "return the text, or record an event with tracing",
    );
}

#[test]
fn the_transport_names_no_route() {
    let files = sources_of(|name| name == "ivk-transport");
    hold(
        "ivk-transport names no route of InvokeAI",
        naming(
            &files,
            &["api/v1", "api/v2", "/ws/socket.io", "subscribe_queue", "enqueue"],
        ),
        "put the route into the operation of ivk-api, and what follows from it into the crate that uses it",
    );
}

#[test]
fn every_behaviour_is_in_the_list() {
    let files = text_files();
    let list = files
        .iter()
        .find(|file| file.path == "tests/src/behaviours/mod.rs")
        .unwrap();
    let listed: Vec<&str> = list
        .text
        .split([',', ';'])
        .filter_map(|part| part.split_whitespace().last())
        .collect();
    let behaviours = files
        .iter()
        .filter(|file| file.path.starts_with("tests/src/behaviours/") && file.path != list.path)
        .flat_map(|file| {
            file.numbered()
                .map(move |(line, text)| Place { file, line, text })
        });
    let forgotten = behaviours.filter(|place| {
        let name = place
            .text
            .strip_prefix("pub fn ")
            .and_then(|rest| rest.split_once('('))
            .map(|(name, _)| name);
        name.is_some_and(|name| !listed.contains(&name))
    });
    hold(
        "Every behaviour runs on every server",
        forgotten,
        "name the function in the list in tests/src/behaviours/mod.rs",
    );
}
