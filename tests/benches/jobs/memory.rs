//! What processes use, as Linux tells it.

use std::process::{Command, Stdio};
use std::time::Duration;

use super::{print, servers};

/// What `ivk run` may keep while it waits, in KiB.
const ALLOWED: f64 = 12.0 * 1024.0;

/// The processor time of this process.
pub(crate) fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("Linux");
    // Behind the name in parentheses; the 12th and 13th numbers are the time in user mode and in the kernel.
    let numbers: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
    let ticks: u64 = numbers[11].parse::<u64>().unwrap() + numbers[12].parse::<u64>().unwrap();
    ticks as f64 / 100.0
}

/// What `ivk run` keeps in memory while it waits for one job.
pub(crate) fn measure() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let ivk = format!("{root}/target/release/ivk");
    if !std::path::Path::new(&ivk).exists() {
        println!("memory: not measured; `cargo build --release` makes {ivk}");
        return;
    }
    let server = servers::start(servers::EMBEDDED);
    let folder = std::env::temp_dir();
    let mut child = Command::new(ivk)
        .arg("run")
        .arg(format!("{root}/examples/workflows/abstract-poster.json"))
        .args(["--server", &server.url, "--out"])
        .arg(&folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_secs(4));
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).expect("it still waits");
    child.kill().unwrap();
    child.wait().unwrap();
    let kib = |name: &str| -> f64 {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    };
    println!(
        "ivk run, waiting: {} KiB, {} KiB at most until then",
        kib("VmRSS:"),
        kib("VmHWM:")
    );
    print("run-memory", kib("VmRSS:") / ALLOWED, "at most 1: 12 MiB");
}
