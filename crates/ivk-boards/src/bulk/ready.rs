//! When an archive is ready.

use std::collections::BTreeMap;
use std::time::Duration;

use ivk_api::events::Event;
use ivk_api::transport::event;
use ivk_transport::http::Client;
use ivk_transport::socket::{EventStream, Socket, SocketItem, SocketOptions, Subscription};
use secrecy::ExposeSecret;

/// Where the server's socket is.
const PATH: &str = "ws/socket.io/";

/// How long the socket may take to come up before it is done without.
const CONNECT: Duration = Duration::from_secs(5);

/// How long is waited between two questions, when there are no events to wait for: twice as long each time.
const PAUSES: (Duration, Duration) = (Duration::from_millis(250), Duration::from_secs(8));

/// The events about archives. They go to those who subscribed before.
pub(super) struct Events {
    client: Client,
    stream: Option<(Socket, EventStream)>,
    pause: Duration,
}

/// What is known of an archive.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It is ready.
    Ready,
    /// It may be ready, or half packed: an event may have been missed.
    Perhaps,
    /// The server could not pack it.
    Failed(String),
}

impl Events {
    /// Connects and subscribes. Without a connection, the server is asked now and then.
    pub(super) async fn connect(client: &Client) -> Self {
        let room = BTreeMap::from([("bulk_download_id", "default")]);
        let mut options = SocketOptions::new(PATH)
            .droppable(|name| !name.starts_with("bulk_download_"))
            .give_up_after(CONNECT)
            .auth(|token| {
                let token = token?;
                serde_json::to_string(&BTreeMap::from([("token", token.expose_secret())])).ok()
            });
        let events = ("subscribe_bulk_download", "unsubscribe_bulk_download");
        if let Ok(subscription) = Subscription::new(events.0, events.1, &room) {
            options = options.subscription(subscription);
        }
        let socket = Socket::connect(client, options);
        let stream = socket.subscribe();
        let connected = client.environment().timeout(CONNECT, socket.connected()).await;
        Self {
            client: client.clone(),
            stream: matches!(connected, Ok(Ok(()))).then_some((socket, stream)),
            pause: PAUSES.0,
        }
    }

    /// What is next known of an archive.
    pub(super) async fn next(&mut self, archive: &str) -> State {
        while let Some((_, stream)) = &mut self.stream {
            match stream.next().await {
                Some(SocketItem::Event(happened)) => {
                    if let Some(state) = state_of(&happened, archive) {
                        return state;
                    }
                }
                // What happened meanwhile is not told again.
                Some(SocketItem::Resync { .. } | SocketItem::Disconnected { .. }) => {
                    self.stream = None;
                }
                Some(_) => {}
                None => self.stream = None,
            }
        }
        self.client.environment().sleep(self.pause).await;
        self.pause = PAUSES.1.min(self.pause * 2);
        State::Perhaps
    }
}

fn state_of(happened: &ivk_transport::socket::Event, archive: &str) -> Option<State> {
    if !happened.name().starts_with("bulk_download_") {
        return None;
    }
    match event(happened) {
        Ok(Event::BulkDownloadComplete(complete)) if complete.bulk_download_item_name == archive => {
            Some(State::Ready)
        }
        Ok(Event::BulkDownloadError(failed)) if failed.bulk_download_item_name == archive => {
            Some(State::Failed(failed.error))
        }
        _ => None,
    }
}
