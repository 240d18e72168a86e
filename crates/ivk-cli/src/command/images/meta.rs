//! `ivk images meta`: how pictures were made.

use ivk_client::Client;
use ivk_client::boards::{EmbeddedWorkflow, ImageMetadata};
use serde::Serialize;
use serde_json::value::RawValue;

use super::picture::{self, Place};
use crate::arguments::ImagesMeta;
use crate::command::{Context, gallery};
use crate::failure::{Exit, Failure};
use crate::output::{self, metadata, table};

/// What `--json` prints: a public interface.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    image_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    metadata: Option<&'a ImageMetadata>,
    workflow: Option<&'a RawValue>,
    graph: Option<&'a RawValue>,
}

pub(super) async fn run(arguments: &ImagesMeta, context: &Context) -> Result<Exit, Failure> {
    let (places, client) = picture::places(&arguments.pictures.pictures, &arguments.server).await?;
    for (index, place) in places.iter().enumerate() {
        let (metadata, embedded) = read(place, client.as_ref()).await?;
        let name = place.name();
        if arguments.workflow || arguments.graph {
            output::text(&format!("{}\n", wanted(&name, &embedded, arguments.graph)?))?;
        } else if context.json {
            let is_file = matches!(place, Place::File(_));
            output::json_line(&Told {
                image_name: (!is_file).then_some(&name),
                path: is_file.then_some(&name),
                metadata: metadata.as_ref(),
                workflow: json(embedded.workflow.as_deref()),
                graph: json(embedded.graph.as_deref()),
            })?;
        } else {
            if places.len() > 1 {
                let between = if index > 0 { "\n" } else { "" };
                output::text(&format!(
                    "{between}{}\n",
                    context.style.strong(&table::harmless(&name))
                ))?;
            }
            output::text(&describe(metadata.as_ref(), &embedded))?;
        }
    }
    Ok(Exit::Done)
}

async fn read(
    place: &Place,
    client: Option<&Client>,
) -> Result<(Option<ImageMetadata>, EmbeddedWorkflow), Failure> {
    match (place, client) {
        (Place::File(path), _) => {
            let inside = picture::inside_file(path)?;
            Ok((
                picture::metadata(&inside, path)?,
                picture::workflow(&inside, path)?,
            ))
        }
        (Place::Server(name), Some(client)) => {
            let metadata = client.images().metadata(name).await.map_err(gallery::failed)?;
            let embedded = client.images().workflow(name).await.map_err(gallery::failed)?;
            Ok((metadata, embedded))
        }
        (Place::Server(_), None) => Ok((None, EmbeddedWorkflow::default())),
    }
}

/// The workflow or the graph, of which there must be one.
fn wanted<'a>(name: &str, embedded: &'a EmbeddedWorkflow, graph: bool) -> Result<&'a str, Failure> {
    let missing = |what: &str, code| Failure::new(Exit::Usage, code, format!("{name} holds no {what}"));
    if graph {
        return embedded
            .graph
            .as_deref()
            .ok_or_else(|| missing("graph", "no-graph"));
    }
    embedded.workflow.as_deref().ok_or_else(|| match &embedded.graph {
        Some(_) => missing(
            "workflow, only the graph that made it, which --graph prints",
            "no-workflow",
        ),
        None => missing("workflow", "no-workflow"),
    })
}

/// A text that claims to be JSON, where it is.
fn json(text: Option<&str>) -> Option<&RawValue> {
    serde_json::from_str(text?).ok()
}

fn describe(metadata: Option<&ImageMetadata>, embedded: &EmbeddedWorkflow) -> String {
    let mut text = match metadata {
        Some(metadata) => metadata::all(metadata),
        None => "no metadata\n".to_owned(),
    };
    let inside = match (&embedded.workflow, &embedded.graph) {
        (Some(_), _) => {
            "holds the workflow that made it: `--workflow` prints it, `ivk run` runs it from the file\n"
        }
        (None, Some(_)) => "holds the graph that made it, which `--graph` prints, and no workflow\n",
        (None, None) => "holds neither workflow nor graph\n",
    };
    text.push_str(inside);
    text
}
