//! `ivk wait`: follows a batch that was submitted before, and brings its pictures home.

use std::time::Instant;

use ivk_workflow::remote::RunErrorKind;

use super::job::save::Saving;
use super::job::watch::Stop;
use super::server::{self, run_failed};
use super::{Context, job};
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::output;

pub(crate) async fn run(arguments: &arguments::Wait, context: &Context) -> Result<Exit, Failure> {
    let begun = Instant::now();
    let saving = Saving::prepare(&arguments.save)?;
    let client = server::connect_to_run(
        &arguments.server.server,
        &arguments.server.access,
        &arguments.queue.queue,
        arguments.patience,
    )?;
    server::version(&client).await?;
    let batch_id = arguments.batch_id.trim();
    let mut job = client
        .workflows()
        .attach(batch_id)
        .await
        .map_err(|error| match error.kind() {
            RunErrorKind::Removed => Failure::from_error(Exit::Usage, "no-such-batch", &error),
            _ => run_failed(error),
        })?;
    saving.check(job.draft())?;
    if let Some(draft) = job.draft().filter(|_| !context.json) {
        output::notice(&context.error_style.strong(draft.workflow().name()));
    }
    let mut report = job::report(context);
    job::finish(
        &client,
        &mut job,
        begun,
        arguments.timeout,
        Stop::Leave,
        &saving,
        report.as_mut(),
    )
    .await
}
