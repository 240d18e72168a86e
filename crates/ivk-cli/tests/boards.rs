//! `ivk boards`, on the embedded server.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

mod common;

use common::gallery::Gallery;
use common::run;
use serde_json::{Value, json};

#[test]
fn a_board_is_made_renamed_archived_and_deleted() {
    let gallery = Gallery::start();
    let id = gallery.done(&["boards", "create", "Lighthouses"]);
    let id = id.trim_end();
    let made = gallery.json(&["boards", "show", "Lighthouses"]);
    assert_eq!((&made["board_id"], &made["image_count"]), (&json!(id), &json!(0)));
    assert_eq!(gallery.json(&["boards", "show", id])["board_name"], "Lighthouses");

    assert!(
        gallery
            .done(&["boards", "rename", "Lighthouses", "Dusk"])
            .contains("Dusk")
    );
    let listing = gallery.json(&["boards", "ls"]);
    assert_eq!(
        (&listing["count"], &listing["boards"][0]["board_name"]),
        (&json!(1), &json!("Dusk"))
    );
    assert_eq!(
        listing["uncategorized"],
        json!({"board_id": "none", "image_count": 0, "asset_count": 0})
    );

    gallery.done(&["boards", "archive", "Dusk"]);
    assert_eq!(gallery.json(&["boards", "ls"])["count"], 0);
    assert!(
        gallery
            .done(&["boards", "ls", "--archived"])
            .contains("Dusk (archived)")
    );
    let shown = gallery.json(&["boards", "archive", id, "--undo"]);
    assert_eq!(shown["archived"], false);

    let deleted = gallery.json(&["boards", "rm", "Dusk", "--yes"]);
    assert_eq!(deleted["board_id"], id);
    assert_eq!(gallery.json(&["boards", "ls", "--archived"])["count"], 0);
}

#[test]
fn boards_are_a_table_for_people() {
    let gallery = Gallery::start();
    let folder = tempfile::tempdir().unwrap();
    gallery.done(&["boards", "create", "b"]);
    gallery.done(&["boards", "create", "A\u{1b}[31m"]);
    gallery.upload(folder.path(), 1, &["--board", "b"]);
    gallery.upload(folder.path(), 2, &[]);
    let table = gallery.done(&["boards", "ls", "--order", "name"]);
    let lines: Vec<&str> = table.lines().collect();
    assert!(
        lines[0].starts_with("BOARD") && lines[0].ends_with("ID"),
        "{table}"
    );
    assert!(lines[1].starts_with("A\u{fffd}[31m"), "{table}");
    let words: Vec<&str> = lines[2].split_whitespace().collect();
    assert_eq!(words[..3], ["b", "0", "1"], "{table}");
    assert!(
        lines[3].starts_with("(on no board)") && lines[3].ends_with("none"),
        "{table}"
    );
    assert!(
        gallery
            .done(&["boards", "show", "none"])
            .contains("0 images · 1 asset\n")
    );
}

#[test]
fn what_lies_on_a_deleted_board_stays_unless_said_otherwise() {
    let gallery = Gallery::start();
    let folder = tempfile::tempdir().unwrap();
    for (more, left) in [(&[][..], 1), (&["--with-images"][..], 1)] {
        gallery.done(&["boards", "create", "b"]);
        gallery.upload(folder.path(), 1, &["--board", "b"]);
        let out = gallery.done(&[&["boards", "rm", "b", "--yes"][..], more].concat());
        let told = if more.is_empty() {
            "now on no board"
        } else {
            "deleted with it"
        };
        assert!(out.contains(told), "{out}");
        assert_eq!(gallery.json(&["images", "ls"])["total"], left);
    }
}

#[test]
fn a_board_that_is_not_clear_is_asked_for() {
    let gallery = Gallery::start();
    let ids = ["", ""].map(|_| gallery.done(&["boards", "create", "Twice"]).trim_end().to_owned());
    gallery.done(&["boards", "create", "Portraits"]);
    let long = "x".repeat(301);
    let table: [(&[&str], &str); 10] = [
        (&["boards", "show", "Twice"], "2 boards are called \"Twice\""),
        (&["boards", "show", "Portaits"], "did you mean \"Portraits\"?"),
        (&["boards", "rm", "Portraits", "nobody"], "no board \"nobody\""),
        (&["boards", "rename", "none", "x"], "uncategorized"),
        (&["boards", "rm", "none"], "uncategorized"),
        (&["boards", "rm", "Portraits"], "say --yes"),
        (&["boards", "create", " "], "name that can be seen"),
        (&["boards", "create", &long], "at most 300 characters"),
        (&["boards", "rename", "Portraits", "none"], "cannot be called"),
        (&["boards", "show", ""], "empty name"),
    ];
    for (arguments, told) in table {
        let said = gallery.ivk(arguments);
        assert_eq!(said.code, 2, "{arguments:?}: {}", said.err);
        assert!(said.error().contains(told), "{arguments:?}: {}", said.err);
        assert_eq!(said.out, "");
    }
    // The first of two was not deleted when the second was not there.
    assert_eq!(gallery.json(&["boards", "ls"])["count"], 3);
    let said = gallery.ivk(&["boards", "show", "Twice", "--json"]);
    assert_eq!(
        (&said.events()[0]["event"], &said.events()[0]["code"]),
        (&json!("error"), &json!("board"))
    );
    assert!(
        ids.iter().all(|id| said.err.contains(id.as_str())),
        "{}",
        said.err
    );
}

#[test]
fn where_no_server_is_the_exit_code_says_so() {
    for arguments in [
        &["boards", "ls"][..],
        &["images", "ls"],
        &["images", "rm", "x.png"],
    ] {
        let said = run([arguments, &["--server", "http://127.0.0.1:9", "--json"]].concat());
        assert_eq!(said.code, 3, "{}", said.err);
        let told: Value = said.events()[0].clone();
        assert_eq!(
            (&told["event"], &told["code"]),
            (&json!("error"), &json!("connection"))
        );
        assert!(said.error().contains("no server answers at"), "{}", said.err);
    }
}
