//! `ivk images`: the images of a server, and picture files of this machine.

mod change;
mod export;
mod get;
mod list;
mod meta;
mod picture;
mod put;
mod show;

use super::{Context, gallery};
use crate::arguments::{self, ImagesAction};
use crate::failure::{Exit, Failure};

pub(crate) async fn run(arguments: &arguments::Images, context: &Context) -> Result<Exit, Failure> {
    gallery::until_interrupted(async {
        match &arguments.action {
            ImagesAction::Ls(options) => list::run(options, context).await,
            ImagesAction::Show(options) => show::run(options, context).await,
            ImagesAction::Get(options) => get::run(options, context).await,
            ImagesAction::Put(options) => put::run(options, context).await,
            ImagesAction::Mv(options) => change::relocate(options, context).await,
            ImagesAction::Star(options) => change::star(options, context).await,
            ImagesAction::Unstar(options) => change::unstar(options, context).await,
            ImagesAction::Rm(options) => change::remove(options, context).await,
            ImagesAction::Meta(options) => meta::run(options, context).await,
            ImagesAction::Export(options) => export::run(options, context).await,
        }
    })
    .await
}
