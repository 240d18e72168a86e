//! What our own client makes of a server at the other end of a bad line.

use std::env;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ivk_client::TemplateCache;
use ivk_client::prelude::*;
use ivk_client::workflow::remote::WatchPolicy;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::bad_line::{BadLine, Faults};
use crate::server::Server;

/// Says how many jobs are run over the bad line.
const VARIABLE: &str = "IVK_FAULT_JOBS";
/// How many jobs are under way at the same time.
const AT_ONCE: usize = 16;

/// A workflow that adds two numbers: no model, no picture, nothing in the cache.
const SUM: &str = r#"{"name": "Sum", "author": "", "description": "", "version": "", "contact": "", "tags": "",
    "notes": "", "exposedFields": [{"nodeId": "sum", "fieldName": "a"}], "meta": {"version": "3.0.0", "category": "user"},
    "nodes": [{"id": "sum", "type": "invocation", "position": {"x": 0, "y": 0}, "data": {"id": "sum", "type": "add",
        "version": "1.0.1", "nodePack": "invokeai", "label": "Sum", "notes": "", "isOpen": true,
        "isIntermediate": true, "useCache": false, "inputs": {
            "a": {"name": "a", "label": "", "description": "", "value": 1},
            "b": {"name": "b", "label": "", "description": "", "value": 2}}}}], "edges": []}"#;

/// Answers get lost, requests get lost, connections are cut, everything comes late: each job is there once, ends once,
/// and says what the server says.
pub fn lose_and_double_no_job(server: &Server) {
    let jobs: i64 = env::var(VARIABLE).map_or(24, |jobs| jobs.parse().expect("a number of jobs"));
    let line = BadLine::to(
        server.base_url(),
        Faults {
            answer_lost: 29,
            request_lost: 41,
            late: 7,
            delay: Duration::from_millis(20),
        },
    );
    let mut policy = WatchPolicy::default();
    policy.quiet = Duration::from_secs(3);
    policy.poll_max = Duration::from_secs(2);
    let client = |url: &str| {
        Client::builder(url)
            .template_cache(TemplateCache::Off)
            .watch_policy(policy.clone())
            .build()
            .unwrap()
    };
    let (over_the_line, direct) = (client(&line.base_url()), client(server.base_url()));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let begun = Instant::now();
    runtime.block_on(async {
        let workflow = Workflow::from_slice(SUM.as_bytes()).unwrap();
        let run = over_the_line.workflows().prepare(&workflow).await;
        // Only reads so far, which are tried again; a line this bad may still break them all.
        let run = match run {
            Ok(run) => run,
            Err(_) => over_the_line.workflows().prepare(&workflow).await.unwrap(),
        };
        let run = Arc::new(run);
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        let mut running = JoinSet::new();
        for _ in 0..jobs {
            let (run, turns) = (Arc::clone(&run), Arc::clone(&turns));
            running.spawn(async move {
                let _turn = turns.acquire_owned().await.unwrap();
                let mut job = run.submit().await?;
                let mut ends = 0;
                while let Some(event) = job.next().await {
                    ends += usize::from(matches!(event, JobEvent::ItemFinished { .. }));
                }
                if ends == 0 {
                    // The error says why the following came to no end.
                    job.wait().await?;
                }
                assert_eq!(ends, 1, "the end is told exactly once");
                // Reading the results is tried again as any read; a person would ask once more.
                let result = match job.wait().await {
                    Ok(result) => result,
                    Err(_) => job.wait().await?,
                };
                assert!(result.is_completed());
                Ok::<_, Error>(job.batch_id().clone())
            });
        }
        let mut batches = Vec::new();
        while let Some(finished) = running.join_next().await {
            batches.push(finished.unwrap().unwrap());
        }
        assert_eq!(batches.len() as i64, jobs);
        for batch in batches {
            let counts = direct.queue().batch_status(batch.clone()).await.unwrap();
            assert_eq!((counts.total, counts.completed), (1, 1), "batch {batch}");
        }
    });
    eprintln!(
        "{jobs} jobs over a line that was cut {} times, in {:.0} s: each there once, each ended once",
        line.cuts(),
        begun.elapsed().as_secs_f64()
    );
    assert!(line.cuts() > 0, "a line that never breaks proves nothing");
}
