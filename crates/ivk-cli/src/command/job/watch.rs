//! Follows a job to its end, to the end of the time, or to the person's Ctrl-C.

use std::future::Future;
use std::time::Duration;

use ivk_workflow::remote::{ItemStatus, Job, JobEvent, JobResult};
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
    /// Every item has ended, well or not.
    Settled(JobResult),
    /// It was canceled from here. What had completed until then is there, if the server still told.
    Stopped(Exit, Option<JobResult>),
}

impl Ending {
    /// What came out.
    pub(crate) fn result(&self) -> Option<&JobResult> {
        match self {
            Self::Settled(result) => Some(result),
            Self::Stopped(_, result) => result.as_ref(),
        }
    }

    /// How many items completed, as far as is known.
    pub(crate) fn completed(&self) -> usize {
        let items = self.result().map_or(&[][..], JobResult::items);
        items.iter().filter(|item| item.is_completed()).count()
    }

    /// The word for programs.
    pub(crate) fn status(&self) -> &'static str {
        let Self::Settled(result) = self else {
            return "canceled";
        };
        let any = |status: &ItemStatus| result.items().iter().any(|item| item.status() == status);
        if result.is_completed() {
            "completed"
        } else if any(&ItemStatus::Failed) {
            "failed"
        } else {
            "canceled"
        }
    }

    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Settled(result) if result.is_completed() => Exit::Done,
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
            Some(one) = saver.next() => {
                report.saved(&one)?;
                made.push(one);
            }
        }
    }
    job.settled().await.map(Ending::Settled).map_err(run_failed)
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
        job.settled().await.map_err(run_failed)
    };
    let result = tokio::select! {
        _ = tokio::signal::ctrl_c() => None,
        outcome = timeout(PATIENCE, canceled) => outcome.ok().transpose()?,
    };
    Ok(Ending::Stopped(exit, result))
}
