//! Makes sure that the boards of a run exist: to a board that it does not know a server adds a picture silently nowhere.

use ivk_client::Client;
use ivk_fields::value::{Board, BoardId, FieldValue};
use ivk_workflow::remote::Run;

use crate::command::gallery;
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
        let id = gallery::board(client.boards(), &board).await?.id();
        run.set(index, Board::Id(BoardId::from(id.as_str())))
            .map_err(|error| Failure::from_error(Exit::Usage, "bad-setting", &error))?;
    }
    Ok(())
}
