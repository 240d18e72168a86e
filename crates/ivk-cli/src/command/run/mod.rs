//! `ivk run`: runs a workflow and brings its pictures home.

mod boards;
mod place;

use std::time::Instant;

use ivk_workflow::InputKey;
use ivk_workflow::remote::{Job, LocalImage, ModelOutcome, ModelReport, Run};

use super::inputs::inputs_table;
use super::job::save::Saving;
use super::job::watch::Stop;
use super::job::{self, watch};
use super::server::run_failed;
use super::sweep::Sweep;
use super::{Context, draft, gallery};
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::output;
use crate::settings::{Given, Setting};
use place::Place;

pub(crate) async fn run(arguments: &arguments::Run, context: &Context) -> Result<Exit, Failure> {
    let begun = Instant::now();
    let workflow = draft::workflow(&arguments.workflow.file)?;
    let settings = arguments
        .build
        .settings
        .iter()
        .map(|argument| Setting::parse(argument));
    let settings = settings.collect::<Result<Vec<_>, _>>()?;
    let saving = match arguments.detach {
        true => Saving::nothing(),
        false => Saving::prepare(&arguments.save)?,
    };
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
    saving.check(Some(run.draft()))?;
    let sweep = Sweep::read(run.draft(), &arguments.build)?;
    let mut options = draft::enqueue_options(&arguments.build).prepend(arguments.prepend);
    if let Some(board) = arguments
        .build
        .auto_board
        .as_ref()
        .filter(|board| *board != "none")
    {
        options = options.auto_board(gallery::board(place.client.boards(), board).await?.id().as_str());
    }
    run.options(options);
    boards::resolve(&place.client, &mut run).await?;
    let models = run.match_models().await.map_err(run_failed)?;
    sweep.apply_to_run(&mut run).await?;

    if !context.json {
        introduce(&run, &models, context);
    }
    let mut report = job::report(context);
    let (job, interrupted) = watch::submitting(run.submit(), report.as_mut()).await;
    let mut job = job.map_err(run_failed)?;
    let exit = if arguments.detach && !interrupted {
        detach(&mut job, context, report.as_mut()).await?
    } else {
        let stop = match interrupted {
            true => Stop::Now,
            false => Stop::Cancel,
        };
        job::finish(
            &place.client,
            &mut job,
            begun,
            arguments.timeout,
            stop,
            &saving,
            report.as_mut(),
        )
        .await?
    };
    if arguments.delete_uploads {
        delete_uploads(&place, &run).await?;
    }
    place.close().await;
    Ok(exit)
}

/// Tells which batch it is, and lets it go on.
async fn detach(job: &mut Job, context: &Context, report: &mut dyn job::Report) -> Result<Exit, Failure> {
    if context.json {
        // The first news of a job are always those.
        if let Some(submitted) = job.next().await {
            report.event(&submitted)?;
        }
    } else {
        output::text(&format!("{}\n", job.batch_id()))?;
    }
    Ok(Exit::Done)
}

/// Takes the pictures off the server that were uploaded for this run.
async fn delete_uploads(place: &Place, run: &Run) -> Result<(), Failure> {
    let names = run.uploaded_images().await;
    if names.is_empty() {
        return Ok(());
    }
    let deleted = place.client.images().delete(&names).await;
    deleted.map_err(|error| {
        let message = "the pictures that were uploaded for the run cannot be deleted";
        Failure::because(Exit::Server, "delete-uploads", message, &error)
    })?;
    Ok(())
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
fn introduce(run: &Run, models: &ModelReport, context: &Context) {
    let draft = run.draft();
    eprintln!("{}\n", context.error_style.strong(draft.workflow().name()));
    if draft.inputs().len() > 0 {
        eprintln!("{}\n", inputs_table(draft.inputs()));
    }
    for one in models.uses() {
        // A model that is there under its own key needs no word.
        if let ModelOutcome::Found { model, by } = &one.outcome
            && model.key != one.wanted.key
        {
            let line = format!("model {model} found by {by}");
            output::notice(&context.error_style.faint(&line));
        }
    }
    for problem in run.check().problems() {
        if problem.severity == ivk_workflow::Severity::Warning {
            output::warning(context.error_style, &problem.message);
        }
    }
}
