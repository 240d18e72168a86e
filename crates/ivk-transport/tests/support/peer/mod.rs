//! A server that others wrote, as a process that can be killed and stopped.
//!
//! Whatever it is made of, it serves Socket.IO below `/base/ws/socket.io`, says its port in the first line of its
//! output, and does the same:
//!
//! * lets in whoever brings `{"token": "good"}`, emits `welcome` with that, and refuses others with the message
//!   `not this token` and the data `{"why": 1}`;
//! * `echo` X: emits `echo-back` X; `ask` X: answers `{"asked": X}`;
//! * `subscribe` `{"room"}`: puts the client into that room and answers; `say` `{"room", …}`: emits `said` to the room;
//! * `bytes`: emits `bytes-back` with two attachments, `1 2 3` and `4`;
//! * `question` X: emits `question-back` X, wants an answer, and emits `answered` with it;
//! * `flood` `{"count", "size"}`: emits `flooded` `{"number", "text"}` so often, with a text of that size;
//! * `sleep` `{"ms"}`: stands still as a whole;
//! * `kick`: sends the client away.

#![allow(unreachable_pub, reason = "it is part of several test programs")]

pub mod behaviours;

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};

/// The heartbeat of the peers: short, so that a dead one is noticed soon, with a patience for busy machines.
pub const PING_INTERVAL_MS: u64 = 300;
pub const PING_TIMEOUT_MS: u64 = 4700;

/// How a peer is started: gets the command's three arguments, which are port, interval and timeout.
pub type Start = fn(arguments: [String; 3]) -> Command;

/// A server process. Killed when dropped.
pub struct Process {
    start: Start,
    child: Child,
    port: u16,
}

impl Process {
    pub fn start(start: Start) -> Self {
        Self::start_on(start, 0)
    }

    fn start_on(start: Start, port: u16) -> Self {
        let arguments = [u64::from(port), PING_INTERVAL_MS, PING_TIMEOUT_MS].map(|number| number.to_string());
        let mut child = start(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        // A test program that serves says other things before.
        let port = output
            .lines()
            .find_map(|line| line.unwrap().trim().parse().ok())
            .unwrap();
        Self { start, child, port }
    }

    pub fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}/base", self.port)
    }

    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Makes it stand still, with its connections open and its port taken.
    pub fn stop(&self) {
        self.signal(Signal::STOP);
        // A process that is in the middle of something stops a little later.
        let stopped = waitpid(Some(Pid::from_child(&self.child)), WaitOptions::UNTRACED);
        assert!(stopped.unwrap().unwrap().1.stopped());
    }

    /// Lets it go on after [`stop`](Self::stop).
    pub fn go_on(&self) {
        self.signal(Signal::CONT);
    }

    /// Ends it without a farewell.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Starts another one in the place of one that was killed.
    pub fn restart(&mut self) {
        *self = Self::start_on(self.start, self.port);
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have been killed before.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
