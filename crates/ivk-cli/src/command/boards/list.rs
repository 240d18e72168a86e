//! `ivk boards ls` and `ivk boards show`.

use ivk_client::boards::{BoardCounts, BoardDto, BoardFilter, BoardRef};
use serde::Serialize;

use crate::arguments::{ListBoards, ShowBoard};
use crate::command::{Context, gallery};
use crate::failure::{Exit, Failure};
use crate::output::{self, table};

/// What `--json` prints: a public interface. Each board is as the server tells it.
#[derive(Serialize)]
struct Listing<'a> {
    count: usize,
    boards: &'a [BoardDto],
    uncategorized: Uncategorized,
}

/// What lies on no board, under the names that the server uses for boards.
#[derive(Serialize)]
struct Uncategorized {
    board_id: &'static str,
    image_count: u64,
    asset_count: u64,
}

impl From<BoardCounts> for Uncategorized {
    fn from(counts: BoardCounts) -> Self {
        Self {
            board_id: "none",
            image_count: counts.images,
            asset_count: counts.assets,
        }
    }
}

pub(super) async fn list(arguments: &ListBoards, context: &Context) -> Result<Exit, Failure> {
    let client = gallery::open(&arguments.server).await?;
    let mut filter = BoardFilter::new().order(arguments.order.into());
    if arguments.archived {
        filter = filter.with_archived();
    }
    let boards = client.boards().list_by(&filter).await.map_err(gallery::failed)?;
    let uncategorized = client.boards().uncategorized().counts().await;
    let uncategorized = uncategorized.map_err(gallery::failed)?;
    if context.json {
        output::json_line(&Listing {
            count: boards.len(),
            boards: &boards,
            uncategorized: uncategorized.into(),
        })?;
        return Ok(Exit::Done);
    }
    let mut rows = table::table(["board", "images", "assets", "made", "id"]);
    for board in &boards {
        let archived = if board.archived { " (archived)" } else { "" };
        rows.add_row([
            format!("{}{archived}", table::brief(&board.board_name, 60)),
            board.image_count.to_string(),
            board.asset_count.to_string(),
            table::minute(board.created_at.as_str()),
            table::harmless(board.board_id.as_str()),
        ]);
    }
    rows.add_row([
        "(on no board)".to_owned(),
        uncategorized.images.to_string(),
        uncategorized.assets.to_string(),
        String::new(),
        "none".to_owned(),
    ]);
    output::text(&format!("{}\n", table::text(&rows)))?;
    Ok(Exit::Done)
}

pub(super) async fn show(arguments: &ShowBoard, context: &Context) -> Result<Exit, Failure> {
    let client = gallery::open(&arguments.server).await?;
    let board = gallery::board(client.boards(), &arguments.board.board).await?;
    let handle = client.boards().handle(&board);
    let counts = handle.counts().await.map_err(gallery::failed)?;
    let record = match board {
        BoardRef::Board(_) => Some(handle.info().await.map_err(gallery::failed)?),
        BoardRef::Uncategorized => None,
    };
    match &record {
        Some(record) if context.json => output::json_line(record)?,
        None if context.json => output::json_line(&Uncategorized::from(counts))?,
        record => {
            let name = record.as_ref().map_or("(on no board)", |board| &board.board_name);
            let mut text = format!("{}\n", context.style.strong(&table::harmless(name)));
            text.push_str(&format!("{}\n", facts(record.as_ref(), counts).join(" · ")));
            output::text(&text)?;
        }
    }
    Ok(Exit::Done)
}

fn facts(board: Option<&BoardDto>, counts: BoardCounts) -> Vec<String> {
    let mut facts = vec![
        table::count(counts.images, "image"),
        table::count(counts.assets, "asset"),
    ];
    if let Some(board) = board {
        let videos = u64::try_from(board.video_count).unwrap_or_default();
        facts.extend((videos > 0).then(|| table::count(videos, "video")));
        facts.push(format!("made {}", table::minute(board.created_at.as_str())));
        facts.extend(board.archived.then(|| "archived".to_owned()));
        facts.push(format!("id {}", table::harmless(board.board_id.as_str())));
    }
    facts
}
