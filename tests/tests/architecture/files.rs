//! What every file of the repository keeps to.

use crate::hold;
use crate::workspace::{Place, TextFile, packages, root, text_files};

/// More lines than this is more than one idea.
const LONGEST: usize = 600;

fn all_places<'a>(
    files: &'a [TextFile],
    breaks: impl Fn(&TextFile, &str) -> bool + Copy + 'a,
) -> impl Iterator<Item = Place<'a>> {
    files.iter().flat_map(move |file| {
        file.numbered()
            .filter(move |(_, text)| breaks(file, text))
            .map(move |(line, text)| Place { file, line, text })
    })
}

#[test]
fn files_are_short() {
    let files = text_files();
    let written = files
        .iter()
        .filter(|file| !file.is_generated() && !file.path.ends_with(".md"));
    let long = written
        .map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST);
    hold(
        "A file that people write holds one idea and has no more than 600 lines",
        long.map(|(file, lines)| format!("{}, which has {lines} lines", file.path)),
        "split it by idea into a folder of modules, each with a line that says why it exists",
    );
}

#[test]
fn source_files_say_why_they_exist() {
    let files = text_files();
    // The name of a file of tests says it.
    let silent = files.iter().filter(|file| {
        file.is_rust()
            && !file.is_generated()
            && !file.path.ends_with("tests.rs")
            && !file.text.lines().any(|line| line.starts_with("//!"))
    });
    hold(
        "Every Rust file begins by saying why it exists",
        silent.map(|file| &file.path),
        "begin the file with a line `//! …`",
    );
}

#[test]
fn no_test_is_ignored() {
    let files = text_files();
    hold(
        "No test is ignored: one that cannot pass is mended or deleted, one that needs a server is part of the \
         live list",
        all_places(&files, |file, text| {
            let text = text.trim_start();
            let attribute = text.starts_with(concat!("#[", "ignore"));
            let doctest = text.starts_with("//") && text.contains("```") && text.contains("ignore");
            file.is_rust() && (attribute || doctest)
        }),
        "for an example in the documentation, `no_run` compiles it without running it",
    );
}

#[test]
fn nothing_is_left_for_later() {
    let files = text_files();
    let words = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("unimplemented", "!("),
    ];
    hold(
        "Nothing is left for later in the code",
        all_places(&files, |file, text| {
            file.is_rust() && words.iter().any(|word| text.contains(word))
        }),
        "do it now, or open an issue and leave the code whole without it",
    );
}

#[test]
fn no_file_names_a_place_of_one_machine() {
    let files = text_files();
    let folders = [
        concat!("/", "tmp/"),
        concat!("/", "home/"),
        concat!("/", "root/"),
        concat!("/", "work/"),
    ];
    hold(
        "The repository names no folder of the machine that it was written on",
        all_places(&files, |_, text| {
            folders.iter().any(|folder| {
                // A folder of such a name further down a path is another one.
                text.match_indices(folder).any(|(at, _)| {
                    !text[..at].ends_with(|before: char| before.is_alphanumeric() || "._-}>".contains(before))
                })
            })
        }),
        "use a path relative to the package, a temporary folder made by tempfile, or in an example a path such \
         as /srv/pictures",
    );
}

#[test]
fn packages_hold_all_that_they_include() {
    let packages = packages();
    let files = text_files();
    let root = root();
    let mut broken = Vec::new();
    for file in files.iter().filter(|file| file.is_rust()) {
        let path = root.join(&file.path);
        let Some(package) = packages.iter().find(|package| path.starts_with(package.folder())) else {
            continue;
        };
        if !package.is_published() {
            continue;
        }
        // How many folders up one may go from here without leaving the package.
        let depth = path.strip_prefix(package.folder()).unwrap().components().count() - 1;
        for (line, text) in file.numbered() {
            let includes = ["include_str!(", "include_bytes!(", "include!("]
                .iter()
                .any(|name| text.contains(name));
            if includes && text.matches("../").count() > depth {
                broken.push(Place { file, line, text }.to_string());
            }
        }
    }
    hold(
        "A package holds all files that it includes, since a published one has nothing else",
        broken,
        "move the file into the package",
    );
}

#[test]
fn all_packages_share_the_lints() {
    let packages = packages();
    let without = packages.iter().filter(|package| {
        let manifest = std::fs::read_to_string(&package.manifest_path).unwrap();
        !manifest.contains("[lints]\nworkspace = true")
    });
    hold(
        "Every package takes the lints of the workspace",
        without.map(|package| &package.name),
        "write `[lints]` and `workspace = true` into its Cargo.toml",
    );
}

#[test]
fn the_map_names_every_crate() {
    let map = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let packages = packages();
    let missing = packages
        .iter()
        .filter(|package| package.folder().starts_with(root().join("crates")));
    hold(
        "The code map in ARCHITECTURE.md names every crate",
        missing
            .map(|package| &package.name)
            .filter(|name| !map.contains(&format!("[`{name}`]"))),
        "add a line to the table",
    );
}
