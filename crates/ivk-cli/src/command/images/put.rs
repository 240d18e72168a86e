//! `ivk images put`.

use std::io::Read;
use std::path::Path;

use ivk_client::boards::{ImageDto, ImageFormat};
use serde::Serialize;

use crate::arguments::PutImages;
use crate::command::{Context, gallery};
use crate::failure::{Exit, Failure};
use crate::output::{self, progress, table};

/// The lines that `--json` prints, one for each file and one at the end: a public interface.
#[derive(Serialize)]
#[serde(tag = "event", rename_all = "lowercase")]
enum Told<'a> {
    Uploaded {
        path: &'a str,
        #[serde(flatten)]
        image: &'a ImageDto,
    },
    Failed {
        path: &'a str,
        code: &'a str,
        message: &'a str,
    },
    Done {
        uploaded: usize,
        failed: usize,
    },
}

pub(super) async fn run(arguments: &PutImages, context: &Context) -> Result<Exit, Failure> {
    // What cannot be sent is said before anything is.
    for file in &arguments.files {
        check(file)?;
    }
    let client = gallery::open(&arguments.server).await?;
    let board = match &arguments.board {
        Some(named) => Some(gallery::board(client.boards(), named).await?),
        None => None,
    };
    let uploads = arguments.files.iter().map(|file| {
        let mut upload = client
            .images()
            .upload(file.as_path())
            .category(arguments.category.into());
        if let Some(board) = &board {
            upload = upload.board(board);
        }
        if let Some((width, height)) = arguments.resize {
            upload = upload.resize_to(width, height);
        }
        upload
    });
    let mut uploads = client.images().upload_many(uploads).start();
    let bar = progress::bar(context.json, arguments.files.len(), "uploading");
    let (mut uploaded, mut exit) = (0, Exit::Done);
    while let Some(upload) = uploads.next().await {
        let path = arguments
            .files
            .get(upload.index)
            .map(|file| file.display().to_string());
        let path = path.unwrap_or(upload.of);
        match upload.result {
            Ok(image) => {
                uploaded += 1;
                if context.json {
                    output::json_line(&Told::Uploaded {
                        path: &path,
                        image: &image,
                    })?;
                } else {
                    let name = table::harmless(image.image_name.as_str());
                    bar.suspend(|| output::text(&format!("{name}\n")))?;
                }
            }
            Err(error) => {
                let code = gallery::code(&error);
                let failure = gallery::failed(error);
                exit = exit.worse(failure.exit);
                let message = failure.sentence();
                if context.json {
                    output::json_line(&Told::Failed {
                        path: &path,
                        code,
                        message: &message,
                    })?;
                }
                bar.suspend(|| output::warning(context.error_style, &table::harmless(&message)));
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    let failed = arguments.files.len() - uploaded;
    if context.json {
        output::json_line(&Told::Done { uploaded, failed })?;
    } else if failed > 0 {
        eprintln!(
            "{uploaded} of {} uploaded",
            table::count(arguments.files.len() as u64, "picture")
        );
    }
    Ok(exit)
}

/// Makes sure that a file can be read and begins as a picture does.
fn check(file: &Path) -> Result<(), Failure> {
    let shown = file.display();
    if file.is_dir() {
        let message = format!("{shown} is a folder; name the pictures in it");
        return Err(Failure::new(Exit::Usage, "unusable-file", message));
    }
    let mut start = Vec::new();
    std::fs::File::open(file)
        .and_then(|file| file.take(16).read_to_end(&mut start))
        .map_err(|error| {
            Failure::because(
                Exit::Usage,
                "unusable-file",
                format!("{shown} cannot be read"),
                &error,
            )
        })?;
    if ImageFormat::detect(&start).is_none() {
        let message = format!("{shown} is not a picture");
        return Err(Failure::new(Exit::Usage, "not-an-image", message));
    }
    Ok(())
}
