//! `ivk images`, on the embedded server.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

mod common;

use std::path::Path;

use common::file;
use common::gallery::Gallery;
use serde_json::{Value, json};

#[test]
fn pictures_go_up_and_come_down() {
    let gallery = Gallery::start();
    let folder = tempfile::tempdir().unwrap();
    gallery.done(&["boards", "create", "b"]);
    let names = [1, 2].map(|color| gallery.upload(folder.path(), color, &["--board", "b"]));

    let out = folder.path().join("down");
    let out = out.to_str().unwrap();
    let paths = gallery.done(&["images", "get", &names[0], &names[1], "--out", out]);
    let mut paths: Vec<&str> = paths.lines().collect();
    assert!(paths.iter().all(|path| Path::new(path).is_file()), "{paths:?}");
    paths.sort_unstable();

    let again = gallery.ivk(&["images", "get", "--board", "b", "--out", out, "--json"]);
    let events = again.events();
    assert_eq!(
        events.last().unwrap(),
        &json!({"event": "done", "saved": 2, "failed": 0})
    );
    let mut kept: Vec<&str> = events[..2]
        .iter()
        .map(|event| event["path"].as_str().unwrap())
        .collect();
    kept.sort_unstable();
    assert_eq!(kept, paths, "what is there stays, and is not numbered");

    let thumbnail = gallery.done(&["images", "get", &names[0], "--thumbnails", "--out", out]);
    assert!(thumbnail.trim_end().ends_with(".webp"), "{thumbnail}");
}

#[test]
fn one_that_is_missing_does_not_keep_the_others() {
    let gallery = Gallery::start();
    let folder = tempfile::tempdir().unwrap();
    let name = gallery.upload(folder.path(), 1, &[]);
    let out = folder.path().join("down");
    let out = out.to_str().unwrap();

    let said = gallery.ivk(&["images", "get", "nobody.png", &name, "--out", out]);
    assert_eq!(said.code, 2);
    assert!(said.out.trim_end().ends_with(&name), "{}", said.out);
    assert!(
        said.err.contains("the server has no image nobody.png"),
        "{}",
        said.err
    );
    assert!(said.err.contains("1 of 2 images saved"), "{}", said.err);
    assert!(
        !said.err.contains("404"),
        "no more than a person needs: {}",
        said.err
    );
    let said = gallery.ivk(&["images", "get", "nobody.png", "--out", out, "--json"]);
    assert_eq!(said.events()[0]["code"], "no-such-image");

    let said = gallery.ivk(&["images", "star", &name, "nobody.png", "--json"]);
    assert_eq!(said.code, 2);
    assert_eq!(
        said.events()[0],
        json!({"done": [name], "failed": [], "missing": ["nobody.png"]})
    );
}

#[test]
fn pictures_are_listed_filtered_moved_starred_and_deleted() {
    let gallery = Gallery::start();
    let folder = tempfile::tempdir().unwrap();
    let names = [1, 2, 3].map(|color| gallery.upload(folder.path(), color, &[]));
    gallery.done(&["boards", "create", "b"]);

    assert_eq!(
        gallery.done(&["images", "mv", &names[0], &names[1], "--to", "b"]),
        "2 images moved\n"
    );
    assert_eq!(gallery.json(&["images", "ls", "--board", "b"])["total"], 2);
    assert_eq!(
        gallery.done(&["images", "ls", "--board", "none", "--names"]),
        format!("{}\n", names[2])
    );
    gallery.done(&["images", "mv", &names[0], "--to", "none"]);
    assert_eq!(gallery.json(&["images", "ls", "--board", "b"])["total"], 1);

    assert_eq!(gallery.done(&["images", "star", &names[0]]), "1 image starred\n");
    let starred = gallery.json(&["images", "ls", "--starred"]);
    assert_eq!(
        (&starred["total"], &starred["images"][0]["image_name"]),
        (&json!(1), &json!(names[0]))
    );
    let table = gallery.done(&["images", "ls"]);
    let row = table.lines().find(|line| line.starts_with(&names[0])).unwrap();
    assert!(row.contains("24×16") && row.contains('★'), "{table}");
    assert!(
        table
            .lines()
            .any(|line| line.starts_with(&names[1]) && line.ends_with(" b")),
        "{table}"
    );
    gallery.done(&["images", "unstar", &names[0]]);
    assert_eq!(gallery.json(&["images", "ls", "--starred"])["total"], 0);

    let page = gallery.json(&["images", "ls", "--limit", "1", "--offset", "1"]);
    assert_eq!(
        (&page["total"], page["images"].as_array().unwrap().len()),
        (&json!(3), 1)
    );
    assert!(
        gallery
            .done(&["images", "ls", "--limit", "1"])
            .contains("1 of 3 images")
    );
    assert_eq!(
        gallery.done(&["images", "ls", "--category", "mask"]),
        "no images\n"
    );

    let all = gallery.done(&["images", "ls", "--names"]);
    let said = gallery.ivk_fed(&["images", "rm", "-", "--yes"], &all);
    assert_eq!(
        (said.code, said.out.as_str()),
        (0, "3 images deleted\n"),
        "{}",
        said.err
    );
    assert_eq!(gallery.json(&["images", "ls"])["total"], 0);
}

#[test]
fn an_image_of_the_server_is_shown_and_explains_itself() {
    let gallery = Gallery::start();
    let folder = tempfile::tempdir().unwrap();
    let workflow = &common::example("abstract-poster.json");
    let out = folder.path().to_str().unwrap();
    let small = ["--set", "Width=32", "--set", "Height=32", "--out", out];
    let run = [&["run", workflow][..], &small].concat();
    let path = gallery.done(&run);
    let name = Path::new(path.trim_end()).file_name().unwrap().to_str().unwrap();

    let shown = gallery.done(&["images", "show", name, "--color", "always", "--width", "10"]);
    assert!(
        shown.contains("48;5;") && shown.contains("112 × 112 · general"),
        "{shown:?}"
    );
    assert_eq!(gallery.json(&["images", "show", name])["image_name"], name);
    let told = gallery.json(&["images", "meta", name]);
    assert_eq!(
        (&told["image_name"], &told["workflow"]["name"]),
        (&json!(name), &json!("Abstract poster"))
    );
    assert!(
        gallery
            .done(&["images", "meta", name])
            .contains("holds the workflow")
    );

    let workflow = gallery.done(&["images", "meta", name, "--workflow"]);
    let said = gallery.ivk_fed(&[&["run", "-"][..], &small].concat(), &workflow);
    assert_eq!(said.code, 0, "{}", said.err);
}

#[test]
fn records_are_exported() {
    let gallery = Gallery::start();
    let folder = tempfile::tempdir().unwrap();
    let name = gallery.upload(folder.path(), 1, &[]);
    let out = folder.path().join("portfolio");
    let records = gallery.done(&[
        "images",
        "export",
        "--out",
        out.to_str().unwrap(),
        "--format",
        "csv",
    ]);
    assert_eq!(Path::new(records.trim_end()), out.join("images.csv"));
    let text = std::fs::read_to_string(out.join("images.csv")).unwrap();
    assert!(
        text.starts_with("image_name,file,") && text.contains(&name),
        "{text}"
    );
    assert!(out.join(&name).is_file());

    let lines = gallery.done(&["images", "export", "--out", "-"]);
    let record: Value = serde_json::from_str(lines.trim_end()).unwrap();
    assert_eq!(record["image_name"], name);
    let told = gallery.json(&["images", "export", "--out", out.to_str().unwrap()]);
    assert_eq!(
        (told["files"].as_array().unwrap().len(), &told["failed"]),
        (1, &json!([]))
    );
}

#[test]
fn what_cannot_be_done_is_said_before_anything_is() {
    let gallery = Gallery::start();
    let folder = tempfile::tempdir().unwrap();
    let text = file(folder.path(), "note.png", "hello");
    let picture = folder.path().join("1.png");
    gallery.upload(folder.path(), 1, &[]);
    let picture = picture.to_str().unwrap();
    let here = folder.path().to_str().unwrap();
    let table: [(&[&str], &str); 11] = [
        (&["images", "put", picture, &text], "note.png is not a picture"),
        (&["images", "put", picture, here], "is a folder"),
        (
            &["images", "put", picture, "nobody.png"],
            "nobody.png cannot be read",
        ),
        (
            &["images", "put", picture, "--board", "nobody"],
            "no board \"nobody\"",
        ),
        (
            &["images", "mv", "x.png", "--to", "nobody"],
            "no board \"nobody\"",
        ),
        (&["images", "ls", "--board", "nobody"], "no board \"nobody\""),
        (&["images", "get", "x.png", "--out", &text], "cannot be saved in"),
        (&["images", "rm", ""], "names no image"),
        (&["images", "rm", "x.png"], "say --yes"),
        (&["images", "show", "nobody.png"], "no image nobody.png"),
        (&["images", "meta", "nobody.png"], "no image nobody.png"),
    ];
    for (arguments, told) in table {
        let said = gallery.ivk(arguments);
        assert_eq!(said.code, 2, "{arguments:?}: {}", said.err);
        assert!(said.error().contains(told), "{arguments:?}: {}", said.err);
    }
    for arguments in [
        &["images", "put"][..],
        &["images", "get"],
        &["images", "put", picture, "--resize", "big"],
    ] {
        assert_eq!(gallery.ivk(arguments).code, 2, "{arguments:?}");
    }
    assert_eq!(
        gallery.json(&["images", "ls"])["total"],
        1,
        "nothing was uploaded"
    );
}
