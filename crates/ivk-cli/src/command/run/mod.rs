//! `ivk run`: runs a workflow and brings its pictures home.

mod boards;
mod people;
mod place;
mod programs;
mod save;
mod watch;

use std::time::Instant;

use ivk_workflow::InputKey;
use ivk_workflow::remote::{JobEvent, LocalImage, Run};

use super::inputs::inputs_table;
use super::server::run_failed;
use super::{Context, draft};
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::output;
use crate::output::event::Image;
use crate::settings::{Given, Setting};
use people::People;
use place::Place;
use programs::Programs;
use save::Folder;

/// Tells what happens while a job runs.
pub(crate) trait Report {
    /// The job has news.
    fn event(&mut self, event: &JobEvent) -> Result<(), Failure>;
    /// The person wants to stop, or the time is over; the job is being canceled.
    fn stopping(&mut self, why: &str);
    /// A picture is on disk.
    fn saved(&mut self, image: &Image) -> Result<(), Failure>;
    /// All is over.
    fn done(&mut self, summary: &Summary<'_>) -> Result<(), Failure>;
}

/// How a run went.
#[derive(Debug)]
pub(crate) struct Summary<'a> {
    pub(crate) status: &'static str,
    pub(crate) batch_id: &'a str,
    pub(crate) item_ids: &'a [i64],
    pub(crate) images: &'a [Image],
    pub(crate) seconds: f64,
}

pub(crate) async fn run(arguments: &arguments::Run, context: &Context) -> Result<Exit, Failure> {
    let begun = Instant::now();
    let workflow = draft::workflow(&arguments.workflow.file)?;
    let settings = arguments
        .build
        .settings
        .iter()
        .map(|argument| Setting::parse(argument));
    let settings = settings.collect::<Result<Vec<_>, _>>()?;
    let folder = Folder::prepare(&arguments.out)?;
    let place = Place::open(arguments, context).await?;

    let mut run = place
        .client
        .workflows()
        .prepare(&workflow)
        .await
        .map_err(run_failed)?;
    run.draft_mut().update_nodes(arguments.build.update_nodes);
    for setting in &settings {
        set(&mut run, setting)?;
    }
    let mut options = draft::enqueue_options(&arguments.build).prepend(arguments.prepend);
    if let Some(board) = arguments
        .build
        .auto_board
        .as_ref()
        .filter(|board| *board != "none")
    {
        options = options.auto_board(boards::find(place.client.boards(), board).await?);
    }
    run.options(options);
    boards::resolve(&place.client, &mut run).await?;
    run.match_models().await.map_err(run_failed)?;

    let mut report: Box<dyn Report> = if context.json {
        Box::new(Programs)
    } else {
        introduce(&run, context);
        Box::new(People::new(context.error_style))
    };
    let mut job = run.submit().await.map_err(run_failed)?;
    let item_ids: Vec<i64> = job.items().iter().map(|id| id.get()).collect();
    let ending = watch::follow(&mut job, arguments.timeout, report.as_mut()).await?;

    let images = match ending.result() {
        Some(result) => folder.save_all(&place.client, result, report.as_mut()).await?,
        None => Vec::new(),
    };
    report.done(&Summary {
        status: ending.status(),
        batch_id: job.batch_id().as_str(),
        item_ids: &item_ids,
        images: &images,
        seconds: begun.elapsed().as_secs_f64(),
    })?;
    place.close().await;
    Ok(ending.exit())
}

/// Sets one input. A file behind `@` is a picture for an image input, and text for any other.
fn set(run: &mut Run, setting: &Setting) -> Result<(), Failure> {
    if let Given::File(path) = &setting.value {
        let key = InputKey::typed(&setting.key);
        let takes_image = run.draft().input(key.clone()).is_ok_and(|input| {
            input
                .field_type()
                .is_some_and(|field_type| field_type.name.as_str() == "ImageField")
        });
        if takes_image {
            // Said now and with the whole path, rather than when the picture is uploaded.
            std::fs::File::open(path).map_err(|error| {
                let message = format!(
                    "the picture for {:?} cannot be read from {}",
                    setting.key,
                    path.display()
                );
                Failure::because(Exit::Usage, "bad-setting", message, &error)
            })?;
            return run
                .set_local_image(key, LocalImage::from_path(path))
                .map(|_| ())
                .map_err(|error| Failure::from_error(Exit::Usage, "bad-setting", &error));
        }
    }
    draft::set(run.draft_mut(), setting)
}

/// Shows what is about to run, and with which values.
fn introduce(run: &Run, context: &Context) {
    let draft = run.draft();
    eprintln!("{}\n", context.error_style.strong(draft.workflow().name()));
    if draft.inputs().len() > 0 {
        eprintln!("{}\n", inputs_table(draft.inputs()));
    }
    for problem in run.check().problems() {
        if problem.severity == ivk_workflow::Severity::Warning {
            output::warning(context.error_style, &problem.message);
        }
    }
}
