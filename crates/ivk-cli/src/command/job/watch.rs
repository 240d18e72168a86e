//! Follows a job to its end, to the end of the time, or to the person's Ctrl-C.

use std::future::Future;
use std::time::Duration;

use ivk_workflow::remote::{ItemStatus, Job, JobEvent};
use tokio::time::{Instant, sleep_until, timeout};

use super::Report;
use super::save::Saver;
use crate::command::server::run_failed;
use crate::failure::{Exit, Failure};
use crate::output::event::Made;

/// What Ctrl-C and the end of the time mean for the job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// It is canceled: whoever started it gives it up.
    Cancel,
    /// It goes on: only the watching ends.
    Leave,
    /// Ctrl-C came already, while it was being submitted.
    Now,
}

/// How long a job that is being canceled may take to end.
const PATIENCE: Duration = Duration::from_secs(10);

/// How a job ended.
#[derive(Debug)]
pub(crate) enum Ending {
    /// Every item has ended, in this way.
    Settled(Vec<ItemStatus>),
    /// It was canceled from here, and how its items ended is there, if the server still told.
    Stopped(Exit, Option<Vec<ItemStatus>>),
}

impl Ending {
    /// How the items ended, as far as is known.
    fn statuses(&self) -> &[ItemStatus] {
        match self {
            Self::Settled(statuses) => statuses,
            Self::Stopped(_, statuses) => statuses.as_deref().unwrap_or_default(),
        }
    }

    /// Whether it is known how the items ended, so that their results can be read.
    pub(crate) fn is_known(&self) -> bool {
        !matches!(self, Self::Stopped(_, None))
    }

    /// How many items completed, as far as is known.
    pub(crate) fn completed(&self) -> usize {
        let completed = |status: &&ItemStatus| **status == ItemStatus::Completed;
        self.statuses().iter().filter(completed).count()
    }

    fn all_completed(&self) -> bool {
        self.completed() == self.statuses().len()
    }

    /// The word for programs.
    pub(crate) fn status(&self) -> &'static str {
        match self {
            Self::Stopped(..) => "canceled",
            Self::Settled(_) if self.all_completed() => "completed",
            Self::Settled(statuses) if statuses.contains(&ItemStatus::Failed) => "failed",
            Self::Settled(_) => "canceled",
        }
    }

    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Settled(_) if self.all_completed() => Exit::Done,
            Self::Settled(_) => Exit::Failed,
            Self::Stopped(exit, _) => *exit,
        }
    }
}

/// Waits for the answer to a submit, whether or not Ctrl-C comes meanwhile: only then is it known whether there is a job
/// to cancel. A second Ctrl-C does not wait. Whether there was a first is told with the job.
pub(crate) async fn submitting<T>(submit: impl Future<Output = T>, report: &mut dyn Report) -> (T, bool) {
    let mut submit = std::pin::pin!(submit);
    tokio::select! {
        biased;
        submitted = &mut submit => return (submitted, false),
        _ = tokio::signal::ctrl_c() => {}
    }
    report.stopping("interrupted: canceling the job as soon as the server has answered");
    tokio::select! {
        submitted = submit => (submitted, true),
        _ = tokio::signal::ctrl_c() => std::process::exit(Exit::Interrupted as i32),
    }
}

/// Tells every event until the job has ended, and saves meanwhile what its items made.
pub(crate) async fn follow(
    job: &mut Job,
    limit: Option<Duration>,
    stop: Stop,
    saver: &mut Saver<'_>,
    made: &mut Vec<Made>,
    report: &mut dyn Report,
) -> Result<Ending, Failure> {
    if stop == Stop::Now {
        return cancel(job, Exit::Interrupted, report).await;
    }
    // A limit beyond what the clock can count is none.
    let deadline = limit.and_then(|limit| Instant::now().checked_add(limit));
    let mut interrupted = std::pin::pin!(tokio::signal::ctrl_c());
    loop {
        let over = async {
            match deadline {
                Some(deadline) => sleep_until(deadline).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            _ = &mut interrupted => {
                return end(job, stop, Exit::Interrupted, report).await;
            }
            () = over => {
                return end(job, stop, Exit::TimedOut, report).await;
            }
            event = job.next() => match event {
                Some(event) => {
                    report.event(&event)?;
                    if let JobEvent::ItemFinished { item, .. } = &event
                        && let Some(place) = item.index
                    {
                        saver.ended(place);
                    }
                }
                None => break,
            },
            Some(one) = saver.next() => keep(one, made, report)?,
        }
    }
    Ok(Ending::Settled(ended(job).await?))
}

async fn ended(job: &Job) -> Result<Vec<ItemStatus>, Failure> {
    let ended = job.ended().await.map_err(run_failed)?;
    Ok(ended.into_iter().map(|(_, status)| status).collect())
}

/// Tells of what is on disk, and remembers it for the end.
pub(super) fn keep(one: Made, made: &mut Vec<Made>, report: &mut dyn Report) -> Result<(), Failure> {
    if one.path.is_some() {
        report.saved(&one)?;
    }
    made.push(one);
    Ok(())
}

/// Ends the watching before the job has ended.
async fn end(job: &mut Job, stop: Stop, exit: Exit, report: &mut dyn Report) -> Result<Ending, Failure> {
    let (code, why) = match exit {
        Exit::TimedOut => ("timed-out", "the time is over"),
        _ => ("interrupted", "interrupted"),
    };
    if stop != Stop::Leave {
        report.stopping(&format!("{why}: canceling the job"));
        return cancel(job, exit, report).await;
    }
    let batch = job.batch_id();
    let message = format!("{why}: batch {batch} goes on; `ivk wait {batch}` follows it again");
    Err(Failure::new(exit, code, message))
}

/// Cancels, and waits a moment for the end. A second Ctrl-C does not wait.
async fn cancel(job: &mut Job, exit: Exit, report: &mut dyn Report) -> Result<Ending, Failure> {
    let canceled = async {
        job.cancel().await.map_err(run_failed)?;
        while let Some(event) = job.next().await {
            report.event(&event)?;
        }
        ended(job).await
    };
    let statuses = tokio::select! {
        _ = tokio::signal::ctrl_c() => None,
        outcome = timeout(PATIENCE, canceled) => outcome.ok().transpose()?,
    };
    Ok(Ending::Stopped(exit, statuses))
}
