//! From a workflow file to a picture on disk.
//!
//! ```text
//! cargo run -p ivk-examples --bin quick_start
//! cargo run -p ivk-examples --bin quick_start -- http://localhost:9090
//! ```

use std::error::Error;

use example_server::{ExampleServer, output_folder, workflow_file};
use ivk_client::prelude::*;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = ExampleServer::from_arguments().await?;
    let client = Client::builder(&server.url).build()?;
    println!("InvokeAI {}", client.server().version().await?);

    // A workflow as the editor exports it, opened for this server.
    let workflow = Workflow::from_path(workflow_file("abstract-poster.json"))?;
    let mut run = client.workflows().prepare(&workflow).await?;
    for input in run.inputs() {
        println!("[{}] {}", input.index(), input.label());
    }

    // Values are set by label or by index, and refused where they do not fit.
    run.set("Width", 192)?.set("Height", 256)?;

    let job = run.submit().await?;
    let result = job.wait().await?;
    for image in result.images() {
        let path = client.images().download(image).to_dir(output_folder()).await?;
        println!("{}", path.display());
    }
    Ok(())
}
