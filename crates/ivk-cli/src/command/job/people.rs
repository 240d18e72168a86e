//! News for people: a bar for every node that runs, and one for the batch.

use std::collections::HashMap;
use std::time::Duration;

use indicatif::{HumanDuration, MultiProgress, ProgressBar, ProgressStyle};
use ivk_workflow::remote::{ItemRef, ItemStatus, JobEvent, NodeRef};

use super::preview::PreviewPane;
use super::{Report, Summary};
use crate::failure::Failure;
use crate::output::event::{Made, MadeName};
use crate::output::style::Style;
use crate::output::{self};

/// A bar counts to this.
const FULL: u64 = 1000;

/// Draws bars on stderr, where it is a terminal, and prints the paths of pictures on stdout.
pub(crate) struct People {
    style: Style,
    bars: MultiProgress,
    /// How many runs there are.
    runs: usize,
    batch: Option<ProgressBar>,
    /// Turns until something runs.
    queued: Option<ProgressBar>,
    nodes: HashMap<(i64, String), ProgressBar>,
    preview: PreviewPane,
    /// The job is being canceled from here, so that items end canceled is no news.
    stopping: bool,
}

impl People {
    pub(crate) fn new(style: Style) -> Self {
        Self {
            style,
            bars: MultiProgress::new(),
            runs: 0,
            batch: None,
            queued: None,
            nodes: HashMap::new(),
            preview: PreviewPane::new(style),
            stopping: false,
        }
    }

    fn submitted(&mut self, runs: usize) {
        self.runs = runs;
        if runs > 1 {
            let bar = self.bars.add(ProgressBar::new(runs as u64));
            bar.set_style(look("{bar:36} {pos} of {len} runs, {elapsed} gone, {eta} to go"));
            bar.enable_steady_tick(Duration::from_millis(500));
            self.batch = Some(bar);
        } else {
            let bar = self.bars.add(ProgressBar::new_spinner());
            bar.set_style(look(
                "  {spinner} waiting for its turn in the queue, {elapsed} gone",
            ));
            bar.enable_steady_tick(Duration::from_millis(120));
            self.queued = Some(bar);
        }
    }

    fn running(&mut self) {
        if let Some(queued) = self.queued.take() {
            queued.finish_and_clear();
        }
    }

    /// An item as a person counts it.
    fn naming(&self, item: &ItemRef) -> String {
        match item.index {
            Some(index) if self.runs > 1 => format!("run {} of {} (item {})", index + 1, self.runs, item.id),
            _ => format!("item {}", item.id),
        }
    }

    /// A line that stays, above the bars. Unlike a bar it is also told where there is no terminal.
    fn tell(&self, line: &str) {
        self.bars.suspend(|| eprintln!("{line}"));
    }

    fn begin(&mut self, item: &ItemRef, node: &NodeRef) {
        self.running();
        let bar = match &self.batch {
            Some(batch) => self.bars.insert_before(batch, ProgressBar::new(FULL)),
            None => self.bars.add(ProgressBar::new(FULL)),
        };
        bar.set_style(look("  {spinner} {prefix:28!} {msg} {elapsed:.dim}"));
        bar.set_prefix(node.title().to_owned());
        bar.enable_steady_tick(Duration::from_millis(120));
        if let Some(before) = self.nodes.insert(key(item, node), bar) {
            before.finish_and_clear();
        }
    }

    fn progress(&mut self, item: &ItemRef, node: &NodeRef, message: &str, percentage: Option<f64>) {
        let Some(bar) = self.nodes.get(&key(item, node)) else {
            return;
        };
        bar.set_message(message.to_owned());
        if let Some(part) = percentage {
            bar.set_style(look(
                "  {spinner} {prefix:28!} {bar:24} {percent:>3}% {msg}, {eta} to go",
            ));
            bar.set_position((part.clamp(0.0, 1.0) * FULL as f64) as u64);
        }
    }

    /// The bar of a node that is done stays as a line, unless a batch would make too many of them.
    fn end(&mut self, item: &ItemRef, node: &NodeRef) {
        let Some(bar) = self.nodes.remove(&key(item, node)) else {
            return;
        };
        let seconds = bar.elapsed().as_secs_f64();
        if self.batch.is_none() && !bar.is_hidden() {
            bar.finish_and_clear();
            let line = format!("  {} {:<28} {seconds:.1} s", self.style.good("✓"), node.title());
            // A bar draws its line only where there is a terminal, and so does this.
            let _ = self.bars.println(line);
        } else {
            bar.finish_and_clear();
        }
    }

    fn finished(&mut self, item: &ItemRef, status: &ItemStatus, why: Option<String>) {
        self.preview.clear();
        let (of_item, others): (HashMap<_, _>, _) =
            self.nodes.drain().partition(|((id, _), _)| *id == item.id.get());
        self.nodes = others;
        of_item.into_values().for_each(|bar| bar.finish_and_clear());
        match (status, why) {
            (ItemStatus::Completed, _) => {}
            (ItemStatus::Canceled, _) if self.stopping => {}
            (ItemStatus::Failed, Some(why)) => {
                let line = format!("{} {}: {why}", self.style.error("failed:"), self.naming(item));
                self.tell(&line);
            }
            (status, _) => {
                let line = format!("{} {}", self.style.warning(status.as_str()), self.naming(item));
                self.tell(&line);
            }
        }
        if let (Some(batch), Some(_)) = (&self.batch, item.index) {
            batch.inc(1);
        }
    }
}

impl Report for People {
    fn event(&mut self, event: &JobEvent) -> Result<(), Failure> {
        match event {
            JobEvent::Submitted { items, .. } => self.submitted(items.len()),
            JobEvent::Started { .. } => self.running(),
            JobEvent::NodeStarted { item, node, .. } => self.begin(item, node),
            JobEvent::Progress {
                item, node, progress, ..
            } => {
                self.progress(item, node, &progress.message, progress.percentage);
                if let Some(preview) = &progress.preview {
                    self.preview.show(&self.bars, preview);
                }
            }
            JobEvent::NodeCompleted { item, node, .. } => self.end(item, node),
            JobEvent::Stalled { reason, .. } => {
                self.tell(&format!("{} {reason}", self.style.warning("waiting:")));
            }
            JobEvent::ItemFinished {
                item,
                status,
                failure,
                ..
            } => {
                self.finished(item, status, failure.as_ref().map(ToString::to_string));
            }
            _ => {}
        }
        Ok(())
    }

    fn stopping(&mut self, why: &str) {
        self.stopping = true;
        self.tell(why);
    }

    fn saved(&mut self, made: &Made) -> Result<(), Failure> {
        match &made.path {
            Some(path) => self.bars.suspend(|| output::text(&format!("{path}\n"))),
            None => Ok(()),
        }
    }

    fn done(&mut self, summary: &Summary<'_>) -> Result<(), Failure> {
        self.running();
        if let Some(batch) = self.batch.take() {
            batch.finish_and_clear();
        }
        // What was not saved is told by its name on the server.
        for made in summary.made.iter().filter(|made| made.path.is_none()) {
            output::text(&format!("{}\n", made.name.as_str()))?;
        }
        let status = match summary.status {
            "completed" => self.style.good("completed"),
            other => self.style.error(other),
        };
        let runs = match (summary.completed, summary.item_ids.len()) {
            (_, 1) => String::new(),
            (completed, runs) if completed == runs => format!("{runs} runs, "),
            (completed, runs) => format!("{completed} of {runs} runs completed, "),
        };
        let is_video = |made: &&Made| matches!(made.name, MadeName::Video(_));
        let videos = summary.made.iter().filter(is_video).count();
        let pictures = summary.made.len() - videos;
        let made = match videos {
            0 => count(pictures, "picture"),
            _ if pictures == 0 => count(videos, "video"),
            _ => format!("{} and {}", count(pictures, "picture"), count(videos, "video")),
        };
        let took = if summary.seconds < 60.0 {
            format!("{:.1} s", summary.seconds)
        } else {
            HumanDuration(Duration::from_secs_f64(summary.seconds)).to_string()
        };
        eprintln!("{status}: {runs}{made} in {took}");
        Ok(())
    }
}

fn count(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

fn key(item: &ItemRef, node: &NodeRef) -> (i64, String) {
    (item.id.get(), node.execution_id.clone())
}

/// The template is one of this file's own, so the default is never used.
pub(super) fn look(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
