//! `ivk images show`: pictures in the terminal, and what is known of them.

use std::io;
use std::path::Path;

use ivk_client::Client;
use ivk_client::boards::{ImageDto, ImageFormat, ImageMetadata, ImageName};
use serde::Serialize;

use super::picture::{self, Place};
use crate::arguments::ShowImages;
use crate::command::Context;
use crate::command::gallery;
use crate::failure::{Exit, Failure};
use crate::output::picture::{Picture, Room, Screen};
use crate::output::{self, metadata, table, terminal};

/// More columns make a picture in half blocks larger than one looks at, and no clearer.
const WIDEST: u16 = 80;

/// Lines that stay free for what is said about a picture.
const BELOW: u16 = 8;

/// What `--json` prints about a file: a public interface. About an image of the server it prints what the server says.
#[derive(Serialize)]
struct FileTold<'a> {
    path: &'a str,
    format: &'a str,
    width: Option<u32>,
    height: Option<u32>,
    has_workflow: bool,
    has_graph: bool,
    metadata: Option<&'a ImageMetadata>,
}

#[derive(Serialize)]
struct ImageTold<'a> {
    #[serde(flatten)]
    image: &'a ImageDto,
    metadata: Option<&'a ImageMetadata>,
}

pub(super) async fn run(arguments: &ShowImages, context: &Context) -> Result<Exit, Failure> {
    let (places, client) = picture::places(&arguments.pictures.pictures, &arguments.server).await?;
    let screen = Screen::of(context.style, &io::stdout()).wished(arguments.display);
    let size = terminal::size();
    let canvas = Canvas {
        screen: if context.json { Screen::Nothing } else { screen },
        room: Room {
            columns: arguments.width.unwrap_or(size.columns.min(WIDEST)),
            rows: size.rows.saturating_sub(BELOW).max(BELOW),
        },
    };
    for (index, place) in places.iter().enumerate() {
        if index > 0 && !context.json {
            output::text("\n")?;
        }
        match (place, &client) {
            (Place::File(path), _) => show_file(path, canvas, context)?,
            (Place::Server(name), Some(client)) => show_image(client, name, canvas, context).await?,
            (Place::Server(_), None) => {}
        }
    }
    Ok(Exit::Done)
}

/// Where pictures are drawn.
#[derive(Debug, Clone, Copy)]
struct Canvas {
    screen: Screen,
    room: Room,
}

impl Canvas {
    /// A picture that cannot be drawn is no reason not to tell about it.
    fn draw(self, content: &[u8], context: &Context) -> Result<(), Failure> {
        match self.screen.draw(content, self.room) {
            Ok(text) => output::text(&text),
            Err(error) => {
                output::warning(
                    context.error_style,
                    &format!("the picture cannot be drawn here: {error}"),
                );
                Ok(())
            }
        }
    }
}

fn show_file(path: &Path, canvas: Canvas, context: &Context) -> Result<(), Failure> {
    let content = std::fs::read(path).map_err(|error| {
        let message = format!("{} cannot be read", path.display());
        Failure::because(Exit::Usage, "unusable-file", message, &error)
    })?;
    let format = ImageFormat::detect(&content).ok_or_else(|| {
        let message = format!("{} is not a picture", path.display());
        Failure::new(Exit::Usage, "not-an-image", message)
    })?;
    let inside = match format {
        ImageFormat::Png => Some(picture::inside_file(path)?),
        _ => None,
    };
    // What is damaged is told, and hides neither the picture nor the rest.
    let told = |failure: &Failure| {
        let sentence = table::harmless(&failure.sentence());
        output::warning(context.error_style, &sentence);
    };
    let (metadata, workflow) = match &inside {
        Some(inside) => (
            picture::metadata(inside, path)
                .inspect_err(told)
                .unwrap_or_default(),
            picture::workflow(inside, path)
                .inspect_err(told)
                .unwrap_or_default(),
        ),
        None => Default::default(),
    };
    let size = Picture::size_of(&content);
    let name = path.display().to_string();
    if context.json {
        return output::json_line(&FileTold {
            path: &name,
            format: format.media_type(),
            width: size.map(|(width, _)| width),
            height: size.map(|(_, height)| height),
            has_workflow: workflow.workflow.is_some(),
            has_graph: workflow.graph.is_some(),
            metadata: metadata.as_ref(),
        });
    }
    canvas.draw(&content, context)?;
    let mut facts = vec![format.media_type().trim_start_matches("image/").to_uppercase()];
    facts.extend(size.map(|(width, height)| format!("{width} × {height}")));
    facts.extend(carries(workflow.workflow.is_some(), workflow.graph.is_some()).map(str::to_owned));
    tell(&name, &facts, metadata.as_ref(), context)
}

async fn show_image(
    client: &Client,
    name: &ImageName,
    canvas: Canvas,
    context: &Context,
) -> Result<(), Failure> {
    let image = client.images().get(name).await.map_err(gallery::failed)?;
    let metadata = client.images().metadata(name).await.map_err(gallery::failed)?;
    if context.json {
        return output::json_line(&ImageTold {
            image: &image,
            metadata: metadata.as_ref(),
        });
    }
    if canvas.screen != Screen::Nothing {
        let download = client.images().download(name);
        // What is drawn out of characters has fewer pixels than a thumbnail.
        let download = if canvas.screen.is_sharp() {
            download
        } else {
            download.thumbnail()
        };
        canvas.draw(&download.to_bytes().await.map_err(gallery::failed)?, context)?;
    }
    let mut facts = vec![
        format!("{} × {}", image.width, image.height),
        image.image_category.to_string(),
    ];
    if let Some(board) = &image.board_id {
        // A board that vanishes meanwhile has no name any more.
        let board = client.boards().get(board).await.map(|board| board.board_name);
        facts.extend(board.map(|name| format!("board {}", table::brief(&name, 40))));
    }
    facts.extend(image.starred.then(|| "starred".to_owned()));
    facts.push(image.created_at.as_str().chars().take(16).collect::<String>());
    facts.extend(image.has_workflow.then(|| "workflow or graph inside".to_owned()));
    tell(name.as_str(), &facts, metadata.as_ref(), context)
}

fn carries(workflow: bool, graph: bool) -> Option<&'static str> {
    match (workflow, graph) {
        (true, true) => Some("workflow and graph inside"),
        (true, false) => Some("workflow inside"),
        (false, true) => Some("graph inside, no workflow"),
        (false, false) => None,
    }
}

fn tell(
    name: &str,
    facts: &[String],
    metadata: Option<&ImageMetadata>,
    context: &Context,
) -> Result<(), Failure> {
    let mut text = format!(
        "{}\n{}\n",
        context.style.strong(&table::harmless(name)),
        facts.join(" · ")
    );
    if let Some(metadata) = metadata {
        for line in metadata::summary(metadata) {
            text.push_str(&format!("{line}\n"));
        }
    }
    output::text(&text)
}
