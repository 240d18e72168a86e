//! Images.

use std::io::Cursor;

use serde_json::{Value, json};

use crate::graph::{Graph, result};
use crate::server::Server;

/// A PNG file of one colour.
pub(super) fn png(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(width, height, image::Rgb([30, 120, 210]));
    let mut file = Vec::new();
    picture
        .write_to(&mut Cursor::new(&mut file), image::ImageFormat::Png)
        .unwrap();
    file
}

/// Uploads such a file; the name that it got.
pub(super) fn upload(server: &Server, width: u32, height: u32) -> String {
    let image = server
        .upload(
            "image_category=user&is_intermediate=false",
            "a.png",
            &png(width, height),
        )
        .expect(201);
    image["image_name"].as_str().unwrap().to_owned()
}

/// The picture of this name.
pub(super) fn decode(server: &Server, name: &str) -> image::RgbaImage {
    let answer = server.get(&format!("api/v1/images/i/{name}/full"));
    assert_eq!((answer.status, answer.content_type.as_str()), (200, "image/png"));
    image::load_from_memory_with_format(&answer.body, image::ImageFormat::Png)
        .unwrap()
        .into_rgba8()
}

/// What goes up comes down.
pub fn is_uploaded_and_read_back(server: &Server) {
    let answer = server
        .upload(
            "image_category=user&is_intermediate=false",
            "sky.png",
            &png(12, 7),
        )
        .expect(201);
    assert_eq!((&answer["width"], &answer["height"]), (&json!(12), &json!(7)));
    assert_eq!(
        (&answer["image_category"], &answer["image_origin"]),
        (&json!("user"), &json!("external"))
    );
    assert_eq!(
        (&answer["is_intermediate"], &answer["starred"]),
        (&json!(false), &json!(false))
    );
    let name = answer["image_name"].as_str().unwrap();
    assert_ne!(name, "sky.png", "the server gives names of its own");
    assert_eq!(
        server.get(&format!("api/v1/images/i/{name}")).expect(200)["image_name"],
        json!(name)
    );
    let picture = decode(server, name);
    assert_eq!(picture.dimensions(), (12, 7));
    assert!(picture.pixels().all(|pixel| pixel.0 == [30, 120, 210, 255]));
}

/// Addresses are relative, without a slash at the start.
pub fn says_where_its_bytes_are_without_the_host(server: &Server) {
    let name = upload(server, 4, 4);
    let image = server.get(&format!("api/v1/images/i/{name}")).expect(200);
    assert_eq!(image["image_url"], json!(format!("api/v1/images/i/{name}/full")));
    assert_eq!(
        image["thumbnail_url"],
        json!(format!("api/v1/images/i/{name}/thumbnail"))
    );
    let urls = server.get(&format!("api/v1/images/i/{name}/urls")).expect(200);
    assert_eq!(urls["image_url"], image["image_url"]);
}

/// Thumbnails are WebP, and no larger than 256 pixels.
pub fn has_a_thumbnail(server: &Server) {
    let name = upload(server, 512, 256);
    let answer = server.get(&format!("api/v1/images/i/{name}/thumbnail"));
    assert_eq!((answer.status, answer.content_type.as_str()), (200, "image/webp"));
    let thumbnail = image::load_from_memory_with_format(&answer.body, image::ImageFormat::WebP).unwrap();
    assert_eq!((thumbnail.width(), thumbnail.height()), (256, 128));
}

/// Bytes that are no image are refused, and so is another content type.
pub fn refuses_what_is_no_image(server: &Server) {
    let answer = server.upload(
        "image_category=user&is_intermediate=false",
        "a.png",
        b"not a picture",
    );
    assert!(answer.expect(415)["detail"].is_string());
}

/// An image that is not there is 404; only its addresses are told whether it is there or not.
pub fn is_unknown_with_404(server: &Server) {
    for path in ["", "/full", "/thumbnail", "/metadata"] {
        let answer = server.get(&format!("api/v1/images/i/no-such-image.png{path}"));
        assert_eq!(answer.status, 404, "GET …{path} is answered with {answer}");
    }
}

/// A list is a part of a whole: offset, limit, total and items.
pub fn is_listed_by_board_and_category(server: &Server) {
    let board = server
        .post("api/v1/boards/?board_name=listed", &Value::Null)
        .expect(201)["board_id"]
        .clone();
    let board = board.as_str().unwrap();
    for category in ["user", "general"] {
        let query = format!("image_category={category}&is_intermediate=false&board_id={board}");
        let _ = server.upload(&query, "a.png", &png(4, 4)).expect(201);
    }
    let list = |query: &str| {
        server
            .get(&format!("api/v1/images/?board_id={board}&{query}"))
            .expect(200)
    };
    let all = list("limit=1");
    assert_eq!(
        (&all["total"], &all["limit"], &all["offset"]),
        (&json!(2), &json!(1), &json!(0))
    );
    assert_eq!(all["items"].as_array().map(Vec::len), Some(1));
    let users = list("categories=user");
    assert_eq!(
        (&users["total"], &users["items"][0]["image_category"]),
        (&json!(1), &json!("user"))
    );
    assert_eq!(list("categories=user&categories=general")["total"], 2);
}

/// Many images are changed by one request, which tells what it did.
pub fn is_starred_and_deleted(server: &Server) {
    let name = upload(server, 4, 4);
    let names = json!({ "image_names": [name] });
    let starred = server.post("api/v1/images/star", &names).expect(200);
    assert_eq!(starred["starred_images"], json!([name]));
    assert_eq!(
        server.get(&format!("api/v1/images/i/{name}")).expect(200)["starred"],
        true
    );
    let deleted = server.post("api/v1/images/delete", &names).expect(200);
    assert_eq!(deleted["deleted_images"], json!([name]));
    assert_eq!(server.get(&format!("api/v1/images/i/{name}")).status, 404);
}

/// A name that is not there is no error among others, and is not mentioned. Alone it is missed, from 6.13.
pub fn passes_over_names_that_it_does_not_know(server: &Server) {
    let alone = server.delete("api/v1/images/i/no-such-image.png");
    assert_eq!(alone.status, if server.is_at_least(6, 13) { 404 } else { 200 });
    let name = upload(server, 4, 4);
    let body = json!({ "image_names": [name, "no-such-image.png"] });
    let deleted = server.post("api/v1/images/delete", &body).expect(200);
    assert_eq!(deleted["deleted_images"], json!([name]));
}

/// The graph travels inside the picture; without a workflow there is none.
pub fn keeps_the_graph_that_made_it(server: &Server) {
    let fields = json!({ "width": 8, "height": 8, "is_intermediate": false });
    let item = server.run(&Graph::of("blank_image", fields).batch()).remove(0);
    let output = result(&item, "node");
    let name = output["image"]["image_name"].as_str().unwrap();
    let image = server.get(&format!("api/v1/images/i/{name}")).expect(200);
    assert_eq!(image["session_id"], item["session_id"]);
    let inside = server
        .get(&format!("api/v1/images/i/{name}/workflow"))
        .expect(200);
    assert_eq!(inside["workflow"], Value::Null);
    let graph: Value = serde_json::from_str(inside["graph"].as_str().unwrap()).unwrap();
    assert_eq!(graph["nodes"]["node"]["type"], "blank_image");
}
