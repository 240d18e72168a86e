//! A server that costs as little as can be: what it answers is made once.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;

/// The size of a large picture.
pub(crate) const LARGE: usize = 64 * 1024 * 1024;

/// How many small pictures there are, and how large each is.
pub(crate) const MANY: usize = 1_000;
const SMALL: usize = 8 * 1024;

/// How many names a list has.
pub(crate) const NAMES: usize = 10_000;

/// The name of a picture.
pub(crate) fn name(number: usize) -> String {
    format!("{number:08x}-aaaa-bbbb-cccc-dddddddddddd.png")
}

/// Bytes that begin and end as a PNG file does.
pub(crate) fn picture(length: usize) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    file.resize(length - 12, 0x5a);
    file.extend_from_slice(b"\0\0\0\0IEND\xae\x42\x60\x82");
    file
}

fn answer(content_type: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}

struct Answers {
    large: Vec<u8>,
    small: Vec<u8>,
    image: Vec<u8>,
    names: Vec<u8>,
    board_names: Vec<u8>,
    version: Vec<u8>,
    board: Vec<u8>,
    boards: Vec<u8>,
}

/// Starts it; its address.
pub(crate) fn start() -> String {
    let image = r#"{"image_name":"x.png","image_url":"api/v1/images/i/x.png/full","thumbnail_url":"api/v1/images/i/x.png/thumbnail",
        "image_origin":"external","image_category":"user","width":64,"height":64,"created_at":"2026-11-21 21:42:02.213",
        "updated_at":"2026-11-21 21:42:02.213","is_intermediate":false,"starred":false,"has_workflow":false}"#;
    let board = r#"{"board_id":"b","board_name":"b","created_at":"2026-11-21 21:42:02.213","updated_at":"2026-11-21 21:42:02.213",
        "cover_image_name":null,"archived":false,"image_count":1000}"#;
    let list = |count| {
        (0..count)
            .map(|number| format!("\"{}\"", name(number)))
            .collect::<Vec<_>>()
            .join(",")
    };
    let json = |body: &str| answer("application/json", body.as_bytes());
    let names = list(NAMES);
    let answers = Arc::new(Answers {
        large: answer("image/png", &picture(LARGE)),
        small: answer("image/png", &picture(SMALL)),
        image: json(image),
        names: json(&format!(
            "{{\"image_names\":[{names}],\"starred_count\":0,\"total_count\":{NAMES}}}"
        )),
        board_names: json(&format!("[{}]", list(MANY))),
        version: json("{\"version\":\"6.14.2\"}"),
        board: json(board),
        boards: json(&format!("[{board}]")),
    });
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (stream, answers) = (stream.unwrap(), answers.clone());
            stream.set_nodelay(true).unwrap();
            std::thread::spawn(move || serve(stream, &answers));
        }
    });
    address
}

fn serve(mut stream: TcpStream, answers: &Answers) {
    let mut buffer = vec![0; 256 * 1024];
    let mut filled = 0;
    loop {
        let end = loop {
            if let Some(end) = buffer[..filled].windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            match stream.read(&mut buffer[filled..]) {
                Ok(count) if count > 0 => filled += count,
                _ => return,
            }
        };
        let head = String::from_utf8_lossy(&buffer[..end]).to_ascii_lowercase();
        let length: usize = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .map_or(0, |length| length.trim().parse().unwrap());
        if head.contains("expect: 100-continue")
            && stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").is_err()
        {
            return;
        }
        let mut seen = filled - end;
        while seen < length {
            match stream.read(&mut buffer) {
                Ok(count) if count > 0 => seen += count,
                _ => return,
            }
        }
        filled = 0;
        let target = head.split(' ').nth(1).unwrap_or_default();
        let answer = match target {
            "/api/v1/images/i/large.png/full" => &answers.large,
            full if full.ends_with("/full") => &answers.small,
            names if names.starts_with("/api/v1/images/names") => &answers.names,
            names if names.ends_with("/image_names") => &answers.board_names,
            "/api/v1/app/version" => &answers.version,
            boards if boards.starts_with("/api/v1/boards/?") => &answers.boards,
            board if board.starts_with("/api/v1/boards/") => &answers.board,
            _ => &answers.image,
        };
        if stream.write_all(answer).is_err() {
            return;
        }
    }
}
