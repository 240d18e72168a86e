//! Tables for people.

use comfy_table::{ContentArrangement, Table, presets};

/// A table without frames, as wide as the terminal at most.
pub(crate) fn table<const N: usize>(head: [&str; N]) -> Table {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(head.map(str::to_uppercase));
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    table
}

/// The table as text, without blanks at the ends of its lines.
pub(crate) fn text(table: &Table) -> String {
    table.trim_fmt()
}

/// Text without what would move the cursor or change colors: names that others gave are data.
pub(crate) fn harmless(text: &str) -> String {
    let is_harmful =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .map(|c| if is_harmful(c) { '\u{fffd}' } else { c })
        .collect()
}

/// A number of things: `1 image`, `2 images`.
pub(crate) fn count(number: u64, thing: &str) -> String {
    let many = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{many}")
}

/// A point in time of the server, to the minute.
pub(crate) fn minute(time: &str) -> String {
    harmless(&time.chars().take(16).collect::<String>()).replace('T', " ")
}

/// Text on one line, harmless and not too long, for a cell.
pub(crate) fn brief(text: &str, length: usize) -> String {
    let line = harmless(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    if line.chars().count() <= length {
        return line;
    }
    let mut cut: String = line.chars().take(length.saturating_sub(1)).collect();
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_at_characters() {
        assert_eq!(brief("a\n b", 10), "a b");
        assert_eq!(brief("äöüäöü", 4), "äöü…");
    }

    #[test]
    fn numbers_and_times_are_said_plainly() {
        assert_eq!(
            (count(1, "image"), count(0, "image")),
            ("1 image".into(), "0 images".into())
        );
        assert_eq!(minute("2026-11-27T05:40:11.123"), "2026-11-27 05:40");
    }

    #[test]
    fn names_cannot_take_over_the_terminal() {
        assert_eq!(brief("\u{1b}[31mred\u{7}", 20), "\u{fffd}[31mred\u{fffd}");
        assert_eq!(harmless("a\u{202e}gnp.exe"), "a\u{fffd}gnp.exe");
    }
}
