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

/// How long is waited before the first question, when there are no events to wait for. Who asks too early gets half an archive,
/// and it is gone; so each archive that came damaged is given more time when it is packed again.
pub(super) const FIRST_PAUSES: [Duration; 3] = [
    Duration::from_millis(250),
    Duration::from_secs(5),
    Duration::from_secs(60),
];

/// Between two questions it is waited twice as long each time, but no longer than this.
const LONGEST_PAUSE: Duration = Duration::from_secs(8);

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
    pub(super) async fn connect(client: &Client, first_pause: Duration) -> Self {
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
            pause: first_pause,
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
        self.pause = LONGEST_PAUSE.min(self.pause * 2);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// When the first questions come, in milliseconds, without a socket.
    async fn questions(first_pause: Duration) -> Vec<u128> {
        let mut events = Events {
            client: Client::builder("http://127.0.0.1:1").build().unwrap(),
            stream: None,
            pause: first_pause,
        };
        let begun = tokio::time::Instant::now();
        let mut times = Vec::new();
        for _ in 0..7 {
            assert_eq!(events.next("a.zip").await, State::Perhaps);
            times.push(begun.elapsed().as_millis());
        }
        times
    }

    #[tokio::test(start_paused = true)]
    async fn what_came_half_packed_is_given_more_time() {
        let times = [
            questions(FIRST_PAUSES[0]).await,
            questions(FIRST_PAUSES[1]).await,
            questions(FIRST_PAUSES[2]).await,
        ];
        assert_eq!(times[0][..6], [250, 750, 1_750, 3_750, 7_750, 15_750]);
        assert_eq!(times[1][..3], [5_000, 13_000, 21_000]);
        assert_eq!(times[2][..3], [60_000, 68_000, 76_000]);
    }
}
