//! `ivk boards`: the boards of a server.

mod change;
mod list;
mod remove;

use super::{Context, gallery};
use crate::arguments::{self, BoardsAction};
use crate::failure::{Exit, Failure};

pub(crate) async fn run(arguments: &arguments::Boards, context: &Context) -> Result<Exit, Failure> {
    gallery::until_interrupted(async {
        match &arguments.action {
            BoardsAction::Ls(options) => list::list(options, context).await,
            BoardsAction::Show(options) => list::show(options, context).await,
            BoardsAction::Create(options) => change::create(options, context).await,
            BoardsAction::Rename(options) => change::rename(options, context).await,
            BoardsAction::Archive(options) => change::archive(options, context).await,
            BoardsAction::Rm(options) => remove::run(options, context).await,
        }
    })
    .await
}
