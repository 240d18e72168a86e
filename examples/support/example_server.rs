//! Which server an example talks to, and where its files are.

use std::error::Error;
use std::path::PathBuf;

/// The server that an example talks to: the one whose address was given, or one inside the example.
pub struct ExampleServer {
    /// Its address.
    pub url: String,
    /// Ends with the example.
    _embedded: Option<ivk_embedded::Server>,
}

impl ExampleServer {
    /// Takes the first argument of the program as an address; without one, starts an embedded server.
    pub async fn from_arguments() -> Result<Self, Box<dyn Error>> {
        if let Some(url) = std::env::args().nth(1) {
            return Ok(Self { url, _embedded: None });
        }
        let embedded = ivk_embedded::Server::builder().start().await?;
        println!("No address was given, so this runs on an embedded server.");
        Ok(Self {
            url: embedded.url(),
            _embedded: Some(embedded),
        })
    }
}

/// One of the example workflows.
pub fn workflow_file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("workflows")
        .join(name)
}

/// One of the example pictures.
pub fn picture_file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("pictures")
        .join(name)
}

/// Where examples put their pictures: `IVK_EXAMPLE_OUT`, or `out`.
pub fn output_folder() -> PathBuf {
    std::env::var_os("IVK_EXAMPLE_OUT").map_or_else(|| PathBuf::from("out"), PathBuf::from)
}
