//! Batches from the command line, and what their pictures are called.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

mod common;

use std::path::Path;

use common::gallery::Gallery;
use common::{Said, example, file, ivk, make, run};
use ivk_embedded::{Faults, HttpFault, Occurrences, Route};
use serde_json::{Value, json};

/// The names of the files below a folder, with their folders.
fn files(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(inner) = folders.pop() {
        for entry in std::fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => names.push(path.strip_prefix(folder).unwrap().display().to_string()),
            }
        }
    }
    names.sort();
    names
}

fn poster(folder: &Path, arguments: &[&str]) -> Said {
    let small = ["--json", "--set=Width=32", "--set=Height=32", "--set=Margin=4"];
    make("abstract-poster.json", folder, &[&small[..], arguments].concat())
}

#[test]
fn lists_are_combined_or_go_together() {
    let poster = &example("abstract-poster.json");
    let data = |arguments: &[&str]| {
        let mut all = vec!["graph", poster];
        all.extend(arguments);
        let said = run(all);
        assert_eq!(said.code, 0, "{}", said.err);
        serde_json::from_str::<Value>(&said.out).unwrap()["batch"]["data"].clone()
    };
    let items = |group: &Value| -> Vec<Value> {
        group
            .as_array()
            .unwrap()
            .iter()
            .map(|datum| datum["items"].clone())
            .collect()
    };
    let product = data(&["--product", "Seed=1..3", "--product", "Grain=0.1,0.5"]);
    assert_eq!(items(&product[0]), [json!([1, 2, 3])]);
    assert_eq!(items(&product[1]), [json!([0.1, 0.5])]);
    let zip = data(&["--zip", "Seed=1..3", "--zip", "Width=[64, 128, 256]"]);
    assert_eq!(items(&zip[0]), [json!([1, 2, 3]), json!([64, 128, 256])]);

    for (arguments, reason) in [
        (
            ["--zip", "Seed=1..3", "--zip", "Width=64"],
            "must have one length",
        ),
        (
            ["--product", "Seed=1", "--product", "Seed=2"],
            "has a list already",
        ),
        (["--product", "Grain=0.1,7", "--runs", "1"], "Grain"),
        (["--product", "Sead=1..3", "--runs", "1"], "`Seed`"),
        (["--product", "Seed=@nowhere.txt", "--runs", "1"], "nowhere.txt"),
    ] {
        let mut all = vec!["graph", poster];
        all.extend(arguments);
        let said = run(all);
        assert_eq!(said.code, 2, "{arguments:?}: {}", said.err);
        assert!(said.error().contains(reason), "{arguments:?}: {}", said.err);
    }
}

/// A night's pictures are not lost with the last of them: each is saved as soon as its run has ended.
#[test]
fn pictures_come_home_while_others_are_made() {
    let folder = tempfile::tempdir().unwrap();
    let larger = ["--set", "Width=320", "--set", "Height=320"];
    let said = poster(
        folder.path(),
        &[&larger[..], &["--product", "Seed=1..6", "--name", "{index}"]].concat(),
    );
    assert_eq!(said.code, 0, "{}", said.err);
    let events = said.events();
    let place = |event: &str, last: bool| {
        let mut places = events
            .iter()
            .enumerate()
            .filter(|(_, line)| line["event"] == event)
            .map(|(place, _)| place);
        if last { places.next_back() } else { places.next() }.unwrap()
    };
    assert!(place("saved", false) < place("completed", true), "{}", said.out);
    let saved = events.iter().filter(|line| line["event"] == "saved");
    let names: Vec<_> = saved
        .map(|line| {
            Path::new(line["path"].as_str().unwrap())
                .file_name()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(names, ["1.png", "2.png", "3.png", "4.png", "5.png", "6.png"]);
    let done = &events[place("done", true)];
    assert_eq!(done["images"].as_array().unwrap().len(), 6);
    assert!(done.get("videos").is_none(), "{done}");
}

/// Three attempts are what one download takes; the fourth request is the second chance.
#[test]
fn what_cannot_be_saved_or_read_is_tried_again_at_the_end() {
    let failing = |path: &str, count: Occurrences| {
        let unavailable = HttpFault::unavailable(None);
        let gallery = Gallery::with(Faults::none().http(Route::get(path), count, unavailable));
        let folder = tempfile::tempdir().unwrap();
        let poster = &example("abstract-poster.json");
        let out = folder.path().to_str().unwrap();
        let small = ["--set=Width=32", "--set=Height=32", "--set=Margin=4"];
        let run = ["run", poster, "--json", "--out", out];
        let said = gallery.ivk(&[&run[..], &small[..]].concat());
        (said, files(folder.path()).len())
    };
    let (said, saved) = failing("/images/i/*/full", Occurrences::first(3));
    assert_eq!((said.code, saved), (0, 1), "{}", said.err);
    let (said, saved) = failing("/queue/default/i/*", Occurrences::first(3));
    assert_eq!((said.code, saved), (0, 1), "{}", said.err);
    let (said, saved) = failing("/images/i/*/full", Occurrences::all());
    assert_eq!((said.code, saved), (3, 0), "{}", said.err);
    let error = said.events().pop().unwrap();
    assert_eq!(error["code"], "download", "{}", said.out);
}

#[test]
fn pictures_are_called_by_the_values_that_made_them() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    let said = poster(
        out,
        &[
            "--product",
            "Seed=5..7",
            "--name",
            "{label}/{seed:3}-{index}",
            "--sidecar",
        ],
    );
    assert_eq!(said.code, 0, "{}", said.err);
    let events = said.events();
    assert_eq!(events[0]["item_ids"].as_array().unwrap().len(), 3);
    let names = files(out);
    assert_eq!(names.len(), 6, "{names:?}");
    let pictures: Vec<&str> = names
        .iter()
        .filter_map(|name| name.strip_suffix(".png")?.split('/').next_back())
        .collect();
    assert_eq!(pictures, ["005-1", "006-2", "007-3"]);

    let saved: Vec<_> = events.iter().filter(|event| event["event"] == "saved").collect();
    let sidecar = saved[1]["sidecar"].as_str().unwrap();
    assert!(sidecar.ends_with("006-2.json"), "{sidecar}");
    let used: Value = serde_json::from_slice(&std::fs::read(sidecar).unwrap()).unwrap();
    assert_eq!(used["image_name"], saved[1]["image_name"]);
    assert_eq!(used["item_index"], 1);
    let seed = used["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .find(|input| input["label"] == "Seed");
    assert_eq!(seed.unwrap()["value"], 6);
    let width = used["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .find(|input| input["label"] == "Width");
    assert_eq!(width.unwrap()["value"], 32);
}

#[test]
fn a_name_that_is_taken_gets_a_number() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("poster.png"), "mine").unwrap();
    let said = poster(folder.path(), &["--product", "Seed=1,2", "--name", "poster"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(files(folder.path()).len(), 3);
    let mine = std::fs::read(folder.path().join("poster.png")).unwrap();
    assert_eq!(mine, b"mine", "it is not overwritten");
}

#[test]
fn the_lists_of_batch_nodes_name_pictures_too() {
    let folder = tempfile::tempdir().unwrap();
    let named = ["--set", "Size=16", "--name", "{names}-{seeds}"];
    let said = make("batch-swatches.json", folder.path(), &named);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(
        files(folder.path()),
        [
            "ember-1.png",
            "ember-2.png",
            "lagoon-1.png",
            "lagoon-2.png",
            "moss-1.png",
            "moss-2.png"
        ]
    );
}

#[test]
fn a_bad_name_is_refused_before_anything_runs() {
    let folder = tempfile::tempdir().unwrap();
    for (name, reason) in [
        ("{sead}", "did you mean \"seed\""),
        ("{", "has no '}'"),
        ("", "it is empty"),
    ] {
        let said = poster(folder.path(), &["--name", name]);
        assert_eq!(said.code, 2, "{}", said.err);
        assert!(said.error().to_lowercase().contains(reason), "{}", said.err);
        assert!(files(folder.path()).is_empty());
    }
}

#[test]
fn a_folder_of_pictures_is_a_list() {
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("made");
    let said = poster(&made, &["--product", "Seed=1,2", "--name", "{seed}"]);
    assert_eq!(said.code, 0, "{}", said.err);
    file(&made, "notes.txt", "no picture");
    let pictures = format!("Picture=@{}", made.display());
    let glowing = folder.path().join("glow");
    let all = [
        "--product",
        &pictures,
        "--set",
        "Width=64",
        "--json",
        "--delete-uploads",
    ];
    let said = make("upload-and-glow.json", &glowing, &all);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(said.events()[0]["item_ids"].as_array().unwrap().len(), 2);
    assert_eq!(files(&glowing).len(), 2);
}

#[test]
fn watching_only_saves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let poster = &example("abstract-poster.json");
    let mut command = ivk(["run", poster, "--embedded", "--json", "--watch-only"]);
    command.current_dir(folder.path());
    let said = Said::of(command);
    assert_eq!(said.code, 0, "{}", said.err);
    let done = said.events().pop().unwrap();
    assert_eq!(done["images"].as_array().unwrap().len(), 1);
    assert_eq!(done["images"][0]["path"], Value::Null);
    assert!(files(folder.path()).is_empty(), "no folder is made either");
}
