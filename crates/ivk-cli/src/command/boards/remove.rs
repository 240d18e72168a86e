//! `ivk boards rm`.

use ivk_client::boards::{BoardDto, BoardImages, BoardRef, DeleteBoardResult, ErrorKind};

use crate::arguments::RemoveBoards;
use crate::command::{Context, confirm, gallery};
use crate::failure::{Exit, Failure};
use crate::output::{self, table};

pub(super) async fn run(arguments: &RemoveBoards, context: &Context) -> Result<Exit, Failure> {
    let client = gallery::open(&arguments.server).await?;
    // All are looked up before the first is deleted.
    let mut boards: Vec<BoardDto> = Vec::new();
    for named in &arguments.boards {
        let board = gallery::board(client.boards(), named).await?;
        if board == BoardRef::Uncategorized {
            let message = "the uncategorized board is no board that can be deleted";
            return Err(Failure::new(Exit::Usage, "uncategorized", message));
        }
        let board = client.boards().get(board.id()).await.map_err(gallery::failed)?;
        if !boards.iter().any(|known| known.board_id == board.board_id) {
            boards.push(board);
        }
    }
    confirm::destruction(&question(&boards, arguments.with_images), arguments.yes, context).await?;
    let images = if arguments.with_images {
        BoardImages::Delete
    } else {
        BoardImages::Keep
    };
    let mut exit = Exit::Done;
    for board in &boards {
        let deleted = match client.boards().delete(&board.board_id, images).await {
            // Somebody else was quicker.
            Err(error) if error.kind() == ErrorKind::NoSuchBoard => continue,
            deleted => deleted.map_err(gallery::failed)?,
        };
        if !deleted.failed_images.is_empty() || !deleted.failed_videos.is_empty() {
            exit = Exit::Failed;
        }
        if context.json {
            output::json_line(&deleted)?;
        } else {
            output::text(&format!("{}\n", sentence(board, &deleted)))?;
        }
    }
    Ok(exit)
}

fn question(boards: &[BoardDto], with_images: bool) -> String {
    let things: i64 = boards
        .iter()
        .map(|board| board.image_count + board.asset_count + board.video_count)
        .sum();
    let what = match boards {
        [board] => format!("the board \"{}\"", board.board_name),
        boards => table::count(boards.len() as u64, "board"),
    };
    let things = table::count(u64::try_from(things).unwrap_or_default(), "picture");
    if with_images {
        format!("Delete {what} and {things} for good?")
    } else {
        format!("Delete {what}? The {things} will lie on no board.")
    }
}

fn sentence(board: &BoardDto, deleted: &DeleteBoardResult) -> String {
    let gone = (deleted.deleted_images.len() + deleted.deleted_videos.len()) as u64;
    let kept = (deleted.deleted_board_images.len() + deleted.deleted_board_videos.len()) as u64;
    let failed = (deleted.failed_images.len() + deleted.failed_videos.len()) as u64;
    let mut text = format!("the board \"{}\" is deleted", table::harmless(&board.board_name));
    let parts = [
        (gone, "deleted with it"),
        (kept, "now on no board"),
        (failed, "could not be deleted"),
    ];
    for (count, what) in parts.into_iter().filter(|(count, _)| *count > 0) {
        text.push_str(&format!(", {} {what}", table::count(count, "picture")));
    }
    text
}
