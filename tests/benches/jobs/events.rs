//! A server that takes batches and then tells of their progress, 500 times a second.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

use super::WAITS;
use super::servers::stay;

/// Events a second.
pub(crate) const RATE: u32 = 500;

type Batches = Arc<Mutex<Vec<String>>>;

pub(crate) fn serve() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let batches = Batches::default();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (stream, batches) = (stream.unwrap(), batches.clone());
            stream.set_nodelay(true).unwrap();
            thread::spawn(move || connection(stream, &batches));
        }
    });
    stay(&url);
}

fn connection(mut stream: TcpStream, batches: &Batches) {
    let mut start = [0; 64];
    let seen = stream.peek(&mut start).unwrap();
    if start[..seen].windows(3).any(|window| window == b"/ws") {
        if let Ok(socket) = tungstenite::accept(stream) {
            tell(socket, batches);
        }
        return;
    }
    while let Some((head, body)) = request(&mut stream) {
        let answer = answer(&head, &body, batches).to_string();
        let length = answer.len();
        let answer = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{answer}"
        );
        if stream.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}

fn request(stream: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut buffer = Vec::new();
    let mut piece = [0; 16 * 1024];
    loop {
        let count = stream.read(&mut piece).ok().filter(|count| *count > 0)?;
        buffer.extend_from_slice(&piece[..count]);
        let Some(end) = buffer.windows(4).position(|window| window == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(&buffer[..end]).to_lowercase();
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .map_or(0, |length| length.trim().parse().unwrap());
        while buffer.len() < end + 4 + length {
            let count = stream.read(&mut piece).ok().filter(|count| *count > 0)?;
            buffer.extend_from_slice(&piece[..count]);
        }
        return Some((head, buffer.split_off(end + 4)));
    }
}

fn answer(head: &str, body: &[u8], batches: &Batches) -> Value {
    if !head.contains("enqueue_batch") {
        return json!({"version": "6.14.2"});
    }
    let body: Value = serde_json::from_slice(body).unwrap();
    let batch_id = body["batch"]["batch_id"].as_str().unwrap().to_owned();
    let mut batches = batches.lock().unwrap();
    batches.push(batch_id);
    json!({"queue_id": "default", "enqueued": 1, "requested": 1, "priority": 0, "item_ids": [batches.len()],
        "batch": body["batch"]})
}

fn tell(mut socket: WebSocket<TcpStream>, batches: &Batches) {
    let open = r#"0{"sid":"e","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}"#;
    socket.send(Message::text(open)).unwrap();
    loop {
        let Ok(message) = socket.read() else { return };
        let text = message.to_text().unwrap_or_default().to_owned();
        if text.starts_with("40") {
            socket.send(Message::text(r#"40{"sid":"s"}"#)).unwrap();
        } else if let Some(rest) = text.strip_prefix("42") {
            // A subscription; its number, if it has one, is answered.
            let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
            if !number.is_empty() {
                socket.send(Message::text(format!("43{number}[]"))).unwrap();
            }
            break;
        }
    }
    while batches.lock().unwrap().len() < WAITS {
        thread::sleep(Duration::from_millis(20));
    }
    let batches = batches.lock().unwrap().clone();
    let begun = Instant::now();
    for number in 0_u32.. {
        let due = Duration::from_secs(1) / RATE * number;
        thread::sleep(due.saturating_sub(begun.elapsed()));
        let job = number as usize % batches.len();
        let event = progress(job + 1, &batches[job], number);
        if socket.send(Message::text(event)).is_err() {
            return;
        }
    }
}

/// About as large as the events of a real server without a preview.
fn progress(item_id: usize, batch_id: &str, number: u32) -> String {
    let percentage = f64::from(number / WAITS as u32 % 100) / 100.0;
    let payload = json!({
        "timestamp": 1_795_297_248, "queue_id": "default", "item_id": item_id, "batch_id": batch_id,
        "origin": "workflows", "destination": "gallery", "user_id": "system",
        "session_id": "b6219d92-0000-4000-8000-000000000000",
        "invocation": {"id": "bc19fe03-0000-4000-8000-000000000000", "is_intermediate": true, "use_cache": true,
            "type": "denoise_latents", "steps": 30, "cfg_scale": 7.5, "scheduler": "euler"},
        "invocation_source_id": "denoise", "message": "Denoising", "percentage": percentage, "image": null,
        "device": null,
    });
    format!(r#"42["invocation_progress",{payload}]"#)
}
