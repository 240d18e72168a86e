//! Jobs that end otherwise than by running to their end.

use std::time::{Duration, Instant};

use ivk_client::prelude::*;
use ivk_client::workflow::remote::RunErrorKind;

use super::{client, poster, swatches};
use crate::server::Server;

/// A failure has the server's own words, and the node with its label.
pub fn say_which_node_failed(server: &Server) {
    client(server, async |client| {
        let mut run = poster(&client).await?;
        // The picture of the shade becomes smaller than nothing, which only the server can know.
        run.draft_mut().set("Width", -200)?;
        let error = run.submit().await?.wait().await.unwrap_err();
        assert_eq!(error.kind(), RunErrorKind::Failed);
        let failure = error.failure().expect("the server says why");
        assert_eq!(failure.error_type, "ValueError");
        let node = failure.node.as_ref().expect("and where");
        assert!(node.label.is_some(), "{node:?}");
        Ok(())
    });
}

/// Every item of a canceled job has an end.
pub fn end_when_they_are_canceled(server: &Server) {
    client(server, async |client| {
        let mut run = swatches(&client).await?;
        run.options(EnqueueOptions::new().runs(5));
        let job = run.submit().await?;
        assert_eq!(job.items().len(), 30);
        job.cancel().await?;
        let canceled = Instant::now();
        let result = job.settled().await?;
        // Before 6.14 no event says that an item that waited is canceled; a silent connection is believed for half a minute.
        assert!(
            canceled.elapsed() < Duration::from_secs(20),
            "{:?}",
            canceled.elapsed()
        );
        assert_eq!(result.items().len(), 30);
        assert!(result.items().iter().all(|item| item.status().is_final()));
        assert!(
            result
                .items()
                .iter()
                .any(|item| *item.status() == ItemStatus::Canceled)
        );
        Ok(())
    });
}

/// A failed item that is retried is followed in the new one, and its results have labels.
pub fn give_their_place_to_those_that_repeat_them(server: &Server) {
    client(server, async |client| {
        let mut run = poster(&client).await?;
        run.draft_mut().set("Width", -200)?;
        let job = run.submit().await?;
        job.settled().await?;
        let failed = job.items()[0];
        let retried = client.queue().retry(&[failed]).await?;
        assert_eq!(retried.len(), 1);
        let again = client.workflows().attach(job.batch_id()).await?;
        assert_eq!(again.items().len(), 1, "the one stands in the place of the other");
        assert_ne!(again.items()[0], failed);
        let error = again.wait().await.unwrap_err();
        let node = error.failure().and_then(|failure| failure.node.clone()).unwrap();
        assert!(
            node.label.is_some(),
            "the server keeps the workflow with its labels"
        );
        assert_eq!(
            again.draft().unwrap().input("Width").unwrap().json(),
            Some("-200")
        );
        Ok(())
    });
}
