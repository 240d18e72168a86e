//! Videos, and the list of images and videos together, which came with 6.14: as the server says it, and as our own
//! client does.

use futures_util::TryStreamExt;
use ivk_client::boards::{
    BoardImages, ErrorKind, GalleryEntry, GalleryFilter, GalleryName, ImageCategory, ProtectedBoards,
    UploadSource, VideoName,
};
use ivk_client::prelude::*;
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;

use super::client::{client, client_with};
use super::galleries::{new_board, picture};
use crate::server::{Answer, Server};

/// A second of 64 by 48 pixels in H.264.
const CLIP: &[u8] = include_bytes!("../../../crates/ivk-embedded/tests/data/clip.mp4");

const UPLOAD: &str = "api/v1/videos/upload?video_category=user&is_intermediate=false";

fn upload(server: &Server, bytes: &[u8]) -> Answer {
    server.upload_to(UPLOAD, "clip.mp4", "video/mp4", bytes)
}

/// Before 6.14 there is nothing of it, and another thing of the same name.
fn is_too_old(server: &Server) -> bool {
    if server.is_at_least(6, 14) {
        return false;
    }
    for path in [
        "api/v1/videos/names",
        "api/v1/gallery/items/",
        "api/v1/gallery/items/names",
    ] {
        let answer = server.get(path);
        assert!(
            answer.status == 404 || answer.is_page(),
            "GET {path} is answered with {answer}"
        );
    }
    true
}

/// What goes up comes down, whole or a part of at most a mebibyte.
pub fn are_uploaded_and_read_in_parts(server: &Server) {
    if is_too_old(server) {
        return;
    }
    let video = upload(server, CLIP).expect(201);
    let name = video["video_name"].as_str().unwrap();
    let facts = [
        "width",
        "height",
        "duration",
        "fps",
        "video_origin",
        "video_category",
        "has_workflow",
    ];
    assert_eq!(
        facts.map(|fact| video[fact].clone()),
        [
            json!(64),
            json!(48),
            json!(1.0),
            json!(8.0),
            json!("external"),
            json!("user"),
            json!(false)
        ]
    );
    let path = format!("api/v1/videos/i/{name}");
    assert_eq!(
        server.get(&path).expect(200)["video_url"],
        json!(format!("{path}/full"))
    );
    let whole = server.get(&format!("{path}/full"));
    assert_eq!((whole.status, whole.content_type.as_str()), (200, "video/mp4"));
    assert!(whole.body == CLIP);
    assert_eq!(server.head(&format!("{path}/full")).status, 200);
    assert_eq!(
        server.get(&format!("{path}/thumbnail")).content_type,
        "image/webp"
    );
    assert_eq!(server.get(&format!("{path}/metadata")).expect(200), Value::Null);
    assert_eq!(
        server.get(&format!("{path}/workflow")).expect(200),
        json!({ "workflow": null, "graph": null })
    );
    let last = CLIP.len() - 1;
    let parts = [
        ("bytes=0-9", Some((0, 9))),
        ("bytes=-5", Some((last - 4, last))),
        (&format!("bytes={last}-"), Some((last, last))),
        (&format!("bytes={}-", CLIP.len()), None),
        ("bytes=5-2", None),
        ("items=1-2", None),
        ("bytes=0-1,4-5", None),
    ];
    for (range, expected) in parts {
        let answer = server.get_range(&format!("{path}/full"), range);
        match expected {
            Some((first, last)) => assert!(
                answer.status == 206 && answer.body == CLIP[first..=last],
                "{range}"
            ),
            None => assert_eq!((answer.status, answer.body.len()), (416, 0), "{range}"),
        }
    }
    assert_eq!(server.delete(&path).expect(200)["deleted_videos"], json!([name]));
}

/// Another file, another type, half a file: each is refused.
pub fn are_refused_when_they_are_something_else(server: &Server) {
    if is_too_old(server) {
        return;
    }
    for bytes in [&b"hello"[..], &CLIP[..900]] {
        assert!(upload(server, bytes).expect(415)["detail"].is_string());
    }
    let answer = server.upload_to(UPLOAD, "a.png", "image/png", CLIP);
    assert_eq!(answer.status, 415);
    let answer = server.upload_to(
        &format!("{UPLOAD}&board_id=no-such-board"),
        "a.mp4",
        "video/mp4",
        CLIP,
    );
    assert_eq!(answer.status, 404);
    for path in ["", "/metadata", "/workflow", "/full", "/thumbnail"] {
        let answer = server.get(&format!("api/v1/videos/i/no-such-video.mp4{path}"));
        assert_eq!(answer.status, 404, "GET …{path} is answered with {answer}");
    }
    let patched = server.patch("api/v1/videos/i/no-such-video.mp4", &json!({ "starred": true }));
    assert_eq!(patched.status, 400);
}

/// Unlike images, those that are not there are said to have failed.
pub fn are_starred_moved_and_deleted(server: &Server) {
    if is_too_old(server) {
        return;
    }
    let name = upload(server, CLIP).expect(201)["video_name"].clone();
    let board = server
        .post("api/v1/boards/?board_name=videos", &Value::Null)
        .expect(201)["board_id"]
        .clone();
    let names = json!({ "video_names": [name, "no-such-video.mp4"] });
    let starred = server.post("api/v1/videos/star", &names).expect(200);
    assert_eq!(
        (&starred["starred_videos"], &starred["failed_videos"]),
        (&json!([name]), &json!(["no-such-video.mp4"]))
    );
    let moved = server
        .post(
            "api/v1/videos/board",
            &json!({ "board_id": board, "video_name": name }),
        )
        .expect(200);
    assert_eq!(moved["added_videos"], json!([name]));
    let shown = server
        .get(&format!("api/v1/boards/{}", board.as_str().unwrap()))
        .expect(200);
    assert_eq!(
        (
            &shown["cover_video_name"],
            &shown["video_count"],
            &shown["cover_image_name"]
        ),
        (&name, &json!(1), &Value::Null)
    );
    let item = server
        .get(&format!(
            "api/v1/gallery/items/?board_id={}",
            board.as_str().unwrap()
        ))
        .expect(200);
    assert_eq!(
        (&item["items"][0]["kind"], &item["items"][0]["name"]),
        (&json!("video"), &name)
    );
    let deleted = server.delete(&format!(
        "api/v1/boards/{}?include_images=true",
        board.as_str().unwrap()
    ));
    assert_eq!(deleted.expect(200)["deleted_videos"], json!([name]));
    let gone = server.post("api/v1/videos/delete", &names).expect(200);
    assert_eq!(gone["failed_videos"].as_array().map(Vec::len), Some(2));
}

fn kind<T: std::fmt::Debug, E: Into<Error> + std::fmt::Debug>(result: Result<T, E>) -> ErrorKind {
    let error: Error = result.unwrap_err().into();
    error.boards_error().unwrap().kind()
}

/// Everything that our client does with videos; on an older server all of it says that the server is too old.
pub fn are_handled_by_our_client(server: &Server) {
    let clip = || UploadSource::from_bytes("clip.mp4", CLIP);
    client(server, async |client| {
        let videos = client.videos();
        let missing = VideoName::from("no-such-video.mp4");
        if !server.is_at_least(6, 14) {
            for refused in [
                kind(videos.get(&missing).await),
                kind(videos.names(&GalleryFilter::new()).await),
                kind(videos.upload(clip()).send().await),
                kind(videos.delete(std::slice::from_ref(&missing)).await),
                kind(videos.range(&missing, 0..9).to_bytes().await),
                kind(client.gallery().names(&GalleryFilter::new()).await),
            ] {
                assert_eq!(refused, ErrorKind::Unsupported);
            }
            return Ok(());
        }
        let board = new_board(&client).await?;
        let upload = videos
            .upload(clip())
            .board(board.board())
            .metadata("{\"seed\": 7}")?;
        let video = upload.send().await?;
        let name = video.video_name;
        assert_eq!((video.width, video.board_id.as_ref()), (64, Some(board.id()?)));
        assert_eq!(videos.metadata(&name).await?.unwrap().get::<u32>("seed"), Some(7));
        assert_eq!(videos.workflow(&name).await?.workflow, None);
        assert_eq!(videos.names(&board.filter()).await?, std::slice::from_ref(&name));
        assert_eq!(videos.page(&board.filter(), 0, 5).await?.total, 1);

        assert!(videos.download(&name).to_bytes().await? == CLIP);
        let folder = tempfile::tempdir().unwrap();
        let path = videos.download(&name).to_dir(folder.path()).await?;
        assert!(std::fs::read(path).unwrap() == CLIP);
        assert!(videos.range(&name, 100..200).to_bytes().await? == CLIP[100..200]);
        let mut end = Vec::new();
        videos
            .range(&name, 2_000..u64::MAX)
            .to_stream()
            .read_to_end(&mut end)
            .await
            .unwrap();
        assert!(end == CLIP[2_000..]);
        assert_eq!(
            kind(videos.range(&name, 1 << 20..1 << 21).to_bytes().await),
            ErrorKind::Refused
        );

        let asked = [name.clone(), missing.clone()];
        let starred = videos.star(&asked).await?;
        assert_eq!(
            (starred.done, starred.missing),
            (vec![name.clone()], vec![missing.clone()])
        );
        assert_eq!(videos.names(&board.filter().starred_only()).await?.len(), 1);
        assert_eq!(videos.unstar(&asked).await?.done.len(), 1);
        let general = videos.set_category(&name, ImageCategory::General).await?;
        assert_eq!(general.video_category, ImageCategory::General);
        assert_eq!(
            kind(videos.set_category(&missing, ImageCategory::Mask).await),
            ErrorKind::NoSuchVideo
        );
        let moved = videos.move_to(&asked, BoardRef::Uncategorized).await?;
        assert_eq!((moved.done.len(), moved.missing.len()), (1, 1));
        assert_eq!(videos.get(&name).await?.board_id, None);
        assert!(videos.move_to(&asked[..1], board.board()).await?.is_complete());

        let text = UploadSource::from_bytes("clip.mp4", "not a video");
        assert_eq!(kind(videos.upload(text).send().await), ErrorKind::NotAVideo);
        let half = UploadSource::from_bytes("clip.mp4", &CLIP[..900]);
        assert_eq!(kind(videos.upload(half).send().await), ErrorKind::NotAVideo);
        assert_eq!(
            kind(videos.upload(clip()).board("no-such-board").send().await),
            ErrorKind::NoSuchBoard
        );

        let image = board.upload(picture(2, 2)).send().await?.image_name;
        let gallery = client.gallery();
        let nowhere = GalleryFilter::new().board("no-such-board");
        assert_eq!(kind(videos.names(&nowhere).await), ErrorKind::NoSuchBoard);
        assert_eq!(kind(videos.page(&nowhere, 0, 5).await), ErrorKind::NoSuchBoard);
        assert_eq!(kind(gallery.names(&nowhere).await), ErrorKind::NoSuchBoard);
        assert_eq!(kind(gallery.page(&nowhere, 0, 5).await), ErrorKind::NoSuchBoard);
        let names = gallery.names(&board.filter()).await?;
        assert_eq!(
            names,
            [GalleryName::Image(image), GalleryName::Video(name.clone())]
        );
        let entries: Vec<GalleryEntry> = gallery.list(board.filter()).try_collect().await?;
        assert_eq!(entries.iter().map(GalleryEntry::name).collect::<Vec<_>>(), names);
        assert_eq!(gallery.page(&board.filter(), 0, 1).await?.total, 2);
        assert!(gallery.download(&names[1]).to_bytes().await? == CLIP);

        let deleted = videos.delete(&asked).await?;
        assert_eq!(
            (deleted.done, deleted.missing),
            (vec![name.clone()], vec![missing])
        );
        assert_eq!(kind(videos.get(&name).await), ErrorKind::NoSuchVideo);
        assert_eq!(
            kind(videos.download(&name).to_bytes().await),
            ErrorKind::NoSuchVideo
        );
        board.delete(BoardImages::Delete).await?;
        Ok(())
    });
}

/// What lies on a protected board is neither deleted nor moved away.
pub fn stay_on_protected_boards(server: &Server) {
    if is_too_old(server) {
        return;
    }
    let protected = ProtectedBoards::new();
    let settings = protected.clone();
    client_with(
        server,
        |builder| builder.protected_boards(settings),
        async |client| {
            let board = new_board(&client).await?;
            let videos = client.videos();
            let clip = UploadSource::from_bytes("clip.mp4", CLIP);
            let video = videos.upload(clip).board(board.board()).send().await?;
            let names = [video.video_name];
            protected.insert(board.id()?);
            for (doing, refused) in [
                ("deleting", videos.delete(&names)),
                ("moving", videos.move_to(&names, BoardRef::Uncategorized)),
            ] {
                let refused = refused.await.unwrap_err();
                assert_eq!(refused.error.kind(), ErrorKind::Protected);
                let beginning = format!("{doing} video {} is refused", names[0]);
                assert!(refused.to_string().starts_with(&beginning), "{refused}");
                assert_eq!(refused.untried, names);
            }
            let moved = videos.move_to(&names, board.board()).await?;
            assert!(moved.is_complete(), "it is there already");
            protected.remove(board.id()?);
            videos.delete_one(&names[0]).await?;
            assert_eq!(kind(videos.delete_one(&names[0]).await), ErrorKind::NoSuchVideo);
            board.delete(BoardImages::Delete).await?;
            Ok(())
        },
    );
}
