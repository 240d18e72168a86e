//! One large picture, to and from a file, beside curl, and the memory that it takes.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use ivk_boards::{Existing, Images};
use ivk_transport::http::Client;

use crate::server::{self, LARGE};
use crate::{median, print, runtime};

const TURNS: usize = 15;

/// How long curl says that it took, in seconds.
fn curl(arguments: &[&str]) -> Option<f64> {
    let output = Command::new("curl")
        .args(["-s", "-w", "%{time_total}"])
        .args(arguments)
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stdout);
    said.rsplit('}').next()?.trim().parse().ok()
}

/// The memory of this process in KiB; `None` where the system does not say.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Runs it, and looks at the memory meanwhile; the most that there was.
async fn watched<F: Future>(work: F) -> u64 {
    let mut work = std::pin::pin!(work);
    let mut most = 0;
    let mut ticks = tokio::time::interval(Duration::from_millis(2));
    loop {
        tokio::select! {
            _ = &mut work => return most,
            _ = ticks.tick() => most = most.max(memory().unwrap_or(0)),
        }
    }
}

async fn download(images: &Images, folder: &Path) {
    let download = images.download("large.png").existing(Existing::Replace);
    download.to_file(folder.join("ours.png")).await.unwrap();
}

async fn upload(images: &Images, path: &Path) {
    images.upload(path).send().await.unwrap();
}

pub(crate) fn run() {
    let url = server::start();
    let runtime = runtime();
    let images = Images::new(Client::builder(&url).build().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let (ours, theirs) = (folder.path().join("upload.png"), folder.path().join("theirs.png"));
    std::fs::write(&ours, server::picture(LARGE)).unwrap();
    let seconds = |work: &mut dyn FnMut()| {
        let begun = Instant::now();
        work();
        begun.elapsed().as_secs_f64()
    };

    let source = format!("{url}/api/v1/images/i/large.png/full");
    let target = theirs.display().to_string();
    let ratio = median(TURNS, || {
        let ours = seconds(&mut || runtime.block_on(download(&images, folder.path())));
        Some(curl(&["-o", &target, &source])? / ours)
    });
    print("large/download-to-file-to-curl", ratio, ">= 1.2");

    let form = format!("file=@{};type=image/png", ours.display());
    let address = format!("{url}/api/v1/images/upload?image_category=user&is_intermediate=false");
    let ratio = median(TURNS, || {
        let ours = seconds(&mut || runtime.block_on(upload(&images, &ours)));
        Some(curl(&["-o", "/dev/null", "-F", &form, &address])? / ours)
    });
    print("large/upload-from-file-to-curl", ratio, ">= 1.2");

    let Some(idle) = memory() else { return };
    for (name, most) in [
        (
            "download",
            runtime.block_on(watched(download(&images, folder.path()))),
        ),
        ("upload", runtime.block_on(watched(upload(&images, &ours)))),
    ] {
        println!(
            "kib large/{name}-memory {} (goal <= 512)",
            most.saturating_sub(idle)
        );
    }
}
