//! The names of ten thousand pictures, beside the request alone: of a server whose answer is ready, and, when
//! `IVK_BENCH_SERVER` names one, of a real server with as many pictures as it has.

use std::time::Instant;

use ivk_api::operations::images::GetImageNames;
use ivk_api::transport::request;
use ivk_boards::{GalleryFilter, Images};
use ivk_transport::http::Client;

use crate::server;
use crate::{median, print, runtime};

fn compare(what: &str, url: &str) {
    let runtime = runtime();
    let client = Client::builder(url).build().unwrap();
    let images = Images::new(client.clone());
    let filter = GalleryFilter::new();
    let count = runtime.block_on(images.names(&filter)).unwrap().len();
    let listed = || {
        let begun = Instant::now();
        assert_eq!(runtime.block_on(images.names(&filter)).unwrap().len(), count);
        begun.elapsed().as_secs_f64()
    };
    let bare = || {
        let begun = Instant::now();
        let operation = GetImageNames::new().is_intermediate(false).starred_first(false);
        let answer = runtime
            .block_on(client.send(request(&operation).unwrap()))
            .unwrap();
        assert!(answer.body.len() > count * 40);
        begun.elapsed().as_secs_f64()
    };
    let ratio = median(25, || Some(listed() / bare()));
    print(
        &format!("lists/{count}-names-{what}-to-bare-request"),
        ratio,
        "<= 1.2",
    );
}

pub(crate) fn run() {
    compare("ready", &server::start());
    if let Ok(url) = std::env::var("IVK_BENCH_SERVER") {
        compare("real", &url);
    }
}
