//! What `ivk run` and `ivk wait` share: a job is followed to its end, told, and its pictures are saved.

pub(crate) mod people;
mod preview;
pub(crate) mod programs;
pub(crate) mod save;
pub(crate) mod watch;

use std::time::{Duration, Instant};

use ivk_client::Client;
use ivk_workflow::remote::{Job, JobEvent};

use super::Context;
use crate::failure::{Exit, Failure};
use crate::output::event::Made;
use people::People;
use programs::Programs;
use save::{Saver, Saving};
use watch::Stop;

/// Tells what happens while a job runs.
pub(crate) trait Report {
    /// The job has news.
    fn event(&mut self, event: &JobEvent) -> Result<(), Failure>;
    /// The person wants to stop, or the time is over; the job is being canceled.
    fn stopping(&mut self, why: &str);
    /// A picture or a video is on disk.
    fn saved(&mut self, made: &Made) -> Result<(), Failure>;
    /// All is over.
    fn done(&mut self, summary: &Summary<'_>) -> Result<(), Failure>;
}

/// How a run went.
#[derive(Debug)]
pub(crate) struct Summary<'a> {
    pub(crate) status: &'static str,
    pub(crate) batch_id: &'a str,
    pub(crate) item_ids: &'a [i64],
    /// The pictures and videos that came out, in the order in which they were made.
    pub(crate) made: &'a [Made],
    /// How many items completed, as far as is known.
    pub(crate) completed: usize,
    pub(crate) seconds: f64,
}

/// A report for whoever reads it.
pub(crate) fn report(context: &Context) -> Box<dyn Report> {
    if context.json {
        Box::new(Programs)
    } else {
        Box::new(People::new(context.error_style))
    }
}

/// Follows a job to its end and brings its pictures home.
pub(crate) async fn finish(
    client: &Client,
    job: &mut Job,
    begun: Instant,
    limit: Option<Duration>,
    stop: Stop,
    saving: &Saving,
    report: &mut dyn Report,
) -> Result<Exit, Failure> {
    let item_ids: Vec<i64> = job.items().iter().map(|id| id.get()).collect();
    let mut saver = Saver::new(saving, client, job);
    let mut made = Vec::new();
    let ending = watch::follow(job, limit, stop, &mut saver, &mut made, report).await?;
    let left = async {
        if ending.is_known() {
            saver.all_ended();
        }
        while let Some(one) = saver.next().await {
            watch::keep(one, &mut made, report)?;
        }
        saver.failure().map_or(Ok(()), Err)
    };
    tokio::select! {
        saved = left => saved?,
        _ = tokio::signal::ctrl_c() => {
            let message = format!(
                "interrupted before all pictures were saved; `ivk wait {}` brings them home",
                job.batch_id()
            );
            return Err(Failure::new(Exit::Interrupted, "interrupted", message));
        }
    }
    report.done(&Summary {
        status: ending.status(),
        batch_id: job.batch_id().as_str(),
        item_ids: &item_ids,
        made: &made,
        completed: ending.completed(),
        seconds: begun.elapsed().as_secs_f64(),
    })?;
    Ok(ending.exit())
}
