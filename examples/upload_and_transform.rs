//! A picture of yours goes in, another one comes out, and both find their board.
//!
//! ```text
//! cargo run -p ivk-examples --bin upload_and_transform
//! cargo run -p ivk-examples --bin upload_and_transform -- http://localhost:9090 photo.jpg
//! ```

use std::error::Error;
use std::path::PathBuf;

use example_server::{ExampleServer, output_folder, picture_file, workflow_file};
use ivk_client::prelude::*;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = ExampleServer::from_arguments().await?;
    let client = Client::builder(&server.url).build()?;
    let picture = std::env::args()
        .nth(2)
        .map_or_else(|| picture_file("sunset.png"), PathBuf::from);

    let workflow = Workflow::from_path(workflow_file("upload-and-glow.json"))?;
    let mut run = client.workflows().prepare(&workflow).await?;
    // The picture is uploaded when the run is submitted, and once only.
    run.set_local_image("Picture", LocalImage::from_path(picture))?;
    run.set("Width", 160)?.set("Height", 120)?;
    let result = run.submit().await?.wait().await?;

    let board = client.boards().create("Glow").await?;
    let mut names: Vec<_> = result.images().map(|image| image.name.clone()).collect();
    names.extend(run.uploaded_images().await);
    let moved = client.images().move_to(&names, &board).await?;
    println!(
        "{} images are on board \"{}\"",
        moved.done.len(),
        board.board_name
    );

    for image in result.images() {
        let path = client.images().download(image).to_dir(output_folder()).await?;
        println!("{}", path.display());
    }
    Ok(())
}
