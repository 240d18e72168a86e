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

/// Text on one line and not too long, for a cell.
pub(crate) fn brief(text: &str, length: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
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
}
