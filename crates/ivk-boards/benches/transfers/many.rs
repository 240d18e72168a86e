//! A thousand small pictures to and from files, beside `curl --parallel` and the Python client.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use ivk_boards::{Existing, ImageName, Images};
use ivk_transport::http::Client;

use crate::server::{self, MANY};
use crate::{median, print, runtime};

const TURNS: usize = 5;

/// What the Python client 1.1.1 does, on eight threads, since it has no such thing itself; it prints the seconds.
const PYTHON: &str = "
import os, sys, time
from concurrent.futures import ThreadPoolExecutor
from invokeai_py_client import InvokeAIClient
url, folder, what = sys.argv[1:4]
board = InvokeAIClient.from_url(url).board_repo.get_board_handle('b')
names = board.list_images()
def down(name):
    with open(os.path.join(folder, name), 'wb') as file:
        file.write(board.download_image(name))
def up(name):
    board.upload_image(os.path.join(folder, name))
begun = time.perf_counter()
with ThreadPoolExecutor(8) as pool:
    list(pool.map(down if what == 'down' else up, names))
print(time.perf_counter() - begun)
";

/// Seconds of the Python client; `None` when there is none.
fn python(url: &str, folder: &Path, what: &str) -> Option<f64> {
    let python = std::env::var_os("IVK_BENCH_PYTHON")?;
    let output = Command::new(python)
        .args(["-c", PYTHON, url])
        .arg(folder)
        .arg(what)
        .stderr(Stdio::inherit())
        .output()
        .ok()?;
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .last()?
        .trim()
        .parse()
        .ok()
}

/// Seconds of curl with this list of transfers; `None` when there is no curl.
fn curl(list: &Path) -> Option<f64> {
    let begun = Instant::now();
    let ended = Command::new("curl")
        .args(["-s", "--parallel", "--config"])
        .arg(list)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .ok()?;
    assert!(ended.success(), "curl failed");
    Some(begun.elapsed().as_secs_f64())
}

pub(crate) fn run() {
    let url = server::start();
    let runtime = runtime();
    let images = Images::new(Client::builder(&url).build().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path = |part: &str| {
        let path = folder.path().join(part);
        std::fs::create_dir_all(&path).unwrap();
        path
    };
    let (ours, theirs) = (path("ours"), path("theirs"));
    let names: Vec<ImageName> = (0..MANY).map(|number| server::name(number).into()).collect();
    let download = || {
        let begun = Instant::now();
        let downloads = images
            .download_many(&names)
            .existing(Existing::Replace)
            .to_dir(&ours);
        assert_eq!(runtime.block_on(downloads.all()).unwrap().len(), MANY);
        begun.elapsed().as_secs_f64()
    };
    let upload = || {
        let begun = Instant::now();
        let uploads: Vec<_> = names
            .iter()
            .map(|name| images.upload(ours.join(name.as_str())))
            .collect();
        let uploads = images.upload_many(uploads).start();
        assert_eq!(runtime.block_on(uploads.all()).unwrap().len(), MANY);
        begun.elapsed().as_secs_f64()
    };

    let list = folder.path().join("down.curl");
    let entries = names.iter().map(|name| {
        let target = theirs.join(name.as_str());
        format!(
            "url = \"{url}/api/v1/images/i/{name}/full\"\noutput = \"{}\"\n",
            target.display()
        )
    });
    std::fs::write(&list, entries.collect::<String>()).unwrap();
    let ratio = median(TURNS, || Some(curl(&list)? / download()));
    print("many/download-to-curl-parallel", ratio, ">= 0.9");

    let list = folder.path().join("up.curl");
    let address = format!("{url}/api/v1/images/upload?image_category=user&is_intermediate=false");
    let entries: Vec<_> = names
        .iter()
        .map(|name| {
            let source = ours.join(name.as_str());
            format!(
                "url = \"{address}\"\nform = \"file=@{};type=image/png\"\n",
                source.display()
            )
        })
        .collect();
    std::fs::write(&list, entries.join("next\n")).unwrap();
    let ratio = median(TURNS, || Some(curl(&list)? / upload()));
    print("many/upload-to-curl-parallel", ratio, ">= 0.9");

    let ratio = median(3, || Some(python(&url, &theirs, "down")? / download()));
    print("many/download-to-python", ratio, ">= 5");
    let ratio = median(3, || Some(python(&url, &theirs, "up")? / upload()));
    print("many/upload-to-python", ratio, ">= 5");
}
