//! The preview of the node that draws, above the bars.

use std::io;
use std::time::{Duration, Instant};

use indicatif::{MultiProgress, ProgressBar};
use ivk_workflow::remote::Preview;

use super::people::look;
use crate::output::picture::{Colors, Picture, Room, Screen};
use crate::output::style::Style;
use crate::output::terminal;

/// Steps can come faster than anybody looks, and each redraws the terminal.
const PAUSE: Duration = Duration::from_millis(150);

/// What is left of the terminal for the bars, and for what was said before.
const OTHERS: u16 = 8;

/// Shows the newest preview, in place of the one before.
#[derive(Debug)]
pub(super) struct PreviewPane {
    /// `None` where no picture can be shown.
    colors: Option<Colors>,
    pane: Option<ProgressBar>,
    drawn: Option<Instant>,
}

impl PreviewPane {
    pub(super) fn new(style: Style) -> Self {
        Self {
            colors: Screen::of(style, &io::stderr()).colors(),
            pane: None,
            drawn: None,
        }
    }

    /// A preview that cannot be read is passed over: it is no part of the result.
    pub(super) fn show(&mut self, bars: &MultiProgress, preview: &Preview) {
        let Some(colors) = self.colors else { return };
        if self.drawn.is_some_and(|drawn| drawn.elapsed() < PAUSE) {
            return;
        }
        let Some(picture) = preview.bytes().and_then(|bytes| Picture::decode(&bytes).ok()) else {
            return;
        };
        let Some(room) = room(terminal::size()) else {
            return;
        };
        let lines: Vec<_> = picture
            .lines(room, colors)
            .into_iter()
            .map(|line| format!("  {line}"))
            .collect();
        let pane = self.pane.get_or_insert_with(|| {
            let pane = bars.insert(0, ProgressBar::new_spinner());
            pane.set_style(look("{msg}"));
            pane
        });
        pane.set_message(lines.join("\n"));
        pane.tick();
        self.drawn = Some(Instant::now());
    }

    /// Takes the preview away.
    pub(super) fn clear(&mut self) {
        if let Some(pane) = self.pane.take() {
            pane.finish_and_clear();
        }
        self.drawn = None;
    }
}

/// The room for a preview, which leaves some for the bars; `None` in a terminal that is too small.
fn room(terminal: terminal::Size) -> Option<Room> {
    let room = Room {
        columns: terminal.columns.saturating_sub(4).min(48),
        rows: terminal.rows.saturating_sub(OTHERS).min(24),
    };
    (room.columns >= 8 && room.rows >= 4).then_some(room)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_leaves_room_for_the_bars() {
        let table = [
            ((80, 24), Some((48, 16))),
            ((200, 60), Some((48, 24))),
            ((40, 24), Some((36, 16))),
            ((80, 11), None),
            ((10, 24), None),
        ];
        for ((columns, rows), expected) in table {
            let room = room(terminal::Size { columns, rows });
            let expected = expected.map(|(columns, rows)| Room { columns, rows });
            assert_eq!(room, expected, "{columns}x{rows}");
        }
    }
}
