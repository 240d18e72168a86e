//! `ivk boards create`, `rename` and `archive`.

use ivk_client::boards::BoardDto;

use crate::arguments::{ArchiveBoard, CreateBoard, RenameBoard};
use crate::command::{Context, gallery};
use crate::failure::{Exit, Failure};
use crate::output::{self, table};

pub(super) async fn create(arguments: &CreateBoard, context: &Context) -> Result<Exit, Failure> {
    check_name(&arguments.name)?;
    let client = gallery::open(&arguments.server).await?;
    let board = client.boards().create(&arguments.name).await;
    let board = board.map_err(gallery::failed)?;
    if context.json {
        output::json_line(&board)?;
    } else {
        output::text(&format!("{}\n", table::harmless(board.board_id.as_str())))?;
    }
    Ok(Exit::Done)
}

pub(super) async fn rename(arguments: &RenameBoard, context: &Context) -> Result<Exit, Failure> {
    check_name(&arguments.name)?;
    let client = gallery::open(&arguments.server).await?;
    let board = gallery::board(client.boards(), &arguments.board.board).await?;
    let renamed = client.boards().rename(board.id(), &arguments.name).await;
    let renamed = renamed.map_err(gallery::failed)?;
    tell(&renamed, "the board is called", "now", context)
}

pub(super) async fn archive(arguments: &ArchiveBoard, context: &Context) -> Result<Exit, Failure> {
    let client = gallery::open(&arguments.server).await?;
    let board = gallery::board(client.boards(), &arguments.board.board).await?;
    let changed = client.boards().archive(board.id(), !arguments.undo).await;
    let changed = changed.map_err(gallery::failed)?;
    let state = if arguments.undo {
        "is shown again"
    } else {
        "is archived"
    };
    tell(&changed, "the board", state, context)
}

fn tell(board: &BoardDto, before: &str, behind: &str, context: &Context) -> Result<Exit, Failure> {
    if context.json {
        output::json_line(board)?;
    } else {
        let name = table::harmless(&board.board_name);
        output::text(&format!("{before} {} {behind}\n", context.style.strong(&name)))?;
    }
    Ok(Exit::Done)
}

/// The server takes a name of blanks, which nobody finds again, and answers a long one with its whole validation.
fn check_name(name: &str) -> Result<(), Failure> {
    let trouble = if name.trim().is_empty() {
        "a board needs a name that can be seen"
    } else if name.chars().count() > 300 {
        "the name of a board has at most 300 characters"
    } else if name == "none" {
        "a board cannot be called \"none\": that is what lies on no board"
    } else {
        return Ok(());
    };
    Err(Failure::new(Exit::Usage, "bad-name", trouble))
}
