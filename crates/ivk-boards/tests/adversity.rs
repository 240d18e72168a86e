//! Servers that answer slowly, cut answers short, lie about lengths and give hostile names; disks that are full; and
//! programs that give up in the middle.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests fail by it"
)]

mod peer;

use std::future::Future;
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use ivk_boards::{Error, ErrorKind, Existing, GalleryFilter, ImageName, Images, UploadSource};
use ivk_transport::http::{Client, RetrySettings};
use peer::{Answer, Peer, picture};
use tokio::io::AsyncReadExt;

fn images(peer: &Peer) -> Images {
    let client = Client::builder(peer.url()).retry(RetrySettings::never());
    Images::new(client.build().unwrap())
}

fn files(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        names.push(entry.unwrap().file_name().into_string().unwrap());
    }
    names.sort();
    names
}

/// Waits until no file is under construction, which ends on a thread of its own.
async fn settled(folder: &Path) -> Vec<String> {
    for _ in 0..500 {
        let names = files(folder);
        if !names.iter().any(|name| name.ends_with(".part")) {
            return names;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    files(folder)
}

#[tokio::test]
async fn a_slow_server_is_waited_for() {
    let whole = picture(200_000);
    let peer = Peer::start({
        let whole = whole.clone();
        move |_| Answer::picture(&whole).slowly(7, Duration::from_millis(15))
    });
    let folder = tempfile::tempdir().unwrap();
    let path = images(&peer)
        .download("a.png")
        .to_dir(folder.path())
        .await
        .unwrap();
    assert!(std::fs::read(path).unwrap() == whole);
}

#[tokio::test]
async fn what_is_cut_short_is_no_file_and_no_picture() {
    let whole = picture(300_000);
    for (keep, announced) in [
        (0, Some(whole.len())),
        (1, Some(whole.len())),
        (150_000, Some(whole.len())),
        (whole.len() - 1, Some(whole.len())),
        // A length that is too small ends the picture in its middle without a word.
        (150_000, Some(150_000)),
        (whole.len() - 1, Some(whole.len() - 1)),
        // One that is too large never comes.
        (whole.len(), Some(whole.len() + 1)),
        // Without a length, the end of the connection is the end.
        (150_000, None),
        (0, None),
    ] {
        let peer = Peer::start({
            let whole = whole.clone();
            move |_| Answer::picture(&whole[..keep]).announcing(announced)
        });
        let (images, what) = (images(&peer), format!("{keep} bytes, announced as {announced:?}"));
        let folder = tempfile::tempdir().unwrap();
        let error = images.download("a.png").to_dir(folder.path()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Incomplete, "{what}: {error}");
        assert!(settled(folder.path()).await.is_empty(), "{what}");
        let error = images.download("a.png").to_bytes().await.map(|bytes| bytes.len());
        assert_eq!(error.unwrap_err().kind(), ErrorKind::Incomplete, "{what}");
        let mut stream = images.download("a.png").to_stream().await.unwrap();
        assert!(stream.read_to_end(&mut Vec::new()).await.is_err(), "{what}");
    }
    // The same without any fault, so that the test can fail.
    for announced in [Some(whole.len()), None] {
        let peer = Peer::start({
            let whole = whole.clone();
            move |_| Answer::picture(&whole).announcing(announced)
        });
        assert!(images(&peer).download("a.png").to_bytes().await.unwrap() == whole);
    }
}

#[tokio::test]
async fn hostile_names_stay_in_their_folder() {
    let hostile = [
        "../../x.png".to_owned(),
        "C:\\x.png".to_owned(),
        "/etc/x.png".to_owned(),
        "a\0b.png".to_owned(),
        "灯台.png".to_owned(),
        "nul.png".to_owned(),
        "..".to_owned(),
        ".".to_owned(),
        "%2e%2e%2fx.png".to_owned(),
        "line\r\nbreak.png".to_owned(),
        format!("{}.png", "x".repeat(300)),
    ];
    let listed = serde_json::json!({
        "image_names": hostile, "starred_count": 0, "total_count": hostile.len()
    });
    let whole = picture(100);
    let peer = Peer::start({
        let whole = whole.clone();
        move |target: &str| match target {
            names if names.starts_with("/api/v1/images/names") => Answer::json(&listed),
            _ => Answer::picture(&whole),
        }
    });
    let images = images(&peer);
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("a/b");
    let names = images.names(&GalleryFilter::new()).await.unwrap();
    assert_eq!(names.len(), hostile.len());
    for download in images.download_many(&names).to_dir(&inside).finish().await {
        let path = download.result.unwrap();
        assert_eq!(path.parent().unwrap(), inside);
        assert!(path.file_name().unwrap().len() <= 255);
    }
    assert_eq!(files(&inside).len(), hostile.len());
    assert_eq!(files(folder.path()), ["a"]);
    assert_eq!(files(&folder.path().join("a")), ["b"]);
    // Each was asked for as one segment of a path.
    for target in peer.targets().iter().filter(|target| target.ends_with("/full")) {
        assert_eq!(target.matches('/').count(), 6, "{target}");
    }
}

#[tokio::test]
async fn maintenance_is_told_as_such() {
    let peer = Peer::start(|_| {
        Answer::json(&serde_json::json!({"detail": "Image storage maintenance is active"}))
            .status("409 Conflict")
    });
    let images = images(&peer);
    let upload = images
        .upload(UploadSource::from_bytes("a.png", picture(10)))
        .send()
        .await;
    assert_eq!(upload.unwrap_err().kind(), ErrorKind::Maintenance);
    let download = images.download("a.png").to_bytes().await;
    assert_eq!(download.unwrap_err().kind(), ErrorKind::Maintenance);
    let deleted = images
        .delete(&["a.png".into(), "b.png".into()])
        .await
        .unwrap_err();
    assert_eq!(deleted.error.kind(), ErrorKind::Maintenance);
    assert_eq!((deleted.unknown.len(), deleted.untried.len()), (2, 0));
}

#[tokio::test]
async fn a_large_delete_that_breaks_off_tells_how_far_it_came() {
    let peer = Peer::start({
        let count = std::sync::atomic::AtomicUsize::new(0);
        move |_: &str| match count.fetch_add(1, std::sync::atomic::Ordering::SeqCst) {
            0 => {
                let deleted: Vec<_> = (0..100).map(|n| format!("{n}.png")).collect();
                Answer::json(&serde_json::json!({"affected_boards": [], "deleted_images": deleted}))
            }
            _ => Answer::json(&serde_json::json!({"detail": "tired"})).status("500 Internal Server Error"),
        }
    });
    let names: Vec<_> = (0..250).map(|n| ImageName::from(format!("{n}.png"))).collect();
    let broken = images(&peer).delete(&names).await.unwrap_err();
    assert_eq!(broken.changed.done.len(), 100);
    assert_eq!((broken.unknown.len(), broken.untried.len()), (100, 50));
    assert!(broken.to_string().contains("100 were done"), "{broken}");
}

/// A future that is polled so many times and no more.
struct Interrupted<F>(Pin<Box<F>>, usize);

impl<F: Future> Future for Interrupted<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if self.1 == 0 {
            return Poll::Ready(None);
        }
        self.1 -= 1;
        self.0.as_mut().poll(context).map(Some)
    }
}

#[tokio::test]
async fn giving_up_at_any_point_leaves_no_half_file() {
    let whole = picture(700_000);
    let peer = Peer::start({
        let whole = whole.clone();
        move |_| Answer::picture(&whole).slowly(9, Duration::from_millis(1))
    });
    for existing in [Existing::Number, Existing::Replace] {
        let mut interruptions = 0;
        for polls in 0.. {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.png");
            let download = images(&peer).download("a.png").existing(existing).to_file(&path);
            let ended: Option<Result<_, Error>> = Interrupted(Box::pin(download), polls).await;
            let left = settled(folder.path()).await;
            if let Some(ended) = ended {
                ended.unwrap();
                assert_eq!(left, ["a.png"]);
                break;
            }
            interruptions += 1;
            // The last step may have been on its way, and is then whole.
            if !left.is_empty() {
                assert_eq!(left, ["a.png"], "after {polls} polls");
                assert!(std::fs::read(&path).unwrap() == whole, "after {polls} polls");
            }
        }
        assert!(interruptions > 8, "only {interruptions} places");
    }
}

/// Names the folder to a process whose files may not become large.
const FULL: &str = "IVK_TEST_FULL_DISK";

/// Runs in a process of its own; see the next test.
#[tokio::test]
async fn in_a_process_that_may_not_write_much() {
    let Some(folder) = std::env::var_os(FULL) else {
        return;
    };
    let whole = picture(2_000_000);
    let peer = Peer::start(move |_| Answer::picture(&whole));
    let images = images(&peer);
    let error = images.download("a.png").to_dir(&folder).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::File, "{error}");
    assert!(error.to_string().contains("a.png"), "{error}");
    assert!(settled(Path::new(&folder)).await.is_empty());
    let small = picture(1_000);
    let peer = Peer::start(move |_| Answer::picture(&small));
    self::images(&peer)
        .download("b.png")
        .to_dir(&folder)
        .await
        .unwrap();
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_no_half_file() {
    let folder = tempfile::tempdir().unwrap();
    // A limit on the size of files fails a write in its middle, as a full disk does.
    let limited = std::process::Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 1000; exec \"$0\" \"$@\""])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "in_a_process_that_may_not_write_much"])
        .env(FULL, folder.path())
        .output()
        .unwrap();
    assert!(
        limited.status.success(),
        "{}",
        String::from_utf8_lossy(&limited.stdout)
    );
    assert_eq!(files(folder.path()), ["b.png"]);
}
