//! What our own client makes of files: pictures going up and down, archives and exports.

use std::path::Path;
use std::sync::{Arc, Mutex};

use ivk_client::boards::{BoardImages, ErrorKind, ExportFormat, ImageName, UploadSource};
use tokio::io::AsyncReadExt;

use super::client::client;
use super::galleries::{fill, kind, new_board, picture};
use super::images::png;
use crate::server::Server;

fn files(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

/// A picture of noise, which does not become small.
fn noise(side: u32) -> Vec<u8> {
    let mut state = 1_u32;
    let picture = image::RgbImage::from_fn(side, side, |_, _| {
        image::Rgb([(); 3].map(|()| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        }))
    });
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, image::ImageFormat::Png).unwrap();
    file.into_inner()
}

/// Files, bytes and streams go up, cut and made another size by the server, one by one or many.
pub fn go_up_from_anywhere(server: &Server) {
    client(server, async |client| {
        let board = new_board(&client).await?;
        let images = client.images();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a picture without extension");
        std::fs::write(&path, png(6, 4)).unwrap();
        let from_file = board.upload(&path).send().await?;
        assert_eq!((from_file.width, from_file.height), (6, 4));
        let large = noise(400);
        assert!(large.len() > 256 * 1024);
        let reader = std::io::Cursor::new(large);
        let streamed = board
            .upload(UploadSource::from_reader("noise.png", reader))
            .send()
            .await?;
        assert_eq!(
            (streamed.width, streamed.board_id.as_ref()),
            (400, Some(board.id()?))
        );

        let mut sparse = image::RgbaImage::new(16, 16);
        sparse.put_pixel(3, 4, image::Rgba([9, 9, 9, 255]));
        sparse.put_pixel(5, 5, image::Rgba([9, 9, 9, 255]));
        let mut file = std::io::Cursor::new(Vec::new());
        sparse.write_to(&mut file, image::ImageFormat::Png).unwrap();
        let sparse = UploadSource::from_bytes("sparse.png", file.into_inner());
        let cropped = board.upload(sparse).crop_visible().send().await?;
        assert_eq!((cropped.width, cropped.height), (3, 2));
        let session = uuid::Uuid::new_v4().to_string();
        let resized = board
            .upload(picture(8, 8))
            .resize_to(20, 10)
            .session(session.as_str())
            .metadata("{\"seed\": 7, \"prompt\": \"灯台\"}")?;
        let resized = resized.send().await?;
        assert_eq!((resized.width, resized.height), (20, 10));
        assert_eq!(resized.session_id.map(|id| id.to_string()), Some(session));
        let metadata = images.metadata(&resized.image_name).await?.unwrap();
        assert_eq!(metadata.get::<u32>("seed"), Some(7));
        assert_eq!(metadata.get::<String>("prompt").as_deref(), Some("灯台"));

        let text = UploadSource::from_bytes("a.png", "not a picture");
        assert_eq!(kind(images.upload(text).send().await), ErrorKind::NotAnImage);
        let broken = UploadSource::from_bytes("a.png", png(8, 8)[..20].to_vec());
        assert!(images.upload(broken).send().await.is_err());

        let uploads: Vec<_> = (1..=9).map(|side| board.upload(picture(side, 1))).collect();
        let uploaded = images.upload_many(uploads).concurrency(4).start().all().await?;
        let widths: Vec<_> = uploaded.iter().map(|image| image.width).collect();
        assert_eq!(
            widths,
            (1..=9).collect::<Vec<_>>(),
            "in the order in which they were given"
        );
        assert_eq!(board.names().await?.len(), 13);
        board.delete(BoardImages::Delete).await?;
        Ok(())
    });
}

/// To memory, to a stream, to a file, to a folder; one by one or many, whole or as thumbnails.
pub fn come_down_to_anywhere(server: &Server) {
    client(server, async |client| {
        let board = new_board(&client).await?;
        let images = client.images();
        let folder = tempfile::tempdir().unwrap();
        let name = board
            .upload(UploadSource::from_bytes("noise.png", noise(300)))
            .send()
            .await?
            .image_name;
        let told = Arc::new(Mutex::new(0));
        let tell = told.clone();
        let download = images.download(&name);
        let bytes = download
            .progress(move |received| *tell.lock().unwrap() = received.bytes)
            .to_bytes()
            .await?;
        assert_eq!(*told.lock().unwrap(), bytes.len() as u64);
        assert_eq!(image::load_from_memory(&bytes).unwrap().width(), 300);
        let mut streamed = Vec::new();
        let mut stream = images.download(&name).to_stream().await?;
        stream.read_to_end(&mut streamed).await.unwrap();
        assert!(streamed == bytes);
        let path = images
            .download(&name)
            .to_file(folder.path().join("a/b.png"))
            .await?;
        assert!(std::fs::read(path).unwrap() == bytes);
        let thumbnail = images.download(&name).thumbnail().to_bytes().await?;
        assert!(image::load_from_memory(&thumbnail).unwrap().width() <= 256);
        assert_eq!(
            kind(images.download("no-such-image.png").to_bytes().await),
            ErrorKind::NoSuchImage
        );

        let mut names = fill(&board, 6).await?;
        names.push("no-such-image.png".into());
        let out = folder.path().join("out");
        let downloads = images
            .download_many(&names)
            .concurrency(3)
            .to_dir(&out)
            .finish()
            .await;
        assert_eq!(
            downloads.iter().map(|one| &one.of).collect::<Vec<_>>(),
            names.iter().collect::<Vec<_>>()
        );
        assert_eq!(files(&out), 6);
        for (index, download) in downloads.into_iter().enumerate() {
            match download.result {
                Ok(path) => assert_eq!(image::open(path).unwrap().width() as usize, index + 1),
                Err(error) => assert_eq!((index, error.kind()), (6, ErrorKind::NoSuchImage)),
            }
        }
        let thumbnails = images
            .download_many(&names[..2])
            .thumbnails()
            .to_dir(&out)
            .all()
            .await?;
        assert!(thumbnails.iter().all(|path| path.extension().unwrap() == "webp"));
        board.delete(BoardImages::Delete).await?;
        Ok(())
    });
}

/// Many images come in one zip file, which the server gives away once.
pub fn come_in_one_archive(server: &Server) {
    client(server, async |client| {
        let board = new_board(&client).await?;
        let images = client.images();
        let folder = tempfile::tempdir().unwrap();
        let names = fill(&board, 3).await?;
        let unpacked = images
            .archive(&names[..2])
            .to_dir(folder.path().join("some"))
            .await?;
        let unpacked: Vec<_> = unpacked
            .files
            .iter()
            .map(|(name, path)| (name, image::open(path).unwrap().width()))
            .collect();
        assert_eq!(unpacked, [(&names[0], 1), (&names[1], 2)]);
        assert_eq!(
            files(&folder.path().join("some")),
            2,
            "the zip file itself is gone"
        );
        let zip = images
            .archive(board.board())
            .to_file(folder.path().join("board.zip"))
            .await?;
        assert!(std::fs::read(zip).unwrap().starts_with(b"PK"));
        let missing = ImageName::from("no-such-image.png");
        let error = images
            .archive(vec![names[0].clone(), missing])
            .to_dir(folder.path())
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NoSuchImage);
        assert!(error.to_string().contains("no-such-image.png"), "{error}");
        let nothing = images.archive(Vec::new()).to_dir(folder.path()).await;
        assert_eq!(kind(nothing), ErrorKind::Refused);
        board.delete(BoardImages::Delete).await?;
        Ok(())
    });
}

/// Records of many images, with their metadata and their files.
pub fn are_exported_with_their_records(server: &Server) {
    client(server, async |client| {
        let board = new_board(&client).await?;
        let images = client.images();
        let folder = tempfile::tempdir().unwrap();
        let prompt = "a \"lighthouse\", at dusk";
        let metadata = serde_json::json!({ "positive_prompt": prompt, "seed": 4_000_000_000_u32 });
        let upload = board.upload(picture(2, 2)).metadata(metadata.to_string())?;
        let with = upload.send().await?.image_name;
        let without = fill(&board, 1).await?.remove(0);

        let exported = images
            .export(board.filter().oldest_first())
            .to_dir(folder.path())
            .await?;
        assert!(exported.failed.is_empty() && exported.files.len() == 2);
        let records = std::fs::read_to_string(&exported.records).unwrap();
        let records: Vec<serde_json::Value> = records
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(records[0]["image_name"], with.as_str());
        assert_eq!(records[0]["metadata"], metadata);
        assert_eq!(
            (&records[1]["image_name"], &records[1]["metadata"]),
            (&without.as_str().into(), &serde_json::Value::Null)
        );
        assert_eq!(records[1]["file"], without.as_str());
        assert_eq!(files(folder.path()), 3);

        let mut csv = Vec::new();
        let export = images.export(board.filter()).format(ExportFormat::Csv);
        assert_eq!(export.to_writer(&mut csv).await?, 2);
        let csv = String::from_utf8(csv).unwrap();
        assert!(csv.starts_with("image_name,file,board_id,"), "{csv}");
        assert!(
            csv.contains("\"a \"\"lighthouse\"\", at dusk\",,4000000000,"),
            "{csv}"
        );
        board.delete(BoardImages::Delete).await?;
        Ok(())
    });
}
