//! Processes by id and start time, so that an id which was given to another process meanwhile is not
//! taken for ours.

use std::fs;
use std::process::Command;

use rustix::process::{Pid, Signal, kill_process};
use serde::{Deserialize, Serialize};

/// A process, told apart from a later one with the same id by the time at which it started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Process {
    pub(crate) pid: u32,
    started: String,
}

impl Process {
    /// The process that has this id now, if there is one.
    pub(crate) fn find(pid: u32) -> Option<Self> {
        Some(Self {
            pid,
            started: started(pid)?,
        })
    }

    pub(crate) fn is_running(&self) -> bool {
        started(self.pid).is_some_and(|started| started == self.started)
    }

    /// Sends a signal. A process that is gone needs none, so that is no error.
    pub(crate) fn signal(&self, signal: Signal) {
        if !self.is_running() {
            return;
        }
        if let Some(pid) = i32::try_from(self.pid).ok().and_then(Pid::from_raw) {
            // It may have ended just now.
            let _ = kill_process(pid, signal);
        }
    }
}

/// When the process started, in whatever form the system tells it; `None` for one that has ended.
fn started(pid: u32) -> Option<String> {
    if cfg!(target_os = "linux") {
        // Of `pid (name) state …` the name may hold anything, also blanks and brackets.
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        let mut fields = stat.rsplit_once(") ")?.1.split(' ');
        let state = fields.next()?;
        // The start time, in clock ticks since the machine started, is the 22nd field of all.
        let ticks = fields.nth(18)?;
        (state != "Z").then(|| ticks.to_owned())
    } else {
        let output = Command::new("ps")
            .args(["-o", "lstart=", "-p", &pid.to_string()])
            .output()
            .ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_is_running() {
        let this = Process::find(std::process::id()).unwrap();
        assert!(this.is_running());
    }

    #[test]
    fn another_start_time_is_another_process() {
        let this = Process::find(std::process::id()).unwrap();
        let earlier = Process {
            started: "1".to_owned(),
            ..this
        };
        assert!(!earlier.is_running());
    }

    #[test]
    fn a_process_that_has_ended_is_not_running() {
        let mut child = Command::new("true").spawn().unwrap();
        let pid = child.id();
        child.wait().unwrap();
        assert_eq!(Process::find(pid), None);
    }
}
