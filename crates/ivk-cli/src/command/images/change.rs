//! `ivk images mv`, `star`, `unstar` and `rm`: changes to many images at once.

use ivk_client::boards::{Change, ImageName};

use crate::arguments::{MoveImages, NamedImages, RemoveImages};
use crate::command::gallery::{self, ChangeTold};
use crate::command::{Context, confirm};
use crate::failure::{Exit, Failure};
use crate::output::{self, progress, table};

pub(super) async fn relocate(arguments: &MoveImages, context: &Context) -> Result<Exit, Failure> {
    let names = gallery::names(&arguments.names)?;
    let client = gallery::open(&arguments.server).await?;
    let board = gallery::board(client.boards(), &arguments.to).await?;
    change(
        client.images().move_to(&names, board),
        &names,
        ["moving", "moved"],
        context,
    )
    .await
}

pub(super) async fn star(arguments: &NamedImages, context: &Context) -> Result<Exit, Failure> {
    let names = gallery::names(&arguments.names)?;
    let client = gallery::open(&arguments.server).await?;
    change(
        client.images().star(&names),
        &names,
        ["starring", "starred"],
        context,
    )
    .await
}

pub(super) async fn unstar(arguments: &NamedImages, context: &Context) -> Result<Exit, Failure> {
    let names = gallery::names(&arguments.names)?;
    let client = gallery::open(&arguments.server).await?;
    let words = ["taking the stars", "without a star"];
    change(client.images().unstar(&names), &names, words, context).await
}

pub(super) async fn remove(arguments: &RemoveImages, context: &Context) -> Result<Exit, Failure> {
    let names = gallery::names(&arguments.names)?;
    let client = gallery::open(&arguments.server).await?;
    if !names.is_empty() {
        let question = format!("Delete {} for good?", table::count(names.len() as u64, "image"));
        confirm::destruction(&question, arguments.yes, context).await?;
    }
    change(
        client.images().delete(&names),
        &names,
        ["deleting", "deleted"],
        context,
    )
    .await
}

/// Makes a change, and tells to which images it was made and to which not.
async fn change(
    change: Change<ImageName>,
    names: &[ImageName],
    [doing, done]: [&'static str; 2],
    context: &Context,
) -> Result<Exit, Failure> {
    let bar = progress::bar(context.json, names.len(), doing);
    let moving = bar.clone();
    let change = change.progress(move |progress| moving.set_position(progress.done as u64));
    let changed = change.await;
    bar.finish_and_clear();
    let changed = match changed {
        Ok(changed) => changed,
        Err(interrupted) => {
            if context.json {
                output::json_line(&ChangeTold::interrupted(&interrupted))?;
            } else if !interrupted.changed.done.is_empty() {
                let count = table::count(interrupted.changed.done.len() as u64, "image");
                output::text(&format!("{count} {done}\n"))?;
            }
            return Err(gallery::failed(interrupted.error));
        }
    };
    if context.json {
        output::json_line(&ChangeTold::of(&changed))?;
    } else {
        let count = table::count(changed.done.len() as u64, "image");
        output::text(&format!("{count} {done}\n"))?;
    }
    for name in &changed.missing {
        let message = format!("the server has no image {}", table::harmless(name.as_str()));
        output::warning(context.error_style, &message);
    }
    for name in &changed.failed {
        let message = format!(
            "{} is as it was: the server did not do it",
            table::harmless(name.as_str())
        );
        output::warning(context.error_style, &message);
    }
    Ok(match (changed.missing.is_empty(), changed.failed.is_empty()) {
        (true, true) => Exit::Done,
        (_, false) => Exit::Failed,
        (false, true) => Exit::Usage,
    })
}
