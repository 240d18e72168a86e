//! Makes sure that the boards of a run exist: to a board that it does not know a server adds a picture silently nowhere.

use ivk_client::Client;
use ivk_client::boards::{Boards, ErrorKind};
use ivk_fields::value::{Board, BoardId, FieldValue};
use ivk_workflow::remote::Run;

use crate::failure::{Exit, Failure};

/// Looks up every board that an input names, by its id or its name, and puts its id in the place.
pub(crate) async fn resolve(client: &Client, run: &mut Run) -> Result<(), Failure> {
    let named: Vec<(usize, String)> = run
        .inputs()
        .filter_map(|input| match input.value()? {
            FieldValue::Board(Board::Id(board)) => Some((input.index(), board.as_str().to_owned())),
            _ => None,
        })
        .collect();
    for (index, board) in named {
        let id = find(client.boards(), &board).await?;
        run.set(index, Board::Id(BoardId::from(id.as_str())))
            .map_err(|error| Failure::from_error(Exit::Usage, "bad-setting", &error))?;
    }
    Ok(())
}

/// The id of a board that a person named by its id or its name.
pub(crate) async fn find(boards: &Boards, board: &str) -> Result<String, Failure> {
    let found = match boards.get(board).await {
        Err(error) if error.kind() == ErrorKind::NoSuchBoard => boards.get_by_name(board).await,
        found => found,
    };
    match found {
        Ok(found) => Ok(found.board_id.to_string()),
        Err(error) => {
            let exit = match error.kind() {
                ErrorKind::NoSuchBoard | ErrorKind::AmbiguousBoard => Exit::Usage,
                _ => Exit::Server,
            };
            Err(Failure::from_error(exit, "board", &error))
        }
    }
}
