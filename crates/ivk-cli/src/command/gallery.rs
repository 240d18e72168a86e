//! What the commands about boards and images share.

use std::io::BufRead;

use ivk_client::Client;
use ivk_client::boards::{
    BoardFilter, BoardRef, Boards, Changed, Error, ErrorKind, GalleryFilter, ImageName, Interrupted,
};
use ivk_fields::nearest::nearest;
use serde::Serialize;

use super::server;
use crate::arguments::{FilterArguments, NameArguments, ServerArguments};
use crate::failure::{Exit, Failure};

/// A client for the server that was named, after it has answered.
pub(crate) async fn open(arguments: &ServerArguments) -> Result<Client, Failure> {
    let client = server::connect(&arguments.server, &arguments.access)?;
    server::version(&client).await?;
    Ok(client)
}

/// Works until it is done or the person stops it. What is under way is dropped, which removes half-written files.
pub(crate) async fn until_interrupted(
    work: impl Future<Output = Result<Exit, Failure>>,
) -> Result<Exit, Failure> {
    tokio::select! {
        done = work => done,
        Ok(()) = tokio::signal::ctrl_c() => Err(Failure::new(
            Exit::Interrupted,
            "interrupted",
            "interrupted; what was done before stays done",
        )),
    }
}

/// The board that a person named by its id or its name. `none` is the uncategorized one.
pub(crate) async fn board(boards: &Boards, named: &str) -> Result<BoardRef, Failure> {
    if named.is_empty() {
        let message = "an empty name names no board; \"none\" is what lies on no board";
        return Err(Failure::new(Exit::Usage, "board", message));
    }
    let BoardRef::Board(id) = BoardRef::from(named) else {
        return Ok(BoardRef::Uncategorized);
    };
    let found = match boards.get(id).await {
        Err(error) if error.kind() == ErrorKind::NoSuchBoard => boards.get_by_name(named).await,
        found => found,
    };
    match found {
        Ok(board) => Ok(BoardRef::from(&board)),
        Err(error) if error.kind() == ErrorKind::NoSuchBoard => Err(unknown_board(boards, named).await),
        Err(error) => Err(failed(error)),
    }
}

async fn unknown_board(boards: &Boards, named: &str) -> Failure {
    let known = boards.list_by(&BoardFilter::new().with_archived()).await;
    let known = known.unwrap_or_default();
    let hint = nearest(named, known.iter().map(|board| board.board_name.as_str()))
        .map(|near| format!("; did you mean {near:?}?"))
        .unwrap_or_default();
    let message = format!("the server has no board {named:?}{hint}");
    Failure::new(Exit::Usage, "board", message)
}

/// The images that the arguments ask for.
pub(crate) async fn filter(client: &Client, arguments: &FilterArguments) -> Result<GalleryFilter, Failure> {
    let mut filter = GalleryFilter::new().intermediates(Some(arguments.intermediates));
    if let Some(named) = &arguments.board {
        filter = filter.board(board(client.boards(), named).await?);
    }
    for category in &arguments.category {
        filter = filter.category((*category).into());
    }
    if let Some(text) = &arguments.search {
        filter = filter.search(text);
    }
    if arguments.starred {
        filter = filter.starred_only();
    }
    if arguments.oldest_first {
        filter = filter.oldest_first();
    }
    Ok(filter)
}

/// The names that were typed, each once; those of standard input in the place of `-`.
pub(crate) fn names(arguments: &NameArguments) -> Result<Vec<ImageName>, Failure> {
    read_names(&arguments.names)
}

/// As [`names`].
pub(crate) fn read_names(typed: &[String]) -> Result<Vec<ImageName>, Failure> {
    let mut names: Vec<ImageName> = Vec::new();
    for name in typed {
        if name == "-" {
            for line in std::io::stdin().lock().lines() {
                let line = line.map_err(|error| {
                    Failure::because(
                        Exit::Usage,
                        "names",
                        "standard input cannot be read as names",
                        &error,
                    )
                })?;
                names.extend(
                    Some(line.trim())
                        .filter(|line| !line.is_empty())
                        .map(ImageName::from),
                );
            }
        } else if name.trim().is_empty() {
            return Err(Failure::new(Exit::Usage, "names", "an empty name names no image"));
        } else {
            names.push(ImageName::from(name.as_str()));
        }
    }
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    Ok(names)
}

/// What a change was made to, for programs: a public interface.
#[derive(Debug, Serialize)]
pub(crate) struct ChangeTold<'a> {
    pub(crate) done: &'a [ImageName],
    pub(crate) failed: &'a [ImageName],
    pub(crate) missing: &'a [ImageName],
    /// The server may have done it, or not: it broke off there.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) unknown: &'a [ImageName],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) untried: &'a [ImageName],
}

impl<'a> ChangeTold<'a> {
    pub(crate) fn of(changed: &'a Changed<ImageName>) -> Self {
        Self {
            done: &changed.done,
            failed: &changed.failed,
            missing: &changed.missing,
            unknown: &[],
            untried: &[],
        }
    }

    pub(crate) fn interrupted(interrupted: &'a Interrupted<ImageName>) -> Self {
        Self {
            unknown: &interrupted.unknown,
            untried: &interrupted.untried,
            ..Self::of(&interrupted.changed)
        }
    }
}

/// What a failed wish about boards and images means for the one who typed the command.
pub(crate) fn failed(error: Error) -> Failure {
    let (exit, code) = match meaning(&error) {
        Some(known) => known,
        None => return server::failed(&error.into()),
    };
    // How the server says that something is not there adds nothing for a person.
    if matches!(error.kind(), ErrorKind::NoSuchImage | ErrorKind::NoSuchBoard) {
        return Failure::new(exit, code, error.to_string());
    }
    Failure::from_error(exit, code, &error)
}

/// The word for programs.
pub(crate) fn code(error: &Error) -> &'static str {
    meaning(error).map_or("refused", |(_, code)| code)
}

fn meaning(error: &Error) -> Option<(Exit, &'static str)> {
    Some(match error.kind() {
        ErrorKind::NoSuchBoard | ErrorKind::AmbiguousBoard => (Exit::Usage, "board"),
        ErrorKind::Uncategorized => (Exit::Usage, "uncategorized"),
        ErrorKind::NoSuchImage => (Exit::Usage, "no-such-image"),
        ErrorKind::NotAnImage => (Exit::Usage, "not-an-image"),
        ErrorKind::Damaged => (Exit::Usage, "damaged"),
        ErrorKind::File => (Exit::Failed, "file"),
        ErrorKind::Incomplete => (Exit::Server, "incomplete"),
        ErrorKind::Refused => (Exit::Server, "refused"),
        ErrorKind::Unsupported => (Exit::Server, "unsupported"),
        ErrorKind::Maintenance => (Exit::Server, "maintenance"),
        _ => return None,
    })
}
