//! A bar for work on many things.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar on stderr, where there is a terminal and more than one thing to do; hidden otherwise.
pub(crate) fn bar(json: bool, total: usize, doing: &'static str) -> ProgressBar {
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if json || is_dumb || total < 2 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(total as u64);
    let look = "{msg} {bar:36} {pos} of {len}, {eta} to go";
    bar.set_style(ProgressStyle::with_template(look).unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(doing);
    bar.enable_steady_tick(Duration::from_millis(250));
    bar
}
