//! Large bodies, beside curl, and the memory that they take.

use std::{
    io::{Read, Write},
    net::TcpStream,
    process::Command,
    time::Instant,
};

use ivk_transport::http::{Body, Client, FilePart, Multipart, Request, RetryClass};

use crate::{TURNS, print, server};

const SIZE: usize = 256 * 1024 * 1024;

fn serve(mut stream: TcpStream) {
    let block = vec![0x5a; 256 * 1024];
    let mut sink = vec![0; 256 * 1024];
    while let Some((head, length, mut seen)) = server::head(&mut stream) {
        while seen < length {
            match stream.read(&mut sink) {
                Ok(count) if count > 0 => seen += count,
                _ => return,
            }
        }
        if !head.starts_with("get") {
            stream
                .write_all(b"HTTP/1.1 201 OK\r\ncontent-length: 2\r\n\r\n{}")
                .unwrap();
            continue;
        }
        let head = format!("HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: {SIZE}\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        for _ in 0..SIZE / block.len() {
            if stream.write_all(&block).is_err() {
                return;
            }
        }
    }
}

/// What curl says of its speed; `None` when there is no curl.
fn curl(arguments: &[&str], figure: &str) -> Option<f64> {
    let figure = format!("%{{{figure}}}");
    let output = Command::new("curl")
        .args(["-s", "-o", "/dev/null", "-w", &figure])
        .args(arguments)
        .output()
        .ok()?;
    String::from_utf8_lossy(&output.stdout).trim().parse().ok()
}

/// The memory of this process in KiB; `None` where the system does not say.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?
        .split_whitespace()
        .next()?
        .parse()
        .ok()
}

pub(crate) fn run() {
    let address = server::start(serve);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let client = Client::builder(format!("http://{address}")).build().unwrap();
    let path = std::env::temp_dir().join(format!("ivk-transport-bench-{}", std::process::id()));
    std::fs::write(&path, vec![0x5a; SIZE]).unwrap();
    let most = std::cell::Cell::new(0);
    let look = || most.set(most.get().max(memory().unwrap_or(0)));

    let download = || {
        let begun = Instant::now();
        runtime.block_on(async {
            let request = Request::new("download", http::Method::GET, "x", RetryClass::Read);
            let mut stream = client.open(request).await.unwrap();
            let (mut received, mut pieces) = (0, 0);
            while let Some(piece) = stream.chunk().await.unwrap() {
                received += piece.len();
                pieces += 1;
                if pieces % 256 == 0 {
                    look();
                }
            }
            assert_eq!(received, SIZE);
        });
        SIZE as f64 / begun.elapsed().as_secs_f64()
    };
    let upload = || {
        let begun = Instant::now();
        runtime.block_on(async {
            let form =
                Multipart::new().file(FilePart::from_path("file", "x.png", "image/png", &path).unwrap());
            let request = Request::new("upload", http::Method::POST, "x", RetryClass::PlainCreate);
            let sending = client.send(request.body(Body::from(form)));
            tokio::pin!(sending);
            let mut ticks = tokio::time::interval(std::time::Duration::from_millis(5));
            loop {
                tokio::select! {
                    answer = &mut sending => break answer.unwrap(),
                    _ = ticks.tick() => look(),
                }
            }
        });
        SIZE as f64 / begun.elapsed().as_secs_f64()
    };
    let url = format!("http://{address}/x");
    let form = format!("file=@{}", path.display());
    for (name, ours, arguments, figure) in [
        (
            "download",
            &download as &dyn Fn() -> f64,
            vec![url.as_str()],
            "speed_download",
        ),
        (
            "upload",
            &upload,
            vec!["-F", form.as_str(), url.as_str()],
            "speed_upload",
        ),
    ] {
        ours();
        let idle = memory();
        most.set(0);
        let mut all: Vec<f64> = (0..TURNS)
            .filter_map(|_| Some(ours() / curl(&arguments, figure)?))
            .collect();
        all.sort_by(f64::total_cmp);
        match all.get(all.len() / 2) {
            Some(median) => print(&format!("transfer/{name}-to-curl"), *median, ">= 1.2"),
            None => println!("skipped transfer/{name}-to-curl: there is no curl"),
        }
        if let Some(idle) = idle {
            println!(
                "kib transfer/{name}-memory {} (goal <= 512)",
                most.get().saturating_sub(idle)
            );
        }
    }
    std::fs::remove_file(&path).unwrap();
}
