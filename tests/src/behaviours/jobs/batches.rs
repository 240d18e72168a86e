//! Jobs of several items.

use ivk_client::fields::FieldValue;

use super::{client, poster, swatches};
use crate::server::Server;

/// Items, results and the values of each stand in the order in which the batch multiplies them.
pub fn keep_the_order_of_their_batch(server: &Server) {
    client(server, async |client| {
        let mut run = swatches(&client).await?;
        run.draft_mut().set("Softness", 1.0)?;
        let job = run.submit().await?;
        assert_eq!(job.items().len(), 6, "three hues, each with two seeds");
        assert!(job.items().is_sorted_by_key(|id| id.get()));
        let result = job.wait().await?;
        let ran: Vec<_> = result.items().iter().map(|item| item.id()).collect();
        assert_eq!(ran, job.items());
        let names: Vec<String> = result
            .items()
            .iter()
            .map(|item| {
                let of_name =
                    |value: &&ivk_client::workflow::remote::NodeFieldValue| value.node_path == "name";
                let value = item
                    .field_values()
                    .iter()
                    .find(of_name)
                    .expect("each item has its name");
                serde_json::to_value(&value.value)
                    .unwrap()
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
            .collect();
        assert_eq!(names, ["ember", "ember", "moss", "moss", "lagoon", "lagoon"]);
        Ok(())
    });
}

/// Numbers, texts and pictures come out as such, and the values that went in are at hand.
pub fn give_typed_values(server: &Server) {
    client(server, async |client| {
        let run = swatches(&client).await?;
        let result = run.submit().await?.wait().await?;
        let last = &result.items()[5];
        let size = last.outputs_of("size").next().expect("the size is a node");
        assert_eq!(size.field("value"), Some(FieldValue::Integer(16)));
        let picture = last.outputs().next().expect("the swatch is saved");
        assert!(
            matches!(picture.field("image"), Some(FieldValue::Image(_))),
            "{picture:?}"
        );
        let values: Vec<_> = last
            .inputs()
            .into_iter()
            .filter(|input| input.is_varied)
            .map(|input| (input.label, input.value))
            .collect();
        let varied = |label: &str, value: FieldValue| (label.to_owned(), Some(value));
        assert_eq!(
            values,
            [
                varied("Names", FieldValue::from("lagoon")),
                varied("Hues", FieldValue::Integer(190)),
                varied("Seeds", FieldValue::Integer(2)),
            ]
        );
        Ok(())
    });
}

/// The id of the batch is enough to find a job again.
pub fn are_found_again_by_their_batch(server: &Server) {
    client(server, async |client| {
        let job = poster(&client).await?.submit().await?;
        let (batch, items) = (job.batch_id().clone(), job.items().to_vec());
        drop(job);
        let found = client.workflows().attach(batch).await?;
        assert_eq!(found.items(), items);
        assert_eq!(found.wait().await?.images().count(), 1);
        Ok(())
    });
}
