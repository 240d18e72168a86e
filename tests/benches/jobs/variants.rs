//! A thousand variants in one request, against clients that send them one by one.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::post::Post;
use crate::{POSTER, body, prepared, print, servers};

/// How many variants a batch has.
const VARIANTS: i64 = 1_000;

/// Sets the seed and submits, as the Python client's users do: it has no batches of its own.
const PYTHON: &str = "
import logging, sys, time, warnings
warnings.filterwarnings('ignore')
logging.disable(logging.CRITICAL)
from invokeai_py_client import InvokeAIClient
from invokeai_py_client.workflow import WorkflowDefinition

url, file, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
client = InvokeAIClient.from_url(url)
workflow = client.workflow_repo.create_workflow(WorkflowDefinition.from_file(file), validate=False)
index = next(at for at, one in enumerate(workflow.list_inputs()) if one.label == 'Seed')
workflow.get_input_value(index).value = 0
workflow.submit_sync()
begun = time.perf_counter()
for seed in range(count):
    workflow.get_input_value(index).value = seed
    workflow.submit_sync()
print(time.perf_counter() - begun)
";

pub(crate) async fn measure() {
    let server = servers::start(servers::EMBEDDED);
    let mut run = prepared(&server.url).await;
    let body = body(&run);
    drop(run.submit().await.unwrap());
    run.product([("Seed", 0..VARIANTS)]).unwrap();
    let begun = Instant::now();
    let job = run.submit().await.unwrap();
    let ours = begun.elapsed();
    assert_eq!(job.items().len() as i64, VARIANTS);
    let mut post = Post::to(&server.url);
    let begun = Instant::now();
    for _ in 0..VARIANTS {
        post.enqueue(&body);
    }
    let loops = begun.elapsed();
    println!("{VARIANTS} variants: {ours:.1?} in one request, {loops:.1?} in a loop of bare POSTs");
    // No client's loop can beat that one.
    print(
        "thousand-variants",
        ours.as_secs_f64() / loops.as_secs_f64(),
        "below 1",
    );
    match python(&server.url) {
        Some(theirs) => {
            println!("{VARIANTS} variants: {theirs:.1?} in the loop of the Python client");
            print(
                "python-client/ivk-thousand-variants",
                theirs.as_secs_f64() / ours.as_secs_f64(),
                "at least 50",
            );
        }
        None => println!(
            "skipped python-client/ivk-thousand-variants: IVK_BENCH_PYTHON names no Python that has it"
        ),
    }
}

/// How long the Python client takes; `None` when there is none.
fn python(url: &str) -> Option<Duration> {
    let python = std::env::var_os("IVK_BENCH_PYTHON")?;
    let file = tempfile::NamedTempFile::with_suffix(".json").unwrap();
    std::fs::write(file.path(), POSTER).unwrap();
    let output = Command::new(python)
        .args(["-c", PYTHON, url])
        .arg(file.path())
        .arg(VARIANTS.to_string())
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    let seconds: f64 = String::from_utf8_lossy(&output.stdout).trim().parse().ok()?;
    Some(Duration::from_secs_f64(seconds))
}
