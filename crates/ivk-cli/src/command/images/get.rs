//! `ivk images get`.

use ivk_client::boards::{GalleryFilter, ImageName};
use serde::Serialize;

use crate::arguments::GetImages;
use crate::command::{Context, gallery};
use crate::failure::{Exit, Failure};
use crate::output::{self, progress, table};

/// The lines that `--json` prints, one for each image and one at the end: a public interface.
#[derive(Serialize)]
#[serde(tag = "event", rename_all = "lowercase")]
enum Told<'a> {
    Saved {
        image_name: &'a ImageName,
        path: &'a str,
    },
    Failed {
        image_name: &'a ImageName,
        code: &'a str,
        message: &'a str,
    },
    Done {
        saved: usize,
        failed: usize,
    },
}

pub(super) async fn run(arguments: &GetImages, context: &Context) -> Result<Exit, Failure> {
    let typed = gallery::read_names(&arguments.names)?;
    std::fs::create_dir_all(&arguments.out).map_err(|error| {
        let message = format!("pictures cannot be saved in {}", arguments.out.display());
        Failure::because(Exit::Usage, "unusable-folder", message, &error)
    })?;
    let client = gallery::open(&arguments.server).await?;
    let names = match &arguments.board {
        Some(named) => {
            let board = gallery::board(client.boards(), named).await?;
            let filter = GalleryFilter::new().board(board);
            client.images().names(&filter).await.map_err(gallery::failed)?
        }
        None => typed,
    };
    let mut downloads = client
        .images()
        .download_many(&names)
        .existing(arguments.existing.into());
    if arguments.thumbnails {
        downloads = downloads.thumbnails();
    }
    let mut downloads = downloads.to_dir(&arguments.out);
    let bar = progress::bar(context.json, names.len(), "downloading");
    let (mut saved, mut exit) = (0, Exit::Done);
    while let Some(download) = downloads.next().await {
        let name = &download.of;
        match download.result {
            Ok(path) => {
                saved += 1;
                let path = path.display().to_string();
                if context.json {
                    output::json_line(&Told::Saved {
                        image_name: name,
                        path: &path,
                    })?;
                } else {
                    bar.suspend(|| output::text(&format!("{path}\n")))?;
                }
            }
            Err(error) => {
                let code = gallery::code(&error);
                let failure = gallery::failed(error);
                exit = exit.worse(failure.exit);
                if context.json {
                    let message = failure.sentence();
                    output::json_line(&Told::Failed {
                        image_name: name,
                        code,
                        message: &message,
                    })?;
                }
                let sentence = table::harmless(&failure.sentence());
                bar.suspend(|| output::warning(context.error_style, &sentence));
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    let failed = names.len() - saved;
    if context.json {
        output::json_line(&Told::Done { saved, failed })?;
    } else if names.is_empty() {
        eprintln!("there are no images on it");
    } else if failed > 0 {
        eprintln!("{saved} of {} saved", table::count(names.len() as u64, "image"));
    }
    Ok(exit)
}
