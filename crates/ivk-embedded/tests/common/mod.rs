//! A plain HTTP client and a plain socket: the server is tested with nothing of ours on the other side.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper_util::rt::TokioIo;
use ivk_embedded::Server;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

/// Nothing on a loopback connection takes longer, unless it never comes.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a server answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        let text = String::from_utf8_lossy(&self.body);
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error} in {} {text}", self.status))
    }

    /// The body as JSON, of an answer that has to have a certain status.
    pub(crate) fn expect(&self, status: u16) -> Value {
        assert_eq!(
            self.status.as_u16(),
            status,
            "{}",
            String::from_utf8_lossy(&self.body)
        );
        self.json()
    }

    /// A header, or nothing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// Sends a request on a connection of its own. Fails when no whole answer arrives.
pub(crate) async fn try_send(
    server: &Server,
    method: &str,
    path: &str,
    kind: &str,
    body: Vec<u8>,
) -> Result<Answer, String> {
    let stream = TcpStream::connect(server.address())
        .await
        .map_err(|error| error.to_string())?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .map_err(|error| error.to_string())?;
    let connection = tokio::spawn(connection);
    let mut request = Request::builder()
        .method(Method::from_bytes(method.as_bytes()).unwrap())
        .uri(path)
        .header("host", server.address().to_string());
    if !kind.is_empty() {
        request = request.header("content-type", kind);
    }
    let exchange = async {
        let answer = sender
            .send_request(request.body(Full::new(Bytes::from(body))).unwrap())
            .await?;
        let (parts, body) = answer.into_parts();
        let body = body.collect().await?.to_bytes();
        Ok::<_, hyper::Error>(Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        })
    };
    let answer = tokio::time::timeout(PATIENCE, exchange)
        .await
        .expect("an answer or an end");
    connection.abort();
    answer.map_err(|error| error.to_string())
}

/// Sends a request without a body.
pub(crate) async fn call(server: &Server, method: &str, path: &str) -> Answer {
    try_send(server, method, path, "", Vec::new()).await.unwrap()
}

/// Reads JSON that has to be there.
pub(crate) async fn get(server: &Server, path: &str) -> Value {
    call(server, "GET", path).await.expect(200)
}

/// Sends JSON.
pub(crate) async fn send(server: &Server, method: &str, path: &str, body: &Value) -> Answer {
    try_send(
        server,
        method,
        path,
        "application/json",
        body.to_string().into_bytes(),
    )
    .await
    .unwrap()
}

/// Enqueues a graph once; answers the id of the item.
pub(crate) async fn enqueue(server: &Server, graph: &Value) -> i64 {
    let batch = json!({"batch": {"graph": graph, "runs": 1}});
    let answer = send(server, "POST", "/api/v1/queue/default/enqueue_batch", &batch)
        .await
        .expect(200);
    answer["item_ids"][0].as_i64().unwrap()
}

/// An item, as soon as it has a final status.
pub(crate) async fn finished(server: &Server, item_id: i64) -> Value {
    let path = format!("/api/v1/queue/default/i/{item_id}");
    until(async || {
        let item = get(server, &path).await;
        matches!(item["status"].as_str(), Some("completed" | "failed" | "canceled")).then_some(item)
    })
    .await
}

/// Asks again and again until there is something.
pub(crate) async fn until<T>(mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let asking = async {
        loop {
            if let Some(found) = ask().await {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    tokio::time::timeout(PATIENCE, asking)
        .await
        .expect("it comes in the end")
}

/// A graph from nodes and from edges written as `a.value > b.a`.
pub(crate) fn graph(nodes: Value, edges: &[&str]) -> Value {
    let mut nodes = nodes;
    for (id, node) in nodes.as_object_mut().unwrap() {
        node["id"] = json!(id);
    }
    let end = |text: &str| {
        let (node, field) = text.trim().split_once('.').unwrap();
        json!({"node_id": node, "field": field})
    };
    let edges = edges.iter().map(|edge| {
        let (from, to) = edge.split_once('>').unwrap();
        json!({"source": end(from), "destination": end(to)})
    });
    json!({"id": "graph", "nodes": nodes, "edges": edges.collect::<Vec<_>>()})
}

/// A form with one file.
pub(crate) fn form(file_kind: &str, file: &[u8], fields: &[(&str, &str)]) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    for (name, text) in fields {
        body.extend_from_slice(
            format!("--frontier\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n")
                .as_bytes(),
        );
    }
    body.extend_from_slice(
        format!(
            "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\nContent-Type: \
             {file_kind}\r\n\r\n"
        )
        .as_bytes(),
    );
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--frontier--\r\n");
    ("multipart/form-data; boundary=frontier".to_owned(), body)
}

/// A PNG file of one color.
pub(crate) fn png(width: u32, height: u32, color: [u8; 4]) -> Vec<u8> {
    let picture = image::RgbaImage::from_pixel(width, height, image::Rgba(color));
    let mut file = std::io::Cursor::new(Vec::new());
    image::DynamicImage::ImageRgba8(picture)
        .write_to(&mut file, image::ImageFormat::Png)
        .unwrap();
    file.into_inner()
}

/// Uploads a picture; answers its record.
pub(crate) async fn upload(server: &Server, width: u32, height: u32) -> Value {
    let (kind, body) = form("image/png", &png(width, height, [200, 30, 40, 255]), &[]);
    let path = "/api/v1/images/upload?image_category=user&is_intermediate=false";
    try_send(server, "POST", path, &kind, body)
        .await
        .unwrap()
        .expect(201)
}

/// A Socket.IO connection, by hand.
pub(crate) struct Socket {
    stream: WebSocketStream<TcpStream>,
}

impl Socket {
    /// Connects and joins the default namespace.
    pub(crate) async fn connect(server: &Server) -> Self {
        let stream = TcpStream::connect(server.address()).await.unwrap();
        let address = format!(
            "ws://{}/ws/socket.io/?EIO=4&transport=websocket",
            server.address()
        );
        let (stream, _) = tokio_tungstenite::client_async(address, stream).await.unwrap();
        let mut socket = Self { stream };
        let open = socket.packet().await.unwrap();
        let open: Value = serde_json::from_str(open.strip_prefix('0').unwrap()).unwrap();
        assert_eq!(
            (&open["pingInterval"], &open["pingTimeout"]),
            (&json!(25000), &json!(20000))
        );
        assert_eq!(
            (&open["maxPayload"], &open["upgrades"]),
            (&json!(1_000_000), &json!([]))
        );
        socket.send("40").await;
        assert!(socket.packet().await.unwrap().starts_with("40{\"sid\":"));
        socket
    }

    /// Connects and subscribes to the default queue.
    pub(crate) async fn subscribed(server: &Server) -> Self {
        let mut socket = Self::connect(server).await;
        socket
            .send(r#"420["subscribe_queue",{"queue_id":"default"}]"#)
            .await;
        assert_eq!(socket.packet().await.unwrap(), "430[]");
        socket
    }

    /// Sends a packet.
    pub(crate) async fn send(&mut self, packet: &str) {
        self.stream.send(Message::text(packet)).await.unwrap();
    }

    /// The next packet; `None` when the connection has ended.
    pub(crate) async fn packet(&mut self) -> Option<String> {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.stream.next())
                .await
                .expect("a packet or an end");
            match message {
                Some(Ok(Message::Text(text))) if text.as_str() == "2" => {
                    // The connection may be gone by now; then the next read says so.
                    drop(self.stream.send(Message::text("3")).await);
                }
                Some(Ok(Message::Text(text))) => return Some(text.to_string()),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                Some(Ok(_)) => {}
            }
        }
    }

    /// The next event.
    pub(crate) async fn event(&mut self) -> (String, Value) {
        let packet = self.packet().await.expect("an event");
        let event: Value = serde_json::from_str(packet.strip_prefix("42").unwrap()).unwrap();
        (event[0].as_str().unwrap().to_owned(), event[1].clone())
    }

    /// All events up to the one for which `last` holds.
    pub(crate) async fn events_until(&mut self, last: impl Fn(&str, &Value) -> bool) -> Vec<(String, Value)> {
        let mut events = Vec::new();
        loop {
            let (name, payload) = self.event().await;
            let ends = last(&name, &payload);
            events.push((name, payload));
            if ends {
                return events;
            }
        }
    }

    /// All events up to a status.
    pub(crate) async fn until_status(&mut self, status: &str) -> Vec<(String, Value)> {
        self.events_until(|name, payload| name == "queue_item_status_changed" && payload["status"] == status)
            .await
    }
}

/// The names of events, with the status or the node beside them.
pub(crate) fn outline(events: &[(String, Value)]) -> Vec<String> {
    let outline = events.iter().map(|(name, payload)| {
        let detail = payload
            .get("status")
            .or_else(|| payload.get("invocation_source_id"))
            .and_then(Value::as_str);
        detail.map_or_else(|| name.clone(), |detail| format!("{name} {detail}"))
    });
    outline.collect()
}

/// A server that behaves.
pub(crate) async fn start() -> Server {
    Server::builder().start().await.unwrap()
}
