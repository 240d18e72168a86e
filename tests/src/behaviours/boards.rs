//! Boards.

use serde_json::{Value, json};

use super::images::upload;
use crate::server::Server;

fn make(server: &Server, name: &str) -> String {
    let board = server
        .post(&format!("api/v1/boards/?board_name={name}"), &Value::Null)
        .expect(201);
    board["board_id"].as_str().unwrap().to_owned()
}

fn add(server: &Server, board: &str, image: &str) -> Value {
    server
        .post(
            "api/v1/board_images/",
            &json!({ "board_id": board, "image_name": image }),
        )
        .expect(201)
}

/// A board from its first day to its last.
pub fn is_made_listed_renamed_and_deleted(server: &Server) {
    let id = make(server, "first");
    let path = format!("api/v1/boards/{id}");
    let board = server.get(&path).expect(200);
    assert_eq!(
        (&board["board_name"], &board["image_count"]),
        (&json!("first"), &json!(0))
    );
    let all = server.get("api/v1/boards/?all=true").expect(200);
    assert!(
        all.as_array()
            .unwrap()
            .iter()
            .any(|board| board["board_id"] == json!(id))
    );
    let renamed = server
        .patch(&path, &json!({ "board_name": "second" }))
        .expect(201);
    assert_eq!(renamed["board_name"], "second");
    let deleted = server.delete(&path).expect(200);
    assert_eq!(deleted["board_id"], json!(id));
    assert_eq!(server.get(&path).status, 404);
}

/// All boards, or a part of them: one must be said. All come as a bare list. The total of a part is its own length.
pub fn wants_to_know_which_part_of_the_list(server: &Server) {
    let _ = (make(server, "one-of-two"), make(server, "two-of-two"));
    assert!(server.get("api/v1/boards/").expect(400)["detail"].is_string());
    assert!(server.get("api/v1/boards/?all=true").expect(200).is_array());
    let part = server.get("api/v1/boards/?offset=0&limit=1").expect(200);
    assert_eq!((&part["offset"], &part["limit"]), (&json!(0), &json!(1)));
    assert_eq!(part["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(part["total"], 1);
}

/// An image is on one board or on none, which is called `none`.
pub fn takes_images_and_gives_them_back(server: &Server) {
    let (board, image) = (make(server, "guest"), upload(server, 8, 8));
    let added = add(server, &board, &image);
    assert_eq!(added["added_images"], json!([image]));
    assert_eq!(
        server.get(&format!("api/v1/images/i/{image}")).expect(200)["board_id"],
        json!(board)
    );
    let names = server
        .get(&format!("api/v1/boards/{board}/image_names"))
        .expect(200);
    assert_eq!(names, json!([image]));
    let uploaded_there = upload_to(server, &board);
    assert_eq!(
        server.get(&format!("api/v1/boards/{board}")).expect(200)["cover_image_name"],
        uploaded_there
    );
}

fn upload_to(server: &Server, board: &str) -> Value {
    let query = format!("image_category=general&is_intermediate=false&board_id={board}");
    let image = server
        .upload(&query, "a.png", &super::images::png(8, 8))
        .expect(201);
    assert_eq!(image["board_id"], json!(board));
    image["image_name"].clone()
}

/// Deleting a board deletes no image unless that is asked for.
pub fn keeps_its_images_when_it_is_deleted(server: &Server) {
    let (board, kept) = (make(server, "gone"), upload(server, 8, 8));
    let _ = add(server, &board, &kept);
    let answer = server.delete(&format!("api/v1/boards/{board}")).expect(200);
    assert_eq!(
        (&answer["deleted_board_images"], &answer["deleted_images"]),
        (&json!([kept]), &json!([]))
    );
    assert_eq!(
        server.get(&format!("api/v1/images/i/{kept}")).expect(200)["board_id"],
        Value::Null
    );

    let (board, lost) = (make(server, "lost"), upload(server, 8, 8));
    let _ = add(server, &board, &lost);
    let answer = server
        .delete(&format!("api/v1/boards/{board}?include_images=true"))
        .expect(200);
    assert_eq!(answer["deleted_images"], json!([lost]));
    assert_eq!(server.get(&format!("api/v1/images/i/{lost}")).status, 404);
}

/// The newest image stands for the board, or the newest with a star. A chosen cover is taken, and never shown.
pub fn shows_the_newest_image_as_its_cover(server: &Server) {
    let board = make(server, "covered");
    let path = format!("api/v1/boards/{board}");
    let (first, second) = (upload_to(server, &board), upload_to(server, &board));
    let chosen = server
        .patch(&path, &json!({ "cover_image_name": first }))
        .expect(201);
    assert_eq!(chosen["cover_image_name"], second);
    let _ = server
        .post("api/v1/images/star", &json!({ "image_names": [first] }))
        .expect(200);
    assert_eq!(server.get(&path).expect(200)["cover_image_name"], first);
    let unknown = server.patch(&path, &json!({ "cover_image_name": "no-such-image.png" }));
    assert_eq!(unknown.status, 500);
}

/// What is done to a board that is not there is refused with 404. Before 6.12 it may seem to be done; before 6.13 an image
/// can be uploaded to it, and lies on no board then.
pub fn is_not_there(server: &Server) {
    let status = |old: u16| if server.is_at_least(6, 12) { 404 } else { old };
    let takes_images = !server.is_at_least(6, 13);
    let image_status = |old: u16| if takes_images { old } else { 404 };
    let path = "api/v1/boards/no-such-board";
    assert_eq!(server.get(path).status, 404);
    assert_eq!(server.delete(path).status, status(200));
    assert_eq!(
        server.patch(path, &json!({ "board_name": "x" })).status,
        status(500)
    );
    assert_eq!(server.get(&format!("{path}/image_names")).status, status(200));
    let image = upload(server, 2, 2);
    let one = json!({ "board_id": "no-such-board", "image_name": image });
    assert_eq!(
        server.post("api/v1/board_images/", &one).status,
        image_status(500)
    );
    let many = json!({ "board_id": "no-such-board", "image_names": [image] });
    let added = server.post("api/v1/board_images/batch", &many);
    assert_eq!(added.status, image_status(201));
    let query = "image_category=user&is_intermediate=false&board_id=no-such-board";
    let uploaded = server.upload(query, "a.png", &super::images::png(2, 2));
    assert_eq!(uploaded.status, image_status(201));
    if takes_images {
        assert_eq!(added.json()["added_images"], json!([]));
        assert_eq!(uploaded.json()["board_id"], Value::Null);
    }
    let listed = server.get("api/v1/images/?board_id=no-such-board").expect(200);
    assert_eq!(listed["total"], 0, "a list of an unknown board is empty");
}

/// A change of something that a board has not is refused.
pub fn refuses_changes_that_it_does_not_know(server: &Server) {
    let path = format!("api/v1/boards/{}", make(server, "changed"));
    let unknown = server.patch(&path, &json!({ "colour": "red" })).expect(422);
    assert_eq!(unknown["detail"][0]["type"], "extra_forbidden");
    let visible = server.patch(&path, &json!({ "board_visibility": "shared" }));
    if server.is_at_least(6, 13) {
        assert_eq!(visible.expect(201)["board_visibility"], "shared");
    } else {
        assert_eq!(visible.status, 422);
    }
    let long = "x".repeat(301);
    assert_eq!(server.patch(&path, &json!({ "board_name": long })).status, 422);
}
