//! Starts the embedded server and keeps it until standard input ends.
//!
//! `cargo run -p ivk-embedded --example serve [FOLDER]`

use std::io::Read;

use ivk_embedded::{Error, Server};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let mut builder = Server::builder();
    if let Some(folder) = std::env::args_os().nth(1) {
        builder = builder.folder(folder);
    }
    let server = builder.start().await?;
    println!("{}", server.url());
    drop(std::io::stdin().read_to_end(&mut Vec::new()));
    server.shutdown().await;
    Ok(())
}
