//! Everything that a job tells while it runs: nodes, steps, previews, gaps and ends.
//!
//! ```text
//! cargo run -p ivk-examples --bin watch_events
//! cargo run -p ivk-examples --bin watch_events -- http://localhost:9090
//! ```

use std::error::Error;

use example_server::{ExampleServer, workflow_file};
use ivk_client::prelude::*;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = ExampleServer::from_arguments().await?;
    let client = Client::builder(&server.url).build()?;
    let workflow = Workflow::from_path(workflow_file("batch-swatches.json"))?;
    let run = client.workflows().prepare(&workflow).await?;

    let mut job = run.submit().await?;
    println!("batch {} has {} items", job.batch_id(), job.items().len());
    while let Some(event) = job.next().await {
        match event {
            JobEvent::Started { item, .. } => println!("item {} runs", item.id),
            JobEvent::NodeStarted { node, .. } => println!("  {}", node.title()),
            JobEvent::Progress { progress, .. } => {
                let percentage = progress
                    .percentage
                    .map_or(String::new(), |part| format!(" {:.0} %", part * 100.0));
                println!("    {}{percentage}", progress.message);
                if let Some(preview) = progress.preview {
                    println!("    a preview of {} x {}", preview.width(), preview.height());
                }
            }
            JobEvent::Resync { reason, .. } => println!("something may have been missed ({reason:?})"),
            JobEvent::Stalled { reason, .. } => println!("nothing happens: {reason}"),
            JobEvent::ItemFinished { item, status, .. } => println!("item {} is {status}", item.id),
            _ => {}
        }
    }

    // The end was found in the state of the items, so nothing was missed, whatever became of the events.
    for item in job.wait().await?.items() {
        let values: Vec<_> = item
            .field_values()
            .iter()
            .map(|value| format!("{:?}", value.value))
            .collect();
        let images: Vec<_> = item.images().map(ToString::to_string).collect();
        println!("{}: {} -> {}", item.index(), values.join(", "), images.join(", "));
    }
    Ok(())
}
