//! `ivk images ls`.

use std::collections::HashMap;

use futures_util::{StreamExt, TryStreamExt};
use ivk_client::Client;
use ivk_client::boards::{BoardFilter, BoardId, GalleryFilter, ImageDto, ImageName};
use serde::Serialize;

use crate::arguments::ListImages;
use crate::command::{Context, gallery};
use crate::failure::{Exit, Failure};
use crate::output::{self, table};

/// How many rows a table has unless said otherwise.
const ROWS: usize = 50;

/// What `--json` prints: a public interface. Each image is as the server tells it.
#[derive(Serialize)]
struct Listing<'a> {
    /// How many there are, listed or not.
    total: usize,
    images: &'a [ImageDto],
}

#[derive(Serialize)]
struct Names<'a> {
    total: usize,
    names: &'a [ImageName],
}

pub(super) async fn run(arguments: &ListImages, context: &Context) -> Result<Exit, Failure> {
    let client = gallery::open(&arguments.server).await?;
    let filter = gallery::filter(&client, &arguments.filter).await?;
    let place = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let offset = place(arguments.offset);
    let limit = arguments.limit.map(place);
    if arguments.names {
        let mut names = client.images().names(&filter).await.map_err(gallery::failed)?;
        let total = names.len();
        names.drain(..offset.min(total));
        names.truncate(limit.unwrap_or(usize::MAX));
        if context.json {
            output::json_line(&Names { total, names: &names })?;
            return Ok(Exit::Done);
        }
        let lines: String = names
            .iter()
            .map(|name| format!("{}\n", table::harmless(name.as_str())))
            .collect();
        output::text(&lines)?;
        return Ok(Exit::Done);
    }
    let limit = limit.unwrap_or(if context.json { usize::MAX } else { ROWS });
    let total = client.images().count(&filter).await.map_err(gallery::failed)?;
    let total = usize::try_from(total).unwrap_or(usize::MAX);
    let images = read(&client, filter, offset, limit).await?;
    if context.json {
        output::json_line(&Listing {
            total,
            images: &images,
        })?;
        return Ok(Exit::Done);
    }
    if images.is_empty() {
        let text = if total == 0 {
            "no images"
        } else {
            "no images so far behind"
        };
        output::text(&format!("{text}\n"))?;
        return Ok(Exit::Done);
    }
    let boards = match arguments.filter.board {
        Some(_) => None,
        None => Some(names_of_boards(&client).await?),
    };
    output::text(&format!("{}\n", rows(&images, boards.as_ref())))?;
    if images.len() < total {
        let line = format!(
            "\n{} of {total} images; --offset and --limit show others\n",
            images.len()
        );
        output::text(&context.style.faint(&line))?;
    }
    Ok(Exit::Done)
}

async fn read(
    client: &Client,
    filter: GalleryFilter,
    offset: usize,
    limit: usize,
) -> Result<Vec<ImageDto>, Failure> {
    // The server gives up to 1,000 at once; more are read by name, so that the list stands still meanwhile.
    if let (Ok(offset), Ok(limit @ ..=1000)) = (u32::try_from(offset), u32::try_from(limit)) {
        let page = client.images().page(&filter, offset, limit).await;
        return Ok(page.map_err(gallery::failed)?.items);
    }
    let images = client.images().list(filter).skip(offset).take(limit);
    images.try_collect().await.map_err(gallery::failed)
}

async fn names_of_boards(client: &Client) -> Result<HashMap<BoardId, String>, Failure> {
    let boards = client.boards().list_by(&BoardFilter::new().with_archived()).await;
    let boards = boards.map_err(gallery::failed)?;
    Ok(boards
        .into_iter()
        .map(|board| (board.board_id, board.board_name))
        .collect())
}

fn rows(images: &[ImageDto], boards: Option<&HashMap<BoardId, String>>) -> String {
    let mut rows = match boards {
        Some(_) => table::table(["image", "size", "category", "made", "", "board"]),
        None => table::table(["image", "size", "category", "made", ""]),
    };
    for image in images {
        let star = if image.starred { "★" } else { "" };
        let mut cells = vec![
            table::harmless(image.image_name.as_str()),
            format!("{}×{}", image.width, image.height),
            table::harmless(image.image_category.as_str()),
            table::minute(image.created_at.as_str()),
            star.to_owned(),
        ];
        if let Some(boards) = boards {
            let board = image.board_id.as_ref().and_then(|id| boards.get(id));
            cells.push(board.map(|name| table::brief(name, 40)).unwrap_or_default());
        }
        rows.add_row(cells);
    }
    table::text(&rows)
}
