//! One Engine.IO connection over a WebSocket, seen and answered by hand.

use futures_util::{SinkExt, StreamExt};
use tokio::io::DuplexStream;
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        Message,
        handshake::derive_accept_key,
        protocol::{CloseFrame, Role, frame::coding::CloseCode},
    },
};

use super::{
    Network,
    http::{Peer, Seen},
};

/// The handshake that InvokeAI sends.
pub const OPEN: &str =
    r#"0{"sid":"engine","upgrades":[],"pingTimeout":20000,"pingInterval":25000,"maxPayload":1000000}"#;

/// The server side of one socket.
pub struct Server {
    pub upgrade: Seen,
    socket: WebSocketStream<DuplexStream>,
}

impl Server {
    /// Takes the next connection up to the WebSocket.
    pub async fn accept(network: &Network) -> Self {
        let mut peer = Peer::new(network.accept().await);
        let upgrade = peer.request().await.unwrap();
        let accept = derive_accept_key(upgrade.header("sec-websocket-key").unwrap().as_bytes());
        peer.send(format!(
            "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\n\
             sec-websocket-accept: {accept}\r\n\r\n"
        ))
        .await;
        let (stream, read) = peer.into_inner();
        let socket = WebSocketStream::from_partially_read(stream, read, Role::Server, None).await;
        Self { upgrade, socket }
    }

    /// Takes the next connection up to the client's being let in, without subscriptions.
    pub async fn connected(network: &Network) -> Self {
        let mut server = Self::accept(network).await;
        server.send(OPEN).await;
        assert_eq!(server.text().await.as_deref(), Some("40"));
        server.send(r#"40{"sid":"session"}"#).await;
        server
    }

    pub async fn send(&mut self, text: &str) {
        // A client that has gone away is what some tests want.
        let _ = self.socket.send(Message::text(text)).await;
    }

    pub async fn send_binary(&mut self, bytes: &[u8]) {
        let _ = self.socket.send(Message::binary(bytes.to_vec())).await;
    }

    pub async fn ping(&mut self, bytes: &[u8]) {
        let _ = self.socket.send(Message::Ping(bytes.to_vec().into())).await;
    }

    pub async fn close(&mut self, code: u16) {
        let frame = CloseFrame {
            code: CloseCode::from(code),
            reason: "".into(),
        };
        let _ = self.socket.send(Message::Close(Some(frame))).await;
    }

    /// The next message; `None` when the client has gone.
    pub async fn message(&mut self) -> Option<Message> {
        self.socket.next().await.and_then(Result::ok)
    }

    /// The next text; `None` when the client has gone.
    pub async fn text(&mut self) -> Option<String> {
        loop {
            match self.message().await? {
                Message::Text(text) => return Some(text.to_string()),
                Message::Close(_) => return None,
                _ => {}
            }
        }
    }

    /// Breaks the connection without a word.
    pub fn drop_connection(self) {}
}
