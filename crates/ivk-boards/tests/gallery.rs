//! Boards and images on an embedded server.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by it")]

mod pixel;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::TryStreamExt;
use ivk_boards::{
    BoardFilter, BoardImages, BoardRef, Boards, ErrorKind, Existing, ExportFormat, GalleryFilter,
    ImageCategory, ImageFilter, ImageName, Images, PngMetadata, UploadSource,
};
use ivk_embedded::{Faults, HttpFault, Occurrences, Route, Server};
use ivk_transport::http::Client;
use pixel::{PIXEL, pixel};

/// A server, which ends when it is dropped, and its boards and images.
async fn gallery() -> (Server, Boards, Images) {
    let server = Server::builder().start().await.unwrap();
    let client = Client::builder(server.url()).build().unwrap();
    (server, Boards::new(client.clone()), Images::new(client))
}

fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn boards_come_and_go() {
    let (_server, boards, _) = gallery().await;
    let board = boards.create("Lighthouses").await.unwrap();
    assert_eq!(
        boards.get(&board.board_id).await.unwrap().board_name,
        "Lighthouses"
    );
    let renamed = boards.rename(&board.board_id, "Towers").await.unwrap();
    assert_eq!(renamed.board_name, "Towers");
    boards.archive(&board.board_id, true).await.unwrap();
    assert!(boards.list().await.unwrap().is_empty());
    assert_eq!(
        boards
            .list_by(&BoardFilter::new().with_archived())
            .await
            .unwrap()
            .len(),
        1
    );
    boards.delete(&board.board_id, BoardImages::Keep).await.unwrap();
    assert!(
        boards
            .list_by(&BoardFilter::new().with_archived())
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_board_is_found_by_its_name_only_when_one_has_it() {
    let (_server, boards, _) = gallery().await;
    let first = boards.create("Twins").await.unwrap();
    assert_eq!(
        boards.get_by_name("Twins").await.unwrap().board_id,
        first.board_id
    );
    let second = boards.create("Twins").await.unwrap();
    let error = boards.get_by_name("Twins").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::AmbiguousBoard);
    assert!(error.to_string().contains(second.board_id.as_str()), "{error}");
    let error = boards.get_by_name("Nobody").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NoSuchBoard);
}

#[tokio::test]
async fn what_does_not_exist_is_said_to_be_missing() {
    let (_server, boards, images) = gallery().await;
    assert_eq!(
        boards.get("nowhere").await.unwrap_err().kind(),
        ErrorKind::NoSuchBoard
    );
    assert_eq!(
        images.get("nobody.png").await.unwrap_err().kind(),
        ErrorKind::NoSuchImage
    );
    let error = images.download("nobody.png").to_bytes().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NoSuchImage);
    let upload = images.upload(pixel()).board(BoardRef::Board("nowhere".into()));
    assert_eq!(upload.send().await.unwrap_err().kind(), ErrorKind::NoSuchBoard);
    let uncategorized = boards.delete("none", BoardImages::Delete).await.unwrap_err();
    assert_eq!(uncategorized.kind(), ErrorKind::Uncategorized);
}

#[tokio::test]
async fn images_are_uploaded_moved_starred_and_deleted() {
    let (_server, boards, images) = gallery().await;
    let board = boards.create("Pixels").await.unwrap();
    let uploaded = images
        .upload(pixel())
        .category(ImageCategory::General)
        .send()
        .await
        .unwrap();
    assert_eq!((uploaded.width, uploaded.height, uploaded.board_id), (1, 1, None));
    let name = uploaded.image_name;
    let missing = ImageName::from("missing.png");

    let moved = images
        .move_to(&[name.clone(), missing.clone()], &board)
        .await
        .unwrap();
    assert_eq!((moved.done, moved.missing), (vec![name.clone()], vec![missing]));
    assert_eq!(images.get(&name).await.unwrap().board_id.unwrap(), board.board_id);
    let on_board = ImageFilter::new().board(&board);
    assert_eq!(
        images.names(&on_board).await.unwrap(),
        std::slice::from_ref(&name)
    );
    assert_eq!(images.page(&on_board, 0, 10).await.unwrap().total, 1);

    images
        .move_to(std::slice::from_ref(&name), BoardRef::Uncategorized)
        .await
        .unwrap();
    assert!(images.names(&on_board).await.unwrap().is_empty());
    let uncategorized = ImageFilter::new().board(BoardRef::Uncategorized);
    assert_eq!(
        images.names(&uncategorized).await.unwrap(),
        std::slice::from_ref(&name)
    );

    assert!(
        images
            .star(std::slice::from_ref(&name))
            .await
            .unwrap()
            .is_complete()
    );
    assert!(images.get(&name).await.unwrap().starred);

    images.delete_one(&name).await.unwrap();
    assert_eq!(
        images.delete_one(&name).await.unwrap_err().kind(),
        ErrorKind::NoSuchImage
    );
}

#[tokio::test]
async fn a_list_gives_every_image_in_order() {
    let (_server, _, images) = gallery().await;
    let mut uploaded = Vec::new();
    for _ in 0..5 {
        uploaded.push(images.upload(pixel()).send().await.unwrap().image_name);
    }
    let filter = ImageFilter::new().oldest_first();
    let listed: Vec<_> = images.list(filter.clone()).try_collect().await.unwrap();
    let names: Vec<_> = listed.into_iter().map(|image| image.image_name).collect();
    assert_eq!(names, images.names(&filter).await.unwrap());
    let (mut names, mut expected) = (names, uploaded);
    names.sort();
    expected.sort();
    assert_eq!(names, expected);
}

#[tokio::test]
async fn only_pictures_are_uploaded_whatever_their_name() {
    let (_server, _, images) = gallery().await;
    let text = images
        .upload(UploadSource::from_bytes("cat.png", "not a picture"))
        .send()
        .await;
    assert_eq!(text.unwrap_err().kind(), ErrorKind::NotAnImage);
    let named_wrong = images
        .upload(UploadSource::from_bytes("cat.txt", PIXEL))
        .send()
        .await;
    assert!(named_wrong.is_ok());
    let missing = images.upload("/nowhere/cat.png").send().await;
    assert_eq!(missing.unwrap_err().kind(), ErrorKind::File);
    let metadata = images.upload(pixel()).metadata("[1]");
    assert_eq!(metadata.unwrap_err().kind(), ErrorKind::Refused);
}

#[tokio::test]
async fn an_upload_takes_size_and_metadata() {
    let (_server, _, images) = gallery().await;
    let upload = images
        .upload(pixel())
        .resize_to(8, 4)
        .metadata(r#"{"seed": 7, "note": null}"#)
        .unwrap();
    let image = upload.send().await.unwrap();
    assert_eq!((image.width, image.height), (8, 4));
    let metadata = images.metadata(&image.image_name).await.unwrap().unwrap();
    assert_eq!(metadata.get::<u32>("seed"), Some(7));
    assert_eq!(metadata.get::<u32>("note"), None);
}

#[tokio::test]
async fn records_are_written_to_a_file_of_their_own() {
    let (_server, boards, images) = gallery().await;
    let board = boards.create("Pixels").await.unwrap();
    let upload = images.upload(pixel()).board(&board).metadata(r#"{"seed": 7}"#);
    let image = upload.unwrap().send().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/records.csv");
    for _ in 0..2 {
        let told = Arc::new(AtomicUsize::new(0));
        let tell = told.clone();
        let export = images
            .export(GalleryFilter::new().board(&board))
            .format(ExportFormat::Csv)
            .progress(move |progress| tell.store(progress.done, Ordering::SeqCst));
        assert_eq!(export.to_file(&path).await.unwrap(), 1);
        assert_eq!(told.load(Ordering::SeqCst), 1);
        let written = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<_> = written.lines().collect();
        assert_eq!(lines.len(), 2, "{written}");
        assert!(lines[0].starts_with("image_name,file,"), "{written}");
        assert!(lines[1].starts_with(image.image_name.as_str()), "{written}");
        assert_eq!(files(path.parent().unwrap()), ["records.csv"], "it is replaced");
    }
    let nowhere = images.export(GalleryFilter::new().board("nowhere"));
    let error = nowhere.to_file(folder.path().join("x.jsonl")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NoSuchBoard);
    assert_eq!(error.to_string(), "the server has no board with the id nowhere");
    assert_eq!(files(folder.path()), ["deep"]);
}

#[tokio::test]
async fn an_image_stands_for_its_name() {
    let (_server, _, images) = gallery().await;
    let image = images.upload(pixel()).send().await.unwrap();
    let bytes = images.download(&image).to_bytes().await.unwrap();
    let inside = PngMetadata::from_slice(&bytes).unwrap();
    assert_eq!(inside.metadata().unwrap(), images.metadata(&image).await.unwrap());
    images.delete_one(&image).await.unwrap();
}

#[tokio::test]
async fn a_download_arrives_whole_and_under_its_name() {
    let (_server, _, images) = gallery().await;
    let name = images.upload(pixel()).send().await.unwrap().image_name;
    let folder = tempfile::tempdir().unwrap();
    let content = images.download(&name).to_bytes().await.unwrap();
    assert!(content.starts_with(b"\x89PNG"));
    let path = images
        .download(&name)
        .to_dir(folder.path().join("deep/er"))
        .await
        .unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), content);
    assert_eq!(path.file_name().unwrap().to_str(), Some(name.as_str()));

    let numbered = images
        .download(&name)
        .to_dir(path.parent().unwrap())
        .await
        .unwrap();
    assert_ne!(numbered, path);
    let kept = images
        .download(&name)
        .existing(Existing::Keep)
        .to_dir(path.parent().unwrap())
        .await
        .unwrap();
    assert_eq!(kept, path);
    assert_eq!(files(path.parent().unwrap()).len(), 2);

    let thumbnail = images
        .download(&name)
        .thumbnail()
        .to_dir(folder.path())
        .await
        .unwrap();
    assert_eq!(thumbnail.extension().unwrap(), "webp");
}

#[tokio::test]
async fn a_broken_download_leaves_nothing() {
    let faults = [
        HttpFault::TruncateBody,
        HttpFault::Answer {
            status: 200,
            retry_after: None,
            content_type: "text/plain",
            body: "hello".to_owned(),
        },
    ];
    for fault in faults {
        let (server, _, images) = gallery().await;
        let name = images.upload(pixel()).send().await.unwrap().image_name;
        let shown = format!("{fault:?}");
        server.misbehave(Faults::none().http(Route::get("/i/*/full"), Occurrences::all(), fault));
        let folder = tempfile::tempdir().unwrap();
        let result = images.download(&name).to_dir(folder.path()).await;
        assert!(result.is_err(), "{shown}");
        assert!(
            files(folder.path()).is_empty(),
            "{shown}: {:?}",
            files(folder.path())
        );
    }
}

/// No behaviour of the common list, since it takes away what others made on the same server.
#[tokio::test]
async fn intermediate_images_are_counted_and_cleared() {
    let (_server, _, images) = gallery().await;
    let kept = images.upload(pixel()).send().await.unwrap();
    for _ in 0..3 {
        images.upload(pixel()).intermediate().send().await.unwrap();
    }
    assert_eq!(images.count_intermediates().await.unwrap(), 3);
    assert_eq!(images.clear_intermediates().await.unwrap(), 3);
    assert_eq!(images.count_intermediates().await.unwrap(), 0);
    images.get(&kept).await.unwrap();
}
