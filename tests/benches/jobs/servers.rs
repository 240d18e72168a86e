//! Servers in processes of their own: this program, called again.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

/// The embedded server, with its queue paused.
pub(crate) const EMBEDDED: &str = "serve-embedded";
/// A server that takes batches and does nothing but tell of them.
pub(crate) const EVENTS: &str = "serve-events";

/// A server that ends when it is dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) url: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Starts one of them.
pub(crate) fn start(kind: &str) -> Server {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .arg(kind)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut url = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut url)
        .unwrap();
    Server {
        child,
        url: url.trim_end().to_owned(),
    }
}

/// Tells where the server is, and stays until the one who started it is gone.
pub(crate) fn stay(url: &str) {
    println!("{url}");
    std::io::stdout().flush().unwrap();
    let mut nothing = String::new();
    let _ = std::io::stdin().read_line(&mut nothing);
}

pub(crate) fn serve_embedded() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let server = runtime.block_on(ivk_embedded::Server::builder().start()).unwrap();
    ureq::put(format!("{}/api/v1/queue/default/processor/pause", server.url()))
        .send_empty()
        .unwrap();
    stay(&server.url());
}
