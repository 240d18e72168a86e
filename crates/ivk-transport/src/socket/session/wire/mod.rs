//! What carries the messages of a session.

#[cfg(feature = "polling")]
mod polling;
mod websocket;

use futures_util::{SinkExt, StreamExt};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{self, Message},
};

use super::{
    event::DisconnectReason,
    options::{SocketOptions, Transport},
};
use crate::http::{Client, Error};

/// A transport of Engine.IO that is open. Messages are those of Engine.IO: texts begin with the type of their packet.
pub(super) enum Wire {
    WebSocket(Box<websocket::WebSocket>),
    #[cfg(feature = "polling")]
    Polling(polling::Polling),
}

impl Wire {
    pub(super) async fn open(client: &Client, options: &SocketOptions) -> Result<Self, Error> {
        match options.transport {
            Transport::WebSocket => {
                let socket = websocket::open(client, &options.path, &options.limits).await?;
                Ok(Self::WebSocket(Box::new(socket)))
            }
            #[cfg(feature = "polling")]
            Transport::Polling => Ok(Self::Polling(polling::Polling::open(client, options).await?)),
        }
    }

    /// The next message. Cancel safe.
    pub(super) async fn next(&mut self) -> Result<Message, DisconnectReason> {
        match self {
            Self::WebSocket(socket) => match socket.next().await {
                Some(Ok(Message::Close(frame))) => {
                    Err(DisconnectReason::Closed(frame.map(|frame| frame.code.into())))
                }
                Some(Ok(message)) => Ok(message),
                Some(Err(error)) => Err(broken(error)),
                None => Err(DisconnectReason::Closed(None)),
            },
            #[cfg(feature = "polling")]
            Self::Polling(polling) => polling.next().await,
        }
    }

    pub(super) async fn send(&mut self, text: String) -> Result<(), DisconnectReason> {
        match self {
            Self::WebSocket(socket) => socket.send(Message::text(text)).await.map_err(broken),
            #[cfg(feature = "polling")]
            Self::Polling(polling) => polling.send(text).await,
        }
    }

    /// Sends a text that no log may show. Only to be used before anything else is sent.
    pub(super) async fn send_secret(
        &mut self,
        text: String,
        client: &Client,
    ) -> Result<(), DisconnectReason> {
        match self {
            Self::WebSocket(socket) => websocket::write_unlogged(socket, &text, client.environment())
                .await
                .map_err(|error| DisconnectReason::Broken(error.to_string())),
            #[cfg(feature = "polling")]
            Self::Polling(polling) => polling.send(text).await,
        }
    }

    pub(super) async fn flush(&mut self) -> Result<(), DisconnectReason> {
        match self {
            Self::WebSocket(socket) => socket.flush().await.map_err(broken),
            #[cfg(feature = "polling")]
            Self::Polling(_) => Ok(()),
        }
    }

    /// Says farewell.
    pub(super) async fn close(&mut self) -> Result<(), DisconnectReason> {
        match self {
            Self::WebSocket(socket) => WebSocketStream::close(socket, None).await.map_err(broken),
            #[cfg(feature = "polling")]
            Self::Polling(polling) => {
                polling.flush().await?;
                polling.send("1".to_owned()).await?;
                polling.flush().await
            }
        }
    }
}

fn broken(error: tungstenite::Error) -> DisconnectReason {
    match error {
        tungstenite::Error::ConnectionClosed | tungstenite::Error::AlreadyClosed => {
            DisconnectReason::Closed(None)
        }
        tungstenite::Error::Protocol(tungstenite::error::ProtocolError::ResetWithoutClosingHandshake) => {
            DisconnectReason::Closed(None)
        }
        tungstenite::Error::Io(error) => DisconnectReason::Broken(error.to_string()),
        other => DisconnectReason::Protocol(other.to_string()),
    }
}
