//! Prints what a server's socket says, for as long as it is left running.
//!
//! ```text
//! cargo run -p ivk-transport --example watch_socket -- http://localhost:9090 ws/socket.io/
//! ```

use std::{collections::BTreeMap, time::Instant};

use ivk_transport::{
    http::Client,
    socket::{Socket, SocketItem, SocketOptions, Subscription},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let base = arguments
        .next()
        .unwrap_or_else(|| "http://localhost:9090".to_owned());
    let path = arguments.next().unwrap_or_else(|| "ws/socket.io/".to_owned());
    let queue = BTreeMap::from([("queue_id", "default")]);
    let subscription = Subscription::new("subscribe_queue", "unsubscribe_queue", &queue)?;

    let client = Client::builder(base).build()?;
    let socket = Socket::connect(&client, SocketOptions::new(path).subscription(subscription));
    let mut events = socket.subscribe();
    let begun = Instant::now();
    while let Some(item) = events.next().await {
        let seconds = begun.elapsed().as_secs_f64();
        match item {
            SocketItem::Event(event) => {
                println!("{seconds:8.3} {} ({} bytes)", event.name(), event.payload().len())
            }
            SocketItem::Disconnected { reason, retry_in } => {
                println!("{seconds:8.3} disconnected: {reason}; again in {retry_in:?}");
            }
            other => println!("{seconds:8.3} {other:?}"),
        }
    }
    Ok(())
}
