//! Follows a job to its end, to the end of the time, or to the person's Ctrl-C.

use std::time::Duration;

use ivk_workflow::remote::{ItemStatus, Job, JobResult};
use tokio::time::{Instant, sleep_until, timeout};

use super::Report;
use crate::command::server::run_failed;
use crate::failure::{Exit, Failure};

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

/// Tells every event until the job has ended.
pub(crate) async fn follow(
    job: &mut Job,
    limit: Option<Duration>,
    report: &mut dyn Report,
) -> Result<Ending, Failure> {
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
                return stop(job, Exit::Interrupted, "interrupted: canceling the job", report).await;
            }
            () = over => {
                return stop(job, Exit::TimedOut, "the time is over: canceling the job", report).await;
            }
            event = job.next() => match event {
                Some(event) => report.event(&event)?,
                None => break,
            }
        }
    }
    job.settled().await.map(Ending::Settled).map_err(run_failed)
}

/// Cancels, and waits a moment for the end. A second Ctrl-C does not wait.
async fn stop(job: &mut Job, exit: Exit, why: &str, report: &mut dyn Report) -> Result<Ending, Failure> {
    report.stopping(why);
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
