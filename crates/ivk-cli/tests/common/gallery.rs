//! A server with a gallery, and the command talking to it.

use std::path::Path;

use ivk_embedded::{Faults, Server};
use tokio::runtime::Runtime;

use super::{Said, ivk};

/// The embedded server, outside of the command.
pub(crate) struct Gallery {
    runtime: Runtime,
    server: Option<Server>,
    url: String,
}

impl Gallery {
    pub(crate) fn start() -> Self {
        Self::with(Faults::none())
    }

    /// One that does not always do what it should.
    pub(crate) fn with(faults: Faults) -> Self {
        let runtime = Runtime::new().unwrap();
        let server = Server::builder().misbehave(faults).start();
        let server = runtime.block_on(server).unwrap();
        Self {
            url: server.url(),
            server: Some(server),
            runtime,
        }
    }

    /// Runs the command against it.
    pub(crate) fn ivk(&self, arguments: &[&str]) -> Said {
        let mut command = ivk(arguments);
        command.env("IVK_SERVER", &self.url);
        Said::of(command)
    }

    /// The same, with this on standard input.
    pub(crate) fn ivk_fed(&self, arguments: &[&str], input: &str) -> Said {
        use std::io::Write;
        use std::process::Stdio;

        let mut command = ivk(arguments);
        command.env("IVK_SERVER", &self.url);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Said::from(child.wait_with_output().unwrap())
    }

    /// Runs it, makes sure that all is well, and gives what it prints.
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let said = self.ivk(arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {}", said.err);
        said.out
    }

    /// Runs it with `--json`, makes sure that all is well, and gives the one document that it prints.
    pub(crate) fn json(&self, arguments: &[&str]) -> serde_json::Value {
        let out = self.done(&[arguments, &["--json"]].concat());
        serde_json::from_str(&out).expect(&out)
    }

    /// Uploads a picture of one color, and gives the name that it has there.
    pub(crate) fn upload(&self, folder: &Path, color: u8, more: &[&str]) -> String {
        let path = folder.join(format!("{color}.png"));
        let pixels = image::RgbImage::from_pixel(24, 16, image::Rgb([color, 0, 0]));
        pixels.save(&path).unwrap();
        let out = self.done(&[&["images", "put", path.to_str().unwrap()][..], more].concat());
        out.trim_end().to_owned()
    }
}

impl Drop for Gallery {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            self.runtime.block_on(server.shutdown());
        }
    }
}
