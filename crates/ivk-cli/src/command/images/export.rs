//! `ivk images export`.

use std::error::Error as _;
use std::io;

use ivk_client::boards::Error;
use serde::Serialize;

use crate::arguments::ExportImages;
use crate::command::{Context, gallery};
use crate::failure::{Exit, Failure};
use crate::output::{self, progress, table};

/// What `--json` prints: a public interface.
#[derive(Serialize)]
struct Told<'a> {
    records: String,
    files: Vec<String>,
    failed: &'a [String],
}

pub(super) async fn run(arguments: &ExportImages, context: &Context) -> Result<Exit, Failure> {
    let client = gallery::open(&arguments.server).await?;
    let filter = gallery::filter(&client, &arguments.filter).await?;
    let export = client
        .images()
        .export(filter.clone())
        .format(arguments.format.into());
    if arguments.out.as_os_str() == "-" {
        return match export.to_writer(tokio::io::stdout()).await {
            // A reader that went away ends the command quietly.
            Err(error) if is_broken_pipe(&error) => Ok(Exit::Done),
            written => written.map(|_| Exit::Done).map_err(gallery::failed),
        };
    }
    let count = client.images().count(&filter).await.map_err(gallery::failed)?;
    let bar = progress::bar(
        context.json,
        usize::try_from(count).unwrap_or(usize::MAX),
        "exporting",
    );
    let moving = bar.clone();
    let exported = export
        .existing(arguments.existing.into())
        .progress(move |progress| moving.set_position(progress.done as u64))
        .to_dir(&arguments.out)
        .await;
    bar.finish_and_clear();
    let exported = exported.map_err(gallery::failed)?;
    let mut exit = Exit::Done;
    let mut failed = Vec::new();
    for error in exported.failed {
        let failure = gallery::failed(error);
        exit = exit.worse(failure.exit);
        let sentence = table::harmless(&failure.sentence());
        output::warning(context.error_style, &sentence);
        failed.push(sentence);
    }
    if context.json {
        output::json_line(&Told {
            records: exported.records.display().to_string(),
            files: exported
                .files
                .iter()
                .map(|file| file.display().to_string())
                .collect(),
            failed: &failed,
        })?;
    } else {
        let count = table::count(exported.files.len() as u64, "image");
        eprintln!("{count}, and how they were made:");
        output::text(&format!("{}\n", exported.records.display()))?;
    }
    Ok(exit)
}

fn is_broken_pipe(error: &Error) -> bool {
    error
        .source()
        .and_then(|source| source.downcast_ref::<io::Error>())
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
